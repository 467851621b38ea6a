"""Tokens of the National Corpus of Polish as running text: spaces where they were, entities at their characters."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from nkjp import Token, as_doc, as_text, outermost, read, split

FILE = """\
-DOCSTART CONFIG FEATURES orth base ctag
-DOCSTART FILE 1
Adam\tAdam\tsubst:sg:nom:m1\tB-persName#B-persName-forename
Mickiewicz\tMickiewicz\tsubst:sg:nom:m1\tI-persName#B-persName-surname
zrobił\tzrobić\tpraet:sg:m1:perf\tO
em\tbyć\taglt:sg:pri:imperf:wok\tO
.\t.\tinterp\tO

W\tw\tprep:loc:nwok\tO
Łodzi\tŁódź\tsubst:sg:loc:f\tB-placeName-settlement
.\t.\tinterp\tO

-DOCSTART FILE 2
Tak\ttak\tqub\tO
"""


def token(form: str, tag: str = "subst:sg:nom:f", *iob: str) -> Token:
    return Token(form, tag, iob)


def plain(*tokens: Token) -> str:
    text, offsets = as_text(list(tokens))
    assert [text[start:end] for start, end in offsets] == [one.form for one in tokens]
    return text


def words(*forms: str) -> str:
    """The text of words and punctuation that belong to no name."""
    return plain(*(token(form, "subst" if form.isalnum() else "interp") for form in forms))


# Spaces


def test_a_name_with_a_hyphen_is_one_word() -> None:
    place = "placeName-settlement"
    name = [token("Bielsko", "subst", f"B-{place}"), token("-", "interp", f"I-{place}")]
    assert plain(token("w", "prep"), *name, token("Biała", "subst", f"I-{place}")) == "w Bielsko-Biała"


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ([("zrobił", "praet:sg:m1:perf"), ("em", "aglt:sg:pri:imperf:wok")], "zrobiłem"),
        ([("zrobił", "praet:sg:m1:perf"), ("by", "qub"), ("m", "aglt:sg:pri")], "zrobiłbym"),
        ([("chciał", "praet"), (",", "interp"), ("by", "comp"), ("przyszli", "praet")], "chciał, by przyszli"),
        ([("biało", "adja"), ("-", "interp"), ("czerwony", "adj")], "biało-czerwony"),
        (
            [("północno", "adja"), ("-", "interp"), ("wschodnia", "adj"), ("Polska", "subst")],
            "północno-wschodnia Polska",
        ),
        ([("2019", "num"), ("-", "interp"), ("2023", "num")], "2019-2023"),
        ([("Tak", "qub"), ("–", "interp"), ("mówi", "fin")], "Tak – mówi"),
        ([("km", "subst"), ("/", "interp"), ("h", "subst")], "km/h"),
    ],
)
def test_parts_of_a_word_stand_together(tokens: list[tuple[str, str]], text: str) -> None:
    assert plain(*(token(form, tag) for form, tag in tokens)) == text


def test_punctuation_stands_at_its_word() -> None:
    forms = ["Umowa", "(", "projekt", ")", ":", "„", "Start", "”", ",", "czyli", "początek", "…"]
    assert words(*forms) == "Umowa (projekt): „Start”, czyli początek…"


def test_straight_quotes_open_and_close() -> None:
    assert words("Klaster", '"', "Łódka", '"', "i", '"', "Wiosło", '"', ".") == 'Klaster "Łódka" i "Wiosło".'


FORMS = st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=6) | st.sampled_from('".,()„”-/')
TAGS = st.sampled_from(["subst:sg:nom:f", "interp", "aglt:sg", "praet:sg", "qub", "adja", "num"])
IOB = st.lists(st.sampled_from(["B-persName", "I-persName", "B-orgName", "I-orgName"]), max_size=2, unique=True)
TOKENS = st.builds(Token, FORMS, TAGS, IOB.map(tuple))


@given(st.lists(TOKENS, max_size=12))
def test_offsets_point_at_their_forms(sentence: list[Token]) -> None:
    text, offsets = as_text(sentence)
    assert [text[start:end] for start, end in offsets] == [one.form for one in sentence]
    assert text.replace(" ", "") == "".join(one.form for one in sentence)
    assert "  " not in text
    assert text == text.strip()


# Entities


def test_the_longer_of_nested_entities_is_kept() -> None:
    sentence = [
        token("Uniwersytet", "subst", "B-orgName"),
        token("Adama", "subst", "I-orgName", "B-persName", "B-persName-forename"),
        token("Mickiewicza", "subst", "I-orgName", "I-persName", "B-persName-surname"),
        token("w", "prep", "I-orgName"),
        token("Poznaniu", "subst", "I-orgName", "B-placeName-settlement"),
        token("i", "conj"),
        token("Łódź", "subst", "B-placeName-settlement"),
    ]
    assert outermost(sentence) == [(0, 5, "orgName"), (6, 7, "placeName")]


def test_neighbours_of_one_label_are_two_entities() -> None:
    assert outermost([token("Łódź", "subst", "B-placeName"), token("Kutno", "subst", "B-placeName")]) == [
        (0, 1, "placeName"),
        (1, 2, "placeName"),
    ]


def test_of_equally_long_entities_the_main_label_is_told() -> None:
    sentence = [token("Anna", "subst", "B-persName-forename", "B-persName")]
    assert outermost(sentence) == [(0, 1, "persName")]


@given(st.lists(TOKENS, max_size=12))
def test_outermost_entities_do_not_overlap_and_cover_all_that_is_named(sentence: list[Token]) -> None:
    spans = outermost(sentence)
    assert all(0 <= start < end <= len(sentence) for start, end, _ in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {index for start, end, _ in spans for index in range(start, end)}
    assert covered <= {index for index, one in enumerate(sentence) if one.iob}


# The file


def test_the_file_is_read_into_documents_and_sentences(tmp_path: Path) -> None:
    path = tmp_path / "nkjp.iob"
    path.write_text(FILE, encoding="utf-8")
    documents = read(path)
    assert [[len(sentence) for sentence in document] for document in documents] == [[5, 3], [1]]
    assert documents[0][0][0] == Token("Adam", "subst:sg:nom:m1", ("B-persName", "B-persName-forename"))
    assert documents[0][0][2].iob == ()


@pytest.mark.parametrize("size", [0, 9, 10, 25, 100])
def test_a_tenth_is_for_test_and_a_tenth_for_development(size: int) -> None:
    documents = [[[token(str(number))]] for number in range(size)]
    train, dev, test = split(documents)
    assert len(test) == size // 10
    assert len(test) + len(dev) == size // 5
    assert sorted(int(one[0][0].form) for one in train + dev + test) == list(range(size))
    assert split(documents) == (train, dev, test)


def test_the_split_is_shuffled_and_leaves_the_documents_as_they_were() -> None:
    documents = [[[token(str(number))]] for number in range(100)]
    _, dev, test = split(documents)
    assert test + dev != documents[:20]
    assert [one[0][0].form for one in documents] == [str(number) for number in range(100)]


def test_a_document_becomes_running_text_with_its_entities(tmp_path: Path) -> None:
    path = tmp_path / "nkjp.iob"
    path.write_text(FILE, encoding="utf-8")
    doc = as_doc(spacy.blank("pl"), read(path)[0])
    assert doc.text == "Adam Mickiewicz zrobiłem. W Łodzi."
    assert [(span.text, span.label_) for span in doc.ents] == [("Adam Mickiewicz", "persName"), ("Łodzi", "placeName")]


def test_some_sentences_stand_on_lines_of_their_own_in_training(tmp_path: Path) -> None:
    path = tmp_path / "nkjp.iob"
    path.write_text(FILE, encoding="utf-8")
    document = read(path)[0] * 40
    doc = as_doc(spacy.blank("pl"), document, random.Random(13))
    breaks = doc.text.count("\n\n")
    assert 0 < breaks < len(document) / 2
    assert doc.text.replace("\n\n", " ") == as_doc(spacy.blank("pl"), document).text
    assert len(doc.ents) == 80
