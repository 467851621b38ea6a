"""The answer's form as pydantic models, made from the tables' one definition; OpenAPI is written from them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from pipeline.records.tables import TABLES, Column, Table, Type

TYPES: dict[Type, type] = {"text": str, "integer": int, "number": float, "date": date, "timestamp": datetime}
"""What the values of each type of the tables' definition are; in JSON days and times are text, ISO 8601."""


def _field(table: Table, column: Column) -> Any:
    kind = TYPES[column.type]
    return (kind if column.name in table.key else kind | None), Field(description=column.about)


def row(table: Table) -> type[BaseModel]:
    """Gives the model of a row: every column stands in it, and is null where nothing is known, but for the key."""
    model: type[BaseModel] = create_model(
        f"{table.name.title()}Row",
        __config__=ConfigDict(extra="forbid"),
        __doc__=f"{table.about[0].upper()}{table.about[1:]}.",
        **{column.name: _field(table, column) for column in table.columns},
    )
    return model


def tables() -> type[BaseModel]:
    """Gives the model of an answer: each table of the definition with its rows."""
    fields: dict[str, Any] = {table.name: (list[row(table)], Field(description=table.about)) for table in TABLES}  # type: ignore[misc]
    about = "The tables of the articles of one request, as a run writes them."
    model: type[BaseModel] = create_model("Tables", __config__=ConfigDict(extra="forbid"), __doc__=about, **fields)
    return model


Tables = tables()
