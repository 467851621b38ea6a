"""Reads an office's words from its noun on: "wiceprezes zarządu spółki ds. rozwoju", "zastępca wójta gminy Lipno"."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import is_head
from pipeline.language.mentions.words import OPENING_QUOTES, acronym_shaped, capitalised, closing_quote
from pipeline.language.offices import is_rank, is_title, office_reading, offices
from pipeline.language.roles.known import OURS
from pipeline.language.roles.mentioned import divided, extended
from pipeline.language.roles.phrase import Phrase
from pipeline.language.roles.words import (
    agrees,
    common,
    genitive_adjective,
    genitives,
    local_adjective,
    name_word,
    part,
    pointing,
    unit,
    verb,
)

_LONGEST = 30
_TASK = frozenset({"ds", "d/s", "d.s"})
_WITH = frozenset({"współpraca", "osoba", "kontakt", "relacja", "praca"})
_WHERE = frozenset({"w", "we", "przy", "z", "ze"})
_BEGINNING = frozenset({"parafia", "diecezja", "archidiecezja", "komisariat"})
_SAINT = frozenset({"pw", "św", "p.w", "im", "bł", "nmp", "pod", "wezwaniem"})
_SERVICES = frozenset({"policji", "psp", "straży", "pożarnej", "granicznej", "osp", "ohp", "miejskiej"})
_WORKSHOPS = frozenset({"pracownia", "redakcja", "biuro", "zespół", "laboratorium"})
_HYPHENS = frozenset({"-", "–"})


class Reader:
    """Walks through the words behind an office's noun and sorts them into its phrase."""

    def __init__(self, doc: Doc, phrase: Phrase, at: dict[int, Span]) -> None:
        self.doc, self.phrase, self.at = doc, phrase, at
        self.index = phrase.head + 1
        self.described = False  # behind a common noun that points at the organisation, whose words are no role's

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

    def _take(self, end: int) -> bool:
        """Takes the words up to a token into the role, or, behind a pointing noun, into what only describes it."""
        if not self.described:
            self.phrase.words += range(self.index, end)
        self.index = end
        return True

    def _step(self) -> bool:
        """Takes the next words; tells whether the office may go on behind them."""
        token = self.doc[self.index]
        entity = self.at.get(self.index)
        if token.is_space:
            self.index += "\n" not in token.text
            return "\n" not in token.text
        if self._followed():
            return True
        if token.lower_ in _TASK or (token.lower_ == "do" and self._next().lower_ == "spraw"):
            return self._task()
        if entity is not None and not _derived(entity):
            return self._entity(entity)
        if token.text in _HYPHENS and not token.whitespace_ and not self.doc[self.index - 1].whitespace_:
            return self.index + 1 < len(self.doc) and self._take(self.index + 2)
        if token.lower_ in _WHERE:
            return self._where()
        if token.text in OPENING_QUOTES and self.index > self.phrase.head + 1 and self.phrase.organisation is None:
            return self._quoted()
        return token.is_alpha and not is_title(token.text) and self._word(token)

    def _next(self, by: int = 1) -> Token:
        return self.doc[min(self.index + by, len(self.doc) - 1)]

    def _followed(self) -> bool:
        """Takes "na Sejm RP" behind "poseł"; the longest such words come first in the data."""
        for words in offices().followed_by:
            if self.doc[self.index].text == words[0]:
                end = self.index + len(words)
                if tuple(token.text for token in self.doc[self.index : end]) == words:
                    return self._take(end)
        return False

    def _entity(self, entity: Span) -> bool:
        phrase = self.phrase
        if entity.label_ == "persName":
            if len(entity) == 1 and local_adjective(entity[0]) and self._local():
                return self._adjective()
            if self._of_place() and len(entity) == 1 and _town(entity.text):
                return self._place(entity.end)
            return False
        if entity.start != self.index or entity.label_ in {"date", "time", "eventName"}:
            return False
        if phrase.organisation is not None or phrase.unit or phrase.place:
            return False
        if phrase.local.startswith("komendant") and _service(entity):
            return self._headquarters(entity)
        if unit(entity[0].text) and entity.label_ != "persName":
            return self._unit(entity.end)
        if self._of_place() and not is_head(entity[0]) and not phrase.part and not acronym_shaped(entity.text):
            return self._place(entity.end)
        if entity.label_ == "placeName" and not self.described:
            return self._place(entity.end)
        if self.described and phrase.pointing is not None and entity.label_ != "placeName":
            return self._parish(entity)
        if entity.label_ == "orgName" and self._local() and len(entity) == 1 and local_adjective(entity[0]):
            return self._adjective()
        ours = entity[0].lower_ in OURS or len(entity) == 1
        if ours and (noun := pointing(entity[-1].text)) and not part(entity[-1].text) and noun:
            phrase.pointing, self.described, self.index = entity.end - 1, True, entity.end
            return True
        task = next((token.i for token in entity if token.lower_ in _TASK), entity.end)
        if task < entity.end:
            if task == entity.start + 1:
                phrase.pointing = entity.start
            else:
                phrase.organisation = Span(self.doc, entity.start, task, label="orgName")
            self.index = task
            return True
        parted = divided(self.doc, entity)
        if parted is None:
            phrase.organisation = extended(self.doc, entity, self.at)
            self.index = phrase.organisation.end
            return self.index < len(self.doc) and self.doc[self.index].lower_ in _TASK
        end = parted.tail.start if parted.tail is not None else entity.end
        phrase.part, phrase.part_noun = (self.index, end), parted.noun
        phrase.part_mention = entity if parted.tail is None else None
        self._take(end)
        if parted.pointing is not None:
            phrase.pointing = parted.pointing
        if parted.tail is not None and unit(parted.tail[0].text):
            return self._unit(entity.end)
        phrase.organisation = extended(self.doc, parted.tail, self.at) if parted.tail is not None else None
        self.index = phrase.organisation.end if phrase.organisation is not None else entity.end
        return parted.tail is None

    def _of_place(self) -> bool:
        return self.phrase.local in offices().named_by_place or self.phrase.noun in offices().of_place

    def _headquarters(self, entity: Span) -> bool:
        """Takes "Policji", "Państwowej Straży Pożarnej w Kłodnie" behind "komendant powiatowy": the service stays."""
        end = next((token.i for token in entity if token.lower_ in {"w", "we"}), entity.end)
        self._take(end)
        if end < entity.end:
            self.phrase.town, self.index = (end + 1, entity.end), entity.end
        return end == entity.end

    def _parish(self, entity: Span) -> bool:
        """Takes a name behind the common noun that begins it: "parafii pw. św. Floriana", "pracowni Kubatura"."""
        phrase = self.phrase
        assert phrase.pointing is not None
        whole = pointing(self.doc[phrase.pointing].text) in _BEGINNING
        phrase.organisation = (
            Span(self.doc, phrase.pointing, entity.end, label="orgName")
            if whole
            else extended(self.doc, entity, self.at)
        )
        self.index = phrase.organisation.end
        return False

    def _local(self) -> bool:
        return self.phrase.local in offices().named_by_adjective or self.phrase.local.endswith("wojewoda")

    def _compound(self) -> bool:
        """Tells whether "strzelecko-drezdenecki" begins here."""
        return self._next().text == "-" and not self._next().whitespace_ and local_adjective(self._next(2))

    def _adjective(self) -> bool:
        start = self.index
        self._take(start + 1)
        while self._next(0).text in _HYPHENS and not self._next(0).whitespace_ and local_adjective(self._next()):
            self._take(self.index + 2)
        self.phrase.adjective = start, self.index
        return True

    def _place(self, end: int) -> bool:
        self.phrase.place = self.index, end
        if self.phrase.local not in offices().named_by_place and self.phrase.noun in offices().of_place:
            self.phrase.words += range(self.index, end)
        self.index = end
        return False

    def _unit(self, end: int | None = None) -> bool:
        """Takes "gminy Lipno", "powiatu czarnoborskiego", "Miasta i Gminy Kalinowiec", or the noun alone."""
        start, index = self.index, self.index + 1
        while index + 1 < len(self.doc) and self.doc[index].lower_ == "i" and unit(self.doc[index + 1].text):
            index += 2
        if end is None or end <= index:
            end = self._named(index)
        phrase = self.phrase
        kept = phrase.local in offices().kept_after or phrase.part is not None
        if kept and not (phrase.part_noun == "rada" and end > index):
            phrase.words += range(start, index)
        if end > index:
            phrase.unit = start, end
        else:
            phrase.pointing = start
        self.index = end
        return end == index

    def _named(self, index: int) -> int:
        """Gives where a unit's name that begins at a token ends: capitalised words, or one adjective in "-skiego"."""
        end = index
        while end < len(self.doc) and end - index < 5:
            token = self.doc[end]
            entity = self.at.get(end)
            if entity is not None and entity.label_ == "persName":
                break
            hyphen = token.text in _HYPHENS and not token.whitespace_ and end > index
            if not (hyphen or name_word(token) or (local_adjective(token) and token.is_alpha)):
                break
            if is_title(token.text) or office_reading(token.text):
                break
            end += 1
        return end

    def _task(self) -> bool:
        """Takes "ds. współpracy z otoczeniem", "do spraw osób z niepełnosprawnościami"."""
        index = self.index + 1 + (self.doc[self.index].lower_ == "do")
        while index < len(self.doc) and self.doc[index].text == ".":
            index += 1
        first = index
        while index < len(self.doc) and index - self.index < _LONGEST:
            token, before = self.doc[index], self.doc[index - 1]
            entity = self.at.get(index)
            if entity is not None and entity.start >= self.index and not _derived(entity) and _name(entity):
                break
            if token.text == "," and not self._enumerated(index):
                break
            if token.lower_ in {"i", "oraz", ","}:
                following = self.doc[index + 1] if index + 1 < len(self.doc) else token
                if not (genitives(following.text) or genitive_adjective(following.text)) or office_reading(
                    following.text
                ):
                    break
            elif token.lower_ in {"z", "ze"}:
                if not lemmas(before.lower_) & _WITH:
                    break
            elif (token.text in _HYPHENS and (token.whitespace_ or before.whitespace_)) or (
                token.text not in _HYPHENS
                and not (
                    before.lower_ in {"z", "ze"}
                    or (self._genitive(token) and (index == first or not is_title(token.text)))
                )
            ):
                break
            index += 1
        self.described = False
        return index > first and self._take(index)

    def _genitive(self, token: Token) -> bool:
        return (
            token.is_alpha
            and not verb(token.lower_)
            and bool(genitives(token.text) or genitive_adjective(token.text) or not readings(token.lower_))
            and (common(token.text) or token.text.isupper())
            and not is_rank(token.text)
        )

    def _enumerated(self, index: int) -> bool:
        """Tells whether a comma stands inside an enumeration that "i" ends: "ds. nauki, rozwoju i współpracy"."""
        ahead = [token.lower_ for token in self.doc[index + 1 : index + 5]]
        return any(word in {"i", "oraz"} for word in ahead[1:]) and not any(
            office_reading(word) or is_title(word) for word in ahead
        )

    def _where(self) -> bool:
        """Takes "w spółce Betmax S.A.", "z Kolejowej Izby Doradczej", and the town of "komendant policji w Kłodnie"."""
        index, phrase = self.index + 1, self.phrase
        if phrase.organisation is not None or phrase.unit or phrase.place:
            return False
        while index < len(self.doc) and index not in self.at and self._describes(self.doc[index]):
            index += 1
        entity = self.at.get(index)
        if entity is None and phrase.local.startswith("komendant") and index == self.index + 1:
            stop = self._named(index)
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

    @staticmethod
    def _describes(token: Token) -> bool:
        return token.is_lower and bool(pointing(token.text) or any(r.adjectival for r in readings(token.text)))

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
        if phrase.local.startswith("komendant") and token.lower_ in _SERVICES | {"państwowej"}:
            return self._take(self.index + 1)
        if self._local() and not phrase.words and (local_adjective(token) or self._compound()):
            return self._adjective()
        if unit(token.text) and genitives(token.text) and not self.described:
            return self._unit()
        if self._company(token):
            end = self._named(self.index)
            if self._of_place():
                return self._place(end)
            if phrase.part_noun in {"program", "projekt"}:
                return self._take(end)
            phrase.organisation = Span(self.doc, self.index, end, label="orgName")
            self.index = end
            return end < len(self.doc) and self.doc[end].lower_ in _TASK
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
            return self._begun(token)
        return self._take(self.index + 1)

    def _begun(self, token: Token) -> bool:
        """Takes a name that no mention holds, behind the noun that begins it: "Komisariatu Policji w Rudkach",
        "diecezji bielskiej", "parafii św. Anny"; tells whether the office may go on."""
        start, end = self.index - 1, self.index
        small = pointing(token.text) in _BEGINNING
        if token.text.islower() and not small:
            return True
        while end < len(self.doc) and end - start < 10 and (end not in self.at or self.at[end].label_ != "persName"):
            word = self.doc[end]
            saint = word.lower_ in _SAINT or (word.text == "." and self.doc[end - 1].lower_ in _SAINT)
            town = word.lower_ in {"w", "we"} and end + 1 < len(self.doc) and capitalised(self.doc[end + 1])
            if not (saint or town or name_word(word) or (small and genitive_adjective(word.text) and end == start + 1)):
                break
            if (is_title(word.text) and not saint) or office_reading(word.text):
                break
            end += 1
        while end > self.index and self.doc[end - 1].lower_ in {"w", "we"}:
            end -= 1
        if end == self.index:
            return True
        self.phrase.organisation = Span(self.doc, start, end, label="orgName")
        self.index = end
        return False

    def _drop_adjectives(self) -> None:
        """Takes out of the role the adjectives right before a pointing noun: "prezes ciepłowniczej spółki"."""
        words, index = self.phrase.words, self.index
        while words and words[-1] == index - 1 and self._loose(words[-1]):
            index = words.pop()

    def _loose(self, index: int) -> bool:
        word = self.doc[index].text
        return genitive_adjective(word) and not genitives(word) and not agrees(word, self.phrase.reading)


def _name(entity: Span) -> bool:
    """Tells whether a mention behind "ds." is a name, not words of the task that the model took for one."""
    return entity.label_ != "orgName" or is_head(entity[0]) or not common(entity[0].text)


def _town(word: str) -> bool:
    """Tells whether a word that the model takes for a surname is a place's genitive: "burmistrz Rypina"."""
    found = [r for r in readings(word) if r.known]
    return any("nazwa_geograficzna" in r.qualifiers and "gen" in r.cases for r in found) and not any(
        "nazwisko" in r.qualifiers for r in found
    )


def _service(entity: Span) -> bool:
    return entity.label_ == "orgName" and bool(_SERVICES & {token.lower_ for token in entity})


def _derived(entity: Span) -> bool:
    """Tells whether a mention is only an adjective made from a place's name ("śląski")."""
    if len(entity) > 1 or not entity[0].text.islower():
        return False
    return entity.label_ == "placeName" or local_adjective(entity[0])
