"""Scores base forms of names on SlavicNER's Polish articles, given the gold mentions, and prints the tables.

python scripts/evaluate_names.py slavicner-pl-train.7z            # the topics that nothing was tuned or learned on
python scripts/evaluate_names.py slavicner-pl-train.7z --errors   # the errors, on the other topics only
python scripts/evaluate_names.py slavicner-pl-train.7z --each     # every topic, with weights learned on the others
python scripts/evaluate_names.py slavicner-pl-train.7z --figures names.json    # the tables into a file as well

In the file stand the Markdown tables "names" and "linking", or "topics" with --each, by the names of their blocks in
the READMEs, beside "mentions", "topics_measured" and "mentions_a_second"; what it has of another call stays.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy
from bcubed import bcubed
from slavicner import HELD_OUT, Article, Mention, as_doc, read, unpacked
from spacy.language import Language
from spacy.tokens import Span

from pipeline.language import load  # noqa: F401  # registers the extensions
from pipeline.language.morphology import choose, governed_cases
from pipeline.language.names.base import base_form, by_rules, use
from pipeline.language.names.component import create
from pipeline.records.article import KINDS, ArticleRows
from pipeline.records.identity import same_entities
from pipeline.records.ids import entity_id

TYPES = ("PER", "LOC", "ORG", "PRO", "EVT")
Namer = Callable[[Span, frozenset[str]], str]


@dataclass
class Tally:
    """How many mentions of each type there are, and how many got their gold lemma exactly and but for capitals."""

    total: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    folded: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, mention: Mention, surface: str, name: str, context: str = "") -> None:
        for kind in (mention.type, "all"):
            self.total[kind] += 1
            self.exact[kind] += name == mention.lemma
            self.folded[kind] += name.lower() == mention.lemma.lower()
        if name != mention.lemma:
            self.errors.append(f"{mention.type}\t{surface}\t{name}\t{mention.lemma}\t{context}")


def surface(span: Span, seen: frozenset[str]) -> str:
    """Gives a mention as it stands in the text."""
    return span.text


def lemmas(span: Span, seen: frozenset[str]) -> str:
    """Gives the lemmas of a mention's words, with the spaces of the text."""
    found = []
    for token in span:
        reading = choose(token.text, False, governed_cases(token))
        lemma = reading.lemma if reading is not None else token.text
        found.append((lemma[:1].upper() + lemma[1:] if token.text[:1].isupper() else lemma) + token.whitespace_)
    return "".join(found).strip()


NAMERS: dict[str, Namer] = {"surface": surface, "words' lemmas": lemmas, "ours": base_form}


