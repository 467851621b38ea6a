"""What tests of several rooms share: the loaded pipeline, the records of our corpus, and a tiny foreign model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

import pipeline
from pipeline.records import TABLES, ArticleRows
from pipeline.records.article import Row
from pipeline.records.ids import article_id, content_hash, entity_id

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


# Articles' rows made by hand, as `pipeline.records.rows` gives them, for what is hard to write as a text

Told = tuple[str, date | None, Sequence[str]]
Make = Callable[..., ArticleRows]

COLUMNS = {table.name: dict.fromkeys(table.names) for table in TABLES}


def _organisation(article: str, start: int, name: str) -> Row:
    return COLUMNS["mentions"] | {
        "mention_id": f"{article}:{start}",
        "article_id": article,
        "start": start,
        "end": start + len(name),
        "text": name,
        "label": "orgName",
        "name": name,
        "entity_id": entity_id("organisation", name),
    }


def _article(
    source: str, agreements: Sequence[Told] = (), *, acronyms: dict[str, str] | None = None, text: str | None = None
) -> ArticleRows:
    """Gives the rows of an article that tells of agreements: each a kind, a day and the parties' names.

    acronyms: name -> acronym. text: the article's, where two articles are to have the same.
    """
    names = [name for _, _, parties in agreements for name in parties] + list(acronyms or ())
    text = text or f"{source}: {', '.join(names)}."
    key = article_id(source, text)
    made = ArticleRows(
        COLUMNS["articles"]
        | {"article_id": key, "source": source, "language": "pl", "text": text, "words": len(text.split())}
        | {"content_hash": content_hash(text)}
    )
    at = 0
    for name in names:
        at = text.index(name, at)
        made.mentions.append(_organisation(key, at, name) | {"acronym": (acronyms or {}).get(name)})
        at += len(name)
    for number, (kind, day, parties) in enumerate(agreements, 1):
        told = f"{key}:{number}"
        made.agreements.append(
            COLUMNS["agreements"]
            | {"agreement_id": told, "article_id": key, "kind": kind, "status": "signed"}
            | {"date": day and day.isoformat(), "date_earliest": day, "date_latest": day}
            | {"date_basis": "stated" if day else "none", "start": 0, "end": len(text), "confidence": 0.9}
        )
        for position, name in enumerate(parties, 1):
            start = text.index(name)
            made.signatories.append(
                COLUMNS["signatories"]
                | {"agreement_id": told, "position": position, "organisation": name}
                | {"organisation_id": entity_id("organisation", name), "start": start, "end": start + len(name)}
            )
    return made


@pytest.fixture(scope="session")
def article() -> Make:
    """Makes the rows of an article: article(source, [(kind, day, [party, ...]), ...], acronyms=..., text=...)."""
    return _article
