"""The table of events: the best value of each field, filters, and searching by lemma."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from pipeline.dashboard.opening import find
from pipeline.dashboard.queries import entities, events, network, time_and_place
from pipeline.dashboard.queries.filters import from_address
from pipeline.dashboard.snapshot import Snapshot


@pytest.fixture
def database(output: Path) -> duckdb.DuckDBPyConnection:
    return Snapshot(find(output)).cursor()


def _found(database: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    filters, bad = from_address(query)
    assert not bad
    found = [event["event_id"] for event in events.page(database, filters)]
    assert len(found) == events.count(database, filters)
    return found


def test_an_event_has_the_best_of_what_its_articles_say(database: duckdb.DuckDBPyConnection) -> None:
    umowa, letter = events.page(database, from_address("")[0])
    assert (umowa["kind"], umowa["date"], umowa["sources"]) == ("umowa", "2024-03-01", 1)
    assert letter["kind"] == "list intencyjny"  # the vaguer "porozumienie" yields
    assert letter["parties"] == 3  # only the second article states it
    assert letter["occasion"] == "Forum Klastrów"
    assert (letter["sources"], letter["confidence"], letter["published"]) == (2, 0.95, date(2023, 5, 10))
    assert [row["organisation"] for row in letter["signatories"]] == ["Klaster Wodny", "Gmina Lipowo", "Powiat Rzeczny"]
    assert [row["sources"] for row in letter["signatories"]] == [2, 2, 1]
    assert letter["signatories"][0]["represented_by"] == "Fundacja Nurt"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["event:a3:1", "event:a1:1"]),
        ("sort=date", ["event:a1:1", "event:a3:1"]),
        ("sort=-signatories", ["event:a1:1", "event:a3:1"]),
        ("words=klaster", ["event:a1:1"]),  # the first article's words are Klastry, Klastrów, Klaster
        ("words=szkolenie+badaniami", ["event:a1:1"]),
        ("words=%22list+intencyjny%22", ["event:a1:1"]),
        ("words=%22intencyjny+list%22", []),
        ("words=klas", []),
        ("words=%22%22", ["event:a3:1", "event:a1:1"]),
        ("words=.*", ["event:a3:1", "event:a1:1"]),
        ("org=org:powiat-rzeczny", ["event:a1:1"]),
        ("org=nurt", ["event:a1:1"]),  # represents a party
        ("org=kw", ["event:a1:1"]),  # an acronym
        ("org=miasto+lipowo", ["event:a3:1", "event:a1:1"]),  # an alias
        ("org=RZECZNY", ["event:a1:1"]),
        ("person=sowa", ["event:a1:1"]),
        ("person=person:jan-kot", ["event:a1:1"]),
        ("place=sando", ["event:a1:1"]),
        ("voivodeship=mazowieckie", ["event:a3:1"]),
        ("kind=umowa", ["event:a3:1"]),
        ("kind=umowa&kind=list+intencyjny", ["event:a3:1", "event:a1:1"]),
        ("status=planned", []),
        ("since=2023-05-09&until=2023-05-09", ["event:a1:1"]),
        ("until=2023-05-08", []),
        ("site=portal.example", ["event:a3:1"]),
        ("site=portal", ["event:a1:1"]),  # a folder
        ("confidence=0.9", ["event:a1:1"]),
        ("reviewed=open", ["event:a3:1", "event:a1:1"]),
        ("reviewed=checked", []),
        ("org=%27%3B+DROP+TABLE+events%3B--", []),
    ],
)
def test_filters(database: duckdb.DuckDBPyConnection, query: str, found: list[str]) -> None:
    assert _found(database, query) == found


def test_an_organisation_has_its_partners_and_people(database: duckdb.DuckDBPyConnection) -> None:
    found = entities.entity(database, "org:klaster-wodny")
    assert found is not None
    assert {row["name"]: row["events"] for row in found["partners"]} == {"Gmina Lipowo": 1, "Powiat Rzeczny": 1}
    assert [(row["name"], row["role"], row["first"]) for row in found["held"]] == [
        ("Anna Sowa", "prezes", date(2023, 5, 9))
    ]
    total, listed = entities.listed(database, "organisation", "", 1)
    assert total == 5
    assert (listed[0]["name"], listed[0]["events"]) == ("Gmina Lipowo", 2)


def test_the_network_counts_events_not_articles(database: duckdb.DuckDBPyConnection) -> None:
    found = network.network(database, from_address("")[0])
    pairs = {(link["one"], link["other"]): link["events"] for link in found.links}
    assert pairs == {
        ("org:gmina-lipowo", "org:klaster-wodny"): 1,
        ("org:gmina-lipowo", "org:powiat-rzeczny"): 1,
        ("org:klaster-wodny", "org:powiat-rzeczny"): 1,
        ("org:gmina-lipowo", "org:spolka"): 1,
    }
    around = network.network(database, from_address("")[0], "org:spolka")
    assert {node["entity_id"] for node in around.nodes} == {"org:spolka", "org:gmina-lipowo"}
    assert len(network.network(database, from_address("")[0], most=2).nodes) == 2


def test_months_and_places(database: duckdb.DuckDBPyConnection) -> None:
    filters, _ = from_address("")
    assert [(row["month"], row["kind"], row["events"]) for row in time_and_place.months(database, filters)] == [
        (date(2023, 5, 1), "list intencyjny", 1),
        (date(2024, 3, 1), "umowa", 1),
    ]
    assert {row["place"]: row["events"] for row in time_and_place.places(database, filters)} == {
        "Sandomierz": 1,
        "Warszawa": 1,
    }
