"""The tables' one definition. Writers, SQL, documentation and tests take names, types and keys from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "integer", "number", "date", "timestamp"]

DTYPES: dict[Type, str] = {
    "text": "string",
    "integer": "Int64",
    "number": "Float64",
    "date": "datetime64[s]",
    "timestamp": "datetime64[s]",
}
"""The pandas dtype of each type: missing values are <NA> or NaT, dates stand at midnight, timestamps in UTC."""


@dataclass(frozen=True)
class Column:
    """A column: its name, type, what stands in it, and the table and column it points to, if any."""

    name: str
    type: Type
    about: str
    references: tuple[str, str] | None = None


@dataclass(frozen=True)
class Table:
    """A table: its name, what a row is, its columns in order, and the columns of its primary key."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def dtypes(self) -> dict[str, str]:
        return {column.name: DTYPES[column.type] for column in self.columns}


def _offsets(what: str) -> tuple[Column, Column]:
    return (
        Column("start", "integer", f"offset of the first character of {what} in articles.text"),
        Column("end", "integer", "offset after its last character"),
    )


_ARTICLE_ID = Column("article_id", "text", "the article", ("articles", "article_id"))
_AGREEMENT_ID = Column("agreement_id", "text", "the agreement", ("agreements", "agreement_id"))

NAMES_OF_IDS = {
    "entity_id": "name",
    "organisation_id": "organisation",
    "represented_by_id": "represented_by",
    "person_id": "person",
}
"""A column that points to an entity -> the column beside it with the name that the text gives."""


def _entity(column: str, about: str) -> Column:
    return Column(column, "text", about, ("entities", "entity_id"))


ARTICLES = Table(
    "articles",
    "an article that was read",
    (
        Column("article_id", "text", "the same for the same article in every run, on every machine"),
        Column("url", "text", "address of the page, where known"),
        Column("source", "text", "the file or address it was read from, as it was given"),
        Column("title", "text", "headline"),
        Column("author", "text", "author that the page names"),
        Column("published", "date", "day of publication that the page gives"),
        Column("retrieved", "timestamp", "when it was fetched, UTC; empty for files"),
        Column("language", "text", "ISO 639-1 code"),
        Column("text", "text", "headline and body, cleaned; what all offsets count in"),
        Column("words", "integer", "number of words in the text"),
        Column("content_hash", "text", "BLAKE2b of the text"),
        Column(
            "duplicate_of",
            "text",
            "article_id of the article that stands for both: the same text, or one printed with small changes",
        ),
    ),
    ("article_id",),
)

MENTIONS = Table(
    "mentions",
    "a stretch of text that names something",
    (
        Column("mention_id", "text", "article_id and offset"),
        _ARTICLE_ID,
        *_offsets("the mention"),
        Column("text", "text", "articles.text[start:end]"),
        Column("label", "text", "persName, orgName, placeName, geogName, eventName, date or time"),
        Column("subtype", "text", "finer label, where one is known"),
        Column("name", "text", "the base form: nominative, in full"),
        Column("acronym", "text", "acronym of that name, where the article gives one"),
        Column("value", "text", "for dates and times: EDTF"),
        Column("note", "text", "why a date has no value: no such day, another weekday, ends before it begins"),
        _entity("entity_id", "who or what is meant"),
    ),
    ("mention_id",),
)

ENTITIES = Table(
    "entities",
    "an organisation, person, place or event of the run, once",
    (
        Column("entity_id", "text", "readable and stable: kind and name"),
        Column("kind", "text", "organisation, person, place, event or product"),
        Column("name", "text", "the base form"),
        Column("acronym", "text", "acronym that an article gives"),
        Column("aliases", "text", "other names that articles use, separated by |"),
        Column("external_id", "text", "the id that the gazetteer gives it"),
        Column("articles", "integer", "number of articles that mention it"),
        Column("mentions", "integer", "number of mentions"),
    ),
    ("entity_id",),
)

ROLES = Table(
    "roles",
    "a person's office, as an article tells it",
    (
        _ARTICLE_ID,
        _entity("person_id", "the person"),
        Column("person", "text", "forename and surname, nominative"),
        Column("role", "text", "the office, nominative"),
        _entity("organisation_id", "where the office is held"),
        Column("organisation", "text", "its name, nominative"),
        *_offsets("person and role"),
    ),
)

AGREEMENTS = Table(
    "agreements",
    "an agreement that an article tells of",
    (
        Column("agreement_id", "text", "article_id and the agreement's place in the article"),
        _ARTICLE_ID,
        Column("event_id", "text", "the same for the same event told by several articles"),
        Column(
            "kind",
            "text",
            "list intencyjny, porozumienie, umowa, deklaracja, memorandum, partnerstwo or inne",
        ),
        Column("status", "text", "signed, planned, historical (told as background) or ended"),
        Column("date", "text", "when it was or will be signed, EDTF"),
        Column("date_earliest", "date", "first day that the date allows"),
        Column("date_latest", "date", "last day that the date allows"),
        Column("date_basis", "text", "stated, weekday, published, reference or none"),
        Column("place", "text", "town, nominative"),
        Column("occasion", "text", "event at which it was signed"),
        Column("subject", "text", "what it is about, in the article's words"),
        Column("parties", "integer", "number of parties that the text states"),
        *_offsets("the words that tell of it"),
        Column("confidence", "number", "0 to 1: share of agreements told this way that are right"),
    ),
    ("agreement_id",),
)

SIGNATORIES = Table(
    "signatories",
    "an organisation that is party to an agreement",
    (
        _AGREEMENT_ID,
        Column("position", "integer", "place in the text's order, from 1"),
        _entity("organisation_id", "the organisation"),
        Column("organisation", "text", "its name, nominative"),
        Column("acronym", "text", "its acronym, where the article gives one"),
        _entity("represented_by_id", "the organisation that acts for it"),
        Column("represented_by", "text", "that organisation's name, nominative"),
        *_offsets("the organisation's mention"),
    ),
    ("agreement_id", "position"),
)

SIGNERS = Table(
    "signers",
    "a person who put their name to an agreement",
    (
        _AGREEMENT_ID,
        Column("position", "integer", "place in the text's order, from 1"),
        _entity("person_id", "the person"),
        Column("person", "text", "forename and surname, nominative"),
        Column("role", "text", "the office, nominative"),
        _entity("organisation_id", "whom they signed for"),
        Column("organisation", "text", "its name, nominative"),
        *_offsets("the person's mention"),
    ),
    ("agreement_id", "position"),
)

FAILURES = Table(
    "failures",
    "a source that gave no records",
    (
        Column("source", "text", "the file or address, as it was given"),
        Column("stage", "text", "sources, gazetteer, cleaning, language, records or outputs"),
        Column("error", "text", "what is wrong and what to do"),
    ),
)

TABLES: tuple[Table, ...] = (ARTICLES, MENTIONS, ENTITIES, ROLES, AGREEMENTS, SIGNATORIES, SIGNERS, FAILURES)
"""Every table, in the order in which they are written."""

OF_AN_ARTICLE: tuple[Table, ...] = (MENTIONS, ROLES, AGREEMENTS, SIGNATORIES, SIGNERS)
"""The tables whose rows belong to one article each, besides `articles`: the lists of `ArticleRows`, in their order."""
