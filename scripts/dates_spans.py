"""Recognition of dates and times on NKJP: precision, recall and F, and how fast the grammar alone is.

NKJP marks single dates of the calendar: "9" and "10 maja" of "9–10 maja" apart, no weekday, no "br.", no "wczoraj". So
each date that an expression of ours joins counts by itself (`Expression.parts`), and those that name none are left out.
Borders are compared without signs and without "r." and "roku" at either end.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import nkjp
from evaluate_dates import moments
from scoring import Score
from spacy.language import Language

import pipeline
from pipeline.language.dates.grammar import expressions

_EDGE = re.compile(r"^(?:\W|(?:roku|rok|r)\b)+|(?:\W|\b(?:roku|rok|r)(?=\W*$))+$", re.I)
_LABELS = ("date", "time")

Span = tuple[int, int, str]


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Gives a span without signs, "r." and "roku" at its ends; as it is where nothing else is left of it."""
    words = text[start:end]
    while (cut := _EDGE.search(words)) is not None and cut[0] != words:
        if cut.start() == 0:
            start += cut.end()
        else:
            end = start + cut.start()
        words = text[start:end]
    return start, end


def as_text(sentence: nkjp.Sentence) -> tuple[str, list[tuple[int, int]]]:
    """Gives a sentence and its tokens' offsets, with figures such as 17.20 and 9.05.2023 in one piece."""
    text, offsets = nkjp.as_text(sentence)
    result, moved, done = "", [], 0
    for index, (start, end) in enumerate(offsets):
        gap = text[done:start]
        if index > 1 and gap == " " and sentence[index - 1].form in {".", ":"}:
            before, form = sentence[index - 2].form, sentence[index].form
            if before.isdigit() and form.isdigit() and len(before) <= 2 and len(form) in {2, 4}:
                gap = ""
        result += gap
        moved.append((len(result), len(result) + end - start))
        result += text[start:end]
        done = end
    return result, moved


def documents(part: list[nkjp.Document]) -> Iterator[tuple[str, list[Span]]]:
    """Gives each document's text and its dates and times."""
    for document in part:
        text, spans = "", []
        for sentence in document:
            body, offsets = as_text(sentence)
            text += " " if text else ""
            spans += [
                (len(text) + offsets[start][0], len(text) + offsets[end - 1][1], label)
                for start, end, label in nkjp.outermost(sentence)
                if label in _LABELS
            ]
            text += body
        yield text, spans


def by_grammar(text: str) -> list[Span]:
    """Gives the single dates and times that the grammar finds."""
    return [(*part, "time" if one.times else "date") for one in expressions(text) for part in one.parts]


def by_product(nlp: Language, text: str) -> list[Span]:
    """Gives the single dates and times that the product finds: the grammar's, and the model's where it has none."""
    known = {one.start: one for one in expressions(text)}
    found: list[Span] = []
    for entity in nlp(text).ents:
        if entity.label_ in _LABELS:
            expression = known.get(entity.start_char)
            places = expression.parts if expression else ((entity.start_char, entity.end_char),)
            found += [(*place, entity.label_) for place in places]
    return found


def by_dateparser(text: str) -> list[Span]:
    """Gives what dateparser finds; it does not tell times of day from dates, so a colon does."""
    return [(start, end, "time" if ":" in text[start:end] else "date") for start, end, _ in moments(text, None)]


def count(scores: dict[str, Score], text: str, found: Iterable[Span], gold: Iterable[Span]) -> None:
    """Adds a document to the scores of dates, of times and of both."""
    said, right = ({(*bare(text, start, end), label) for start, end, label in spans} for spans in (found, gold))
    for name in ("all", *_LABELS):
        where = [{one for one in spans if name in {"all", one[2]}} for spans in (said, right)]
        one = scores.setdefault(name, Score())
        one.right += len(where[0] & where[1])
        one.wrong += len(where[0] - where[1])
        one.missed += len(where[1] - where[0])
        for side, spans in (("wrong", where[0] - where[1]), ("missed", where[1] - where[0])):
            for start, end, label in sorted(spans):
                around = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}"
                one.errors.append(f"{side}\t{label}\t{around}")


def speed(texts: list[str]) -> float:
    """Gives the words a second that the grammar alone reads, the best of three times, on one core."""
    text = "\n".join(texts)
    list(expressions(text[:10_000]))
    times = []
    for _ in range(3):
        begun = time.process_time()
        for _ in expressions(text):
            pass
        times.append(time.process_time() - begun)
    return len(text.split()) / min(times)


def report(corpus: Path, part: str, errors: bool) -> None:
    """Prints recognition and speed on a part of NKJP."""
    names = ("train", "dev", "test")
    chosen = list(documents(nkjp.split(nkjp.read(corpus))[names.index(part)]))
    texts = [text for text, _ in chosen]
    nlp = pipeline.load()
    nlp.select_pipes(disable=["names", "roles", "agreements"])
    readers = {"product": lambda text: by_product(nlp, text), "grammar": by_grammar}
    try:
        import dateparser  # noqa: F401

        readers["dateparser"] = by_dateparser
    except ImportError:
        pass
    print(f"NKJP, {part}: {len(texts)} documents, {sum(len(text.split()) for text in texts):,} words")
    print("| | label | precision | recall | F |\n| --- | --- | --- | --- | --- |")
    for reader, found in readers.items():
        scores: dict[str, Score] = {}
        for text, gold in chosen:
            count(scores, text, found(text), gold)
        for name, one in scores.items():
            print(f"| {reader} | {name} | {one.precision:.3f} | {one.recall:.3f} | {one.f:.3f} |", flush=True)
        if errors and reader != "dateparser":
            print(*scores["all"].errors, sep="\n")
    print(f"the grammar alone: {speed(texts):,.0f} words a second on one core")
