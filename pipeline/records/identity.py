"""Identity across articles: one entity a name, an acronym's entity, one event told by several articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

from pipeline.records.article import KINDS, ArticleRows, Row
from pipeline.records.ids import slug

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


def _likeness(one: Row, other: Row, parties: dict[str, frozenset[str]], same_text: dict[str, str]) -> float:
    """Gives how surely two agreements of different articles are one event, from 0 (they are not) to 2.

    They are where the same words of the same text tell of the same parties, or where kind, day and most of their
    parties agree.
    """
    if one["article_id"] == other["article_id"] or one["kind"] != other["kind"]:
        return 0.0
    first, second = parties[one["agreement_id"]], parties[other["agreement_id"]]
    texts = {same_text.get(row["article_id"], row["article_id"]) for row in (one, other)}
    if len(texts) == 1 and one["start"] == other["start"] and first == second:
        return 2.0
    if one["date_earliest"] is None or other["date_earliest"] is None:
        return 0.0
    if one["date_latest"] < other["date_earliest"] or other["date_latest"] < one["date_earliest"]:
        return 0.0
    shared = len(first & second)
    enough = 2 * shared > min(len(first), len(second)) and shared > 1
    return shared / len(first | second) if enough else 0.0


def events(agreements: list[Row], signatories: Iterable[Row], same_text: dict[str, str]) -> dict[str, str]:
    """Gives agreement_id -> event_id; agreements are compared only with those that share a party.

    same_text: what `duplicates` gives. Those that are most alike come together first, and two agreements of one
    article never do, though a third article's may be like both.
    """
    members: dict[str, set[str]] = defaultdict(set)
    for signatory in signatories:
        members[signatory["agreement_id"]].add(signatory["organisation_id"])
    parties = {key: frozenset(found) for key, found in members.items()}
    by_party: dict[str, list[Row]] = defaultdict(list)
    for agreement in agreements:
        for party in parties.get(agreement["agreement_id"], ()):
            by_party[party].append(agreement)
    alike: dict[tuple[str, str], float] = {}
    for sharing in by_party.values():
        if len(sharing) > _TOO_COMMON:
            continue
        for one, other in combinations(sharing, 2):
            low, high = sorted((one["agreement_id"], other["agreement_id"]))
            if (low, high) not in alike:
                alike[low, high] = _likeness(one, other, parties, same_text)
    group = {agreement["agreement_id"]: [agreement["agreement_id"]] for agreement in agreements}
    article = {agreement["agreement_id"]: agreement["article_id"] for agreement in agreements}
    for (low, high), likeness in sorted(alike.items(), key=lambda pair: (-pair[1], pair[0])):
        one_group, other_group = group[low], group[high]
        if likeness and not {article[key] for key in one_group} & {article[key] for key in other_group}:
            one_group += other_group
            group |= dict.fromkeys(other_group, one_group)
    return {key: f"event:{min(told)}" for key, told in group.items()}
