"""Texts that nobody foresaw: the pipeline reads them all, and its time grows with their length."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language import agreements, dates, mentions, morphology, roles, sentences  # noqa: F401
from pipeline.language import names as _names  # noqa: F401

Read = Callable[..., Doc]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        ".",
        " ",
        "\n",
        "\n\n\n\n",
        "\t \n",
        "🙂",
        "🎉🙂 👩‍🔬 !",
        "\u200b\ufeff",
        "a\x00b",
        "((((",
        "„„„",
        "- \n- \n",
        "|||",
    ],
    ids=repr,
)
def test_a_text_that_says_nothing_gives_nothing(read: Read, text: str) -> None:
    doc = read(text)
    assert doc.text == text
    assert (doc.ents, doc._.roles, doc._.agreements) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [
        ("„Umowę z Hutą Kalina S.A. podpisała Gmina Lipno", "Gmina Lipno"),
        ("Gmina Lipno (dalej „Gmina podpisała umowę z Hutą Kalina S.A.", "Gmina Lipno"),
        ("🙂 Gmina Lipno 🎉 podpisała umowę 🙂", "Gmina Lipno"),
        ("Gmina Lipno podpisala umowe z Huta Kalina S.A. wczoraj", "Gmina Lipno"),
        ("Nowość!!!!!! Gmina Lipno????? Tak...", "Gmina Lipno"),
    ],
)
def test_damaged_writing_keeps_what_can_be_read(read: Read, text: str, mentioned: str) -> None:
    assert mentioned in {entity.text for entity in read(text).ents}


def test_a_text_in_capitals_tells_its_date(read: Read) -> None:
    doc = read("GMINA LIPNO PODPISAŁA 9 MAJA 2023 R. UMOWĘ Z HUTĄ KALINA S.A.")
    assert [e._.value for e in doc.ents if e.label_ == "date"] == ["2023-05-09"]


def test_a_sentence_of_twenty_thousand_characters_is_read(read: Read) -> None:
    words = "bardzo długie i rozwlekłe zdanie o szkle oraz o piecach, "
    text = "Gmina Lipno podpisała umowę z Hutą Kalina S.A., a było to " + words * 360 + "i koniec."
    assert len(text) > 20_000
    doc = read(text)
    assert {"Gmina Lipno", "Huta Kalina S.A."} <= {e._.name for e in doc.ents}
    assert [s.name for s in doc._.agreements[0].signatories] == ["Gmina Lipno", "Huta Kalina S.A."]


def test_a_list_of_three_hundred_parties_is_three_hundred_signatories(read: Read) -> None:
    # Names without figures: Zespół Szkół „Ab”, „Ac”, …
    letters = "abcdefghijklmnoprstu"
    names = [f"Zespół Szkół „{one.upper()}{other}ka”" for one in letters for other in letters][:300]
    doc = read("Sygnatariusze listu intencyjnego:\n\n" + "\n".join(f"- {name}," for name in names))
    [agreement] = doc._.agreements
    assert [signatory.name for signatory in agreement.signatories] == names


@settings(deadline=None, max_examples=60)
@given(
    text=st.text(
        alphabet=st.one_of(
            st.sampled_from("aąćżŁ .,:;-–„”\"'()|•\n\t0129"),
            st.characters(codec="utf-8", exclude_categories=("Cs",)),
        ),
        max_size=80,
    )
)
def test_any_characters_can_be_read(read: Read, text: str) -> None:
    assert read(text).text == text


TRIGGERS = (
    *("podpisał", "podpisała", "umowę", "umowy", "list", "intencyjny", "reprezentowany", "prezes", "uczelnia"),
    *("między", "a", "i", "z", "w", "przez", "jej", "która", "Gmina", "Lipno", "S.A.", "Jan"),
    *("wtorek", "9", "maja", "2023", "r.", "31.02.2023"),
    *(",", ".", ":", ";", "(", ")", "„", "”", "–", "|", "-", "\n"),
)


@settings(deadline=None, max_examples=60)
@given(
    words=st.lists(
        st.sampled_from(TRIGGERS),
        max_size=40,
    )
)
def test_any_order_of_its_own_trigger_words_can_be_read(read: Read, words: list[str]) -> None:
    text = " ".join(words)
    doc = read(text)
    assert all(text[e.start_char : e.end_char] == e.text for e in doc.ents)


ARTICLE = (
    "Gmina Lipno podpisała 9 maja 2023 r. umowę z Hutą Kalina S.A. na odbiór ciepła. Prace ruszą jesienią.\n"
    "– Długo na to czekaliśmy – mówi Jan Dolski, prezes Huty Kalina S.A. W gminie przybędzie miejsc pracy.\n\n"
)


def seconds(component: Callable[[Doc], Doc], docs: list[Doc]) -> float:
    """Gives the shortest time that a component takes for one of some equal docs."""
    taken = []
    for doc in docs:
        begin = time.perf_counter()
        component(doc)
        taken.append(time.perf_counter() - begin)
    return min(taken)


@pytest.mark.parametrize("component", ["dates", "morphology"])
def test_ten_times_the_text_takes_about_ten_times_as_long(component: str) -> None:
    nlp = spacy.blank("pl")
    bounded = nlp.add_pipe("sentencizer")
    measured = nlp.add_pipe(component)

    def docs(length: int) -> list[Doc]:
        made = [bounded(nlp.make_doc(ARTICLE * (length // len(ARTICLE)))) for _ in range(3)]
        for doc in made:
            doc._.published = date(2023, 5, 12)
        return made

    seconds(measured, docs(10_000))
    assert seconds(measured, docs(100_000)) < 30 * seconds(measured, docs(10_000))


def test_the_components_stand_alone_on_a_blank_pipeline() -> None:
    nlp: Language = spacy.blank("pl")
    for component in ("morphology", "sentences", "mentions", "names", "dates", "roles", "agreements"):
        nlp.add_pipe(component)
    doc = nlp("Politechnika Opolska i Gmina Lipno podpisały 9 maja 2023 r. w Tarnowie list intencyjny.")
    [agreement] = doc._.agreements
    assert [s.name for s in agreement.signatories] == ["Politechnika Opolska", "Gmina Lipno"]
    assert (agreement.kind, agreement.date._.value, agreement.place._.name) == (
        "list intencyjny",
        "2023-05-09",
        "Tarnów",
    )


def test_roles_and_agreements_use_gold_mentions(nlp: Language) -> None:
    text = "Wczoraj Qq podpisała z Ww umowę."
    doc = nlp.make_doc(text)
    doc.ents = [doc.char_span(text.index(name), text.index(name) + 2, label="orgName") for name in ("Qq", "Ww")]
    for component in ("sentences", "names", "dates", "roles", "agreements"):
        doc = nlp.get_pipe(component)(doc)
    assert [e.text for e in doc.ents if e.label_ == "orgName"] == ["Qq", "Ww"]
    [agreement] = doc._.agreements
    assert [s.name for s in agreement.signatories] == ["Qq", "Ww"]
