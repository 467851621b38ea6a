"""Reads the Polish articles of SlavicNER: mentions with their base forms and ids that hold across articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packed import extract
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

LABELS = {"PER": "persName", "LOC": "placeName", "ORG": "orgName", "EVT": "eventName", "PRO": "productName"}
HELD_OUT = ("nord_stream", "us_election_2020")
"""Topics that nobody looks at: chosen before anything of them was read, and neither tuned nor learned on."""


@dataclass(frozen=True)
class Mention:
    """A mention: its offsets in the article's text, type (PER, LOC, ORG, EVT, PRO), base form and entity."""

    start: int
    end: int
    type: str
    lemma: str
    entity: str


@dataclass(frozen=True)
class Article:
    """An article: its topic, file name, text and mentions in the text's order."""

    topic: str
    name: str
    text: str
    mentions: tuple[Mention, ...]


def unpacked(path: Path, folder: Path) -> Path:
    """Gives the folder of a corpus that is one, or that is packed in a .7z file: then it is unpacked into `folder`."""
    if path.is_dir():
        return path
    extract(path, folder)
    return folder


def read(folder: Path) -> Iterator[Article]:
    """Gives the articles of an unpacked corpus (ner/TOPIC/pl/*.tsv beside raw/TOPIC/pl/*.txt), by topic and name."""
    for table in sorted((folder / "ner").glob("*/pl/*.tsv")):
        topic = table.parts[-3]
        text = (folder / "raw" / topic / "pl" / f"{table.stem}.txt").read_bytes().decode("utf-8")
        rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if line.strip())
        mentions = sorted(
            (Mention(int(start), int(end), kind, lemma, entity) for start, end, _, lemma, kind, entity in rows),
            key=lambda mention: (mention.start, -mention.end),
        )
        yield Article(topic, table.stem, text, tuple(mentions))


def as_doc(nlp: Language, article: Article) -> tuple[Doc, list[tuple[Span, Mention]]]:
    """Gives an article as a Doc whose `ents` are its gold mentions, and each of them with what the corpus says of it.

    Of mentions within mentions the longest stand in `ents`; a mention that ends inside a token takes all of it.
    """
    doc = nlp.make_doc(article.text)
    pairs = []
    for mention in article.mentions:
        span = doc.char_span(mention.start, mention.end, LABELS[mention.type], alignment_mode="expand")
        if span is not None:
            pairs.append((span, mention))
    doc.ents = filter_spans([span for span, _ in pairs])
    return doc, pairs
