"""Clauses: which words of a sentence belong to one finite verb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Doc, Token

from pipeline.language.dictionary import lemmas, readings

_FINITE = frozenset({"fin", "praet", "imps", "bedzie", "winien", "impt"})
_PAST = frozenset({"praet", "imps"})
_SUBORDINATORS = frozenset(
    {
        "który",
        "że",
        "aby",
        "żeby",
        "ponieważ",
        "bo",
        "gdy",
        "kiedy",
        "gdzie",
        "choć",
        "jeśli",
        "jeżeli",
        "by",
        "czyli",
        "jaki",
        "skąd",
        "dokąd",
    }
)
_PURPOSE = frozenset({"aby", "żeby", "ażeby"})
_OF_WHICH = frozenset({"czego", "czemu"})  # "…, czego świadkiem był starosta"
_CONTRAST = frozenset({"a", "natomiast", "zaś", "ale", "lecz"})
BETWEEN = frozenset({"między", "pomiędzy"})
WITH = frozenset({"z", "ze"})
_QUOTES = frozenset({"„", '"', "»", "«", "”"})
DASHES = frozenset({"–", "—", "-"})


@dataclass(frozen=True)
class Sentence:
    """A sentence of one line: its tokens and the number of the clause that each belongs to, from 0."""

    tokens: tuple[Token, ...]
    clauses: tuple[int, ...]

    @property
    def start(self) -> int:
        return self.tokens[0].i

    @property
    def end(self) -> int:
        return self.tokens[-1].i + 1

    @property
    def start_char(self) -> int:
        return self.tokens[0].idx

    @property
    def end_char(self) -> int:
        return self.tokens[-1].idx + len(self.tokens[-1])

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas that its words can have."""
        return lemmas_of(self.tokens)

    def clause(self, token: Token) -> list[Token]:
        number = self.clauses[token.i - self.start]
        return [other for other, clause in zip(self.tokens, self.clauses, strict=True) if clause == number]

    def reaches(self, index: int, anchor: Token, whole: bool) -> bool:
        """Tells whether a token stands in the anchor's clause, or, for `whole`, anywhere before it in the sentence."""
        return self.together(index, anchor.i) or (whole and index < anchor.i)

    def together(self, one: int, other: int) -> bool:
        """Tells whether two token indices stand in one clause."""
        return self.clauses[one - self.start] == self.clauses[other - self.start]


def lemmas_of(tokens: Iterable[Token]) -> frozenset[str]:
    """Gives the lemmas that the words among some tokens can have."""
    return frozenset().union(*(lemmas(token.lower_) for token in tokens if token.is_alpha))


def infinitive(token: Token) -> bool:
    found = readings(token.lower_)
    return any(r.pos == "inf" for r in found) and not any(r.pos in _PAST for r in found)


def finite(token: Token) -> bool:
    """Tells whether a token is a finite verb and can be nothing else that would stand there."""
    if not token.is_alpha or (not token.text.islower() and not token.is_sent_start):
        return False
    found = readings(token.lower_)
    if not any(r.pos in _FINITE for r in found) or any(r.pos in {"prep", "conj"} for r in found):
        return False
    noun = any(reading.nominal for reading in found)  # "na rzecz" is no imperative
    return not (noun and token.i > 0 and any(r.pos == "prep" for r in readings(token.nbor(-1).lower_)))


def _tells(tokens: list[Token], semicolon: int, verbs: list[int]) -> bool:
    """Tells whether what follows a semicolon has a verb: "przez wójta gminy X; wójta gminy Y" goes on a list."""
    end = next((i for i in range(semicolon + 1, len(tokens)) if tokens[i].text == ";"), len(tokens))
    return any(semicolon < verb < end for verb in verbs)


def _adds(tokens: list[Token], comma: int) -> bool:
    """Tells whether a comma adds to a list: "podpisany przez prezesa X, a także przez wójta Y, który przyjechał"."""
    also, after = tokens[comma + 2 : comma + 3], tokens[comma + 3 : comma + 4]
    preposition = bool(after) and any(r.pos == "prep" for r in readings(after[0].lower_))
    return bool(also) and also[0].lower_ == "także" and preposition


def _purpose(tokens: list[Token], index: int) -> bool:
    """Tells whether a clause of purpose begins at `index` without its comma: "spotkali się aby podpisać umowę"."""
    return index > 0 and tokens[index].lower_ in _PURPOSE and not tokens[index - 1].is_punct


