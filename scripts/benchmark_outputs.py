"""Measures how fast outputs are written: rows a second, of copies of our own press releases' records.

    python scripts/benchmark_outputs.py [--copies 40] [--postgres postgresql://...]

Beside it the same rows written with pandas' to_sql, which is what a user would do instead.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pandas as pd
from generated_output import tables

import pipeline
from pipeline.outputs import add, read, write
from pipeline.outputs.ddl import quoted
from pipeline.records import TABLES

ROOT = Path(__file__).parents[1]
Frames = dict[str, pd.DataFrame]


def copies(records: Frames, number: int) -> Frames:
    """Gives the records that many times, each time with ids of other articles and agreements; entities once."""
    made = {}
    for name, frame in records.items():
        parts = [frame]
        if name not in ("entities", "failures"):
            for copy in range(1, number):
                part = frame.copy()
                for column in {"article_id", "mention_id", "agreement_id"} & set(frame.columns):
                    part[column] = f"{copy}x" + part[column]
                if name == "agreements":
                    part["event_id"] = "event:" + part["agreement_id"]
                if name == "articles":
                    part["source"] += f"#{copy}"
                parts.append(part)
        made[name] = pd.concat(parts, ignore_index=True)
    return made


def with_pandas(frames: Frames, file: Path) -> None:
    """Writes the tables as a user of pandas would: no keys, no indexes, no views, no full text."""
    with closing(sqlite3.connect(file)) as database:
        for name, frame in frames.items():
            frame.to_sql(name, database, index=False)


def measured(job: Callable[[], object]) -> tuple[float, float]:
    """Gives the seconds that a job takes: by the clock, and of this process's processor time, which others beside it
    on the machine disturb less."""
    start, used = time.perf_counter(), time.process_time()
    job()
    return time.perf_counter() - start, time.process_time() - used


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--postgres", help="address of an empty database to measure too")
    arguments = parser.parse_args()
    records = dict(pipeline.run(ROOT / "corpus" / "press"))
    frames = copies(records, arguments.copies)
    rows = sum(map(len, frames.values()))
    print(f"{rows:,} rows of {len(TABLES)} tables, {len(frames['articles']):,} articles\n")
    print("| output | seconds | rows a second | processor seconds | rows a processor second |")
    print("| --- | --- | --- | --- | --- |")

    def tell(name: str, seconds: tuple[float, float], number: int = rows) -> None:
        clock, processor = seconds
        print(
            f"| {name} | {clock:.2f} | {number / clock:,.0f} | {processor:.2f} | {number / processor:,.0f} |",
            flush=True,
        )

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        tell("SQLite, pandas' to_sql", measured(lambda: with_pandas(frames, folder / "pandas.sqlite")))
        tell("SQLite", measured(lambda: write(frames, folder / "a.sqlite")))
        tell("DuckDB", measured(lambda: write(frames, folder / "a.duckdb")))
        for form in ("csv", "jsonl", "parquet"):
            tell(form, measured(lambda form=form: write(frames, folder / form, format=form)))
        if arguments.postgres:
            tell("PostgreSQL, COPY", measured(lambda: write(frames, arguments.postgres)))
        for name in ("first", "second"):  # the first has the copies found out to be one event
            one = {key: frame.head(0) for key, frame in records.items()}
            one["articles"] = records["articles"].head(1).assign(article_id=name, source=name, content_hash=name)
            tell(f"SQLite, a {name} article added", measured(lambda one=one: add(one, folder / "a.sqlite")), 1)
        tell("SQLite, read back", measured(lambda: read(folder / "a.sqlite")))
        for agreements in (10_000, 40_000):
            made = folder / f"{agreements}.sqlite"
            write(tables(agreements), made)
            with closing(sqlite3.connect(made)) as database:
                for view in ("agreement_events", "cooperation", "timeline"):
                    query = f"SELECT * FROM {quoted(view)}"
                    number = len(database.execute(query).fetchall())
                    took = measured(lambda query=query, of=database: of.execute(query).fetchall())
                    tell(f"SQLite, {view} of {agreements:,} made-up agreements", took, number)


if __name__ == "__main__":
    main()
