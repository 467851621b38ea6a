"""One event told by several articles: the same kind, a day that can be the same, parties that are the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from pipeline.records.article import Row

TOO_COMMON = 200
"""Agreements of one party beyond which they are not compared by it."""

_ENOUGH = 0.5
_VAGUE = frozenset({"inne", "partnerstwo", "porozumienie"})
"""Kinds that a publisher may use for any other: "samorządy zawarły porozumienie" of a letter of intent."""

_VAGUE_ENOUGH = 0.7
_LEGAL_FORM = re.compile(r"\s(?:s\.a\.|sp\. z o\.o\.|sp\. k\.|sp\. j\.|s\.c\.|p\.s\.a\.)", re.IGNORECASE)
_PATRON = re.compile(r"\s(?:im\.|imienia)\s.*?(?=\sw[e]?\s|$)", re.IGNORECASE)
_TOWN = re.compile(r"\swe?\s(?P<town>\S+(?:\s\S+)?)$", re.IGNORECASE)
_LOCAL = re.compile(r"(?:gmina miejska|gmina miasto|miasto i gmina|gmina i miasto|gmina|miasto)\s", re.IGNORECASE)
_INSTITUTE = re.compile(r"\s[–-]\s.*$")


@dataclass(frozen=True)
class Party:
    """A party as it is compared: its name without what one publisher tells and another leaves out, and its town."""

    name: str
    town: str

    def same(self, other: Party) -> bool:
        return self.name == other.name and (not self.town or not other.town or self.town == other.town)


def party(name: str) -> Party:
    """Gives a party of a name: "Szpital Powiatowy im. św. Łukasza w Krzemienicy" is "szpital powiatowy" of its town.

    A town and its commune are one ("Miasto Soleczno", "Gmina Soleczno"): which of them signs, publishers seldom say.
    """
    bare = _INSTITUTE.sub("", _PATRON.sub("", _LEGAL_FORM.sub("", name))).strip()
    town = _TOWN.search(bare)
    bare = bare[: town.start()] if town is not None else bare
    return Party(_LOCAL.sub("gmina ", bare, count=1).casefold(), town["town"].casefold() if town is not None else "")


@dataclass(frozen=True)
class Told:
    """An agreement of one article, as far as it is compared."""

    row: Row
    parties: tuple[Party, ...]
    text: str


def _shared(one: tuple[Party, ...], other: tuple[Party, ...]) -> int:
    """Gives how many parties of one are parties of the other; each counts once."""
    left = list(other)
    count = 0
    for party in one:
        found = next((candidate for candidate in left if party.same(candidate)), None)
        if found is not None:
            left.remove(found)
            count += 1
    return count


def _compatible(one: str, other: str) -> bool:
    return one == other or one in _VAGUE or other in _VAGUE


def likeness(one: Told, other: Told) -> float:
    """Gives how surely two agreements of different articles are one event, from 0 (they are not) to 2.

    They are where the same words of the same text tell of the same parties, or where their kinds can be one, the day
    can be the same, and half of the fewer parties, two at least, are the same.
    """
    first, second = one.row, other.row
    if first["article_id"] == second["article_id"] or not _compatible(first["kind"], second["kind"]):
        return 0.0
    if one.text == other.text and first["start"] == second["start"] and one.parties == other.parties:
        return 2.0
    if first["date_earliest"] is None or second["date_earliest"] is None:
        return 0.0
    if first["date_latest"] < second["date_earliest"] or second["date_latest"] < first["date_earliest"]:
        return 0.0
    shared = _shared(one.parties, other.parties)
    share = shared / min(len(one.parties), len(other.parties))
    if shared < 2 or share < (_ENOUGH if first["kind"] == second["kind"] else _VAGUE_ENOUGH):
        return 0.0
    same_kind = first["kind"] == second["kind"]
    return (shared / (len(one.parties) + len(other.parties) - shared)) * (1.0 if same_kind else 0.5)


def _alike(compared: dict[str, Told]) -> dict[tuple[str, str], float]:
    """Gives the likeness of each pair of agreements that share a party; a party of too many tells nothing."""
    by_party: dict[str, list[str]] = defaultdict(list)
    for key, agreement in compared.items():
        for name in {one.name for one in agreement.parties}:
            by_party[name].append(key)
    alike: dict[tuple[str, str], float] = {}
    for sharing in by_party.values():
        if len(sharing) > TOO_COMMON:
            continue
        for one, other in combinations(sorted(sharing), 2):
            if (one, other) not in alike:
                alike[one, other] = likeness(compared[one], compared[other])
    return alike


def told(row: Row, signatories: Iterable[str], same_text: Mapping[str, str]) -> Told:
    """Gives an agreement as it is compared: its row, the names of its signatories, and what `duplicates` gives."""
    parties = tuple(party(name) for name in signatories)
    return Told(row, parties, same_text.get(row["article_id"], str(row["article_id"])))


def together(alike: Mapping[tuple[str, str], float], rows: Mapping[str, Row]) -> dict[str, list[str]]:
    """Gives agreement_id -> the agreements that are one event with it, itself among them.

    alike: how alike pairs of agreements are, each pair in order. rows: agreement_id -> its row, of which the article
    and the kind are asked. Those that are most alike come together first; two agreements of one article never do,
    though a third article's may be like both, nor do two kinds, though a vague one may be like both.
    """
    group = {key: [key] for key in rows}
    for (low, high), share in sorted(alike.items(), key=lambda pair: (-pair[1], pair[0])):
        one_group, other_group = group[low], group[high]
        if not share or one_group is other_group:
            continue
        articles = [{rows[key]["article_id"] for key in keys} for keys in (one_group, other_group)]
        kinds = {rows[key]["kind"] for key in (*one_group, *other_group)} - _VAGUE
        if articles[0] & articles[1] or len(kinds) > 1:
            continue
        one_group += other_group
        group |= dict.fromkeys(other_group, one_group)
    return group


def event_id(agreements: Iterable[str]) -> str:
    """Gives the id of the event that some agreements are."""
    return f"event:{min(agreements)}"


def events(agreements: list[Row], signatories: Iterable[Row], same_text: Mapping[str, str]) -> dict[str, str]:
    """Gives agreement_id -> event_id; agreements are compared only with those that share a party.

    same_text: what `identity.duplicates` gives. `together` says what comes together.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for signatory in signatories:
        members[signatory["agreement_id"]].append(signatory["organisation"])
    rows = {row["agreement_id"]: row for row in agreements}
    compared = {key: told(row, members[key], same_text) for key, row in rows.items()}
    return {key: event_id(keys) for key, keys in together(_alike(compared), rows).items()}
