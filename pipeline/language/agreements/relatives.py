"""Parties and signers told by a relative clause, or by the verb of telling above the noun of signing."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.appositions import descriptive
from pipeline.language.agreements.candidates import Candidate, noun_cases
from pipeline.language.agreements.clauses import DASHES, Sentence, finite
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.named import Names
from pipeline.language.agreements.told import Told
from pipeline.language.dictionary import lemmas, readings

_NEAR = 3
_OPENING = 2
_RELATIVE_FAR = 5
_JOINING = frozenset({",", "i", "oraz", "a", "także"})
_WITH_WHOM = frozenset({"którym", "którą", "którymi"})
_WHO = frozenset({"który", "która", "które"})
_WHICH = frozenset({"który", "którą", "które", "jaki", "jaką"})


def reporting(sentence: Sentence, anchor: Anchor, names: Names, result: Told) -> list[Candidate]:
    """Gives who tells of their own signing: "Hortimex poinformował o podpisaniu umowy z siecią X".

    Where several tell of it together, they are the parties: "X, Y i Z poinformowały o przedłużeniu listu".
    """
    first, second = result.sides
    if first:
        return []
    if anchor.form != "noun":
        teller = _teller(sentence, anchor, names) if second and not result.signers else None
        return [teller] if teller is not None and teller.name not in result.second else []
    reports = [t for t in sentence.clause(anchor.token) if t.i < anchor.token.i and lemmas(t.lower_) & data().reporting]
    if not reports or not finite(reports[-1]):
        return []
    named = [one for one in names.by_start.values() if isinstance(one, Candidate) and one.end <= reports[-1].i]
    before = sorted((one for one in named if "nom" in one.cases), key=lambda one: one.start)
    if second:
        last = before[-1:] if before and before[-1].end == max(one.end for one in named) else []
        return [one for one in last if one.name not in result.second]
    plural = all("sg" not in r.numbers for r in readings(reports[-1].lower_) if r.pos in {"praet", "fin"})
    return before if plural and len(before) > 1 else []


def _teller(sentence: Sentence, anchor: Anchor, names: Names) -> Candidate | None:
    """Gives the company behind words quoted on its own signing: "„Z firmą X podpisano umowę” – podał Drogbud"."""
    impersonal = any(r.pos in {"imps", "ppas"} for r in readings(anchor.token.lower_))
    behind = [t for t in sentence.tokens if t.i > anchor.token.i and lemmas(t.lower_) & data().reporting]
    verb = next((t for t in behind if t.nbor(-1).text in DASHES and finite(t)), None)
    if not impersonal or verb is None:
        return None
    found = [one for one in names.by_start.values() if isinstance(one, Candidate)]
    first = min((one for one in found if verb.i < one.start <= verb.i + _NEAR), key=lambda one: one.start, default=None)
    between = [t for t in sentence.tokens if first is not None and verb.i < t.i < first.start]
    return first if all(descriptive(token) for token in between) and not _media(between, first) else None


def _media(before: Sequence[Token], candidate: Candidate | None) -> bool:
    """Tells whether a name is of those who only retell: an agency, a portal, a newspaper."""
    words = [*(token.lower_ for token in before), *(candidate.name.lower().split() if candidate is not None else ())]
    return any((lemmas(word) | {word}) & data().media for word in words)


def _identified(sentence: Sentence, names: Names) -> Candidate | None:
    """Gives the organisation that a clause names for the noun before it: "umowę z wykonawcą, którym jest Drogbud"."""
    for before, token, verb in zip(sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False):
        if before.text == "," and token.lower_ in _WITH_WHOM and lemmas(verb.lower_) & {"być", "zostać"}:
            named = [item for item in names.by_start.values() if isinstance(item, Candidate) and item.start > verb.i]
            return min(named, key=lambda item: item.start, default=None)
    return None


def _spoken_of(sentence: Sentence, anchor: Anchor, names: Names) -> Candidate | None:
    """Gives the organisation that a relative clause speaks of: "firmy Drogbud, z którą gmina podpisała umowę"."""
    clause = sentence.clause(anchor.token)
    relative = next((token for token in clause if token.lower_ in _WITH_WHOM and token.i < anchor.token.i), None)
    if relative is None or relative.i == sentence.start or relative.nbor(-1).lower_ not in {"z", "ze"}:
        return None
    before = [item for item in names.by_start.values() if isinstance(item, Candidate) and item.end < relative.i]
    nearest = max(before, key=lambda item: item.end, default=None)
    return nearest if nearest is not None and relative.i - nearest.end <= _RELATIVE_FAR else None


def who_signs(sentence: Sentence, anchor: Anchor, names: Names) -> Span | None:
    """Gives the person whom a relative clause says to have signed: "rektor Anna Wrona, która podpisała deklarację".

    So does one on what they signed: "Romuald Sikorka, dyrektor Instytutu X, skomentował umowę, którą podpisał".
    """
    clause = sentence.clause(anchor.token)
    who = any(token.lower_ in {"który", "która", "którzy"} for token in clause[:_OPENING])
    what = any(token.lower_ in _WHICH for token in clause[:_OPENING])
    if anchor.form != "active" or not (who or what) or clause[0].i == sentence.start:
        return None
    before = [item for item in names.by_start.values() if isinstance(item, Span) and item.end <= clause[0].i]
    nearest = max(before, key=lambda person: person.end, default=None)
    if nearest is None or nearest.text.split() != nearest._.name.split():
        return None
    role = names.role_of.get(nearest.start)
    if who:
        described = role is not None and not any(finite(token) for token in nearest.doc[nearest.end : clause[0].i])
        return nearest if described or clause[0].i - nearest.end <= _OPENING else None
    own = any(noun_cases(token) & {"nom"} and token.i < anchor.token.i for token in clause[1:] if token.is_alpha)
    alone = role is not None and bool(role.organisation_name) and not own and _singular(anchor)
    return nearest if alone else None


def who_agrees(sentence: Sentence, anchor: Anchor, names: Names, result: Told) -> Candidate | None:
    """Gives the organisation that a relative clause says to have agreed: "Huta Kalina, która podpisała z gminą umowę".

    It stands right before the clause.
    """
    clause = sentence.clause(anchor.token)
    words = [token for token in clause if token.is_alpha]
    if anchor.form != "active" or clause[0].i == sentence.start or not words or words[0].lower_ not in _WHO:
        return None
    first, second = result.sides
    if first or not second or result.signers or not _singular(anchor):
        return None
    before = (item for item in names.by_start.values() if item.end <= clause[0].i)
    nearest = max(before, key=lambda item: item.end, default=None)
    return nearest if isinstance(nearest, Candidate) and clause[0].i == nearest.end else None


def who_all_sign(sentence: Sentence, anchor: Anchor, names: Names, result: Told) -> list[Candidate]:
    """Gives the organisations that a relative clause says to have signed: "oprócz A i B, które podpisały list"."""
    clause = sentence.clause(anchor.token)
    plural = any(r.pos == "praet" and "pl" in r.numbers for r in readings(anchor.token.lower_))
    if anchor.form != "active" or not plural or result.sides[0]:
        return []
    if not any(token.lower_ in {"które", "którzy"} for token in clause[:_OPENING]):
        return []
    found: list[Candidate] = []
    end = clause[0].i
    for start in sorted((start for start in names.by_start if start < end), reverse=True):
        one = names.by_start[start]
        between = {token.lower_ for token in anchor.token.doc[one.end : end]}
        if isinstance(one, Span) or not between <= _JOINING or one.start != one.mention.start:
            break
        found.insert(0, one)
        end = one.start
    return found if len(found) > 1 else []


def _singular(anchor: Anchor) -> bool:
    """Tells whether the anchor is a verb in the past of one who does it: "podpisał"."""
    return any(r.pos == "praet" and "sg" in r.numbers for r in readings(anchor.token.lower_))


def counterpart(sentence: Sentence, anchor: Anchor, names: Names) -> Candidate | None:
    """Gives the other party that a relative clause names or speaks of, or None."""
    return _identified(sentence, names) or _spoken_of(sentence, anchor, names)
