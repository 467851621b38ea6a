"""Reads an office's words from its noun on: "wiceprezes zarządu spółki ds. rozwoju", "zastępca wójta gminy Lipno"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.language.dictionary import readings
from pipeline.language.mentions.heads import is_head
from pipeline.language.mentions.words import OPENING_QUOTES, closing_quote
from pipeline.language.offices import is_rank, is_title, office_reading, offices
from pipeline.language.roles import task
from pipeline.language.roles.mentioned import extended
from pipeline.language.roles.phrase import Phrase
from pipeline.language.roles.spelled import begun_end, describes, name_end
from pipeline.language.roles.walk import SERVICES, Walk
from pipeline.language.roles.words import (
    agrees,
    common,
    derived,
    genitive_adjective,
    genitives,
    local_adjective,
    name_word,
    part,
    pointing,
    unit,
)

_LONGEST = 30
_WHERE = frozenset({"w", "we", "przy", "z", "ze"})
_WORKSHOPS = frozenset({"pracownia", "redakcja", "biuro", "zespół", "laboratorium"})
_HYPHENS = frozenset({"-", "–"})


class Reader(Walk):
    """Walks through the words behind an office's noun and sorts them into its phrase."""

    def read(self) -> Phrase:
        while self.index < len(self.doc) and self.index - self.phrase.head < _LONGEST and self._step():
            pass
        self.phrase.end = self.index
        self._workshop()
        return self.phrase

    def _workshop(self) -> None:
        """Takes out of the role the noun before a name: "pracowni" in "właścicielka pracowni Kubatura"."""
        phrase, organisation = self.phrase, self.phrase.organisation
        if phrase.part is None or organisation is None or phrase.part_noun not in _WORKSHOPS:
            return
        if phrase.part == (organisation.start - 1, organisation.start) and not is_head(organisation[0]):
            phrase.words = [index for index in phrase.words if index != phrase.part[0]]
            phrase.part, phrase.part_noun = None, ""

    def _step(self) -> bool:
        """Takes the next words; tells whether the office may go on behind them."""
        token = self.doc[self.index]
        entity = self.at.get(self.index)
        if token.is_space:
            self.index += "\n" not in token.text
            return "\n" not in token.text
        if self._followed():
            return True
        if task.begins(self.doc, self.index):
            self.described = False
            end = task.end(self.doc, self.index, self.at)
            return end > self.index and self._take(end)
        if entity is not None and not derived(entity):
            return self._entity(entity)
        if token.text in _HYPHENS and not token.whitespace_ and not self.doc[self.index - 1].whitespace_:
            return self.index + 1 < len(self.doc) and self._take(self.index + 2)
        if token.lower_ in _WHERE:
            return self._where()
        if token.text in OPENING_QUOTES and self.index > self.phrase.head + 1 and self.phrase.organisation is None:
            return self._quoted()
        return token.is_alpha and not is_title(token.text) and self._word(token)

    def _followed(self) -> bool:
        """Takes "na Sejm RP" behind "poseł"; the longest such words come first in the data."""
        for words in offices().followed_by:
            if self.doc[self.index].text == words[0]:
                end = self.index + len(words)
                if tuple(token.text for token in self.doc[self.index : end]) == words:
                    return self._take(end)
        return False

    def _where(self) -> bool:
        """Takes "w spółce Betmax S.A.", "z Kolejowej Izby Doradczej", and the town of "komendant policji w Kłodnie"."""
        index, phrase = self.index + 1, self.phrase
        if phrase.organisation is not None or phrase.unit or phrase.place:
            return False
        while index < len(self.doc) and index not in self.at and describes(self.doc[index]):
            index += 1
        entity = self.at.get(index)
        if entity is None and phrase.local.startswith("komendant") and index == self.index + 1:
            stop = name_end(self.doc, index, self.at)
            phrase.town = (index, stop) if stop > index else None
            self.index = max(stop, self.index) if stop > index else self.index
            return False
        if entity is None or entity.start != index:
            return False
        if entity.label_ in {"orgName", "geogName"} and not (unit(entity[0].text) and entity[0].is_lower):
            phrase.organisation = extended(self.doc, entity, self.at)
            self.index = phrase.organisation.end
        elif index == self.index + 1 and entity.label_ == "placeName" and self.doc[self.index].lower_ in {"w", "we"}:
            phrase.town, self.index = (index, entity.end), entity.end
        return False

    def _quoted(self) -> bool:
        closing = closing_quote(self.doc, self.index)
        if closing is not None and self.phrase.part_noun in {"program", "projekt"}:
            return self._take(closing + 1)
        if closing is not None and self.described:
            entity = self.at.get(self.index + 1)
            self.phrase.organisation = entity or Span(self.doc, self.index + 1, closing, label="orgName")
            self.index = closing + 1
        return False

    def _word(self, token: Token) -> bool:
        phrase = self.phrase
        if office_reading(token.text) and not part(token.text):
            return self._inner(token)
        if is_rank(token.text):
            return False
        if phrase.local.startswith("komendant") and token.lower_ in SERVICES | {"państwowej"}:
            return self._take(self.index + 1)
        if self._local() and not phrase.words and (local_adjective(token) or self._compound()):
            return self._adjective()
        if unit(token.text) and genitives(token.text) and not self.described:
            return self._unit()
        if self._company(token):
            end = name_end(self.doc, self.index, self.at)
            if self._of_place():
                return self._place(end)
            if phrase.part_noun in {"program", "projekt"}:
                return self._take(end)
            phrase.organisation = Span(self.doc, self.index, end, label="orgName")
            self.index = end
            return task.begins(self.doc, end)
        if not (common(token.text) or token.text.isupper()):
            return False
        if any(r.lemma.lower() in offices().empty for r in readings(token.lower_)) and genitive_adjective(token.lower_):
            self.index += 1
            return True
        if genitives(token.text):
            return self._noun(token)
        if not phrase.words and not self.described and agrees(token.text, phrase.reading):
            return self._take(self.index + 1)
        if genitive_adjective(token.text):
            return self._take(self.index + 1)
        if token.lower_ in {"i", "oraz"} and self._coordinated():
            return self._take(self.index + 1)
        return False

    def _coordinated(self) -> bool:
        """Tells whether "i" joins two nouns of a part's or ministry's name: "wydziału kultury i sportu"."""
        following = self._next()
        free = self.phrase.part is not None or "minist" in self.phrase.noun
        known = genitives(following.text) and not office_reading(following.text) and not pointing(following.text)
        return free and bool(known) and self.index - self.phrase.head > 1 and following.i not in self.at

    def _company(self, token: Token) -> bool:
        """Tells whether a capitalised word that no mention holds names a place or company: "Rypina", "Hutmaru"."""
        phrase = self.phrase
        if not name_word(token) or phrase.organisation is not None or phrase.place:
            return False
        if phrase.part_noun in {"program", "projekt"} and phrase.part and phrase.part[1] == self.index:
            return True
        if self._of_place() and not phrase.part and not self.described and phrase.noun not in {"radny", "radna"}:
            return not unit(token.text) and not part(token.text) and token.text not in {"RP", "Sejmu", "Senatu"}
        before = self.doc[self.index - 1]
        after_noun = before.is_lower and bool(pointing(before.text) or part(before.text)) and not genitives(token.text)
        return (not common(token.text) or after_noun) and len(token.text) > 2

    def _inner(self, token: Token) -> bool:
        """Takes an office told in the genitive: "zastępca burmistrza", "pełnomocniczka rektora"."""
        phrase = self.phrase
        reading = next((r for r in genitives(token.text) if r.lemma.lower() in offices().offices), None)
        if phrase.noun not in offices().of_another or reading is None or "sg" not in reading.numbers or phrase.inner:
            return False
        if self.described or phrase.part:
            return False
        phrase.inner = reading.lemma.lower()
        return self._take(self.index + 1)

    def _noun(self, token: Token) -> bool:
        phrase = self.phrase
        noun = part(token.text)
        if noun and not self.described:
            if phrase.part is None:
                phrase.part, phrase.part_noun = (self.index, self.index + 1), noun
            return self._take(self.index + 1)
        if pointing(token.text) and not self.described:
            self._drop_adjectives()
            phrase.pointing, self.described = self.index, True
            self.index += 1
            end = begun_end(self.doc, self.index - 1, self.at)
            if end > self.index:
                phrase.organisation = Span(self.doc, self.index - 1, end, label="orgName")
                self.index = end
            return phrase.organisation is None
        return self._take(self.index + 1)

    def _drop_adjectives(self) -> None:
        """Takes out of the role the adjectives right before a pointing noun: "prezes ciepłowniczej spółki"."""
        words, index = self.phrase.words, self.index
        while words and words[-1] == index - 1 and self._loose(words[-1]):
            index = words.pop()

    def _loose(self, index: int) -> bool:
        word = self.doc[index].text
        return genitive_adjective(word) and not genitives(word) and not agrees(word, self.phrase.reading)
