"""The component `entities`: people, organisations, places, dates, times, events, products, and what lies in them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span
from tokenizers import Tokenizer

import pipeline.language.extensions  # noqa: F401
from pipeline.language.entities.clues import CLUES
from pipeline.language.entities.network import Network, NetworkError
from pipeline.language.entities.pieces import Pieces
from pipeline.language.entities.slices import Slice, slices
from pipeline.language.entities.tags import KINDS, NESTED, NEWS, Found, best_tags, outermost, spans, whole_people
from pipeline.language.entities.words import Words, words

VERSION = 1
"""Of the network's inputs and outputs and of how text is cut for it; a saved one of another version is refused."""
_NETWORK, _PIECES, _SETTINGS = "network.onnx", "pieces.json", "settings.json"
_ADDED = ("eventName", "productName")
_READ_TOGETHER = 32


class Entities:
    """Sets `doc.ents`, `doc.spans["nested"]` and `doc.spans["news"]`.

    ents: the outermost entities of NKJP, and events and products beside them; `span._.subtype` of places and people
    where NKJP has one ("settlement"). nested: all of NKJP's, one in another, their labels with subtypes as PolEval
    writes them ("placeName_settlement"). news: the people, places, organisations, events and products of SlavicNER.
    Without a network, as the factory makes it, it finds nothing; `from_disk` or `from_bytes` brings one.
    threads: on which slices of texts are read at a time; as many as there are cores if None.
    """

    def __init__(self, threads: int | None = None) -> None:
        self.threads = threads
        self.network: Network | None = None
        self.pieces: Pieces | None = None

    def read_on(self, threads: int) -> None:
        """Sets the number of threads on which texts are read from now on."""
        self.threads = threads
        if self.network is not None:
            self.network.threads = threads

    def __call__(self, doc: Doc) -> Doc:
        self._read([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _READ_TOGETHER) -> Iterator[Doc]:
        """Reads Docs in order; `batch_size` changes nothing of what is found in them."""
        coming = iter(stream)
        while docs := list(islice(coming, batch_size)):
            self._read(docs)
            yield from docs

    def _read(self, docs: list[Doc]) -> None:
        if self.network is None or self.pieces is None:
            return
        texts = [words(doc) for doc in docs]
        cut = [slices(text, self.pieces) for text in texts]
        scores = self.network(one for group in cut for one in group)
        for doc, text, group in zip(docs, texts, cut, strict=True):
            _write(doc, text, _found(group, islice(scores, len(group))))

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, content in self._files():
                archive.writestr(zipfile.ZipInfo(name), content)
        return packed.getvalue()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Entities:
        """Raises NetworkError where the bytes are no component of this version."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                files = {name: archive.read(name) for name in archive.namelist()}
        except zipfile.BadZipFile as error:
            raise NetworkError("the component 'entities' is cut off: write it to bytes anew") from error
        return self._take(files)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self._files():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Entities:
        """Raises NetworkError where the folder holds no component of this version."""
        folder = Path(path)
        return self._take({file.name: file.read_bytes() for file in folder.iterdir()} if folder.is_dir() else {})

    def _files(self) -> Iterator[tuple[str, bytes]]:
        if self.network is not None and self.pieces is not None:
            yield _NETWORK, self.network.data
            yield _PIECES, self.pieces.tokenizer.to_str().encode()
            yield _SETTINGS, json.dumps(settings(), ensure_ascii=False).encode()

    def _take(self, files: dict[str, bytes]) -> Entities:
        if not files:
            return self
        missing = {_NETWORK, _PIECES, _SETTINGS} - set(files)
        if missing:
            raise NetworkError(f"the model's {', '.join(sorted(missing))} is missing: install the package anew")
        try:
            theirs = json.loads(files[_SETTINGS])
            cutter = Tokenizer.from_str(files[_PIECES].decode())
        except Exception as error:  # the tokenizer's own exception is a bare one
            raise NetworkError("the model's files are cut off: install the package anew") from error
        if theirs != settings():
            raise NetworkError(
                f"the model is of version {theirs.get('version')}, this package reads {VERSION}: install them together"
            )
        self.network = Network(files[_NETWORK], self.threads)
        self.pieces = Pieces(cutter)
        return self


def settings() -> dict[str, object]:
    """Gives what a saved network must agree on with this code: version, clues and kinds in their order."""
    return {"version": VERSION, "clues": list(CLUES), "kinds": list(KINDS)}


def _found(group: list[Slice], scores: Iterable[NDArray[np.float32]]) -> list[Found]:
    """Gives the spans of a text's words, from the scores of the slices' counted parts."""
    counted = [
        given[one.window.first - one.window.start : one.window.last - one.window.start]
        for one, given in zip(group, scores, strict=True)
    ]
    return whole_people(spans(best_tags(np.concatenate(counted)))) if counted else []


def _write(doc: Doc, text: Words, found: list[Found]) -> None:
    nested = [span for span in found if span[2] in NESTED]
    kept = outermost(nested)
    taken = {word for start, end, _ in kept for word in range(start, end)}
    kept += [s for s in outermost([s for s in found if s[2] in _ADDED]) if taken.isdisjoint(range(s[0], s[1]))]

    def as_span(start: int, end: int, label: str) -> Span:
        return Span(doc, text.tokens[start], text.tokens[end - 1] + 1, label=label)

    doc.spans["nested"] = [as_span(*span) for span in nested]
    doc.spans["news"] = [as_span(*span) for span in found if span[2] in NEWS]
    ents = []
    for start, end, kind in kept:
        label, _, subtype = kind.partition("_")
        ents.append(as_span(start, end, label))
        ents[-1]._.subtype = subtype
    doc.ents = ents


@Language.factory(
    "entities",
    default_config={"threads": None},
    assigns=["doc.ents", "doc.spans", "span._.subtype"],
    default_score_weights={"ents_f": 1.0},
)
def create(nlp: Language, name: str, threads: int | None) -> Entities:
    """Gives the component; it finds nothing until a trained network is read into it."""
    return Entities(threads)
