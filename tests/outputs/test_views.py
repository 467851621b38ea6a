"""The views say the same in SQLite, DuckDB and PostgreSQL, and what they say is right."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline.outputs import duckdb, postgres, sqlite, write
from pipeline.outputs.arrow import arrow
from pipeline.outputs.database import fill
from pipeline.outputs.ddl import quoted
from pipeline.outputs.destination import destination
from pipeline.outputs.sqlite import in_memory
from pipeline.outputs.views import VIEWS, select
from pipeline.records import ArticleRows, build

Make = Callable[..., ArticleRows]
LETTER, CONTRACT, MAY_9 = "list intencyjny", "umowa", date(2023, 5, 9)
SPA, CITY, SCHOOL = "Uzdrowisko Wieniec", "Gmina Włocławek", "Politechnika Kujawska"
ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "outputs.md"
README = ROOT / "README.md"


def rows_of(database: Any) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each view, sorted, with days as ISO texts."""
    found = {}
    for view in VIEWS:
        rows = database.execute(f"SELECT {', '.join(map(quoted, view.names))} FROM {quoted(view.name)}")
        texts = [tuple(v.isoformat() if isinstance(v, datetime.date) else v for v in row) for row in rows]
        found[view.name] = sorted(texts, key=repr)
    return found


def told(*articles: ArticleRows) -> dict[str, list[dict[str, Any]]]:
    """What the views say of some articles, as rows by name."""
    memory = in_memory()
    with closing(memory.connection):
        fill(memory, [arrow(build(articles, []))])
        found = rows_of(memory)
    return {view.name: [dict(zip(view.names, row, strict=True)) for row in found[view.name]] for view in VIEWS}


def test_three_databases_say_the_same_of_our_press_releases(
    corpus_records: pipeline.Records, server_database: str, tmp_path: Path
) -> None:
    found = []
    for module, out in ((sqlite, tmp_path / "a.sqlite"), (duckdb, tmp_path / "a.duckdb"), (postgres, server_database)):
        write(corpus_records, out)
        with module.opened(destination(out)) as database:
            found.append(rows_of(database))
    assert all(len(rows) > 50 for rows in found[0].values())
    assert found[0] == found[1]
    assert found[0] == found[2]


def test_an_event_has_the_best_of_what_its_articles_say(article: Make) -> None:
    one = article("a.html", [("porozumienie", MAY_9, [SPA, CITY])])
    other = article("b.html", [(LETTER, MAY_9, [CITY, SPA, SCHOOL])])
    one.agreements[0] |= {"confidence": 0.95, "place": None, "parties": 2, "status": "planned"}
    other.agreements[0] |= {"confidence": 0.9, "place": "Włocławek", "parties": 3, "status": "signed"}
    one.article["published"], other.article["published"] = date(2023, 5, 11), date(2023, 5, 10)
    [event] = told(one, other)["agreement_events"]
    assert (event["kind"], event["status"], event["place"], event["parties"]) == (LETTER, "signed", "Włocławek", 3)
    assert event["sources"] == 2
    assert set(event["signatories"].split("; ")) == {SPA, CITY, SCHOOL}
    assert (event["published"], event["confidence"]) == ("2023-05-10", 0.95)
    assert event["agreement_id"] == one.agreements[0]["agreement_id"]


def test_two_organisations_are_a_pair_once_an_event(article: Make) -> None:
    found = told(
        article("a.html", [(LETTER, MAY_9, [SPA, CITY])]),
        article("b.html", [(LETTER, MAY_9, [CITY, SPA])]),
        article("c.html", [(CONTRACT, date(2024, 1, 2), [CITY, SCHOOL, SPA])]),
    )["cooperation"]
    pairs = {(row["organisation"], row["partner"]): row for row in found}
    assert {pair: row["agreements"] for pair, row in pairs.items()} == {
        (CITY, SPA): 2,
        (CITY, SCHOOL): 1,
        (SCHOOL, SPA): 1,
    }
    assert (pairs[CITY, SPA]["first_date"], pairs[CITY, SPA]["last_date"]) == ("2023-05-09", "2024-01-02")


def test_a_month_that_is_not_known_is_not_guessed(article: Make) -> None:
    known, year = article("a.html", [(LETTER, MAY_9, [SPA, CITY])]), article("b.html", [(LETTER, MAY_9, [SCHOOL])])
    year.agreements[0] |= {"date": "2023", "date_earliest": date(2023, 1, 1), "date_latest": date(2023, 12, 31)}
    months = {row["month"]: row["agreements"] for row in told(known, year)["timeline"]}
    assert months == {"2023-05-01": 1, None: 1}


_OF_EVENTS = ("event_sources", "event_signatories", "event_signers", "agreement_events")


@pytest.mark.parametrize("other", _OF_EVENTS)
@pytest.mark.parametrize("one", _OF_EVENTS)
def test_sqlite_joins_views_of_events_by_an_index(one: str, other: str, records: dict[str, Any]) -> None:
    """Without one, time grows with the square of the events: SQLite joins in no other way, and makes an index of a view
    only where it expects many rows of it."""
    memory = in_memory()
    with closing(memory.connection):
        fill(memory, [arrow(records)])
        plan = memory.execute(
            f"EXPLAIN QUERY PLAN SELECT count(*) FROM {one} a JOIN {other} b ON b.event_id = a.event_id"
        )
    loops = [detail for _, parent, _, detail in plan if parent == 0 and detail.startswith(("SCAN", "SEARCH"))]
    assert [loop.split()[0] for loop in loops] == ["SCAN", "SEARCH"]


def _shown(page: Path, block: str) -> str | None:
    """The SQL that a page shows under the mark `block`."""
    found = re.search(rf"<!-- {block} -->\n```sql\n(.*?)\n```", page.read_text(encoding="utf-8"), re.DOTALL)
    return found and found[1]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_the_documentation_shows_the_sql_that_is_run(view: Any) -> None:
    assert _shown(DOCS, view.name) == select(view, "postgres")


@pytest.mark.parametrize("view", ["agreement_events", "signatories_flat", "cooperation", "timeline"])
def test_the_readme_shows_it_of_the_views_for_dashboards(view: str) -> None:
    definition = next(known for known in VIEWS if known.name == view)
    assert _shown(README, view) == select(definition, "postgres")


def test_columns_and_comments_are_those_of_the_definition(
    corpus_records: pipeline.Records, server_database: str
) -> None:
    write(corpus_records, server_database)
    with postgres.opened(destination(server_database)) as database:
        for view in VIEWS:
            assert database.columns(view.name) == view.names
            about = "SELECT col_description(to_regclass(?), 1), obj_description(to_regclass(?))"
            assert database.execute(about, (view.name, view.name)) == [(view.columns[0].about, view.about)]


@pytest.mark.parametrize("query", ["grafana", "most"])
def test_the_queries_of_the_documentation_run_in_every_database(
    query: str, corpus_records: pipeline.Records, server_database: str, tmp_path: Path
) -> None:
    shown = _shown(DOCS, query)
    assert shown is not None
    found = []
    for module, out in ((sqlite, tmp_path / "a.sqlite"), (duckdb, tmp_path / "a.duckdb"), (postgres, server_database)):
        write(corpus_records, out)
        with module.opened(destination(out)) as database:
            found.append(len(database.execute(shown)))
    assert found[0] == found[1] == found[2] > 10
