"""Every mention, role and agreement points at the characters that say it, whatever the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

SENTENCES = [
    "Politechnika Opolska i Huta Kalina S.A. podpisały 9 maja 2023 r. w Opolu list intencyjny.",
    "Rektor Anna Wrona dziękowała wójtowi Adamowi Kotowi.",
    "Porozumienie podpisali:\n- Gmina Lipno, reprezentowana przez wójta Adama Kota,\n- Powiat Kłodnicki.",
    "– To ważny dzień 🙂 – mówi Jan Dolski, prezes Huty Kalina S.A.",
    "Podczas XII Kongresu Rozwoju Wsi (KRW) we wtorek 9 maja rozmawiano o szkle.",
    "W 2019 roku uczelnia zawarła umowę z Gminą Lipno.",
    "W imieniu gminy umowę podpisał wójt, a „Fundację Zielony Brzeg” reprezentowała Ewa Klimek.",
    "Organizacja | Przedstawiciel\nHuta Kalina S.A. | Jan Dolski",
    "Sygnatariusze listu intencyjnego:\n\nKlaster Szklarski Wisła (KSW) reprezentowany przez Hutę Kalina S.A.,",
    "KSW i GMINA LIPNO",
    "e\u0301cole 👩‍🔬 – „niedomknięty cudzysłów (i nawias",
]


def spans(doc: Doc) -> Iterator[Span]:
    yield from doc.ents
    for role in doc._.roles:
        yield from (span for span in (role.person, role.organisation) if span is not None)
    for agreement in doc._.agreements:
        circumstances = (agreement.date, agreement.place, agreement.occasion, agreement.subject)
        yield from (span for span in circumstances if span is not None)
        for signatory in agreement.signatories:
            yield from (span for span in (signatory.mention, signatory.represented_by) if span is not None)
        for signer in agreement.signers:
            yield from (span for span in (signer.mention, signer.organisation) if span is not None)


@settings(deadline=None, max_examples=40)
@given(
    chosen=st.lists(st.sampled_from(SENTENCES), max_size=5),
    joint=st.sampled_from([" ", "\n", "\n\n", "  ", "\u00a0", "\r\n"]),
)
def test_offsets_point_at_their_text(read: Callable[..., Doc], chosen: list[str], joint: str) -> None:
    text = joint.join(chosen)
    doc = read(text)
    assert doc.text == text
    for span in spans(doc):
        assert span.text
        assert text[span.start_char : span.end_char] == span.text
        assert span.text == span.text.strip()
    for role in doc._.roles:
        evidence = text[role.start : role.end]
        assert role.person.text in evidence
        assert role.start <= role.person.start_char < role.person.end_char <= role.end
    for agreement in doc._.agreements:
        assert 0 <= agreement.start < agreement.end <= len(text)
        assert text[agreement.start : agreement.end].strip()
        assert 0 < agreement.confidence <= 1


@settings(deadline=None, max_examples=25)
@given(chosen=st.lists(st.sampled_from(SENTENCES), max_size=4))
def test_a_text_read_twice_says_the_same(read: Callable[..., Doc], chosen: list[str]) -> None:
    one, other = read("\n".join(chosen)), read("\n".join(chosen))
    assert [(e.start_char, e.end_char, e.label_, e._.name, e._.value) for e in one.ents] == [
        (e.start_char, e.end_char, e.label_, e._.name, e._.value) for e in other.ents
    ]
    assert [(a.kind, a.status, [s.name for s in a.signatories]) for a in one._.agreements] == [
        (a.kind, a.status, [s.name for s in a.signatories]) for a in other._.agreements
    ]
