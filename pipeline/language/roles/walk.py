"""A walk behind an office's noun: what a mention that stands there is to the office."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from pipeline.language.dictionary import lemmas
from pipeline.language.mentions.countries import country
from pipeline.language.mentions.heads import is_head
from pipeline.language.mentions.kinds import acronyms
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.offices import offices
from pipeline.language.roles import task
from pipeline.language.roles.known import OURS
from pipeline.language.roles.mentioned import divided, extended
from pipeline.language.roles.phrase import Phrase
from pipeline.language.roles.spelled import BEGINNING, name_end, town
from pipeline.language.roles.words import (
    local_adjective,
    part,
    pointing,
    unit,
)

SERVICES = frozenset({"policji", "psp", "straży", "pożarnej", "granicznej", "osp", "ohp", "miejskiej"})
_HYPHENS = frozenset({"-", "–"})


class Walk:
    """Takes mentions, units and places behind an office into its phrase."""

    def __init__(self, doc: Doc, phrase: Phrase, at: dict[int, Span]) -> None:
        self.doc, self.phrase, self.at = doc, phrase, at
        self.index = phrase.head + 1
        self.described = False  # behind a common noun that points at the organisation, whose words are no role's

    def _take(self, end: int) -> bool:
        """Takes the words up to a token into the role, or, behind a pointing noun, into what only describes it."""
        if not self.described:
            self.phrase.words += range(self.index, end)
        self.index = end
        return True

    def _next(self, by: int = 1) -> Token:
        return self.doc[min(self.index + by, len(self.doc) - 1)]

    def _entity(self, entity: Span) -> bool:
        phrase = self.phrase
        if entity.label_ == "persName":
            if len(entity) == 1 and local_adjective(entity[0]) and self._local():
                return self._adjective()
            if self._of_place() and len(entity) == 1 and town(entity.text):
                return self._place(entity.end)
            return False
        if entity.start != self.index or entity.label_ in {"date", "time", "eventName"}:
            return False
        if phrase.organisation is not None or phrase.unit or phrase.place:
            return False
        if phrase.local.startswith("komendant") and _service(entity):
            return self._headquarters(entity)
        if entity[0].text in acronyms().units and entity.label_ == "orgName":
            phrase.organisation, self.index = entity, entity.end
            return False
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
        cut = task.inside(entity)
        if cut < entity.end:
            if cut == entity.start + 1:
                phrase.pointing = entity.start
            else:
                phrase.organisation = Span(self.doc, entity.start, cut, label="orgName")
            self.index = cut
            return True
        if phrase.part is not None and phrase.part_noun == "zarząd" and part(entity[0].text) == "oddział":
            return self._branch(entity)
        parted = divided(self.doc, entity)
        if parted is None:
            phrase.organisation = extended(self.doc, entity, self.at)
            self.index = phrase.organisation.end
            return task.begins(self.doc, self.index)
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

    def _branch(self, entity: Span) -> bool:
        """Takes "Zarządu Oddziału Powiatowego Związku OSP": the board of a branch is an organisation of its own."""
        phrase = self.phrase
        assert phrase.part is not None
        phrase.organisation = Span(self.doc, phrase.part[0], entity.end, label="orgName")
        phrase.words = [index for index in phrase.words if index < phrase.part[0]]
        phrase.part, phrase.part_noun, self.index = None, "", entity.end
        return False

    def _of_place(self) -> bool:
        return self.phrase.local in offices().named_by_place or self.phrase.noun in offices().of_place

    def _headquarters(self, entity: Span) -> bool:
        """Takes "Policji", "Państwowej Straży Pożarnej w Kłodnie" behind "komendant powiatowy": the service stays."""
        if len(entity) > 1 and lemmas(self.doc[self.index - 1].lower_) & {"główny"}:
            self.phrase.organisation, self.index = entity, entity.end  # its chief has no other headquarters
            return False
        end = next((token.i for token in entity if token.lower_ in {"w", "we"}), entity.end)
        self._take(end)
        if end < entity.end:
            self.phrase.town, self.index = (end + 1, entity.end), entity.end
        return end == entity.end

    def _parish(self, entity: Span) -> bool:
        """Takes a name behind the common noun that begins it: "parafii pw. św. Floriana", "pracowni Kubatura"."""
        phrase = self.phrase
        assert phrase.pointing is not None
        whole = pointing(self.doc[phrase.pointing].text) in BEGINNING
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
        local = self.phrase.local in offices().named_by_place and not country(self.doc[self.index])
        if not local and self.phrase.noun in offices().of_place:
            self.phrase.words += range(self.index, end)
        self.index = end
        return False

    def _unit(self, end: int | None = None) -> bool:
        """Takes "gminy Lipno", "powiatu czarnoborskiego", "Miasta i Gminy Kalinowiec", or the noun alone."""
        start, index = self.index, self.index + 1
        while index + 1 < len(self.doc) and self.doc[index].lower_ == "i" and unit(self.doc[index + 1].text):
            index += 2
        if end is None or end <= index:
            end = name_end(self.doc, index, self.at)
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


def _service(entity: Span) -> bool:
    return entity.label_ == "orgName" and entity[0].lower_ in SERVICES | {"państwowej"}