def _subordinate(tokens: list[Token], index: int) -> bool:
    """Tells whether a subordinate clause begins after the comma or dash at `index`."""
    for offset in range(1, 4):
        if index + offset >= len(tokens):
            return False
        token = tokens[index + offset]
        if token.is_punct:
            return False
        if lemmas(token.lower_) & _SUBORDINATORS or token.lower_ in _OF_WHICH:
            return offset == 1 or any(r.pos == "prep" for r in readings(tokens[index + 1].lower_))
    return False


def _end_of_first(tokens: list[Token], verbs: list[int]) -> int | None:
    """Gives the comma that ends a subordinate clause that begins a sentence: "Jeżeli rada się zgodzi, gmina …"."""
    if not lemmas(tokens[0].lower_) & (_SUBORDINATORS | {"jak"}):
        return None
    between = (i for verb, later in pairwise(verbs) for i in range(later - 1, verb, -1))
    return next((i for i in between if tokens[i].text == ","), None)


def _end_of_quote(tokens: list[Token], index: int) -> int:
    """Gives the token that ends the words quoted at `index`: no clause within them goes on behind."""
    return next((i for i in range(index + 1, len(tokens)) if tokens[i].text == "”"), len(tokens))


def _closes(tokens: list[Token], dash: int, verbs: list[int]) -> bool:
    """Tells whether a dash closes an insertion without a verb: "umowa – ze Schroniskiem Azyl – została rozwiązana"."""
    opening = next((i for i in range(dash - 1, 0, -1) if tokens[i].text in DASHES and tokens[i].text != "-"), None)
    return opening is not None and not any(opening < verb < dash for verb in verbs)


def _names_next(tokens: list[Token], comma: int, in_entity: set[int]) -> bool:
    """Tells whether a name follows a comma, behind "a", "i" or "oraz": the list of parties goes on."""
    index = comma + 1
    while index < len(tokens) and tokens[index].lower_ in {"a", "i", "oraz", "także"}:
        index += 1
    return index < len(tokens) and tokens[index].i in in_entity and tokens[index].ent_type_ == "orgName"


def _numbered(tokens: list[Token], in_entity: set[int]) -> list[int]:
    verbs = [i for i, token in enumerate(tokens) if token.i not in in_entity and finite(token)]
    numbers: list[int] = []
    current = highest = 0
    closes: dict[int, int] = {}
    parents: dict[int, int] = {}
    opened = _end_of_first(tokens, verbs)
    between: int | None = None  # the clause in which "pomiędzy" opens a list of parties
    for index, token in enumerate(tokens):
        if index in closes:
            current = closes[index]
        between = current if between is None and token.lower_ in BETWEEN else between
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        quoted = token.text == ":" and following is not None and following.text in _QUOTES
        if quoted or index == opened or (token.text == ";" and between is None and _tells(tokens, index, verbs)):
            highest += 1
            current = highest
        elif between is not None and current != between and token.text == "," and _names_next(tokens, index, in_entity):
            current = between
        elif token.text == "," and following is not None and following.lower_ == "czyli" and verbs[-1:] < [index]:
            current = parents.get(current, current)  # "przez gminy, w których działa klaster, czyli przez X i Y"
        elif (token.text == "," and _subordinate(tokens, index)) or _purpose(tokens, index):
            highest += 1
            parent, current = current, highest
            parents[current] = parent
            parent_has_verb = any(numbers[i] == parent for i in verbs if i < index)
            later = [i for i in verbs if index < i < _end_of_quote(tokens, index)]
            if not parent_has_verb and len(later) > 1:
                commas = [i for i in range(later[0], later[1]) if tokens[i].text in {",", *DASHES}]
                if commas:
                    closes[commas[-1]] = parent
        elif (
            token.text == ","
            and following is not None
            and following.lower_ in _CONTRAST
            and not _adds(tokens, index)
            and between is None
            and any(i > index for i in verbs)
            and any(numbers[i] == current for i in verbs if i < index)
        ) or (
            token.text in DASHES
            and following is not None
            and index > 0
            and following.i not in in_entity
            and finite(following)
            and not _closes(tokens, index, verbs)
        ):
            highest += 1
            current = highest
        numbers.append(current)
    return numbers


def sentences(doc: Doc) -> Iterator[Sentence]:
    """Gives the text's sentences, none of them longer than a line, with their clauses."""
    in_entity = {token.i for entity in doc.ents for token in entity if entity.label_ not in {"date", "time"}}
    for sent in doc.sents:
        line: list[Token] = []
        for token in [*sent, None]:
            if token is not None and not (token.is_space and "\n" in token.text):
                if not token.is_space:
                    line.append(token)
                continue
            if line:
                filled = [doc[i] for i in range(line[0].i, line[-1].i + 1)]
                yield Sentence(tuple(filled), tuple(_numbered(filled, in_entity)))
                line = []
