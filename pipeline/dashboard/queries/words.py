"""Words of the articles' texts, in any form that Polish gives them: "klaster" finds "klastrów"."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock

import duckdb

from pipeline.language.dictionary import forms, readings

_ASKED = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[^\pL\pN]+"
_ONE_AT_A_TIME = Lock()
_REMEMBERED = 64


@lru_cache(maxsize=2_000)
def every_form(word: str) -> tuple[str, ...]:
    """Gives a word and every form of every lexeme that it can be a form of, in lower case."""
    found = {word.lower()}
    for reading in {reading.lexeme: reading for reading in readings(word) if reading.known}.values():
        found |= {form.lower() for form, _ in forms(reading.lexeme)}
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


def patterns(asked: str) -> tuple[str, ...]:
    """Gives a regular expression (RE2, of lower-case text) for each word or quoted phrase; all of them must match."""
    found = []
    for quoted, single in _ASKED.findall(asked):
        words = _WORD.findall(quoted or single)
        if words:
            alternatives = ("(?:" + "|".join(map(re.escape, every_form(word))) + ")" for word in words)
            found.append(rf"(?:^|[^\pL\pN]){_BETWEEN.join(alternatives)}(?:$|[^\pL\pN])")
    return tuple(dict.fromkeys(found))


def found(database: duckdb.DuckDBPyConnection, asked: str) -> str:
    """Puts the articles that hold all words into the table `found`, once for each question; gives its `words` there."""
    with _ONE_AT_A_TIME:
        if database.execute("SELECT 1 FROM asked WHERE words = ?", [asked]).fetchone() is None:
            wanted = patterns(asked)
            condition = " AND ".join(['regexp_matches(lower("text"), ?)'] * len(wanted)) or "true"
            old = f"(SELECT words FROM asked ORDER BY rowid DESC OFFSET {_REMEMBERED})"
            database.execute(f"DELETE FROM found WHERE words IN {old}")
            database.execute(f"DELETE FROM asked WHERE words IN {old}")
            database.execute("INSERT INTO asked VALUES (?)", [asked])
            database.execute(
                f"INSERT INTO found SELECT ?, article_id FROM extracted.articles WHERE {condition}", [asked, *wanted]
            )
    return asked
