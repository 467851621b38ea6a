"""An output of three articles, one of them hostile; the dashboard served over it; a real Chromium to look at it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from pipeline import outputs
from pipeline.dashboard.desk import Desk
from pipeline.dashboard.opening import find
from pipeline.dashboard.web.app import application
from pipeline.records.tables import TABLES

Frames = dict[str, pd.DataFrame]

EVIL = '<script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">"\'&amp;'
"""What a hostile page may hold; were any of it obeyed, the page's title would tell."""

ADDRESSES = (
    "/", "/event/event%3Aa1%3A1", "/event/event%3Aa3%3A1", "/organisations", "/people", "/entity/org%3Agmina-lipowo",
    "/entity/org%3Aspolka", "/entity/person%3Aanna-sowa", "/network", "/network?focus=org:klaster-wodny", "/time",
    "/agreement/a1%3A1", "/agreement/a3%3A1", "/reviews", "/articles", "/missed/a1", "/missed/a3", "/nothing",
)  # fmt: skip

FIRST = (
    "Klastry łączą siły 🚄\n\n9 maja 2023 r. w Sandomierzu, podczas Forum Klastrów, Klaster Wodny (KW), który "
    "reprezentuje Fundacja Nurt, i Gmina Lipowo podpisały list intencyjny w sprawie wspólnych badań. "
    "Podpisali go prezes Anna Sowa i wójt Jan Kot. Współpraca klastrów obejmie szkolenia."
)
SECOND = "List w Sandomierzu\n\nKlaster Wodny i Gmina Lipowo oraz Powiat Rzeczny podpisały porozumienie 9 maja 2023 r."
THIRD = f"Umowa {EVIL}\n\nSpółka {EVIL} i Gmina Lipowo podpisały umowę w Warszawie 1 marca 2024 r."


def _row(article: str, whole: str, words: str, **values: Any) -> dict[str, Any]:
    start = whole.index(words)
    return {"article_id": article, "start": start, "end": start + len(words), **values}


def _mention(article: str, whole: str, words: str, label: str, **values: Any) -> dict[str, Any]:
    row = _row(article, whole, words, text=words, label=label, **values)
    return row | {"mention_id": f"{article}:{row['start']}"}


def _party(number: int, text: str, words: str, key: str, name: str, article: str, **values: Any) -> dict[str, Any]:
    row = _row(article, text, words, position=number, organisation_id=key, organisation=name, **values)
    row.pop("article_id")
    return row | {"agreement_id": f"{article}:1"}


def _entity(key: str, kind: str, name: str, articles: int, **values: Any) -> dict[str, Any]:
    return {"entity_id": key, "kind": kind, "name": name, "articles": articles, "mentions": articles, **values}


def _agreement(article: str, text: str, **values: Any) -> dict[str, Any]:
    start = text.index("\n\n") + 2
    day = values.get("date")
    return {
        "agreement_id": f"{article}:1", "article_id": article, "status": "signed", "date_earliest": day,
        "date_latest": day, "date_basis": "stated", "start": start, "end": text.index(".", start + 60), **values,
    }  # fmt: skip


