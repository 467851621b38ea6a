"""Precision, recall and F of records against gold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

_QUOTES = str.maketrans(dict.fromkeys("„”“«»‟", '"'))


def folded(name: str | None) -> str:
    """Gives a name as it is compared: case, kinds of quotes and doubled spaces do not count."""
    return " ".join((name or "").translate(_QUOTES).casefold().split())


@dataclass
class Score:
    """Counts of what was found rightly, found wrongly and missed; `errors` tells of each of the latter two."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    def count(
        self,
        where: str,
        found: Iterable[Hashable],
        gold: Iterable[Hashable],
        optional: Iterable[Hashable] = (),
    ) -> None:
        """Adds one article's: multisets of what was found and of what is right; `optional` is neither."""
        found_counts, gold_counts = Counter(found), Counter(gold)
        for item in set(optional) - set(gold_counts):
            found_counts.pop(item, None)
        self.right += (found_counts & gold_counts).total()
        for item in sorted((found_counts - gold_counts).elements(), key=str):
            self.wrong += 1
            self.errors.append(f"{where}\twrong\t{item}")
        for item in sorted((gold_counts - found_counts).elements(), key=str):
            self.missed += 1
            self.errors.append(f"{where}\tmissed\t{item}")

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


FIGURES = (
    "organisations",
    "people",
    "places",
    "dates",
    "roles",
    "agreements",
    "kind",
    "status",
    "date",
    "place",
    "occasion",
    "subject",
    "parties",
    "signatories",
    "represented_by",
    "signers",
    "events",
    "negatives",
    "lines",
    "absent",
    "title",
    "published",
)
"""What is scored. kind to parties are fields of agreements that were found; one empty on both sides does not count.

A subject is right where it and the gold one share half of their words. events are pairs of agreements of different
articles that are one event. negatives are the articles without an agreement: right where none was found.
"""

_FIELDS = ("kind", "status", "date", "place", "occasion", "parties")


def _names(agreement: dict[str, Any]) -> set[str]:
    return {folded(signatory["organisation"]) for signatory in agreement["signatories"]}


