"""Identity across articles: one entity a name, an acronym's entity, one event told by several articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

from pipeline.records.article import KINDS, ArticleRows, Row

_TOO_COMMON = 200


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
            bearers[f"{kind}:{acronym.lower()}"].add(entity)
    return {bare: found.pop() for bare, found in bearers.items() if len(found) == 1 and bare not in found}


def entities(mentions: Iterable[Row], extra: Iterable[tuple[str, str, str]], acronyms: dict[str, str]) -> list[Row]:
    """Gives one row for each entity, in the order of their ids.

    mentions: rows of the table `mentions`. extra: (entity id, kind, name) of entities that rows of other tables name
    though no mention does. acronyms: entity id -> acronym.
    The name that most mentions bear is the entity's; the others are its aliases.
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
        ranked = sorted(names[entity], key=lambda name: (-names[entity][name], name))
        acronym = acronyms.get(entity)
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


def _same_event(one: Row, other: Row, parties: dict[str, frozenset[str]]) -> bool:
    """Tells whether two agreements of different articles are one event: kind, day and most of their parties agree."""
    if one["article_id"] == other["article_id"] or one["kind"] != other["kind"]:
        return False
    if one["date_earliest"] is None or other["date_earliest"] is None:
        return False
    if one["date_latest"] < other["date_earliest"] or other["date_latest"] < one["date_earliest"]:
        return False
    first, second = parties[one["agreement_id"]], parties[other["agreement_id"]]
    return 2 * len(first & second) > min(len(first), len(second)) and len(first & second) > 1


def events(agreements: list[Row], signatories: Iterable[Row]) -> dict[str, str]:
    """Gives agreement_id -> event_id; agreements are compared only with those that share a party."""
    members: dict[str, set[str]] = defaultdict(set)
    for signatory in signatories:
        members[signatory["agreement_id"]].add(signatory["organisation_id"])
    parties = {key: frozenset(found) for key, found in members.items()}
    by_party: dict[str, list[Row]] = defaultdict(list)
    for agreement in agreements:
        for party in parties.get(agreement["agreement_id"], ()):
            by_party[party].append(agreement)
    first = {agreement["agreement_id"]: agreement["agreement_id"] for agreement in agreements}

    def root(key: str) -> str:
        while first[key] != key:
            first[key] = first[first[key]]
            key = first[key]
        return key

    for sharing in by_party.values():
        if len(sharing) > _TOO_COMMON:
            continue
        for one, other in combinations(sharing, 2):
            if _same_event(one, other, parties):
                low, high = sorted((root(one["agreement_id"]), root(other["agreement_id"])))
                first[high] = low
    return {key: f"event:{root(key)}" for key in first}