ROWS: dict[str, list[dict[str, Any]]] = {
    "articles": [
        {"article_id": "a1", "url": "https://www.klaster.example/wiesci/1", "source": "wiesci/1.html", "text": FIRST,
         "title": "Klastry łączą siły 🚄", "published": "2023-05-10", "language": "pl", "words": 40,
         "content_hash": "1"},
        {"article_id": "a2", "url": "javascript:document.title='owned'", "source": "portal/2.html", "text": SECOND,
         "title": "List w Sandomierzu", "published": "2023-05-12", "language": "pl", "words": 16, "content_hash": "2"},
        {"article_id": "a3", "url": "https://portal.example/3", "source": "https://portal.example/3", "text": THIRD,
         "title": f"Umowa {EVIL}", "author": EVIL, "published": "2024-03-02", "words": 12, "content_hash": "3"},
    ],
    "mentions": [
        _mention("a1", FIRST, "9 maja 2023 r.", "date", name="9 maja 2023 r.", value="2023-05-09"),
        _mention("a1", FIRST, "Sandomierzu", "placeName", name="Sandomierz", entity_id="place:sandomierz"),
        _mention("a1", FIRST, "Forum Klastrów", "eventName", name="Forum Klastrów", entity_id="event:forum-klastrow"),
        _mention("a1", FIRST, "Klaster Wodny", "orgName", name="Klaster Wodny", entity_id="org:klaster-wodny"),
        _mention("a1", FIRST, "Fundacja Nurt", "orgName", name="Fundacja Nurt", entity_id="org:fundacja-nurt"),
        _mention("a1", FIRST, "Gmina Lipowo", "orgName", name="Gmina Lipowo", entity_id="org:gmina-lipowo"),
        _mention("a1", FIRST, "Anna Sowa", "persName", name="Anna Sowa", entity_id="person:anna-sowa"),
        _mention("a1", FIRST, "Jan Kot", "persName", name="Jan Kot", entity_id="person:jan-kot"),
        _mention("a2", SECOND, "Klaster Wodny", "orgName", name="Klaster Wodny", entity_id="org:klaster-wodny"),
        _mention("a2", SECOND, "Gmina Lipowo", "orgName", name="Gmina Lipowo", entity_id="org:gmina-lipowo"),
        _mention("a2", SECOND, "Powiat Rzeczny", "orgName", name="Powiat Rzeczny", entity_id="org:powiat-rzeczny"),
        _mention("a3", THIRD, "Gmina Lipowo", "orgName", name="Gmina Lipowo", entity_id="org:gmina-lipowo"),
        _mention("a3", THIRD, "Warszawie", "placeName", name="Warszawa", entity_id="place:warszawa"),
    ],
    "entities": [
        _entity("event:forum-klastrow", "event", "Forum Klastrów", 1),
        _entity("org:fundacja-nurt", "organisation", "Fundacja Nurt", 1),
        _entity("org:gmina-lipowo", "organisation", "Gmina Lipowo", 3, aliases="Lipowo|Miasto Lipowo"),
        _entity("org:klaster-wodny", "organisation", "Klaster Wodny", 2, acronym="KW"),
        _entity("org:powiat-rzeczny", "organisation", "Powiat Rzeczny", 1),
        _entity("org:spolka", "organisation", f"Spółka {EVIL}", 1),
        _entity("person:anna-sowa", "person", "Anna Sowa", 1),
        _entity("person:jan-kot", "person", "Jan Kot", 1),
        _entity("place:sandomierz", "place", "Sandomierz", 1),
        _entity("place:warszawa", "place", "Warszawa", 1),
    ],
    "roles": [
        _row("a1", FIRST, "prezes Anna Sowa", person_id="person:anna-sowa", person="Anna Sowa", role="prezes",
             organisation_id="org:klaster-wodny", organisation="Klaster Wodny"),
        _row("a1", FIRST, "wójt Jan Kot", person_id="person:jan-kot", person="Jan Kot", role="wójt",
             organisation_id="org:gmina-lipowo", organisation="Gmina Lipowo"),
    ],
    "agreements": [
        _agreement("a1", FIRST, event_id="event:a1:1", kind="list intencyjny", date="2023-05-09", place="Sandomierz",
                   occasion="Forum Klastrów", subject="wspólnych badań", confidence=0.95),
        _agreement("a2", SECOND, event_id="event:a1:1", kind="porozumienie", date="2023-05-09", place="Sandomierz",
                   parties=3, confidence=0.9),
        _agreement("a3", THIRD, event_id="event:a3:1", kind="umowa", date="2024-03-01", place="Warszawa",
                   subject=EVIL, confidence=0.69),
    ],
    "signatories": [
        _party(1, FIRST, "Klaster Wodny", "org:klaster-wodny", "Klaster Wodny", "a1", acronym="KW",
               represented_by_id="org:fundacja-nurt", represented_by="Fundacja Nurt"),
        _party(2, FIRST, "Gmina Lipowo", "org:gmina-lipowo", "Gmina Lipowo", "a1"),
        _party(1, SECOND, "Klaster Wodny", "org:klaster-wodny", "Klaster Wodny", "a2"),
        _party(2, SECOND, "Gmina Lipowo", "org:gmina-lipowo", "Gmina Lipowo", "a2"),
        _party(3, SECOND, "Powiat Rzeczny", "org:powiat-rzeczny", "Powiat Rzeczny", "a2"),
        _party(1, THIRD, f"Spółka {EVIL}", "org:spolka", f"Spółka {EVIL}", "a3"),
        _party(2, THIRD, "Gmina Lipowo", "org:gmina-lipowo", "Gmina Lipowo", "a3"),
    ],
    "signers": [
        {"agreement_id": "a1:1", "position": 1, "person_id": "person:anna-sowa", "person": "Anna Sowa",
         "role": "prezes", "organisation_id": "org:klaster-wodny", "organisation": "Klaster Wodny",
         "start": FIRST.index("Anna Sowa"), "end": FIRST.index("Anna Sowa") + 9},
        {"agreement_id": "a1:1", "position": 2, "person_id": "person:jan-kot", "person": "Jan Kot", "role": "wójt",
         "organisation_id": "org:gmina-lipowo", "organisation": "Gmina Lipowo",
         "start": FIRST.index("Jan Kot"), "end": FIRST.index("Jan Kot") + 7},
    ],
    "failures": [{"source": "pusty.html", "stage": "cleaning", "error": "holds no text"}],
}  # fmt: skip


