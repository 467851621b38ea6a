"""What only all articles of a run together tell: who is who, which texts are the same, which events are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.language.names.gazetteer import Entry
from pipeline.records import identity
from pipeline.records.article import ArticleRows, Row
from pipeline.records.events import events
from pipeline.records.tables import NAMES_OF_IDS, OF_AN_ARTICLE

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
        for table in OF_AN_ARTICLE:
            found[table.name] = [_meant(row, self.same_entity) for row in getattr(article, table.name)]
        for row in found["agreements"]:
            row["event_id"] = self.event_of[row["agreement_id"]]
        return found


def _meant(row: Row, same_entity: Mapping[str, str]) -> Row:
    return row | {column: same_entity.get(row[column], row[column]) for column in NAMES_OF_IDS if column in row}


@dataclass
class Said:
    """What articles say of entities, by the id of the one that is meant.

    names: how many mentions bear each name, 0 where only other tables do. articles: how many mention it. acronyms: how
    many articles give each.
    """

    names: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    articles: Counter[str] = field(default_factory=Counter)
    acronyms: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, article: ArticleRows, same_entity: Mapping[str, str]) -> None:
        """Count what one more article says."""
        here: set[str] = set()
        for mention in article.mentions:
            if mention["entity_id"] is not None:
                entity = same_entity.get(mention["entity_id"], mention["entity_id"])
                self.names[entity][mention["name"]] += 1
                here.add(entity)
        self.articles.update(here)
        for table in ("roles", "signatories", "signers"):
            for row in getattr(article, table):
                for column, name in NAMES_OF_IDS.items():
                    if row.get(column) is not None:
                        self.names[same_entity.get(row[column], row[column])][row[name]] += 0
        for entity, acronym in article.acronyms:
            self.acronyms[same_entity.get(entity, entity)][acronym] += 1

    def rows(self, gazetteer: Iterable[Entry]) -> list[Row]:
        """Gives the rows of `entities`."""
        return identity.described(self.names, self.articles, identity.commonest(self.acronyms), gazetteer)


def across(articles: Articles, gazetteer: Iterable[Entry], same_text: Mapping[str, str]) -> Across:
    """Gives what the articles tell together; of each only its names and what tells its agreements apart is held.

    gazetteer: an analyst's list. same_text: what `identity.duplicates` gives.
    """
    entries = tuple(gazetteer)
    same_entity = identity.same_entities(articles, entries)
    said = Said()
    agreements: list[Row] = []
    signatories: list[Row] = []
    for article in articles:
        said.add(article, same_entity)
        agreements += [{name: row[name] for name in _OF_EVENTS} for row in article.agreements]
        signatories += [{name: row[name] for name in ("agreement_id", "organisation")} for row in article.signatories]
    return Across(same_text, same_entity, events(agreements, signatories, same_text), said.rows(entries))