def tally(nlp: Language, articles: Iterable[Article], namers: dict[str, Namer]) -> dict[str, Tally]:
    """Gives the tally of each namer."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for article in articles:
        doc, pairs = as_doc(nlp, article)
        seen = frozenset(token.text for token in doc)
        for label, namer in namers.items():
            for span, mention in pairs:
                before = doc[max(0, span.start - 4) : span.start].text
                tallies[label].add(mention, span.text, namer(span, seen), f"{article.topic}: {before}")
    return tallies


def speed(nlp: Language, articles: Iterable[Article]) -> tuple[float, float]:
    """Gives how many mentions a second of processor time are named, the first time and once more.

    To be asked before any is named; other programs on the machine disturb seconds by the clock.
    """
    docs = [(frozenset(token.text for token in doc), pairs) for doc, pairs in (as_doc(nlp, one) for one in articles)]
    count = sum(len(pairs) for _, pairs in docs)
    found = []
    for _ in range(2):
        begun = time.process_time()
        for seen, pairs in docs:
            for span, _ in pairs:
                base_form(span, seen)
        found.append(count / (time.process_time() - begun))
    return found[0], found[1]


def each(nlp: Language, articles: list[Article]) -> str:
    """Gives the exact matches of every topic, named by weights that were learned on all others, as a Markdown table."""
    from train_names import examples, learn

    topics = sorted({article.topic for article in articles})
    taught = {topic: examples(nlp, [one for one in articles if one.topic == topic]) for topic in topics}
    rows = ["| topic | mentions | surface | rules alone | ours | but for capitals |", "| --- |" + " --- |" * 5]
    sums: Counter[str] = Counter()
    for topic in topics:
        use(learn([example for other in topics if other != topic for example in taught[other]]))
        namers: dict[str, Namer] = {"surface": surface, "rules": by_rules, "ours": base_form}
        found = tally(nlp, [one for one in articles if one.topic == topic], namers)
        counts = {
            "mentions": found["ours"].total["all"],
            **{label: one.exact["all"] for label, one in found.items()},
            "folded": found["ours"].folded["all"],
        }
        sums.update(counts)
        rows.append(_row(topic, counts))
    use({})
    return "\n".join([*rows, _row("all", sums)])


def _row(topic: str, counts: Mapping[str, int]) -> str:
    shares = [f"{counts[name] / counts['mentions']:.3f}" for name in ("surface", "rules", "ours", "folded")]
    return f"| {topic} | {counts['mentions']:,} | {' | '.join(shares)} |"


def table(tallies: dict[str, Tally]) -> str:
    """Gives the shares of exact matches by type, and of matches but for capitals, as a Markdown table."""
    head = "| | " + " | ".join([*TYPES, "all", "but for capitals"]) + " |\n|" + " --- |" * (len(TYPES) + 3)
    rows = [
        f"| {label} | "
        + " | ".join(f"{one.exact[kind] / one.total[kind]:.3f}" if one.total[kind] else "" for kind in (*TYPES, "all"))
        + f" | {one.folded['all'] / one.total['all']:.3f} |"
        for label, one in tallies.items()
    ]
    published = "| mT5-large, published, all six languages" + " |" * (len(TYPES) + 1) + " 0.961 | |"
    return "\n".join([head, *rows, published])


def linked(nlp: Language, articles: Iterable[Article]) -> dict[str, list[str]]:
    """Gives the entities of the outermost gold mentions of articles: of the corpus, by surface, by name, and ours.

    Ours are what `names` and identity across articles make of them together.
    """
    named = create(nlp, "names", None)
    found: dict[str, list[str]] = {"gold": [], "surface": [], "base form": [], "ours": []}
    rows = []
    for article in articles:
        doc, pairs = as_doc(nlp, article)
        seen = frozenset(token.text for token in doc)
        kept = {(span.start, span.end): mention for span, mention in pairs}
        for span in doc.ents:
            kind = KINDS[span.label_]
            found["gold"].append(kept[span.start, span.end].entity)
            found["surface"].append(entity_id(kind, span.text))
            found["base form"].append(entity_id(kind, base_form(span, seen)))
        made = ArticleRows({"article_id": article.name})
        for span in named(doc).ents:
            entity = entity_id(KINDS[span.label_], span._.name)
            found["ours"].append(entity)
            made.mentions.append({"entity_id": entity, "name": span._.name, "acronym": span._.acronym or None})
        rows.append(made)
    same = same_entities(rows, ())
    return found | {"ours": [same.get(entity, entity) for entity in found["ours"]]}


def linking_table(entities: dict[str, list[str]]) -> str:
    """Gives the B-cubed scores of entities across articles as a Markdown table."""
    rows = ["| | precision | recall | F |", "| --- | --- | --- | --- |"]
    for label in ("surface", "base form", "ours"):
        score = bcubed(entities[label], entities["gold"])
        rows.append(f"| {label} | {score.precision:.3f} | {score.recall:.3f} | {score.f:.3f} |")
    return "\n".join([*rows, "| published, across all six languages | | | 0.878 |"])


def keep(path: Path | None, figures: Mapping[str, Any]) -> None:
    """Writes figures into a JSON file, beside those that it has already; nothing without a path."""
    if path is not None:
        known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        text = json.dumps(known | dict(figures), ensure_ascii=False, indent=1, sort_keys=True)
        path.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(os.environ.get("SYGNATARIUSZ_DATA", ".")) / "slavicner-pl-train.7z"
    parser.add_argument("corpus", type=Path, nargs="?", default=default, help="the .7z file or its unpacked folder")
    parser.add_argument("--errors", action="store_true", help="print the errors on the topics that are not held out")
    parser.add_argument("--each", action="store_true", help="measure every topic with what the others teach")
    parser.add_argument("--topics", nargs="+", help="measure on these topics")
    parser.add_argument("--figures", type=Path, metavar="FILE", help="write the figures into a JSON file, too")
    arguments = parser.parse_args()

    nlp = spacy.blank("pl")
    with tempfile.TemporaryDirectory() as folder:
        articles = list(read(unpacked(arguments.corpus, Path(folder))))
    topics = arguments.topics or HELD_OUT
    if arguments.errors:
        others = [article for article in articles if article.topic not in HELD_OUT]
        found = tally(nlp, others, {"ours": base_form})
        for error, times in Counter(found["ours"].errors).most_common():
            print(f"{times}\t{error}")
        return
    if arguments.each:
        found_each = each(nlp, articles)
        print(found_each)
        keep(arguments.figures, {"topics": found_each})
        return
    measured = [article for article in articles if article.topic in topics]
    first, again = speed(nlp, articles)
    tallies = tally(nlp, measured, NAMERS)
    linking = linking_table(linked(nlp, measured))
    print(f"{tallies['ours'].total['all']:,} mentions of {', '.join(topics)}")
    print(f"{first:,.0f} mentions a second the first time that all topics are read, {again:,.0f} the second\n")
    print(table(tallies))
    print(f"\nEntities across articles, B-cubed\n\n{linking}")
    figures = {
        "names": table(tallies),
        "linking": linking,
        "mentions": tallies["ours"].total["all"],
        "topics_measured": list(topics),
        "mentions_a_second": {"first": round(first), "again": round(again)},
    }
    keep(arguments.figures, figures)


if __name__ == "__main__":
    main()
