"""The component `telling`: which words tell of an agreement, and which names are its parties and signers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from tokenizers import Tokenizer

import pipeline.language.extensions  # noqa: F401
from pipeline.language.agreements.kinds import kinds
from pipeline.language.entities.network import NetworkError
from pipeline.language.entities.pieces import Pieces
from pipeline.language.entities.slices import slices
from pipeline.language.entities.words import Words, words
from pipeline.language.telling.grouping import PARTS, STATUSES, Group, Run, groups
from pipeline.language.telling.network import Network
from pipeline.language.telling.record import PARTY, SIGNER, Part, Telling

VERSION = 1
LONGEST = 480
"""Pieces of a window: most articles are read in one or two, so that a name is judged by what is told far from it."""
_NETWORK, _PIECES, _SETTINGS = "network.onnx", "pieces.json", "settings.json"
_PART_OF = {"persName": SIGNER, "orgName": PARTY, "placeName": PARTY, "geogName": PARTY}


class TellingReader:
    """Sets `doc._.telling`: a tuple of `Telling`, in the text's order.

    Without a network, which scripts/train_telling.py makes, it finds nothing. A text that names nothing that could be
    an agreement is not read.
    """

    def __init__(self) -> None:
        self.network: Network | None = None
        self.pieces: Pieces | None = None

    def __call__(self, doc: Doc) -> Doc:
        doc._.telling = tuple(self._read(doc))
        return doc

    def _read(self, doc: Doc) -> Iterator[Telling]:
        if self.network is None or self.pieces is None:
            return
        if not any(kind.agreement for kind in kinds(list(doc))):
            return
        text = words(doc)
        places = {token: place for place, token in enumerate(text.tokens)}
        names = [(_run(entity, places), _PART_OF[entity.label_]) for entity in doc.ents if entity.label_ in _PART_OF]
        for one in slices(text, self.pieces, LONGEST):
            start, first, last = one.window.start, one.window.first, one.window.last
            here = [((a - start, b - start), part) for (a, b), part in names if first <= a < b <= last]
            for group in groups(self.network(one), first - start, last - start, here):
                yield _telling(doc, text, group, start)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        if self.network is not None and self.pieces is not None:
            (folder / _NETWORK).write_bytes(self.network.data)
            (folder / _PIECES).write_text(self.pieces.tokenizer.to_str(), encoding="utf-8")
            (folder / _SETTINGS).write_text(json.dumps(settings()), encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> TellingReader:
        """Raises NetworkError where the folder holds a network of another version."""
        folder = Path(path)
        if not (folder / _NETWORK).is_file():
            return self
        try:
            theirs = json.loads((folder / _SETTINGS).read_text(encoding="utf-8"))
            cutter = Tokenizer.from_str((folder / _PIECES).read_text(encoding="utf-8"))
        except Exception as error:  # the tokenizer's own exception is a bare one
            raise NetworkError("the files of 'telling' are missing or cut off: make them anew") from error
        if theirs != settings():
            raise NetworkError(
                f"the network of 'telling' is of version {theirs.get('version')}, this package reads {VERSION}: "
                "train it anew"
            )
        self.network, self.pieces = Network((folder / _NETWORK).read_bytes()), Pieces(cutter)
        return self


def settings() -> dict[str, object]:
    """Gives what a saved network must agree on with this code."""
    return {"version": VERSION, "statuses": list(STATUSES), "parts": list(PARTS)}


def _run(entity: Span, places: dict[int, int]) -> Run:
    inside = [places[token.i] for token in entity if token.i in places]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _telling(doc: Doc, text: Words, group: Group, start: int) -> Telling:
    def span(run: Run) -> Span:
        return doc[text.tokens[run[0] + start] : text.tokens[run[1] - 1 + start] + 1]

    parts = tuple(Part(span(run), part, round(share, 3)) for run, part, share in group.parts)
    return Telling(group.status, tuple(map(span, group.words)), parts, round(group.share, 3))


@Language.factory("telling", requires=["doc.ents"], assigns=["doc._.telling"])
def create(nlp: Language, name: str) -> TellingReader:
    """Gives the component; it finds nothing until a trained network is read into it."""
    return TellingReader()
