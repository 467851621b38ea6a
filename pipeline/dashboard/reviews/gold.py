"""Checked articles as gold records: pages and what a careful reader takes from them, see corpus/README.md."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import duckdb

from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.snapshot import Row, rows
from pipeline.records.ids import slug

_COPIED = ("kind", "status", "date", "date_basis", "place", "occasion", "subject", "parties")
_LABELS = {"organisations": ("orgName",), "people": ("persName",), "places": ("placeName", "geogName")}


@dataclass(frozen=True)
class Page:
    """A page and its gold record; they are written as NAME.html and NAME.gold.json."""

    name: str
    html: str
    gold: dict[str, Any]

    def files(self) -> Iterator[tuple[str, str]]:
        """Gives the names and texts of both files."""
        yield f"{self.name}.html", self.html
        yield f"{self.name}.gold.json", json.dumps(self.gold, ensure_ascii=False, indent=2) + "\n"


def pages(database: duckdb.DuckDBPyConnection) -> list[Page]:
    """Gives the articles that an analyst has checked, in the order of their ids.

    Only those: a gold record says that nothing is missing, which a correction alone does not.
    """
    articles = rows(
        database,
        'SELECT articles.*, extracted."text" FROM articles JOIN extracted.articles AS extracted USING (article_id)'
        " WHERE checked ORDER BY article_id",
    )
    return [_page(database, article) for article in articles]


def write(found: Iterable[Page], folder: Path) -> int:
    """Writes pages into a folder, which is created; gives how many. Raises DashboardError."""
    number = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for page in found:
            number += 1
            for name, text in page.files():
                (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise DashboardError(f"{folder} cannot be written: {error.strerror}.") from error
    return number


def zipped(found: Iterable[Page]) -> bytes:
    """Gives the files of pages in a ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for page in found:
            for name, text in page.files():
                archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _page(database: duckdb.DuckDBPyConnection, article: Row) -> Page:
    key = article["article_id"]
    of = [key]
    mentions = rows(database, 'SELECT * FROM mentions WHERE article_id = ? ORDER BY "start"', of)
    roles = rows(database, 'SELECT person, "role", organisation FROM roles WHERE article_id = ? ORDER BY "start"', of)
    agreements = [
        _agreement(database, row)
        for row in rows(database, "SELECT * FROM agreements WHERE article_id = ? ORDER BY agreement_id", of)
    ]
    named = {
        field: [
            row["name"] for row in mentions if row["label"] in labels and row["subtype"] != "derived" and row["name"]
        ]
        for field, labels in _LABELS.items()
    }
    parties = [party for agreement in agreements for party in agreement["signatories"]]
    signers = [signer for agreement in agreements for signer in agreement["signers"]]
    named["organisations"] += [row["organisation"] for row in (*parties, *signers, *roles) if row["organisation"]]
    named["organisations"] += [row["represented_by"] for row in parties if row["represented_by"]]
    named["people"] += [row["person"] for row in (*signers, *roles)]
    dates = [
        row["value"] for row in mentions if row["label"] == "date" and row["value"] and not row["value"].endswith("~")
    ]
    gold = {
        "title": article["title"],
        "published": None if article["published"] is None else article["published"].isoformat(),
        "lines": [],
        "absent": [],
        **{field: list(dict.fromkeys(names)) for field, names in named.items()},
        "dates": list(dict.fromkeys(dates)),
        "optional": [],
        "roles": list({tuple(role.values()): role for role in roles}.values()),
        "agreements": agreements,
    }
    return Page(f"{slug(article['title'] or 'article')[:60]}-{key[:8]}", _html(article), gold)


def _agreement(database: duckdb.DuckDBPyConnection, row: Row) -> dict[str, Any]:
    key = [row["agreement_id"]]
    others = "SELECT count(*) FROM agreements WHERE event_id = ?"
    (told,) = database.execute(others, [row["event_id"]]).fetchone() or (1,)
    basis = "published" if row["date_basis"] == "reference" else row["date_basis"]
    return {
        **{name: row[name] for name in _COPIED},
        "date_basis": basis,
        "event": row["event_id"] if told > 1 else None,
        "signatories": rows(
            database,
            'SELECT organisation, acronym, represented_by FROM signatories WHERE agreement_id = ? ORDER BY "position"',
            key,
        ),
        "signers": rows(
            database, 'SELECT person, "role", organisation FROM signers WHERE agreement_id = ? ORDER BY "position"', key
        ),
    }


def _html(article: Row) -> str:
    """The article as a page, line by line, so that cleaning it gives its text again."""
    title = article["title"] or ""
    lines = [line for line in article["text"].split("\n") if line.strip()]
    if lines and lines[0].strip() == title.strip():
        lines = lines[1:]
    day = article["published"]
    meta = f'<meta property="article:published_time" content="{day.isoformat()}">\n' if day is not None else ""
    body = "\n".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in lines)
    title = escape(title, quote=False)
    return (
        f'<!doctype html>\n<html lang="pl">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n{meta}</head>\n'
        f"<body>\n<article>\n<h1>{title}</h1>\n{body}\n</article>\n</body>\n</html>\n"
    )
