"""Identity across articles: one entity a name, an acronym's entity, texts that are the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.records.article import KINDS, ArticleRows, Row
from pipeline.records.ids import slug


def duplicates(articles: Iterable[ArticleRows]) -> dict[str, str]:
    """Gives article_id -> article_id of the one that stands for it, for articles whose texts are the same."""
    by_hash: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        by_hash[article.article["content_hash"]].append(article.article["article_id"])
    return {key: min(keys) for keys in by_hash.values() for key in keys if key != min(keys)}


def acronym_entities(articles: Iterable[ArticleRows]) -> dict[str, str]:
    """Gives the entity id of a bare acronym -> that of the organisation that bears it, where the run knows one only."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for entity, acronym in article.acronyms.items():
            kind = entity.split(":")[0]
            bearers[f"{kind}:{slug(acronym)}"].add(entity)
    return {bare: found.pop() for bare, found in bearers.items() if len(found) == 1 and bare not in found}


def entities(mentions: Iterable[Row], extra: Iterable[tuple[str, str, str]], acronyms: dict[str, str]) -> list[Row]:
    """Gives one row for each entity, in the order of their ids.

    mentions: rows of the table `mentions`. extra: (entity id, kind, name) of entities that rows of other tables name
    though no mention does. acronyms: entity id -> acronym.
    The name that most mentions bear is the entity's, its acronym only where there is no other; the others are aliases.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    articles: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    for mention in mentions:
        entity = mention["entity_id"]
        if entity is None:
            continue
        names[entity][mention["name"]] += 1
        articles[entity].add(mention["article_id"])
        counts[entity] += 1
        kinds[entity] = KINDS[mention["label"]]
    for entity, kind, name in extra:
        kinds.setdefault(entity, kind)
        names[entity][name] += 0
    rows = []
    for entity in sorted(kinds):
        acronym, counted = acronyms.get(entity), names[entity]
        ranked = sorted(counted, key=lambda name: (name == acronym, -counted[name], name))
        aliases = [name for name in ranked[1:] if name != acronym]
        rows.append(
            {
                "entity_id": entity,
                "kind": kinds[entity],
                "name": ranked[0],
                "acronym": acronym,
                "aliases": "|".join(aliases) or None,
                "articles": len(articles[entity]),
                "mentions": counts[entity],
            }
        )
    return rows
