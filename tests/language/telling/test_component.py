"""The component around the network: which words and names its answers become, and files that are none of its own."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language import load
from pipeline.language.entities import Entities, NetworkError
from pipeline.language.entities.slices import Slice
from pipeline.language.telling import PARTY, SIGNER
from pipeline.language.telling.component import TellingReader, settings
from pipeline.language.telling.grouping import PARTS, Answers

TEXT = (
    "Umowa podpisana\n\nWe wtorek, 9 maja 2023 r., Gmina Lipno i Politechnika Opolska podpisały umowę o współpracy. "
    "Umowę podpisali wójt Adam Kot i rektor Jan Wilk.\n\nWspółpraca obejmie praktyki studentów."
)
_PARTIES, _SIGNERS, _TELLING = (
    {"Gmina", "Lipno", "Politechnika", "Opolska"},
    {"Adam", "Kot"},
    {"podpisały", "podpisali"},
)


def answers(one: Slice) -> Answers:
    """Stands for a network: it knows the words of the text above, and takes all for one agreement."""
    told, parts = (np.full((len(one.forms), 5), 0.01, np.float32) for _ in range(2))
    for place, form in enumerate(one.forms):
        told[place, int(form in _TELLING)] = 0.96
        part = PARTY if form in _PARTIES else SIGNER if form in _SIGNERS else None
        parts[place, 0 if part is None else 1 + PARTS.index(part)] = 0.96
    return Answers(told, parts, np.ones((len(one.forms), len(one.forms)), np.float32))


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = load()
    telling, entities = nlp.add_pipe("telling", before="agreements"), nlp.get_pipe("entities")
    assert isinstance(telling, TellingReader)
    assert isinstance(entities, Entities)
    telling.network, telling.pieces = answers, entities.pieces  # type: ignore[assignment]
    return nlp


def test_its_answers_become_words_and_names_at_their_places(nlp: Language) -> None:
    doc = nlp(TEXT)
    [telling] = doc._.telling
    assert telling.status == "signed"
    assert [span.text for span in telling.words] == ["podpisały", "podpisali"]
    assert [(part.part, part.mention.text) for part in telling.parts] == [
        (PARTY, "Gmina Lipno"),
        (PARTY, "Politechnika Opolska"),
        (SIGNER, "Adam Kot"),
    ]


def test_a_long_text_is_told_of_window_by_window_with_the_right_offsets(nlp: Language) -> None:
    doc = nlp((TEXT + "\n\n") * 12)
    words = [span for telling in doc._.telling for span in telling.words]
    assert len(words) == 24
    assert {span.text for span in words} == _TELLING
    assert [span.start_char for span in words] == sorted(span.start_char for span in words)


def test_a_text_that_names_no_agreement_is_not_read(nlp: Language) -> None:
    assert nlp("Gmina Lipno i Politechnika Opolska podpisały się pod apelem.")._.telling == ()


def test_what_it_says_survives_bytes(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [str(one) for one in again._.telling] == [str(one) for one in doc._.telling]


def test_without_a_network_it_finds_nothing(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    assert TellingReader()(doc)._.telling == ()


def written(folder: Path, **changed: object) -> Path:
    entities = load().get_pipe("entities")
    assert isinstance(entities, Entities)
    assert entities.pieces is not None
    (folder / "network.onnx").write_bytes(b"no network")
    (folder / "pieces.json").write_text(entities.pieces.tokenizer.to_str(), encoding="utf-8")
    (folder / "settings.json").write_text(json.dumps(settings() | changed), encoding="utf-8")
    return folder


def test_a_network_of_another_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match="is of version 0, this package reads 1: train it anew"):
        TellingReader().from_disk(written(tmp_path, version=0))


def test_a_network_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match="is cut off"):
        TellingReader().from_disk(written(tmp_path))


def test_files_that_are_missing_are_told_of(tmp_path: Path) -> None:
    (written(tmp_path) / "pieces.json").unlink()
    with pytest.raises(NetworkError, match="are missing or cut off"):
        TellingReader().from_disk(tmp_path)
