"""What tests of several rooms share: the loaded pipeline, the records of our corpus, and a tiny foreign model."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

import pipeline

PRESS = Path(__file__).parents[1] / "corpus" / "press"


@pytest.fixture(scope="session")
def press() -> Path:
    """The folder of our own press releases."""
    return PRESS


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline with the model that ships."""
    return pipeline.load()


@pytest.fixture(scope="session")
def corpus_records() -> pipeline.Records:
    """The records of our own press releases."""
    return pipeline.run(PRESS)


def _example(nlp: Language) -> Example:
    doc = Doc(
        nlp.vocab,
        words=["Politechnika", "Opolska", "podpisała", "list", "intencyjny", "w", "Radomiu", "."],
        spaces=[True] * 6 + [False, False],
        tags=["SUBST", "ADJ", "PRAET", "SUBST", "ADJ", "PREP", "SUBST", "INTERP"],
        pos=["PROPN", "ADJ", "VERB", "NOUN", "ADJ", "ADP", "PROPN", "PUNCT"],
        morphs=["Case=Nom", "Case=Nom", "", "Case=Acc", "Case=Acc", "", "Case=Loc", ""],
        lemmas=["politechnika", "opolski", "podpisać", "list", "intencyjny", "w", "Radom", "."],
        heads=[2, 0, 2, 2, 3, 6, 2, 2],
        deps=["nsubj", "amod", "ROOT", "obj", "amod", "case", "obl", "punct"],
        ents=["B-orgName", "I-orgName", "O", "O", "O", "O", "B-placeName", "O"],
    )
    return Example(nlp.make_doc(doc.text), doc)


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A foreign Polish model on disk, with the components of spaCy's pl_core_news_lg; it has learnt nothing."""
    nlp = spacy.blank("pl")
    for component in ("tok2vec", "morphologizer", "parser"):
        nlp.add_pipe(component)
    nlp.add_pipe("trainable_lemmatizer", name="lemmatizer")
    for component in ("tagger", "senter", "ner"):
        nlp.add_pipe(component)
    nlp.initialize(lambda: [_example(nlp) for _ in range(3)])
    nlp.disable_pipe("senter")
    path = tmp_path_factory.mktemp("models") / "pl_tiny"
    nlp.to_disk(path)
    return path
