"""Puts the Polish pipeline together: a recogniser of entities, ours or another's, and our components around it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from pipeline.language.entities.component import Entities
from pipeline.language.entities.network import NetworkError
from pipeline.language.names.gazetteer import read as read_gazetteer

BEFORE = ("morphology", "sentences", "entities")
AFTER = ("mentions", "names", "dates", "roles", "agreements")

# Each registers its factory with spaCy, for where the package's entry points are not installed.
for _component in (*BEFORE, *AFTER, "telling"):
    import_module(f"pipeline.language.{_component}")


class ModelError(ValueError):
    """The model cannot be used; the message is one sentence that says what to do."""


def shipped(name: str = "entities") -> Path:
    """Gives the folder of a model beside the package: "entities", which ships, or "telling", which does not."""
    package = Path(__file__).parents[1]
    installed = package / "models" / name
    return installed if installed.is_dir() else package.parent / "models" / name


def _with_telling(nlp: Language) -> None:
    """Adds `telling` where a network of it was trained into models/telling; none ships."""
    folder = shipped("telling")
    if "telling" in nlp.pipe_names or not folder.is_dir():
        return
    telling: Any = nlp.add_pipe("telling", before="agreements")
    try:
        telling.from_disk(folder)
    except NetworkError as error:
        raise ModelError(f"the model {folder} cannot be loaded: {error}") from error


def load(model: str | Path | None = None, gazetteer: str | None = None, threads: int | None = None) -> Language:
    """Gives a spaCy pipeline that reads Polish press releases.

    model: the name of an installed Polish spaCy pipeline or the path of one; None for the model that ships. Of a
    foreign pipeline every component is kept; ours follow, and give morphology and sentence boundaries only where it
    has none of its own. gazetteer: the path of an analyst's list of names, a CSV file, which `names` goes by.
    threads: on which our recogniser reads; as many as there are cores if None.
    Raises ModelError where there is no such pipeline, where it is not Polish, or where it finds no entities, and
    GazetteerError where the list cannot be read.
    """
    try:
        nlp = spacy.load(model or shipped())
    except NetworkError as error:
        raise ModelError(f"the model {model or shipped()} cannot be loaded: {error}") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ImportError) as error:
        raise ModelError(
            f"the model {model or shipped()} cannot be loaded: it is neither an installed spaCy pipeline nor the "
            "folder of one that this version of spaCy reads"
        ) from error
    if nlp.lang != "pl":
        raise ModelError(f"the model {model} reads the language '{nlp.lang}', not Polish")
    if not {"ner", "entities"} & set(nlp.pipe_names):
        raise ModelError(f"the model {model} has no component 'ner' or 'entities': it finds no entities")
    known = set(nlp.pipe_names)
    if "sentences" not in known and not known & {"parser", "senter", "sentencizer"}:
        nlp.add_pipe("sentences", first=True)
    if not known & {"morphology", "morphologizer", "lemmatizer"}:
        nlp.add_pipe("morphology", first=True)
    for component in AFTER:
        if component not in known:
            nlp.add_pipe(component, last=True)
    _with_telling(nlp)
    if threads is not None:
        for _, found in nlp.pipeline:
            if isinstance(found, Entities):
                found.read_on(threads)
    if gazetteer is not None:
        names: Any = nlp.get_pipe("names")
        names.gazetteer = read_gazetteer(gazetteer)
    return nlp
