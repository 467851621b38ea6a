"""What only all articles of a run together tell: who is who, which texts are the same, which events are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from pipeline.language.names.gazetteer import Entry
from pipeline.records import identity
from pipeline.records.article import ArticleRows, Row
from pipeline.records.events import events
from pipeline.records.tables import NAMES_OF_IDS

TABLES_OF_AN_ARTICLE = ("mentions", "roles", "agreements", "signatories", "signers")
_OF_EVENTS = ("agreement_id", "article_id", "kind", "date_earliest", "date_latest", "start")


class Articles(Protocol):
    """Articles in the order of their ids, each once, that can be gone through again and again."""

    def __iter__(self) -> Iterator[ArticleRows]: ...


@dataclass(frozen=True)
class Across:
    """same_text: article -> the one that stands for it. same_entity: entity -> the one meant. event_of: agreement ->
    event. entities: the rows of that table."""

    same_text: Mapping[str, str]
    same_entity: Mapping[str, str]
    event_of: Mapping[str, str]
    entities: list[Row]

    def rows(self, article: ArticleRows) -> dict[str, list[Row]]:
        """Gives the rows of an article by table, with the ids that they have among all articles."""
        key = article.article["article_id"]
        found = {"articles": [article.article | {"duplicate_of": self.same_text.get(key)}]}
        for table in TABLES_OF_AN_ARTICLE:
            found[table] = [_meant(row, self.same_entity) for row in getattr(article, table)]
        for row in found["agreements"]:
            row["event_id"] = self.event_of[row["agreement_id"]]
        return found


def _meant(row: Row, same_entity: Mapping[str, str]) -> Row:
    return row | {column: same_entity.get(row[column], row[column]) for column in NAMES_OF_IDS if column in row}


def _one(same_entity: Mapping[str, str], entity: str) -> str:
    return same_entity.get(entity, entity)


def across(articles: Articles, gazetteer: Iterable[Entry], same_text: Mapping[str, str]) -> Across:
    """Gives what the articles tell together; of each only its names and what tells its agreements apart is held.

    gazetteer: an analyst's list. same_text: what `identity.duplicates` gives.
    """
    entries = tuple(gazetteer)
    same_entity = identity.same_entities(articles, entries)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    mentioning: Counter[str] = Counter()
    acronyms: dict[str, Counter[str]] = defaultdict(Counter)
    agreements: list[Row] = []
    signatories: list[Row] = []
    for article in articles:
        here: set[str] = set()
        for mention in article.mentions:
            if mention["entity_id"] is not None:
                entity = _one(same_entity, mention["entity_id"])
                names[entity][mention["name"]] += 1
                here.add(entity)
        mentioning.update(here)
        for table in ("roles", "signatories", "signers"):
            for row in getattr(article, table):
                for column, name in NAMES_OF_IDS.items():
                    if row.get(column) is not None:
                        names[_one(same_entity, row[column])][row[name]] += 0
        for entity, acronym in article.acronyms:
            acronyms[_one(same_entity, entity)][acronym] += 1
        agreements += [{name: row[name] for name in _OF_EVENTS} for row in article.agreements]
        signatories += [{name: row[name] for name in ("agreement_id", "organisation")} for row in article.signatories]
    return Across(
        same_text,
        same_entity,
        events(agreements, signatories, dict(same_text)),
        identity.described(names, mentioning, identity.commonest(acronyms), entries),
    )
