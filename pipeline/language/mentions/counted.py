"""Units that are counted, the figure a part of their name: "25. Brygada Kawalerii", "3 Nadwiślańska Brygada"."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads

_LONGEST = 3


def number_start(doc: Doc, start: int, head: int) -> int:
    """Gives where a name begins with its figure: start, or the token of the figure before it.

    start, head: tokens of the name's first word and of its head noun. Without a full stop the figure counts several
    ("5 brygad") unless the noun stands in the singular.
    """
    if start < 1 or not _counted(doc, start, head):
        return start
    stopped = doc[start - 1].text == "."
    figure = start - 2 if stopped else start - 1
    if figure < 0 or not doc[figure].text.isdigit() or len(doc[figure].text) > _LONGEST:
        return start
    if figure and doc[figure - 1].lower_ in {"nr", "."} and not doc[figure].is_sent_start:
        return start
    singular = any(reading.nominal and "sg" in reading.numbers for reading in readings(doc[head].text))
    return figure if stopped or (singular and doc[figure].whitespace_) else start


def _counted(doc: Doc, start: int, head: int) -> bool:
    if lemmas(doc[head].text) & heads().numbered:
        return True
    around = doc[start : min(len(doc), head + 2)]
    return any(lemmas(token.text) & heads().numbered_with for token in around if token.i != head)
