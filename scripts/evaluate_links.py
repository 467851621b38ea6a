"""Scores which entity the mentions of an article are taken for: inflected, short and acronyms (corpus/links).

    python scripts/evaluate_links.py corpus/links [--errors]

A mention is found where an entity of its kind has its borders, and linked where that has the name of the one that is
meant. "another's" are the mentions that bear the name of another entity of the article, those that stand for none of
them (marked 0) among them: the worst that can happen to a table.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from linked import Linked, Mention, read
from spacy.language import Language
from spacy.tokens import Doc

import pipeline
from pipeline.language.mentions.words import acronym_shaped
from pipeline.records.article import KINDS

FORMS = ("as it is", "inflected", "short", "acronym", "nobody's")


@dataclass
class Tally:
    """How many mentions there are of a form, how many are found, linked, and linked to another entity."""

    total: int = 0
    found: int = 0
    linked: int = 0
    wrong: int = 0


def form(text: str, mention: Mention) -> str:
    """Tells how a mention writes its entity's name."""
    if mention.entity is None:
        return "nobody's"
    written, name = text[mention.start : mention.end], mention.entity.name
    if written == name:
        return "as it is"
    if acronym_shaped(written.split(" ")[0].split("-")[0]):
        return "acronym"
    return "short" if len(written.split(" ")) < len(name.split(" ")) else "inflected"


def names(doc: Doc) -> dict[tuple[int, int], tuple[str, str]]:
    """Gives (start, end) of each entity in the text -> its kind and name."""
    return {(e.start_char, e.end_char): (KINDS[e.label_], e._.name) for e in doc.ents if e.label_ in KINDS}


def score(nlp: Language, articles: list[Linked]) -> tuple[dict[str, Tally], list[str]]:
    """Gives the tally of each form, and the errors a line each."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    errors: list[str] = []
    for article in articles:
        found = names(nlp(article.text))
        known = {mention.entity.name for mention in article.mentions if mention.entity is not None}
        for mention in article.mentions:
            kind, name = found.get((mention.start, mention.end), ("", ""))
            meant = mention.entity
            tally = tallies[form(article.text, mention)]
            right = (kind, name) == (meant.kind, meant.name) if meant is not None else name not in known
            tally.total += 1
            tally.found += kind == meant.kind if meant is not None else 1
            tally.linked += right
            tally.wrong += not right and name in known
            if not right:
                written = article.text[mention.start : mention.end]
                errors.append(f"{article.name}\t{written}\t{kind} {name}\t{meant.name if meant else '-'}")
    return tallies, errors


def table(tallies: dict[str, Tally]) -> str:
    """Gives the shares of each form, and of all, as a Markdown table."""
    whole = Tally(
        *(sum(getattr(one, key) for one in tallies.values()) for key in ("total", "found", "linked", "wrong"))
    )
    rows = ["| written | mentions | found | linked | another's |", "| --- | --- | --- | --- | --- |"]
    for label, one in [*((label, tallies[label]) for label in FORMS if label in tallies), ("all", whole)]:
        found, linked = one.found / one.total, one.linked / one.total
        rows.append(f"| {label} | {one.total} | {found:.3f} | {linked:.3f} | {one.wrong} |")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="name what is not linked: written, taken for, meant")
    arguments = parser.parse_args()
    tallies, errors = score(pipeline.load(), list(read(arguments.folder)))
    if arguments.errors:
        print("\n".join(errors))
    print(table(tallies))


if __name__ == "__main__":
    main()
