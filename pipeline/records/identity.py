"""Identity across articles: one entity a name, an acronym's entity, texts that are the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from pipeline.language.names.gazetteer import Entry
from pipeline.records.alike import alike
from pipeline.records.article import ArticleRows, Row
from pipeline.records.ids import KIND_OF_PREFIX, entity_id, slug
from pipeline.records.reprints import reprints
from pipeline.records.tables import NAMES_OF_IDS


def duplicates(articles: Iterable[ArticleRows]) -> dict[str, str]:
    """Gives article_id -> article_id of the one that stands for it, for articles whose texts are the same or nearly so.

    The first that was published stands for the others, those without a day last; of equals that with the smallest id.
    """
    rows = [article.article for article in articles]
    rows.sort(key=lambda row: (row["published"] is None, str(row["published"] or ""), row["article_id"]))
    return reprints((row["article_id"], row["text"]) for row in rows)


def borne(article: ArticleRows) -> set[tuple[str, str]]:
    """Gives the acronyms of an article: the entity id of each alone, and that of the organisation that bears it."""
    return {(f"{entity.split(':')[0]}:{slug(acronym)}", entity) for entity, acronym in article.acronyms}


def first_names(articles: Iterable[ArticleRows]) -> dict[str, str]:
    """Gives entity id -> the first by alphabet of the names that it goes by."""
    names: dict[str, str] = {}
    for article in articles:
        for row in chain(article.mentions, article.roles, article.signatories, article.signers):
            for column, name in NAMES_OF_IDS.items():
                entity = row.get(column)
                if entity is not None and (entity not in names or row[name] < names[entity]):
                    names[entity] = row[name]
    return names


def acronym_entities(articles: Iterable[ArticleRows]) -> dict[str, str]:
    """Gives the entity id of a bare acronym -> that of the organisation that bears it, where the run knows one only."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for bare, entity in borne(article):
            bearers[bare].add(entity)
    return {bare: found.pop() for bare, found in bearers.items() if len(found) == 1 and bare not in found}


def same_entities(articles: Iterable[ArticleRows], gazetteer: Iterable[Entry]) -> dict[str, str]:
    """Gives entity id -> id of the entity that is meant, for what goes by an acronym or another spelling of its name.

    articles: gone through twice. What stands in the gazetteer is meant by itself.
    """
    own = {entity_id(entry.kind, entry.name) for entry in gazetteer}
    acronyms = {bare: full for bare, full in acronym_entities(articles).items() if bare not in own}
    names = {entity: name for entity, name in first_names(articles).items() if entity not in acronyms}
    other = {entity: meant for entity, meant in alike(names).items() if entity not in own}
    return other | {bare: other.get(full, full) for bare, full in acronyms.items()}


def commonest(acronyms: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Gives entity id -> the acronym that most articles give, the first by alphabet of several.

    acronyms: entity id -> how many articles give each acronym.
    """
    return {entity: min(counted, key=lambda name: (-counted[name], name)) for entity, counted in acronyms.items()}


def described(
    names: Mapping[str, Counter[str]],
    articles: Mapping[str, int],
    acronyms: Mapping[str, str],
    gazetteer: Iterable[Entry] = (),
) -> list[Row]:
    """Gives one row for each entity, in the order of their ids.

    names: entity id -> how many mentions bear each name, 0 where only other tables do. articles: entity id -> number of
    articles that mention it. acronyms: entity id -> acronym.
    The name that most mentions bear is the entity's, its acronym only where there is no other; the others are aliases.
    What stands in the gazetteer bears the name, the acronym and the id that stand there.
    """
    listed = {entity_id(entry.kind, entry.name): entry for entry in gazetteer}
    rows = []
    for entity in sorted(names):
        acronym, counted, entry = acronyms.get(entity), Counter(names[entity]), listed.get(entity)
        mentions = sum(counted.values())
        if entry is not None:
            acronym = entry.acronym or acronym
            counted[entry.name] += mentions + 1
        ranked = sorted(counted, key=lambda name: (name == acronym, -counted[name], name))
        aliases = [name for name in ranked[1:] if name != acronym]
        rows.append(
            {
                "entity_id": entity,
                "kind": KIND_OF_PREFIX[entity.split(":")[0]],
                "name": ranked[0],
                "acronym": acronym,
                "aliases": "|".join(aliases) or None,
                "external_id": (entry.id or None) if entry is not None else None,
                "articles": articles.get(entity, 0),
                "mentions": mentions,
            }
        )
    return rows
