"""One article, drawn for a person to read: its text with what was found in it, then its records."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd
from rich.console import Console
from rich.text import Text

Row = Mapping[Hashable, Any]

STYLES = {
    "orgName": "black on bright_cyan",
    "persName": "black on bright_green",
    "placeName": "black on bright_yellow",
    "geogName": "black on yellow",
    "eventName": "black on bright_magenta",
    "productName": "black on bright_red",
    "date": "white on blue",
    "time": "white on blue",
}
OTHER = "reverse"

# Besides the control characters, the marks that turn the direction of text: a terminal obeys them too.
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_IDS_AND_OFFSETS = {"agreement_id", "article_id", "start", "end"}


def neutral(text: str) -> str:
    """Gives the text with each character that a terminal would obey, not show, as the replacement character.

    One character for one, so that offsets stay as they are. Line ends and tabs are kept.
    """
    return _OBEYED.sub("\N{REPLACEMENT CHARACTER}", text)


def display(records: Mapping[str, pd.DataFrame]) -> None:
    """Prints the one article of the tables of a run on standard output, in colours where a terminal shows them."""
    console = Console(highlight=False)
    if console.is_terminal and console.color_system is not None and not console.no_color:
        console.print(draw(records, colours=True))
    else:
        print(draw(records, colours=False).plain, flush=True)


def draw(records: Mapping[str, pd.DataFrame], *, colours: bool) -> Text:
    """Draws the one article of the tables of a run.

    colours: mentions are highlighted by label, with a legend; else they stand in brackets, [text|label: name].
    """
    article = next(_rows(records["articles"]))
    mentions = list(_rows(records["mentions"]))
    drawing = Text()
    _heading(drawing, article)
    if colours:
        _legend(drawing, mentions)
    _text(drawing, article["text"], mentions, colours)
    _agreements(drawing, records, article["text"])
    _section(drawing, "roles")
    for role in _rows(records["roles"]):
        drawing.append(f"  {_listed(role, 'person', 'role', 'organisation')}\n")
    _section(drawing, "dates")
    for mention in mentions:
        if mention["label"] in {"date", "time"}:
            drawing.append(f"  {_one_line(mention['text'])}: {_one_line(mention['value'] or 'not resolved')}\n")
    return drawing


def _rows(table: pd.DataFrame) -> Iterator[Row]:
    """Gives the rows of a table, with None where a value is missing."""
    yield from table.astype(object).where(table.notna(), None).to_dict("records")


def _one_line(value: Any) -> str:
    if isinstance(value, date):  # a pandas Timestamp is one
        value = f"{value:%Y-%m-%d}"
    return neutral(" ".join(str(value).split()))


def _listed(row: Row, *columns: str) -> str:
    return ", ".join(_one_line(row[column]) for column in columns if row[column] is not None)


def _heading(drawing: Text, article: Row) -> None:
    if article["title"] is not None and not article["text"].startswith(article["title"]):
        drawing.append(f"{_one_line(article['title'])}\n", "bold")
    drawing.append(f"{_listed(article, 'source', 'url', 'author', 'published')}\n\n", "dim")


def _legend(drawing: Text, mentions: list[Row]) -> None:
    for label in sorted({mention["label"] for mention in mentions}):
        drawing.append(f" {neutral(label)} ", STYLES.get(label, OTHER)).append(" ")
    drawing.append("\n\n" if mentions else "")


def _text(drawing: Text, text: str, mentions: list[Row], colours: bool) -> None:
    shown = neutral(text)
    done = 0
    for mention in mentions:
        start, end, label = mention["start"], mention["end"], mention["label"]
        if start < done:
            continue
        drawing.append(shown[done:start])
        if colours:
            drawing.append(shown[start:end], STYLES.get(label, OTHER))
        else:
            meaning = mention["name"] or mention["value"]
            says = f"{label}: {meaning}" if meaning else label
            drawing.append(f"[{shown[start:end]}|{neutral(says)}]")
        done = end
    drawing.append(f"{shown[done:]}\n")


def _section(drawing: Text, name: str) -> None:
    drawing.append("\n").append(f"{name}\n", "bold underline")


def _agreements(drawing: Text, records: Mapping[str, pd.DataFrame], text: str) -> None:
    _section(drawing, "agreements")
    for agreement in _rows(records["agreements"]):
        drawing.append(f"  {_one_line(agreement['agreement_id'])}\n", "bold")
        for column, value in agreement.items():
            if value is not None and column not in _IDS_AND_OFFSETS:
                _field(drawing, str(column), value)
        _field(drawing, "text", text[agreement["start"] : agreement["end"]])
        _parties(drawing, records["signatories"], agreement, "organisation")
        _parties(drawing, records["signers"], agreement, "person")


def _field(drawing: Text, name: str, value: Any) -> None:
    drawing.append(f"    {name}: ", "dim").append(f"{_one_line(value)}\n")


def _parties(drawing: Text, table: pd.DataFrame, agreement: Row, who: str) -> None:
    """Draws the signatories (`who` is "organisation") or the signers ("person") of an agreement."""
    parties = table[table["agreement_id"] == agreement["agreement_id"]]
    if len(parties):
        drawing.append("    signatories:\n" if who == "organisation" else "    signers:\n", "dim")
    for party in _rows(parties):
        drawing.append(f"      {party['position']}. ")
        if who == "person":
            drawing.append(f"{_listed(party, 'person', 'role', 'organisation')}\n")
            continue
        drawing.append(_one_line(party["organisation"]))
        if party["acronym"] is not None:
            drawing.append(f" ({_one_line(party['acronym'])})")
        if party["represented_by"] is not None:
            drawing.append(f", represented by {_one_line(party['represented_by'])}")
        drawing.append("\n")
