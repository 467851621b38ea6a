"""The metadata file beside an SQLite database, with which Datasette shows it with sensible labels and facets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.outputs.reviewed import CORRECTED
from pipeline.outputs.staging import publish, staging
from pipeline.outputs.views import VIEWS
from pipeline.records.tables import TABLES, Table

_TITLE = "sygnatariusz: kto z kim, o czym, kiedy i gdzie"
_FACETS = {
    "articles": ["language"],
    "mentions": ["label"],
    "entities": ["kind"],
    "roles": ["role"],
    "agreements": ["kind", "status", "place"],
    "failures": ["stage"],
    "agreements_reviewed": ["kind", "status", "review"],
    "agreement_events": ["kind", "status", "place"],
    "event_signatories": ["organisation"],
    "signatories_flat": ["kind", "status", "organisation"],
    "timeline": ["kind"],
}
_LABELS = {"articles": "title", "entities": "name", "agreements": "subject"}
_NEWEST = {"articles": "published", "agreements": "date_earliest", "agreement_events": "date_earliest"}
_NEWEST |= {"signatories_flat": "date_earliest", "timeline": "month", "cooperation": "agreements"}


def metadata(database: str) -> dict[str, Any]:
    """The metadata of the database of that name, as Datasette reads it."""
    return {
        "title": _TITLE,
        "databases": {database: {"tables": {table.name: _table(table) for table in (*TABLES, *CORRECTED, *VIEWS)}}},
    }


def _table(table: Table) -> dict[str, Any]:
    told: dict[str, Any] = {
        "description": table.about,
        "columns": {column.name: column.about for column in table.columns},
    }
    if table.name in _FACETS:
        told["facets"] = _FACETS[table.name]
    if table.name in _LABELS:
        told["label_column"] = _LABELS[table.name]
    if table.name in _NEWEST:
        told["sort_desc"] = _NEWEST[table.name]
    if table.name == "articles":
        told |= {"fts_table": "articles_fts", "fts_pk": "rowid"}
    return told


def file_of(database: Path) -> Path:
    """The metadata file of a database: umowy.metadata.json of umowy.sqlite."""
    return database.with_suffix(".metadata.json")


def write_metadata(database: Path) -> None:
    """Write the metadata file of a database, unless there is one, which an analyst may have changed. Raises OSError."""
    file = file_of(database)
    if file.exists():
        return
    with staging(file.parent) as temporary:
        staged = temporary / file.name
        content = json.dumps(metadata(database.stem), ensure_ascii=False, indent=2)
        staged.write_text(content + "\n", encoding="utf-8")
        publish(staged, file)
