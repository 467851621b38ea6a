"""A PostgreSQL output, on a real server: read as the others are, its reviews in a table of their own."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import psycopg
import pytest

from pipeline import outputs
from pipeline.dashboard.desk import Desk
from pipeline.dashboard.opening import find
from pipeline.dashboard.snapshot import Snapshot, value
from pipeline.outputs.reviews import Review
from pipeline.records.tables import TABLES


def test_it_is_read_and_reviewed(server_database: str, tables: dict[str, pd.DataFrame], output: Path) -> None:
    outputs.write(tables, server_database)
    desk, other = Desk(find(server_database)), Snapshot(find(output)).cursor()
    for table in TABLES:
        query = f"SELECT * FROM extracted.{table.name}"
        rows = (sorted(map(repr, database.execute(query).fetchall())) for database in (desk.database(), other))
        assert next(rows) == next(rows), table.name
    first = Review("correct", "a1:1", "ewa", "place", "Sandomierz", "Kielce", article_id="a1")
    desk.review([first])
    desk.review([Review("check", "a1", "ewa")])
    outputs.write(tables, server_database)
    again = Desk(find(server_database))
    assert value(again.database(), "SELECT place FROM agreements WHERE agreement_id = 'a1:1'") == "Kielce"
    assert again.reviews()[0] == first
    with psycopg.connect(server_database) as connection:
        assert connection.execute("SELECT count(*) FROM reviews").fetchone() == (2,)


def test_what_is_not_there_is_told(server_database: str) -> None:
    with pytest.raises(outputs.OutputError, match="holds no tables of ours"):
        Desk(find(server_database)).open()
