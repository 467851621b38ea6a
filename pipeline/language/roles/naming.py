"""The canonical name of an organisation that an office names by words that are no mention of their own."""

from __future__ import annotations

from spacy.tokens import Span

from pipeline.language.dictionary import readings
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.legal_forms import legal_form
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.names import phrases
from pipeline.language.roles.known import Known, capitalised_head
from pipeline.language.roles.record import Where

_COMPANY = frozenset({"spółka", "firma", "przedsiębiorstwo", "koncern"})


def _base(span: Span) -> str:
    end, form = span.end, ""
    for index in range(span.start + 1, span.end):
        found = legal_form(span.doc, index)
        if found is not None and found[0] <= span.end:
            end, form = index, f"{found[1]} {span.doc[found[0] : span.end].text}"
            break
    body = span.doc[span.start : end]
    words = phrases.base_words(
        [token.text for token in body],
        governed=frozenset({"gen"}),
        preferred=heads().names | heads().local_government,
    )
    name = "".join(word + token.whitespace_ for word, token in zip(words, body, strict=True))
    return " ".join(f"{name} {form}".split())


def named(span: Span, known: Known) -> Where:
    """Gives an organisation's name by the words that say it behind an office: by the mention's name, or in the
    genitive; an acronym's or a short form's name is the full one that the article gives."""
    mention = known.around.at.get(span.start)
    if "|" in span.text:
        return known.fuller(span, capitalised_head(span._.name or span.text).split("|")[0].strip())
    if len(span) == 1 and not readings(span.text.lower()) and (spelt := known.spelt(span.text)) is not None:
        return known.fuller(span, spelt)
    if mention is not None and (mention.start, mention.end) == (span.start, span.end) and mention._.name:
        name = capitalised_head(mention._.name)
        if len(span) == 1 and (found := known.company(span.text)) is not None and not acronym_shaped(span.text):
            return Where(span, found.name)
        noun, _, rest = name.partition(" ")
        if noun.lower() in _COMPANY and rest and (found := known.company(rest.split()[0])) is not None:
            return Where(span, found.name)
        whole = known.first.get(name)
        return Where(span, name) if whole is not None and " " in name else known.fuller(span, name)
    if mention is not None and mention.start == span.start and mention._.name and mention.end < span.end:
        rest = span.doc[mention.end : span.end].text
        name = capitalised_head(mention._.name)
        return Where(span, name if " w" in name else f"{name} {rest}")
    if acronym_shaped(span.text):
        return known.fuller(span, span.text)
    return known.fuller(span, capitalised_head(_base(span)))
