"""One event told by several articles: the same kind, a day that can be the same, parties that are the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from pipeline.records.article import Row

_TOO_COMMON = 200
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
class _Party:
    """A party as it is compared: its name without what one publisher tells and another leaves out, and its town."""

    name: str
    town: str

    def same(self, other: _Party) -> bool:
        return self.name == other.name and (not self.town or not other.town or self.town == other.town)


def _party(name: str) -> _Party:
    """Gives a party of a name: "Szpital Powiatowy im. św. Łukasza w Krzemienicy" is "szpital powiatowy" of its town.

    A town and its commune are one ("Miasto Soleczno", "Gmina Soleczno"): which of them signs, publishers seldom say.
    """
    bare = _INSTITUTE.sub("", _PATRON.sub("", _LEGAL_FORM.sub("", name))).strip()
    town = _TOWN.search(bare)
    bare = bare[: town.start()] if town is not None else bare
    return _Party(_LOCAL.sub("gmina ", bare, count=1).casefold(), town["town"].casefold() if town is not None else "")


@dataclass(frozen=True)
class _Told:
    """An agreement of one article, as far as it is compared."""

    row: Row
    parties: tuple[_Party, ...]
    text: str


def _shared(one: tuple[_Party, ...], other: tuple[_Party, ...]) -> int:
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


def _likeness(one: _Told, other: _Told) -> float:
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


def _alike(told: dict[str, _Told]) -> dict[tuple[str, str], float]:
    """Gives the likeness of each pair of agreements that share a party; a party of too many tells nothing."""
    by_party: dict[str, list[str]] = defaultdict(list)
    for key, agreement in told.items():
        for name in {party.name for party in agreement.parties}:
            by_party[name].append(key)
    alike: dict[tuple[str, str], float] = {}
    for sharing in by_party.values():
        if len(sharing) > _TOO_COMMON:
            continue
        for one, other in combinations(sorted(sharing), 2):
            if (one, other) not in alike:
                alike[one, other] = _likeness(told[one], told[other])
    return alike


def events(agreements: list[Row], signatories: Iterable[Row], same_text: dict[str, str]) -> dict[str, str]:
    """Gives agreement_id -> event_id; agreements are compared only with those that share a party.

    same_text: what `identity.duplicates` gives. Those that are most alike come together first; two agreements of one
    article never do, though a third article's may be like both, nor do two kinds, though a vague one may be like both.
    """
    members: dict[str, list[_Party]] = defaultdict(list)
    for signatory in signatories:
        members[signatory["agreement_id"]].append(_party(signatory["organisation"]))
    told = {
        row["agreement_id"]: _Told(
            row, tuple(members[row["agreement_id"]]), same_text.get(row["article_id"], str(row["article_id"]))
        )
        for row in agreements
    }
    group = {key: [key] for key in told}
    for (low, high), likeness in sorted(_alike(told).items(), key=lambda pair: (-pair[1], pair[0])):
        one_group, other_group = group[low], group[high]
        if not likeness or one_group is other_group:
            continue
        articles = [{told[key].row["article_id"] for key in keys} for keys in (one_group, other_group)]
        kinds = {told[key].row["kind"] for key in (*one_group, *other_group)} - _VAGUE
        if articles[0] & articles[1] or len(kinds) > 1:
            continue
        one_group += other_group
        group |= dict.fromkeys(other_group, one_group)
    return {key: f"event:{min(keys)}" for key, keys in group.items()}
