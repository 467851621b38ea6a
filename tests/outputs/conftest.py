"""Tables as a run makes them, from two Polish press releases."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from pipeline.records.tables import TABLES

Texts = Callable[..., dict[str, pd.DataFrame]]

ARTICLE = "a1b2c3"
AGREEMENT = f"{ARTICLE}:0"
TEXT = (
    "Śląsk i Łódź łączą siły\n\n9 maja 2023 r. w Legnicy prezes Legnickiej Specjalnej Strefy Ekonomicznej "
    "Przemysław Bożek podpisał list intencyjny z Politechniką Wrocławską.\n• „żółć”; źdźbło, 5 zł"
)

ROWS: dict[str, list[dict[str, object]]] = {
    "articles": [
        {
            "article_id": ARTICLE,
            "url": "https://lsse.eu/aktualności?id=1&b=2",
            "source": "artykuły/strefa.html",
            "title": "Śląsk i Łódź łączą siły",
            "author": "Żaneta Gęś",
            "published": "2023-05-10",
            "retrieved": "2023-05-11T08:30:00",
            "language": "pl",
            "text": TEXT,
            "words": 23,
            "content_hash": "00ff",
        },
        {"article_id": "d4e5f6", "text": TEXT, "duplicate_of": ARTICLE},
    ],
    "mentions": [
        {
            "mention_id": f"{ARTICLE}:25",
            "article_id": ARTICLE,
            "start": 25,
            "end": 39,
            "text": "9 maja 2023 r.",
            "label": "date",
            "name": "9 maja 2023 r.",
            "value": "2023-05-09",
        },
        {
            "mention_id": f"{ARTICLE}:60",
            "article_id": ARTICLE,
            "start": 60,
            "end": 96,
            "text": "Legnickiej Specjalnej Strefy Ekonomicznej",
            "label": "orgName",
            "name": "Legnicka Specjalna Strefa Ekonomiczna",
            "entity_id": "org:lsse",
        },
    ],
    "entities": [
        {
            "entity_id": "org:lsse",
            "kind": "organisation",
            "name": "Legnicka Specjalna Strefa Ekonomiczna",
            "acronym": "LSSE",
            "articles": 1,
            "mentions": 1,
        },
        {"entity_id": "org:pwr", "kind": "organisation", "name": "Politechnika Wrocławska", "articles": 1},
        {"entity_id": "person:przemyslaw-bozek", "kind": "person", "name": "Przemysław Bożek", "articles": 1},
    ],
    "roles": [
        {
            "article_id": ARTICLE,
            "person_id": "person:przemyslaw-bozek",
            "person": "Przemysław Bożek",
            "role": "prezes",
            "organisation_id": "org:lsse",
        }
    ],
    "agreements": [
        {
            "agreement_id": AGREEMENT,
            "article_id": ARTICLE,
            "event_id": "event:1",
            "kind": "list intencyjny",
            "status": "signed",
            "date": "2023-05-09",
            "date_earliest": "2023-05-09",
            "date_latest": "2023-05-09",
            "date_basis": "stated",
            "place": "Legnica",
            "parties": 2,
            "start": 25,
            "end": 170,
            "confidence": 0.1,
        },
        {"agreement_id": f"{ARTICLE}:1", "article_id": ARTICLE, "kind": "umowa", "date_earliest": "1825-01-01"},
    ],
    "signatories": [
        {"agreement_id": AGREEMENT, "position": 1, "organisation_id": "org:lsse", "start": 60, "end": 96},
        {"agreement_id": AGREEMENT, "position": 2, "organisation_id": "org:pwr", "represented_by_id": "org:lsse"},
    ],
    "signers": [{"agreement_id": AGREEMENT, "position": 1, "person_id": "person:przemyslaw-bozek", "role": "prezes"}],
}


def frames(rows: dict[str, list[dict[str, object]]]) -> dict[str, pd.DataFrame]:
    """All tables with the declared dtypes, those that `rows` lacks empty."""
    return {
        table.name: pd.DataFrame(rows.get(table.name, []), columns=table.names).astype(table.dtypes) for table in TABLES
    }


@pytest.fixture
def records() -> dict[str, pd.DataFrame]:
    """The tables of one run; nothing failed in it."""
    return frames(ROWS)


@pytest.fixture
def nothing() -> dict[str, pd.DataFrame]:
    """The tables of a run that found nothing."""
    return frames({})


@pytest.fixture(scope="session")
def texts() -> Texts:
    """Makes all tables, empty but for articles with the given texts, in a dtype that holds lone surrogates too."""

    def make(*values: str | None) -> dict[str, pd.DataFrame]:
        tables = frames({"articles": [{"article_id": str(i)} for i in range(len(values))]})
        tables["articles"]["text"] = pd.Series(list(values), dtype=pd.StringDtype("python"))
        return tables

    return make
