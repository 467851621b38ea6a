"""Articles' rows made by hand, as `pipeline.records.rows` gives them, for what is hard to write as a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.flow import extract
from pipeline.records import TABLES, ArticleRows
from pipeline.records.article import Row
from pipeline.records.ids import article_id, content_hash, entity_id
from pipeline.sources import RawDocument

Told = tuple[str, date | None, Sequence[str]]
Make = Callable[..., ArticleRows]

COLUMNS = {table.name: dict.fromkeys(table.names) for table in TABLES}


def _organisation(article: str, start: int, name: str) -> Row:
    return COLUMNS["mentions"] | {
        "mention_id": f"{article}:{start}",
        "article_id": article,
        "start": start,
        "end": start + len(name),
        "text": name,
        "label": "orgName",
        "name": name,
        "entity_id": entity_id("organisation", name),
    }


def _article(
    source: str, agreements: Sequence[Told] = (), *, acronyms: dict[str, str] | None = None, text: str | None = None
) -> ArticleRows:
    """Gives the rows of an article that tells of agreements: each a kind, a day and the parties' names.

    acronyms: name -> acronym. text: the article's, where two articles are to have the same.
    """
    names = [name for _, _, parties in agreements for name in parties] + list(acronyms or ())
    text = text or f"{source}: {', '.join(names)}."
    key = article_id(source, text)
    made = ArticleRows(
        COLUMNS["articles"]
        | {"article_id": key, "source": source, "language": "pl", "text": text, "words": len(text.split())}
        | {"content_hash": content_hash(text)}
    )
    at = 0
    for name in names:
        at = text.index(name, at)
        made.mentions.append(_organisation(key, at, name) | {"acronym": (acronyms or {}).get(name)})
        at += len(name)
    for number, (kind, day, parties) in enumerate(agreements, 1):
        told = f"{key}:{number}"
        made.agreements.append(
            COLUMNS["agreements"]
            | {"agreement_id": told, "article_id": key, "kind": kind, "status": "signed"}
            | {"date": day and day.isoformat(), "date_earliest": day, "date_latest": day}
            | {"date_basis": "stated" if day else "none", "start": 0, "end": len(text), "confidence": 0.9}
        )
        for position, name in enumerate(parties, 1):
            start = text.index(name)
            made.signatories.append(
                COLUMNS["signatories"]
                | {"agreement_id": told, "position": position, "organisation": name}
                | {"organisation_id": entity_id("organisation", name), "start": start, "end": start + len(name)}
            )
    return made


@pytest.fixture(scope="session")
def article() -> Make:
    """Makes the rows of an article: article(source, [(kind, day, [party, ...]), ...], acronyms=..., text=...)."""
    return _article


@pytest.fixture(scope="session")
def press_rows(nlp: Language, press: Path) -> list[ArticleRows]:
    """The rows of four of our own press releases."""
    pages = sorted(press.glob("a0[1-4]*.html"))
    found = [extract(RawDocument(page.read_bytes(), page.name, "html"), nlp) for page in pages]
    assert all(isinstance(rows, ArticleRows) for rows in found)
    return found
