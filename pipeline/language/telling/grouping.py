"""The network's answers for a window's words in, groups of words that tell of one agreement out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pipeline.language.telling.record import NOUN, OFFICE, PARTY, SIGNER

STATUSES = ("signed", "planned", "historical", "ended")
PARTS = (PARTY, OFFICE, SIGNER, NOUN)
_LIKELY, _MARKED = 0.5, 0.75
"""From which share on a word tells and two belong together, and on a word is a part: a marked word counted three times
where the network learned (scripts/train_telling.py), so that half of it stands at three quarters."""

Run = tuple[int, int]
"""Words that stand together: the first, and the one after the last."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the network says of the words of a window.

    told: shares, float32, (words, 5): of no telling, and of each of STATUSES. parts: shares, (words, 5): of no part,
    and of each of PARTS. same: (words, words): how likely two words speak of one agreement; the first of them tells it.
    """

    told: NDArray[np.float32]
    parts: NDArray[np.float32]
    same: NDArray[np.float32]


@dataclass(slots=True)
class Group:
    """Runs of telling words that speak of one agreement, and the runs that name its parties and signers."""

    words: list[Run] = field(default_factory=list)
    statuses: NDArray[np.float32] = field(default_factory=lambda: np.zeros(len(STATUSES), dtype=np.float32))
    parts: list[tuple[Run, str, float]] = field(default_factory=list)

    @property
    def places(self) -> list[int]:
        return [place for start, end in self.words for place in range(start, end)]

    @property
    def status(self) -> str:
        return STATUSES[int(self.statuses.argmax())]

    @property
    def share(self) -> float:
        return float(self.statuses.max() / len(self.places))


def runs(places: Iterable[int]) -> list[Run]:
    """Gives places in order as runs of neighbours."""
    found: list[Run] = []
    for place in places:
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def _together(answers: Answers, group: Group, run: Run) -> float:
    """Gives how likely a run tells of the same agreement as a group."""
    own, places = list(range(*run)), group.places
    return float(answers.same[np.ix_(own, places)].mean() + answers.same[np.ix_(places, own)].mean()) / 2


def _groups(answers: Answers, first: int, last: int) -> list[Group]:
    found: list[Group] = []
    for run in runs(place for place in range(first, last) if answers.told[place, 0] < _LIKELY):
        likeness = [_together(answers, group, run) for group in found]
        best = int(np.argmax(likeness)) if found else -1
        if best < 0 or likeness[best] < _LIKELY:
            found.append(Group())
            best = len(found) - 1
        found[best].words.append(run)
        found[best].statuses += answers.told[run[0] : run[1], 1:].sum(axis=0)
    return found


def groups(answers: Answers, first: int, last: int, names: Sequence[tuple[Run, str]]) -> list[Group]:
    """Gives what the words `first` to `last` of a window tell.

    names: the runs of words that are known to be names, each with the only part that it can be, PARTY or SIGNER: a name
    is judged as a whole; other words are parts where they stand. A part belongs to every group that it likely speaks
    of, at least to the likeliest.
    """
    found = _groups(answers, first, last)
    if not found:
        return found
    likely: list[tuple[Run, str, float]] = []
    taken: set[int] = set()
    for run, part in names:
        share = float(answers.parts[run[0] : run[1], 1 + PARTS.index(part)].mean())
        if share > _MARKED:
            likely.append((run, part, share))
            taken.update(range(*run))
    for number, part in enumerate(PARTS, 1):
        free = (place for place in range(first, last) if place not in taken and answers.parts[place, number] > _MARKED)
        likely += [(run, part, float(answers.parts[run[0] : run[1], number].mean())) for run in runs(free)]
    for run, part, share in sorted(likely):
        own = list(range(*run))
        likeness = [float(answers.same[np.ix_(group.places, own)].mean()) for group in found]
        best = int(np.argmax(likeness))
        for place, group in enumerate(found):
            if place == best or likeness[place] > _LIKELY:
                group.parts.append((run, part, share))
    return found
