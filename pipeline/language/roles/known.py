"""The organisations of an article, by what else they can be called: a place, a first word, a noun, an adjective."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span

from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.names.antecedents import head_lemmas
from pipeline.language.roles.record import Where
from pipeline.language.roles.words import pointing
from pipeline.language.surroundings import Surroundings

_ENDINGS = ("owi", "iem", "em", "ie", "ów", "u", "a", "y", "i", "ą", "ę", "e")
_SHORTEST = 4
_NEAR = 80
_MANY = 20
_PLAIN = str.maketrans("ńśćźó", "nsczo")
REGISTERS = frozenset({"KRS", "NIP", "REGON"})
OURS = frozenset(["nasz", "nasza", "nasze", "naszą", "naszej", "naszego", "naszym"])
_INFLECTED = re.compile(r"\b(?:Gmin[yąę]|Miast(?:a|em)|Powiat(?:u|em))\b")
_LOCAL = frozenset({"gmina", "miasto", "powiat", "województwo"})


def capitalised_head(name: str) -> str:
    """Gives an organisation's name as it stands alone: "gmina Lipno" is Gmina Lipno."""
    return name[:1].upper() + name[1:]


def _shorter(name: str, other: str) -> bool:
    """Tells whether a name is another one told shorter: "Szpital w Kłodnie" and "Szpital Powiatowy w Kłodnie"."""
    one, two = set(name.lower().split()), set(other.lower().split())
    return one < two and len(one) > 1 and name.split()[0] == other.split()[0] and " w" in name


def _stem(word: str) -> str:
    """Gives what forms of a town's name and the adjective made from it begin with: "Koszalinie", "koszalińska"."""
    bare = re.sub(r"(?:sk|ck|dzk)(?:i|a|ie|iego|iej|iemu|im|ą)$", "", word.lower())
    bare = bare if len(bare) >= _SHORTEST else word.lower()
    return bare.translate(_PLAIN)[: max(_SHORTEST, len(bare) - 3)]


