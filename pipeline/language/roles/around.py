"""Where an office is held, by the words around it: "ze strony X", "reprezentowany przez", "jej prezes"."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from pipeline.language.mentions.words import capitalised
from pipeline.language.offices import is_rank, is_title, offices
from pipeline.language.roles.known import OURS, REGISTERS, Known
from pipeline.language.roles.local import agreeing
from pipeline.language.roles.member import in_place
from pipeline.language.roles.naming import named
from pipeline.language.roles.phrase import Phrase
from pipeline.language.roles.plural import bracket
from pipeline.language.roles.record import Where
from pipeline.language.roles.where import stands_for
from pipeline.language.roles.words import common, local_adjective, name_word, pointing, unit, verb

_FARTHEST = 45
_DASHES = frozenset({"–", "—", "-", ":"})
_POSSESSIVE = frozenset({"jej", "jego", "ich", "którego", "której", "których"})
_ON_BEHALF = (("w", "imieniu"), ("z", "ramienia"), ("ze", "strony"), ("po", "stronie"), ("za",))


def _group_at(doc: Doc, index: int, phrase: Phrase, known: Known) -> Where | None:
    """Gives the organisation of the words that begin at a token: a mention, "spółki Betmax", "województwa łódzkiego",
    "naszej uczelni", "malborską"."""
    at = known.around.at
    near = ""
    for position in range(index, min(len(doc), index + 5)):
        token, entity = doc[position], at.get(position)
        if entity is not None and entity.label_ == "orgName":
            return _mention(doc, entity, known)
        if entity is not None and entity.label_ == "persName":
            return None
        if entity is None and position == index and name_word(token) and not common(token.text):
            found = named(Span(doc, position, position + 1, label="orgName"), known)
            return found if known.spelt(token.text) or found.name in known.first else None
        if entity is not None and entity.label_ in {"placeName", "geogName"} and entity[0].text[:1].isupper():
            return known.only(_allowed(phrase), token.text) or _voivodeship(doc, position, phrase)
        if token.lower_ in OURS:
            near = token.lower_
        elif pointing(token.text) or unit(token.text):
            following = at.get(position + 1)
            if following is not None and following.label_ == "orgName":
                return named(following, known)
            if near in OURS:
                return _first_of(doc, position, known)
            beside = doc[position + 1].text if position + 1 < len(doc) and local_adjective(doc[position + 1]) else near
            return _unit(doc, position, known) or stands_for(doc, position, known, beside)
        elif local_adjective(token):
            near = token.text
        elif not (token.is_alpha and token.is_lower) or verb(token.lower_):
            break
    if not near or near in OURS:
        return None
    return known.only(_allowed(phrase), near) or _voivodeship(doc, index, phrase)


def _voivodeship(doc: Doc, index: int, phrase: Phrase) -> Where | None:
    """Gives the voivodeship of "Łódzkie reprezentowała członkini zarządu"."""
    name = doc[index].text
    if not ("województwo" in _allowed(phrase) and local_adjective(doc[index]) and name[:1].isupper()):
        return None
    adjective = agreeing([name], "województwo")[0].capitalize()
    found = f"Województwo {adjective}"
    return Where(Span(doc, index, index + 1, label="orgName"), found) if found.endswith("kie") else None


def _mention(doc: Doc, mention: Span, known: Known) -> Where | None:
    """Gives a mention's organisation; what "Uniwersytet", "Nasza Uczelnia" alone stand for."""
    if mention[0].lower_ in OURS and pointing(mention[-1].text):
        return _first_of(doc, mention.end - 1, known)
    if len(mention) == 1 and pointing(mention.text) and (found := stands_for(doc, mention.start, known)) is not None:
        return found
    return named(mention, known)


def _allowed(phrase: Phrase) -> frozenset[str]:
    found = offices().held_at.get(phrase.local)
    if found is not None:
        return found
    if phrase.part_noun == "zarząd":
        return frozenset({"województwo", "powiat"})
    return frozenset({"szpital", "szkoła", "zespół", "uczelnia", "akademia", "uniwersytet", "politechnika", "liceum"})


