"""A Doc with records on it goes through bytes, pickle and other processes, and says the same there."""

from __future__ import annotations

import pickle
import subprocess
import sys
from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc, DocBin

TEXT = (
    "We wtorek 9 maja 2023 r. Gmina Lipno, reprezentowana przez wójta Adama Kota, i Politechnika Opolska "
    "podpisały w Jaworznie list intencyjny."
)


def told(doc: Doc) -> tuple[object, ...]:
    [agreement] = doc._.agreements
    return (
        [(s.name, s.mention.text, s.mention._.name) for s in agreement.signatories],
        [(s.name, s.role, s.organisation_name) for s in agreement.signers],
        (agreement.date._.value, agreement.place._.name, agreement.kind, agreement.parties, agreement.confidence),
        [(role.person._.name, role.role, role.organisation.text) for role in doc._.roles],
        doc._.published,
    )


@pytest.fixture
def doc(nlp: Language) -> Doc:
    made = nlp.make_doc(TEXT)
    made._.published = date(2023, 5, 12)
    return nlp(made)


def test_bytes_bear_the_records(doc: Doc, nlp: Language) -> None:
    assert told(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == told(doc)


def test_a_pickled_doc_bears_them(doc: Doc) -> None:
    assert told(pickle.loads(pickle.dumps(doc))) == told(doc)


def test_a_collection_of_docs_bears_them(doc: Doc, nlp: Language) -> None:
    collection = DocBin(store_user_data=True, docs=[doc])
    [back] = DocBin().from_bytes(collection.to_bytes()).get_docs(nlp.vocab)
    assert told(back) == told(doc)


SCRIPT = """
import pipeline
nlp = pipeline.load()
texts = ["Gmina Lipno i Politechnika Opolska podpisały umowę."] * 4
for doc in nlp.pipe(texts, n_process=2, batch_size=2):
    print([s.name for s in doc._.agreements[0].signatories])
"""


def test_several_processes_say_the_same() -> None:
    """In an interpreter of its own, as a user's script is: a test run's threads do not survive a fork."""
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.splitlines() == ["['Gmina Lipno', 'Politechnika Opolska']"] * 4


def test_a_doc_without_records_has_none(nlp: Language) -> None:
    empty = nlp.make_doc("Nic.")
    assert (empty._.roles, empty._.agreements, empty._.published) == ((), (), None)