def alignment(found: list[dict[str, Any]], gold: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Gives pairs of indices of agreements that tell of the same, those that agree most first; each stands once."""

    def likeness(one: dict[str, Any], other: dict[str, Any]) -> tuple[float, int]:
        shared = len(_names(one) & _names(other))
        total = len(_names(one) | _names(other)) or 1
        return shared / total, sum(one[name] == other[name] for name in ("kind", "status", "date"))

    ranked = sorted(
        ((likeness(f, g), -i, -j) for i, f in enumerate(found) for j, g in enumerate(gold) if _names(f) & _names(g)),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for _, minus_i, minus_j in ranked:
        if all(-minus_i != i and -minus_j != j for i, j in pairs):
            pairs.append((-minus_i, -minus_j))
    return pairs


def agrees(found: dict[str, Any], gold: dict[str, Any]) -> bool:
    """Tells whether an agreement is right: kind, status, date, and at least half of the signatories on both sides."""
    shared = len(_names(found) & _names(gold))
    enough = 2 * shared >= max(len(_names(found)), len(_names(gold)))
    return enough and all(found[name] == gold[name] for name in ("kind", "status", "date"))


def _role(role: dict[str, Any]) -> tuple[str, str, str]:
    return folded(role["person"]), folded(role["role"]), folded(role["organisation"])


def _alike(found: str | None, gold: str | None) -> bool:
    """Tells whether two wordings of a subject share at least half of the words of both together (F of 0.5)."""
    one, other = Counter(folded(found).split()), Counter(folded(gold).split())
    return 4 * (one & other).total() >= one.total() + other.total()


def score_agreements(
    scores: dict[str, Score], where: str, found: list[dict[str, Any]], gold: list[dict[str, Any]]
) -> None:
    """Adds one article's agreements, in the form of gold records, to the scores of them and of their parts."""
    pairs = alignment(found, gold)
    right = sum(agrees(found[i], gold[j]) for i, j in pairs)
    scores["agreements"].right += right
    scores["agreements"].wrong += len(found) - right
    scores["agreements"].missed += len(gold) - right
    rightly = {i for i, j in pairs if agrees(found[i], gold[j])}, {j for i, j in pairs if agrees(found[i], gold[j])}
    for side, items, done in (("wrong", found, rightly[0]), ("missed", gold, rightly[1])):
        for index, item in enumerate(items):
            if index not in done:
                summary = f"{item['kind']}, {item['status']}, {item['date']}: {'; '.join(sorted(_names(item)))}"
                scores["agreements"].errors.append(f"{where}\t{side}\t{summary}")
    for i, j in pairs:
        for name in _FIELDS:
            one, other = found[i][name], gold[j][name]
            fold = [] if one is None else [folded(str(one))]
            scores[name].count(where, fold, [] if other is None else [folded(str(other))])
        one, other = found[i]["subject"], gold[j]["subject"]
        told = [folded(other if other and _alike(one, other) else one)] if one else []
        scores["subject"].count(where, told, [folded(other)] if other else [])
    if not gold:
        scores["negatives"].count(where, ["an agreement"] if found else ["none"], ["none"])
    aligned_found, aligned_gold = {i for i, _ in pairs}, {j for _, j in pairs}
    loose = [(found[i], None) for i in range(len(found)) if i not in aligned_found]
    loose += [(None, gold[j]) for j in range(len(gold)) if j not in aligned_gold]
    for one, other in [*((found[i], gold[j]) for i, j in pairs), *loose]:
        for name, parts in (
            ("signatories", lambda a: [folded(s["organisation"]) for s in a["signatories"]]),
            (
                "represented_by",
                lambda a: [
                    (folded(s["organisation"]), folded(s["represented_by"]))
                    for s in a["signatories"]
                    if s["represented_by"]
                ],
            ),
            ("signers", lambda a: [folded(s["person"]) for s in a["signers"]]),
        ):
            scores[name].count(where, parts(one) if one else [], parts(other) if other else [])


Told = tuple[str, list[dict[str, Any]], list[dict[str, Any]]]
"""An article's name, the agreements found in it, and the gold ones."""


def _pairs(groups: dict[Any, list[tuple[str, str]]]) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    """Gives every pair of members of one group that stand in different articles."""
    return {
        (min(one, other), max(one, other))
        for members in groups.values()
        for one, other in combinations(members, 2)
        if one[0] != other[0]
    }


def score_events(scores: dict[str, Score], articles: Iterable[Told]) -> None:
    """Adds the pairs of agreements that are one event; the "event" of each says which, None for one that is alone."""
    found_groups: dict[Any, list[tuple[str, str]]] = defaultdict(list)
    gold_groups: dict[Any, list[tuple[str, str]]] = defaultdict(list)
    for where, found, gold in articles:
        as_told = dict(alignment(found, gold))
        for index, agreement in enumerate(found):
            key = f"agreement {as_told[index] + 1}" if index in as_told else f"agreement {index + 1} of those found"
            if agreement["event"] is not None:
                found_groups[agreement["event"]].append((where, key))
        for index, agreement in enumerate(gold):
            if agreement["event"] is not None:
                gold_groups[agreement["event"]].append((where, f"agreement {index + 1}"))
    scores["events"].count("events", _pairs(found_groups), _pairs(gold_groups))


def in_order(wanted: list[str], lines: list[str]) -> list[str]:
    """Gives the wanted lines that stand among the lines, each behind the one before it."""
    kept, at = [], 0
    for line in wanted:
        bare = line.lstrip("0123456789.) ").strip()
        if bare in lines[at:]:
            at = lines.index(bare, at) + 1
            kept.append(line)
    return kept


def score_article(scores: dict[str, Score], where: str, found: dict[str, Any], gold: dict[str, Any]) -> None:
    """Adds one article to the scores; `found` has the form of a gold record, and the cleaned text as "text"."""
    optional = [folded(item) for item in gold["optional"]]
    for name in ("organisations", "people", "places", "dates"):
        scores[name].count(
            where, {folded(item) for item in found[name]}, {folded(item) for item in gold[name]}, optional
        )
    scores["roles"].count(where, {_role(role) for role in found["roles"]}, {_role(role) for role in gold["roles"]})
    score_agreements(scores, where, found["agreements"], gold["agreements"])
    lines = [line.lstrip("-• 0123456789.)").strip() for line in found["text"].splitlines()]
    kept = in_order(gold["lines"], lines)
    scores["lines"].count(where, kept, gold["lines"])
    left = [phrase for phrase in gold["absent"] if phrase not in found["text"]]
    scores["absent"].count(where, left, gold["absent"])
    for name in ("title", "published"):
        one, other = found[name], gold[name]
        scores[name].count(where, [one] if one else [], [other] if other else [])
