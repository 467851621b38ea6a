"""Rows that are kept on disk as they come, so that a run that is stopped or killed can go on, in little memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.records.article import ArticleRows
from pipeline.records.build import rank
from pipeline.records.packed import pack_article, pack_others, unpack, unpack_article
from pipeline.records.reprints import Original, bands, original, reprints
from pipeline.sources import Failure, RawDocument

if TYPE_CHECKING:
    from rensa import RMinHash

VERSION = 1
_SCHEMA = """
CREATE TABLE run (version INTEGER, settings TEXT);
CREATE TABLE documents (document BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE articles (
  article_id TEXT PRIMARY KEY, source BLOB, rank BLOB, published TEXT, article BLOB, others BLOB
);
CREATE TABLE failures (source TEXT, stage TEXT, error TEXT);
CREATE TABLE originals (place INTEGER PRIMARY KEY, article_id TEXT);
CREATE TABLE bands (band INTEGER, place INTEGER, PRIMARY KEY (band, place)) WITHOUT ROWID;
"""
_LEFTOVERS = ("-journal", "-wal", "-shm")
_CACHED = 200


class KeptError(ValueError):
    """The file of an unfinished run cannot be used; the message says what to do."""


class Kept:
    """The articles of a run that are done, in an SQLite file that outlives a killed process.

    Goes through them in the order of their ids, as often as asked; of those with the same id it keeps the one that
    `rank` puts last. Nobody else may use the file meanwhile.
    """

    def __init__(self, file: Path, settings: str) -> None:
        """settings: what must be the same for a run to go on. Raises KeptError, BlockingIOError where it is in use."""
        self.file = file
        try:
            self._open(settings)
        except sqlite3.Error as error:
            self._connection.close()
            if "locked" in str(error):
                raise BlockingIOError from error
            raise KeptError(f"{file} cannot be used ({error}); delete it, or free some space") from error

    def _open(self, settings: str) -> None:
        self._connection = sqlite3.connect(self.file, timeout=0, isolation_level=None)
        self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")  # a killed process loses nothing; a power cut the last
        self._connection.execute("BEGIN EXCLUSIVE")
        if not self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in _SCHEMA.split(";"):
                self._connection.execute(statement)
            self._connection.execute("INSERT INTO run VALUES (?, ?)", (VERSION, settings))
        found = self._connection.execute("SELECT version, settings FROM run").fetchone()
        self._connection.execute("DELETE FROM failures")
        self._connection.execute("COMMIT")
        if found != (VERSION, settings):
            self._connection.close()
            raise KeptError(
                f"{self.file} is of a run with other settings (model, list, day, confidence or version): "
                "repeat that one with --resume, or delete the file"
            )

    def __len__(self) -> int:
        """The number of articles."""
        return int(self._connection.execute("SELECT count(*) FROM articles").fetchone()[0])

    def __contains__(self, document: RawDocument) -> bool:
        """Tells whether a document has given its rows already."""
        sql = "SELECT 1 FROM documents WHERE document = ?"
        return self._connection.execute(sql, (_digest(document),)).fetchone() is not None

    def put(self, document: RawDocument, rows: ArticleRows) -> None:
        """Keep the rows of a document; they are on disk when this returns."""
        source, known = (_bytes(part) for part in rank(rows))
        article = rows.article
        day = None if article["published"] is None else article["published"].isoformat()
        self._connection.execute("BEGIN")
        self._connection.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (article_id) DO UPDATE SET "
            "source = excluded.source, rank = excluded.rank, published = excluded.published, "
            "article = excluded.article, others = excluded.others "
            "WHERE (excluded.source, excluded.rank) > (source, rank)",
            (article["article_id"], source, known, day, pack_article(article), pack_others(rows)),
        )
        self._connection.execute("INSERT OR IGNORE INTO documents VALUES (?)", (_digest(document),))
        self._connection.execute("COMMIT")

    def fail(self, failure: Failure) -> None:
        """Keep a failure, until the run goes on: then its source is tried again."""
        values = (failure.source, failure.stage, failure.error)
        self._connection.execute("INSERT INTO failures VALUES (?, ?, ?)", values)

    def failures(self) -> list[Failure]:
        """The failures of this process's part of the run."""
        return [Failure(*row) for row in self._connection.execute("SELECT source, stage, error FROM failures")]

    def __iter__(self) -> Iterator[ArticleRows]:
        sql = "SELECT article, others FROM articles ORDER BY article_id"
        return (unpack(article, others) for article, others in self._connection.execute(sql))

    def some(self, number: int) -> Iterator[list[ArticleRows]]:
        """Gives all articles, so many at a time."""
        coming = iter(self)
        while found := list(islice(coming, number)):
            yield found

    def keys(self) -> list[str]:
        """The ids of the articles, in order."""
        return [key for (key,) in self._connection.execute("SELECT article_id FROM articles ORDER BY article_id")]

    def duplicates(self) -> dict[str, str]:
        """What `identity.duplicates` gives of these articles, with texts and sketches on disk."""
        self._connection.execute("BEGIN")
        self._connection.execute("DELETE FROM originals")
        self._connection.execute("DELETE FROM bands")
        found = reprints(self._texts(), _OnDisk(self._connection))
        self._connection.execute("COMMIT")
        return found

    def _texts(self) -> Iterable[tuple[str, str]]:
        # The ids first: sorted with their texts, these would all be written to disk once more.
        sql = "SELECT article_id FROM articles ORDER BY published IS NULL, published, article_id"
        for (key,) in self._connection.execute(sql).fetchall():
            [(article,)] = self._connection.execute("SELECT article FROM articles WHERE article_id = ?", (key,))
            yield key, unpack_article(article)["text"]

    def close(self, *, done: bool) -> None:
        """Let go of the file, and delete it where all is `done` or it holds nothing."""
        gone = done or not len(self)
        self._connection.close()
        if gone:
            for suffix in ("", *_LEFTOVERS):
                self.file.with_name(self.file.name + suffix).unlink(missing_ok=True)


class _OnDisk:
    """An index of originals in a database, which finds what the one in memory finds: those with a band in common."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._places = 0
        self._at = lru_cache(maxsize=_CACHED)(self._read)

    def near(self, sketch: RMinHash) -> list[Original]:
        numbers = _bands(sketch)
        sql = f"SELECT DISTINCT place FROM bands WHERE band IN ({', '.join('?' * len(numbers))}) ORDER BY place"
        return [self._at(place) for (place,) in self._connection.execute(sql, numbers).fetchall()]

    def insert(self, one: Original, sketch: RMinHash) -> None:
        self._places += 1
        self._connection.execute("INSERT INTO originals VALUES (?, ?)", (self._places, one.name))
        rows = ((band, self._places) for band in _bands(sketch))
        self._connection.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", rows)

    def _read(self, place: int) -> Original:
        sql = "SELECT article_id, article FROM articles JOIN originals USING (article_id) WHERE place = ?"
        key, article = self._connection.execute(sql, (place,)).fetchone()
        return original(key, unpack_article(article)["text"])


def _bands(sketch: RMinHash) -> list[int]:
    """A number of 64 bits for each band of a sketch."""
    return [int.from_bytes(band, "little", signed=True) for band in bands(sketch)]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _digest(document: RawDocument) -> bytes:
    """What tells a document from others: all of it but when it was fetched."""
    known = (document.source, document.media, document.url, document.title, document.published)
    return blake2b(_bytes(repr(known)) + b"\0" + document.content, digest_size=16).digest()
