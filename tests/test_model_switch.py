"""Another Polish spaCy model in the place of ours, and our pipeline on disk and back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.lang.pl import Polish
from spacy.language import Language
from spacy.tokens import Span

import pipeline
from pipeline.language import ModelError

OURS = ["mentions", "names", "dates", "roles", "agreements"]
TEXT = (
    "Politechnika Opolska i Gmina Łowicz podpisały 11 maja 2023 r. w Radomiu list intencyjny o współpracy.\n\n"
    "W imieniu uczelni dokument podpisał rektor prof. Jan Malicki, a w imieniu gminy wójt Anna Sowa."
)


def entities(nlp: Language, text: str) -> list[tuple[str, str, str, str]]:
    return [(span.text, span.label_, span._.name, span._.value) for span in nlp(text).ents]


def agreements(nlp: Language, text: str) -> list[tuple[object, ...]]:
    """What the agreements say, without their spans, which belong to one Doc each."""
    return [
        (
            told.kind,
            told.status,
            told.start,
            told.end,
            told.confidence,
            told.date and told.date._.value,
            told.place and told.place._.name,
            [(party.name, party.mention.start_char) for party in told.signatories],
            [(signer.name, signer.role, signer.organisation_name) for signer in told.signers],
        )
        for told in nlp(text)._.agreements
    ]


def saved(nlp: Language, path: Path) -> Path:
    nlp.to_disk(path)
    return path


# A model with everything


def test_a_foreign_models_components_are_kept_and_ours_follow(tiny_model: Path) -> None:
    theirs = spacy.load(tiny_model)
    nlp = pipeline.load(tiny_model)
    assert nlp.component_names == [*theirs.component_names, *OURS]
    assert nlp.pipe_names == [*theirs.pipe_names, *OURS]
    assert nlp.disabled == ["senter"]


def test_a_text_goes_through_a_foreign_model(tiny_model: Path) -> None:
    doc = pipeline.load(str(tiny_model))(TEXT)
    assert doc.text == TEXT
    assert doc.has_annotation("DEP")
    assert doc.has_annotation("MORPH")
    [day] = [span for span in doc.ents if span.label_ == "date"]
    assert (day.text, day._.value, day._.basis) == ("11 maja 2023 r.", "2023-05-11", "stated")
    assert all(span._.name for span in doc.ents if span.label_ != "date")


def test_a_run_reads_with_the_model_it_is_given(tiny_model: Path, tmp_path: Path) -> None:
    page = tmp_path / "list.txt"
    page.write_text(TEXT, encoding="utf-8")
    records = pipeline.run(page, model=tiny_model)
    assert records["failures"].empty
    assert "2023-05-11" in set(records["mentions"].value.dropna())


# Models that lack something


@pytest.mark.parametrize(
    ("theirs", "added"),
    [
        (["ner"], ["morphology", "sentences"]),
        (["sentencizer", "ner"], ["morphology"]),
        (["morphologizer", "ner"], ["sentences"]),
    ],
)
def test_morphology_and_sentences_are_added_where_a_model_has_none(
    theirs: list[str], added: list[str], tmp_path: Path
) -> None:
    nlp = spacy.blank("pl")
    for component in theirs:
        nlp.add_pipe(component)
    loaded = pipeline.load(saved(nlp, tmp_path / "model"))
    assert loaded.component_names == [*added, *theirs, *OURS]


def test_our_own_model_stands_in_the_promised_order(nlp: Language) -> None:
    assert nlp.pipe_names == ["morphology", "sentences", "entities", *OURS]


# Models that cannot be used


def refusal(model: str | Path) -> str:
    with pytest.raises(ModelError) as refused:
        pipeline.load(model)
    message = str(refused.value)
    assert "\n" not in message
    assert str(model) in message
    return message


def test_a_model_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "cannot be loaded" in refusal("pl_nie_ma_takiego_lg")
    assert "cannot be loaded" in refusal(tmp_path / "nie-ma")
    assert "cannot be loaded" in refusal(tmp_path)


def test_a_model_of_another_language_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    assert "'en', not Polish" in refusal(saved(nlp, tmp_path / "model"))


def test_a_model_that_finds_no_entities_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("pl")
    nlp.add_pipe("sentencizer")
    assert "finds no entities" in refusal(saved(nlp, tmp_path / "model"))


def test_a_run_with_a_model_that_cannot_be_used_is_refused_whole(press: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        pipeline.run(press, model="pl_nie_ma_takiego_lg", workers=2)


# To disk and back


def test_our_pipeline_goes_to_disk_and_back(nlp: Language, tmp_path: Path) -> None:
    path = saved(nlp, tmp_path / "model")
    for again in (spacy.load(path), pipeline.load(path)):
        assert again.pipe_names == nlp.pipe_names
        assert entities(again, TEXT) == entities(nlp, TEXT)
        assert agreements(again, TEXT) == agreements(nlp, TEXT)
    told = agreements(nlp, TEXT)
    assert [agreement[0] for agreement in told] == ["list intencyjny"]


def test_our_pipeline_goes_to_bytes_and_back(nlp: Language) -> None:
    again = Polish.from_config(nlp.config).from_bytes(nlp.to_bytes())
    assert entities(again, TEXT) == entities(nlp, TEXT)
    assert agreements(again, TEXT) == agreements(nlp, TEXT)


def test_many_texts_at_once_are_read_as_one_by_one(nlp: Language) -> None:
    texts = [TEXT, "", "Wczoraj padało.", TEXT[:101]]
    together = [[(span.text, span._.name) for span in doc.ents] for doc in nlp.pipe(texts)]
    assert together == [[(span.text, span._.name) for span in nlp(text).ents] for text in texts]


# Our components in anyone's pipeline


@pytest.mark.parametrize("component", OURS)
def test_each_component_goes_into_anyones_pipeline_that_has_sentences(component: str) -> None:
    blank = spacy.blank("pl")
    blank.add_pipe("sentencizer")
    blank.add_pipe(component)
    assert blank.pipe_names == ["sentencizer", component]
    assert blank(TEXT).text == TEXT


def test_dates_alone_read_dates() -> None:
    blank = spacy.blank("pl")
    blank.add_pipe("sentencizer")
    blank.add_pipe("dates")
    assert [(span.text, span._.value) for span in blank(TEXT).ents] == [("11 maja 2023 r.", "2023-05-11")]


def test_names_go_by_the_mentions_that_someone_else_has_set() -> None:
    blank = spacy.blank("pl")
    blank.add_pipe("names")
    doc = blank.make_doc("Umowę z Politechniką Opolską podpisano wczoraj.")
    doc.ents = [Span(doc, 2, 4, label="orgName")]
    [span] = blank(doc).ents
    assert (span.text, span._.name) == ("Politechniką Opolską", "Politechnika Opolska")


def test_importing_the_room_is_enough_to_have_its_components() -> None:
    """In a process of its own: here others have loaded them already."""
    program = f"import spacy, pipeline.language\nfor component in {OURS}: spacy.blank('pl').add_pipe(component)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr.splitlines()[-1:]
