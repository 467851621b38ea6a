"""An analyst's names are entities wherever a text has them, in whatever case, though the recogniser missed them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import pipeline
from pipeline.language.names.component import Names
from pipeline.language.names.gazetteer import Gazetteer, read

LIST = """name,acronym,aliases,kind,id
Politechnika Opolska,POp,Opolska Polibuda|PolOpol,organizacja,1
Huta „Kalina” S.A.,,,,2
Huta Wanda S.A.,,,,3
Huta Wanda Sp. z o.o.,,,,4
Gmina Bielsko,,,,5
Dom Kultury „Zorza” w Bielsku-Białej,DKZ,,,6
Jan Dolski,,,person,7
Anna Malicka-Kruk,,,person,8
Lipno Wodne,,,miejsce,9
Wodrex,,,,10
Zakład Narzędzi im. św. Anny,ZN&A,,,11
eMłyn 24,,,product,12
Zgoda,,,,13
Bank Polski,,,,14
"""

Found = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("list") / "lista.csv"
    path.write_text(LIST, encoding="utf-8")
    return read(path)


@pytest.fixture(scope="module")
def found(nlp: Language, listed: Gazetteer) -> Found:
    """Gives (text, label, name) of the entities of a text of which the recogniser found only those given."""

    def finding(text: str, *entities: tuple[str, str]) -> list[tuple[str, str, str]]:
        doc = nlp.get_pipe("sentences")(nlp.make_doc(text))
        spans = [doc.char_span(text.index(each), text.index(each) + len(each), label=label) for each, label in entities]
        assert all(span is not None for span in spans)
        doc.ents = spans
        return [(entity.text, entity.label_, entity._.name) for entity in Names(listed)(doc).ents]

    return finding


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("Umowa z Politechniką Opolską trwa.", "Politechniką Opolską", "Politechnika Opolska"),
        ("Dla Opolskiej Polibudy to nowość.", "Opolskiej Polibudy", "Politechnika Opolska"),
        ("Spotkanie z PolOpolem w marcu.", "PolOpolem", "Politechnika Opolska"),
        ("Rektor POp mówi o planach.", "POp", "Politechnika Opolska"),
        ("Umowa z DKZ-em w maju.", "DKZ-em", "Dom Kultury „Zorza” w Bielsku-Białej"),
        ("List podpisano z Hutą Kalina.", "Hutą Kalina", "Huta „Kalina” S.A."),
        ("List podpisano z Hutą „Kalina” SA w maju.", "Hutą „Kalina” SA", "Huta „Kalina” S.A."),
        ("W liście HUTY KALINY S.A. czytamy", "HUTY KALINY S.A.", "Huta „Kalina” S.A."),
        ("Umowa z Hutą Wanda Sp. z o.o. trwa.", "Hutą Wanda Sp. z o.o.", "Huta Wanda Sp. z o.o."),
        ("Radni gminy Bielsko mówią.", "gminy Bielsko", "Gmina Bielsko"),
        (
            "Koncert w Domu Kultury „Zorza” w Bielsku-Białej w maju.",
            "Domu Kultury „Zorza” w Bielsku-Białej",
            "Dom Kultury „Zorza” w Bielsku-Białej",
        ),
        ("Mówił o tym Janowi Dolskiemu.", "Janowi Dolskiemu", "Jan Dolski"),
        ("Poznaliśmy Annę Malicką-Kruk.", "Annę Malicką-Kruk", "Anna Malicka-Kruk"),
        ("Wrócili z Lipna Wodnego.", "Lipna Wodnego", "Lipno Wodne"),
        ("Współpraca z Wodrexem trwa.", "Wodrexem", "Wodrex"),
        (
            "W Zakładzie Narzędzi im. św. Anny jest cicho.",
            "Zakładzie Narzędzi im. św. Anny",
            "Zakład Narzędzi im. św. Anny",
        ),
        ("Jak donosi ZN&A, jest cicho.", "ZN&A", "Zakład Narzędzi im. św. Anny"),
        ("Kupili eMłyn 24.", "eMłyn 24", "eMłyn 24"),
        ("Z nową Zgodą podpisano umowę.", "Zgodą", "Zgoda"),
    ],
)
def test_a_name_is_found_in_any_case(found: Found, text: str, written: str, name: str) -> None:
    assert [(each, called) for each, _, called in found(text)] == [(written, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Opolska polibuda to nie nazwa.",
        "Umowa z Hutą Wanda trwa.",  # two companies are called so
        "Umowa z Hutą Kalina Sp. z o.o. trwa.",  # another legal form than the list's
        "Radni Gminy Bielsko-Biała mówią.",
        "Rektor POP i pop mówią.",
        "Zgoda jest potrzebna.",  # a common word where every word has a capital
        "Nie ma zgody na budowę.",
        "Jak mówi Bank Polska, nie.",
        "Politechnika\nOpolska",
        "Janem Dolska",
    ],
)
def test_what_only_looks_like_a_name_is_none(found: Found, text: str) -> None:
    assert found(text) == []


def test_an_entity_stays_unless_a_longer_name_holds_it(found: Found) -> None:
    text = "Umowa z Politechniką Opolską Techniczną trwa."
    longer = ("Politechniką Opolską Techniczną", "orgName")
    assert [each for each, _, _ in found(text, longer)] == [longer[0]]
    across = ("Opolską Techniczną", "orgName")
    assert [each for each, _, _ in found(text, across)] == [across[0]]
    inside = ("Opolską", "placeName")
    assert found(text, inside) == [("Politechniką Opolską", "orgName", "Politechnika Opolska")]


def test_a_name_that_the_recogniser_found_too_is_the_lists(found: Found) -> None:
    """In whatever case, and with the list's kind: only a place may stand for its commune."""
    assert found("z PolOpolem", ("PolOpolem", "orgName")) == [("PolOpolem", "orgName", "Politechnika Opolska")]
    assert found("z Wodrexem", ("Wodrexem", "placeName")) == [("Wodrexem", "orgName", "Wodrex")]
    [(_, label, _)] = found("wójt Lipna Wodnego", ("Lipna Wodnego", "orgName"))
    assert label == "orgName"