@pytest.fixture
def tables() -> Frames:
    """The tables of a run over the three articles."""
    return {
        table.name: pd.DataFrame(ROWS.get(table.name, []), columns=table.names).astype(table.dtypes) for table in TABLES
    }


@pytest.fixture
def output(tables: Frames, tmp_path: Path) -> Path:
    """The tables as an SQLite database."""
    path = tmp_path / "news.sqlite"
    outputs.write(tables, path)
    return path


@dataclass(frozen=True)
class Served:
    """A dashboard that answers: its address, and the desk that it works on."""

    address: str
    desk: Desk


@pytest.fixture
def evil() -> str:
    """What a hostile page may hold."""
    return EVIL


@pytest.fixture
def first() -> str:
    """The text of the first article."""
    return FIRST


@contextmanager
def _serve(out: Path, **options: Any) -> Iterator[Served]:
    """Serves an output on a free port of this machine until the iterator is closed."""
    desk = Desk(find(out))
    config = uvicorn.Config(application(desk, who="tester", **options), port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Served(f"http://127.0.0.1:{port}", desk)
    finally:
        server.should_exit = True
        thread.join(20)


@pytest.fixture
def serve() -> Callable[..., AbstractContextManager[Served]]:
    """Serves an output while the context lasts; options are those of the application."""
    return _serve


@pytest.fixture
def served(output: Path) -> Iterator[Served]:
    """The dashboard over the three articles."""
    with _serve(output) as found:
        yield found


def _chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("SYGNATARIUSZ_TEST_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="module")  # while it is open its event loop runs, and nobody else can run one
def browser() -> Iterator[Browser]:
    """A headless Chromium that is installed on this machine."""
    path = _chromium()
    if path is None:
        pytest.skip("no Chromium here: apt-get install chromium, or name one in SYGNATARIUSZ_TEST_CHROMIUM")
    with sync_playwright() as playwright:
        # In a container Chromium's own sandbox has no user namespaces to work with.
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def addresses() -> tuple[str, ...]:
    """The address of every kind of page, the hostile article's among them."""
    return ADDRESSES


@pytest.fixture
def page(browser: Browser, served: Any) -> Iterator[Page]:
    """A page on a desktop in Polish; it fails where the browser complains or anything runs that the records hold."""
    context = browser.new_context(
        base_url=served.address, locale="pl-PL", viewport={"width": 1280, "height": 800}, accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    yield page
    context.close()
    # Chromium tells of a page that is not there (404) and of a form that is sent back (422) too.
    assert [text for text in complaints if "404" not in text and "422" not in text] == []
