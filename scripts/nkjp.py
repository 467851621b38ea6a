"""Reads the named entities of the National Corpus of Polish (NKJP) and gives them back as running text.

The corpus comes as tokens without the spaces between them, so the text is rebuilt: a model trained on it must see what
it will see in articles, split by the tokenizer that will split them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from entity_scores import main_labels
from packed import unpacked
from spacy.tokens import Doc, Span

from pipeline.language.entities import tags

LABELS = ("persName", "orgName", "placeName", "geogName", "date", "time")

_GLUED_LEFT = set(",.;:!?)]}”…%°’")
_GLUED_RIGHT = set("([{„‚")
_GLUED_BOTH = set("/")
_DASHES = set("-–—")
_LINE_BREAKS_IN_TRAINING = 0.15


@dataclass(frozen=True)
class Token:
    """One line of the corpus: the form, its (automatic) tag and its nested IOB tags."""

    form: str
    tag: str
    iob: tuple[str, ...]


Sentence = list[Token]
Document = list[Sentence]


def read(path: Path) -> list[Document]:
    """Gives the corpus's documents in file order; `path` is the unpacked .iob file or the .7z around it."""
    documents: list[Document] = []
    sentence: Sentence = []
    with unpacked(path, "*.iob") as file, file.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("-DOCSTART CONFIG"):
                continue
            if line.startswith("-DOCSTART FILE") or not line.strip():
                if sentence:
                    documents[-1].append(sentence)
                    sentence = []
                if line.startswith("-DOCSTART FILE"):
                    documents.append([])
                continue
            form, _, tag, iob = line.split("\t")
            sentence.append(Token(form, tag, () if iob == "O" else tuple(iob.split("#"))))
    if sentence:
        documents[-1].append(sentence)
    return documents


def split(documents: list[Document]) -> tuple[list[Document], list[Document], list[Document]]:
    """Gives (train, dev, test): shuffled with seed 13, the first tenth for test, the second for development."""
    shuffled = list(documents)
    random.Random(13).shuffle(shuffled)
    tenth, fifth = len(shuffled) // 10, len(shuffled) // 5
    return shuffled[fifth:], shuffled[tenth:fifth], shuffled[:tenth]


def _spaced(before: Token, token: Token, quotes_open: bool) -> bool:
    """Tells whether the text had a space between two tokens (the corpus does not say)."""
    if token.tag.startswith("aglt"):
        return False
    if token.form == "by" and token.tag.startswith("qub") and before.tag.startswith(("praet", "winien")):
        return False
    if token.form[0] in _GLUED_LEFT or before.form in _GLUED_RIGHT:
        return False
    if token.form in _GLUED_BOTH or before.form in _GLUED_BOTH:
        return False
    if token.form == '"':
        return not quotes_open
    if token.form in _DASHES or before.form in _DASHES:
        dash_in_name = any(tag.startswith("I-") for tag in token.iob) and before.iob
        numbers = before.form.isdigit() or token.form.isdigit()
        return not (dash_in_name or before.tag.startswith("adja") or numbers)
    return True


def as_text(sentence: Sentence) -> tuple[str, list[tuple[int, int]]]:
    """Gives the sentence's text and each token's (start, end) in it."""
    text, offsets, quotes_open = "", [], False
    glue_next = False
    for index, token in enumerate(sentence):
        if index and not glue_next and _spaced(sentence[index - 1], token, quotes_open):
            text += " "
        glue_next = token.form in _DASHES and index > 0 and sentence[index - 1].tag.startswith("adja")
        if token.form == '"':
            quotes_open = not quotes_open
            glue_next = quotes_open
        offsets.append((len(text), len(text) + len(token.form)))
        text += token.form
    return text, offsets


def _spans(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Gives every entity of the sentence, nested ones too, as (first token, token after the last, label)."""
    labels = {tag[2:] for token in sentence for tag in token.iob}
    for label in sorted(labels):
        start = None
        for index in range(len(sentence) + 1):
            tags = sentence[index].iob if index < len(sentence) else ()
            if start is not None and f"I-{label}" not in tags:
                yield start, index, label
                start = None
            if f"B-{label}" in tags or (start is None and f"I-{label}" in tags):
                start = index


def outermost(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Gives the entities that stand in no longer one, as (first token, token after the last, main label), in order."""
    found = tags.outermost([(start, end, label.replace("-", "_")) for start, end, label in _spans(sentence)])
    return main_labels(found)


def as_doc(nlp: spacy.Language, document: Document, rng: random.Random | None = None) -> Doc:
    """Gives the document as a spaCy Doc of running text, split by `nlp`'s tokenizer.

    The outermost entities stand in `ents`, all in `spans["nested"]`, with their subtypes ("placeName_country"). With
    `rng` some sentences stand on lines of their own, as an article's do.
    """
    text = ""
    wide: list[tuple[int, int, str]] = []
    deep: list[tuple[int, int, str]] = []
    for sentence in document:
        if text:
            text += "\n\n" if rng and rng.random() < _LINE_BREAKS_IN_TRAINING else " "
        body, offsets = as_text(sentence)
        for entities, found in ((wide, outermost(sentence)), (deep, _spans(sentence))):
            entities += [
                (len(text) + offsets[start][0], len(text) + offsets[end - 1][1], label.replace("-", "_"))
                for start, end, label in found
            ]
        text += body
    doc = nlp.make_doc(text)
    doc.ents = spacy.util.filter_spans(_as_spans(doc, wide))
    doc.spans["nested"] = _as_spans(doc, deep)
    return doc


def _as_spans(doc: Doc, entities: list[tuple[int, int, str]]) -> list[Span]:
    """Gives entities by their offsets as spans; one that ends inside a token takes all of it."""
    spans = [doc.char_span(start, end, label, alignment_mode="expand") for start, end, label in entities]
    return [span for span in spans if span is not None]
