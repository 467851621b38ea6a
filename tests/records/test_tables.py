"""The tables' definition: complete, consistent with itself, and the one that users were promised."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.records import TABLES, Column, Table
from pipeline.records.tables import DTYPES

BY_NAME = {table.name: table for table in TABLES}
COLUMNS = [(table, column) for table in TABLES for column in table.columns]

CONTRACT = {
    "articles": "article_id url source title author published retrieved language text words content_hash duplicate_of",
    "mentions": "mention_id article_id start end text label subtype name acronym value note entity_id",
    "entities": "entity_id kind name acronym aliases external_id articles mentions",
    "roles": "article_id person_id person role organisation_id organisation start end",
    "agreements": "agreement_id article_id event_id kind status date date_earliest date_latest date_basis "
    "place occasion subject parties start end confidence",
    "signatories": "agreement_id position organisation_id organisation acronym "
    "represented_by_id represented_by start end",
    "signers": "agreement_id position person_id person role organisation_id organisation start end",
    "failures": "source stage error",
}


def test_tables_and_columns_are_those_that_users_were_promised() -> None:
    assert {table.name: " ".join(table.names) for table in TABLES} == CONTRACT
    assert list(BY_NAME) == list(CONTRACT)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_names_of_columns_are_unique_and_keys_exist(table: Table) -> None:
    assert len(set(table.names)) == len(table.names)
    assert set(table.key) <= set(table.names)


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda part: part.name)
def test_a_reference_points_at_the_key_of_a_table(table: Table, column: Column) -> None:
    if column.name.endswith("_id") and (column.name,) != table.key and column.name not in {"event_id", "external_id"}:
        assert column.references is not None, "an id that is not the row's own says where it leads"
    if column.references is not None:
        target, name = column.references
        assert BY_NAME[target].key == (name,)
        [there] = [other for other in BY_NAME[target].columns if other.name == name]
        assert there.type == column.type


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda part: part.name)
def test_every_column_says_what_stands_in_it_and_pandas_knows_its_dtype(table: Table, column: Column) -> None:
    assert column.about.strip()
    assert table.dtypes[column.name] == DTYPES[column.type]
    assert pd.Series([None], dtype=table.dtypes[column.name]).isna().all()


def test_offsets_stand_in_pairs_of_whole_numbers() -> None:
    for table in TABLES:
        assert ("start" in table.names) == ("end" in table.names)
        assert {c.type for c in table.columns if c.name in {"start", "end"}} <= {"integer"}