def _unit(doc: Doc, index: int, known: Known) -> Where | None:
    """Gives the unit of "województwa łódzkiego", of which the adjective alone is no mention."""
    noun = unit(doc[index].text)
    if noun in {"powiat", "województwo"} and index + 1 < len(doc) and local_adjective(doc[index + 1]):
        adjective = agreeing([doc[index + 1].text], noun)[0]
        return Where(Span(doc, index, index + 2, label="orgName"), f"{noun.capitalize()} {adjective.capitalize()}")
    if index + 1 < len(doc) and local_adjective(doc[index + 1]) and unit(doc[index].text):
        return known.only(frozenset({unit(doc[index].text)}), doc[index + 1].text)
    return None


def _first_of(doc: Doc, index: int, known: Known) -> Where | None:
    """Gives what "nasza uczelnia" is: the first of its kind that the publisher's own article names."""
    noun = pointing(doc[index].text)
    found = known.headed(offices().stands_for.get(noun, frozenset({noun})))
    return min(found, key=lambda where: where.words.start, default=None)


def _sentence_start(doc: Doc, index: int) -> int:
    """Gives where the sentence of a token begins, or how far back is looked at all."""
    lowest = max(0, index - _FARTHEST)
    while index > lowest and not doc[index].is_sent_start:
        index -= 1
    return index


def _left_of_titles(doc: Doc, index: int) -> int:
    while index >= 0 and (is_title(doc[index].text) or is_rank(doc[index].text) or doc[index].lower_ in {"jm", "pani"}):
        index -= 1
    return index


def dashed(doc: Doc, first: int, phrase: Phrase, known: Known) -> Where | None:
    """Gives the organisation of "X – prezes Jan Kot", "malborską zaś – rektor": it stands right before a dash."""
    index = _left_of_titles(doc, first - 1)
    if index < 1 or doc[index].text not in _DASHES:
        return None
    index -= 1
    if doc[index].lower_ == "zaś":
        index -= 1
    if doc[index].text == ")":
        while index > 0 and doc[index].text != "(":
            index -= 1
        index -= 1
    entity = known.around.at.get(index)
    if entity is not None and entity.label_ == "orgName":
        return named(entity, known)
    if entity is not None and entity.label_ == "placeName" and phrase.local in offices().held_at:
        return known.only(_allowed(phrase), entity.text)
    if local_adjective(doc[index]):
        return known.only(_allowed(phrase), doc[index].text)
    return None


def possessed(doc: Doc, first: int, known: Known) -> Where | None:
    """Gives the organisation of "jej prezeska", "którego dyrektor", "za którą podpisał prezes": the last one before."""
    index = _left_of_titles(doc, first - 1)
    lowest = max(0, _sentence_start(doc, first), index - 8)
    position = index
    while position >= lowest and doc[position].lower_ not in _POSSESSIVE | {"którą", "którym"}:
        entity = known.around.at.get(position)
        if entity is not None and entity.label_ in {"persName", "orgName"}:
            return None
        if position < index and doc[position].lower_ in {",", "i", "oraz"}:
            return None
        position -= 1
    if position < lowest:
        return None
    if position < index and not doc[position].lower_.startswith("któr"):
        return None
    if doc[position].lower_ == "ich":
        return None
    for before in range(position - 1, max(-1, position - _FARTHEST), -1):
        entity = known.around.at.get(before)
        if entity is not None and entity.label_ == "orgName":
            return named(entity, known)
        if _begins_behalf(doc, before) and before < position - 2:
            return None
        if pointing(doc[before].text) and doc[before].is_lower and before > position - 6:
            near = doc[before + 2].text if doc[before + 1].lower_ in {"z", "ze", "w"} else ""
            found = stands_for(doc, before, known, near)
            if found is not None:
                return found
    return None


