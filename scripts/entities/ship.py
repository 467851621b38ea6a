"""Makes the spaCy pipeline that ships from a training's checkpoint."""

from __future__ import annotations

import shutil
from pathlib import Path

import e5
import spacy
import torch
from export import graph
from vocabulary import cut_down

from pipeline.language.entities.network import Network
from pipeline.language.entities.pieces import Pieces

META = {
    "name": "press_entities",
    "version": "0.3.0",
    "description": "Named entities of Polish: layers of multilingual-e5-small, trained on NKJP and SlavicNER",
    "license": "see models/README.md",
    "spacy_version": ">=3.8.0,<3.9.0",
}


def ship(training: Path, out: Path) -> None:
    """Writes the pipeline of a training's last checkpoint to a folder, in the place of what is there."""
    saved = torch.load(training / "checkpoint.pt", weights_only=True)
    nlp = spacy.blank("pl")
    entities = nlp.add_pipe("entities")
    entities.network = Network(graph(saved["network"], len(saved["layers"])).SerializeToString())
    entities.pieces = Pieces(cut_down(e5.read(e5.shipped()), saved["ids"]))
    nlp.meta.update(META)
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