def test_the_records_have_what_the_recogniser_missed(tmp_path: Path) -> None:
    """What the recogniser takes for a place, or for nothing, is an organisation with the analyst's id."""
    article, names = tmp_path / "a.txt", tmp_path / "lista.csv"
    article.write_text(
        "W czwartek w sali narad rozmawiano o planach na rok. Wspomniano też, że obok modrej strzechy i starej kuźni "
        "stanie Wiatrakowy Zakątek Modra Strzecha, o który mieszkańcy zabiegali od dawna.",
        encoding="utf-8",
    )
    names.write_text("name,acronym,aliases,kind,id\nWiatrakowy Zakątek Modra Strzecha,,,,KRS 5\n", encoding="utf-8")
    entities = pipeline.run(article, gazetteer=names)["entities"].set_index("name")
    assert entities.external_id["Wiatrakowy Zakątek Modra Strzecha"] == "KRS 5"
    assert entities.mentions["Wiatrakowy Zakątek Modra Strzecha"] == 1


WORDS = st.sampled_from(
    ["Huta", "Hutą", "„", "”", "Kalina", "Kaliny", "-", "S.A.", "gminy", "Bielsko", "🙂", "\n", "Ω", "POp"]
)


@settings(max_examples=150, deadline=None)
@given(words=st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=12), joint=st.sampled_from([" ", ""]))
def test_any_text_is_read(nlp: Language, listed: Gazetteer, words: list[str], joint: str) -> None:
    doc = Names(listed)(nlp.make_doc(joint.join(words)))
    assert all(entity.text.strip() and entity._.name for entity in doc.ents)


def _calls(work: Callable[[], object]) -> int:
    """Counts the functions that a piece of work calls."""
    count = 0

    def called(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_a_long_list_takes_no_longer_to_look_through(nlp: Language, tmp_path: Path) -> None:
    """Names that begin alike, as an analyst's schools do, cost a text nothing for being many."""
    text = "Umowę podpisała Szkoła Podstawowa nr 17 w Lipnie, potem dyrektor Szkoły Podstawowej nr 5000 w Rudej. " * 5
    work: list[int] = []
    for rows in (20, 6000):
        path = tmp_path / f"{rows}.csv"
        lines = [f"Szkoła Podstawowa nr {number} w Lipnie" for number in range(rows)]
        path.write_text("\n".join(["name", *lines]), encoding="utf-8")
        component, doc = Names(read(path)), nlp.make_doc(text)
        component(doc.copy())
        work.append(_calls(lambda component=component, doc=doc: component(doc)))
        assert [entity._.name for entity in doc.ents] == [lines[17]] * 5
    assert work[1] <= work[0] * 1.2