def represented(doc: Doc, first: int, phrase: Phrase, known: Known) -> Where | None:
    """Gives whom "reprezentował", "reprezentowana przez" before an office says that its holder acts for."""
    index = _left_of_titles(doc, first - 1)
    lowest = max(0, _sentence_start(doc, first), index - 8)
    while index >= lowest and not doc[index].lower_.startswith("reprezent"):
        if index in known.around.at and known.around.at[index].label_ == "persName":
            return None
        index -= 1
    if index < lowest or doc[index].lower_.startswith("reprezentant"):
        return None
    start = _sentence_start(doc, first)
    for before in range(index - 1, max(start - 1, index - 16), -1):
        entity = known.around.at.get(before)
        if entity is not None and entity.text in REGISTERS:
            continue
        if entity is not None and entity.label_ == "orgName" and doc[entity.start - 1].text != "(":
            return _mention(doc, entity, known)
        if entity is not None and entity.label_ == "placeName" and capitalised(entity[0]):
            return _group_at(doc, entity.start, phrase, known)
        ours = before > 0 and doc[before - 1].lower_ in OURS
        if pointing(doc[before].text) or local_adjective(doc[before]) or ours:
            begin = before - 1 if before > start and (local_adjective(doc[before - 1]) or ours) else before
            return _group_at(doc, begin, phrase, known)
        if doc[before].text == "," and before < index - 1:
            return None
    return None


def _begins_behalf(doc: Doc, index: int) -> bool:
    return any(tuple(token.lower_ for token in doc[index : index + len(words)]) == words for words in _ON_BEHALF)


def behalf(doc: Doc, first: int, phrase: Phrase, known: Known) -> Where | None:
    """Gives the organisation of "w imieniu X podpis złożył prezes": the nearest such words before it."""
    start = max(_sentence_start(doc, first), first - _FARTHEST)
    for index in range(first - 1, start - 1, -1):
        entity = known.around.at.get(index)
        if entity is not None and entity.label_ == "persName":
            return None
        for words in _ON_BEHALF:
            if tuple(token.lower_ for token in doc[index : index + len(words)]) == words:
                return _group_at(doc, index + len(words), phrase, known)
    return None


def behind(doc: Doc, end: int, phrase: Phrase, known: Known) -> Where | None:
    """Gives the organisation of "dyrektor Anna Wrona z Liceum X", "burmistrz Jan Kot (Rypin)"."""
    at = known.around.at
    if end + 1 >= len(doc):
        return None
    word = doc[end].lower_
    if word == "(":
        entity = at.get(end + 1)
        if entity is not None and entity.label_ == "orgName":
            return named(entity, known)
        kind = offices().named_by_place.get(phrase.local)
        inside = bracket(doc, end)
        if kind is None or inside is None or not all(name_word(t) or t.text == "-" for t in doc[slice(*inside)]):
            return None
        return in_place(Span(doc, *inside, label="orgName"), kind, phrase, known)
    if word not in {"z", "ze"}:
        return None
    index = end + 1
    while index < len(doc) and index not in at and doc[index].is_lower and pointing(doc[index].text):
        index += 1
    entity = at.get(index)
    stop = index
    while stop < len(doc) and stop - index < 4 and name_word(doc[stop]) and index > end + 1:
        stop += 1
    if stop > index and (entity is None or entity.label_ == "persName"):
        return named(Span(doc, index, stop, label="orgName"), known)
    if entity is None or entity.label_ != "orgName":
        return None
    return named(entity, known)


def told_around(doc: Doc, phrase: Phrase, person: Span, known: Known) -> Where | None:
    """Gives the organisation that the words around an office and its holder tell, or None."""
    first, end = min(phrase.start, person.start), max(phrase.end, person.end)
    if phrase.start > person.start:
        gap = doc[person.end : phrase.start]
        if (found := possessed(doc, phrase.start, known) if len(gap) > 1 else None) is not None:
            return found
    return (
        behind(doc, end, phrase, known)
        or (behind(doc, person.end, phrase, known) if person.end < end else None)
        or dashed(doc, first, phrase, known)
        or possessed(doc, first, known)
        or represented(doc, first, phrase, known)
        or behalf(doc, first, phrase, known)
    )