@dataclass(frozen=True)
class Known:
    """The organisations of an article's surroundings.

    derived: those that no mention names, only an office ("Powiat Czarnoborski" of "starosta czarnoborski").
    """

    around: Surroundings
    derived: tuple[Where, ...] = ()

    @cached_property
    def first(self) -> dict[str, Where]:
        """Canonical name -> its first mention."""
        found: dict[str, Where] = {}
        for mention in self.around.organisations:
            name = capitalised_head(mention._.name)
            if name and not (len(mention) == 1 and pointing(mention.text)) and mention[0].lower_ not in OURS:
                found.setdefault(name, Where(mention, name))
        return found

    @cached_property
    def _by_head(self) -> dict[str, dict[str, Where]]:
        found: dict[str, dict[str, Where]] = {}
        for where in self.first.values():
            if acronym_shaped(where.words.text):
                continue
            for lemma in head_lemmas(where.words) | {pointing(where.name.split()[0])}:
                found.setdefault(lemma, {})[where.name] = where
        for where in self.derived:
            head = where.name.split()[0].lower()
            if all(where.name.lower() != name.lower() for name in found.get(head, {})):
                found.setdefault(head, {})[where.name] = where
        return found

    @cached_property
    def _by_first_word(self) -> dict[str, list[Where]]:
        found: dict[str, list[Where]] = {}
        for where in self.first.values():
            found.setdefault(where.name.split()[0].strip('„”"').lower(), []).append(where)
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[Where]]:
        """Lower-case words inside a company's or club's name ("Odra-Port") -> the names they stand in."""
        found: dict[str, list[Where]] = {}
        for where in self.first.values():
            for word in where.name.split()[1:]:
                if word[:1].isupper() and len(word) > _SHORTEST:
                    found.setdefault(word.strip('„”"').lower(), []).append(where)
        return found

    def headed(self, nouns: frozenset[str]) -> list[Where]:
        """Gives the organisations whose name's head noun is one of these."""
        found = {name: where for noun in sorted(nouns) for name, where in self._by_head.get(noun, {}).items()}
        return list(found.values())

    def only(self, nouns: frozenset[str], near: str = "", without: frozenset[str] = frozenset()) -> Where | None:
        """Gives the only organisation whose head is one of these nouns and whose name holds a word like `near`."""
        found = [where for where in self.headed(nouns) if where.name not in without]
        if near:
            found = [where for where in found if self.named_after(where, near)]
        if len(found) > _MANY:
            return None
        found = [where for where in found if not any(_shorter(where.name, other.name) for other in found)]
        return found[0] if len(found) == 1 else None

    def last(self, nouns: frozenset[str], before: int) -> Where | None:
        """Gives the only organisation headed by one of these nouns that the words just before a token name, or None."""
        names = {where.name: where for where in self.headed(nouns)}
        told = [e for e in self.around.within(max(0, before - _NEAR), before) if capitalised_head(e._.name) in names]
        if not told:
            return None
        sentence = told[-1].start
        while sentence > told[0].start and not self.around.doc[sentence].is_sent_start:
            sentence -= 1
        found = {capitalised_head(e._.name) for e in told if e.start >= sentence}
        return names[found.pop()] if len(found) == 1 else None

    @staticmethod
    def named_after(where: Where, word: str) -> bool:
        """Tells whether a name holds a place's name or the adjective made from it, whatever their cases."""
        stem = _stem(word)
        return len(stem) >= _SHORTEST and any(
            piece.lower().translate(_PLAIN).startswith(stem)
            for piece in re.findall(r"\w+", where.name)
            if piece[:1].isupper()
        )

    def unit_of(self, place: str, nouns: frozenset[str]) -> Where | None:
        """Gives the unit of local government that the text itself names after a place, or None."""
        found = [
            w
            for w in self.headed(nouns & _LOCAL)
            if w.name.lower().endswith(f" {place.lower()}")
            and w.name.split()[0].lower() in nouns | _LOCAL
            and not _INFLECTED.search(w.name)
        ]
        return found[0] if found else None

    def spelt(self, form: str) -> str | None:
        """Gives the nominative of a one-word name that the article has elsewhere too: "Zintery" is of Zintera."""
        bare = [form.removesuffix(end) for end in _ENDINGS if form.endswith(end)]
        options = (*bare, *(base + ending for base in bare for ending in ("a", "o")))
        return next((o for o in options if o != form and len(o) >= _SHORTEST and o in self.words), None)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(token.text for token in self.around.doc)

    @cached_property
    def _places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(e._.name for e in self.around.entities if e.label_ == "placeName" and e._.name))

    def place(self, words: Sequence[str]) -> str | None:
        """Gives the one place of the article of which these words are a form, or None."""
        told = [word for word in words if word != "-"]
        found = [
            name
            for name in self._places
            if len(pieces := re.findall(r"\w+", name)) == len(told)
            and all(_stem(piece) == _stem(word) for piece, word in zip(pieces, told, strict=True))
        ]
        return found[0] if len(found) == 1 else None

    def company(self, form: str) -> Where | None:
        """Gives the organisation of which one word is told, in any case: "Litometu" is Litomet Recykling's."""
        word = form.lower()
        bare = [word, *(word.removesuffix(end) for end in _ENDINGS if word.endswith(end))]
        options = [*bare[1:], *(base + ending for base in bare[1:] for ending in ("a", "o", "e")), word]
        for option in options if len(word) >= _SHORTEST else ():
            found = list(self._by_first_word.get(option, ()))
            if all(where.name.lower() == option for where in found):
                found += self._by_word.get(option, ())
            names: dict[str, Where] = {where.name: where for where in found}
            longest = max(names, key=len, default="")
            if names and all(name in longest for name in names):
                return names[longest]
        return None

    @cached_property
    def _by_acronym(self) -> dict[str, str]:
        return {o._.acronym: o._.name for o in reversed(self.around.organisations) if o._.acronym}

    def fuller(self, words: Span, name: str) -> Where:
        """Gives an organisation under the one fuller name that the article has for it, or under this name."""
        if name in self._by_acronym:
            return Where(words, capitalised_head(self._by_acronym[name]))
        longer = [w.name for w in self._by_first_word.get(name.split()[0].lower(), ()) if w.name.startswith(f"{name} ")]
        if name not in self.first and len(longer) == 1:
            return Where(words, longer[0])
        if " " not in name:
            found = self.company(words.text)
            return Where(words, found.name if found is not None else name)
        return Where(words, name)

    def told(self, mention: Span) -> Where:
        return Where(mention, capitalised_head(mention._.name))
