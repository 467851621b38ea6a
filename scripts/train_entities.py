"""Trains the recogniser of entities that ships in models/ and writes its figures beside it.

    python scripts/train_entities.py NKJP.iob --out models/entities

NKJP is the named-entity layer of the National Corpus of Polish as IOB (or the .7z around it); SYGNATARIUSZ_DATA may
name the folder that holds it. Takes about an hour on one core. The model with the best F on the development part is
kept; the test part is scored once, at the end, to report.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import tempfile
from pathlib import Path

import nkjp
import spacy
from spacy.cli.train import train as spacy_train
from spacy.scorer import Scorer
from spacy.strings import StringStore
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.vocab import Vocab

META = {
    "name": "press_entities",
    "version": "0.1.0",
    "description": "Named entities of Polish: a small convolutional network trained on NKJP",
    "license": "see models/README.md",
    "spacy_version": ">=3.8.0,<3.9.0",
}
CONFIG = Path(__file__).parent / "configs" / "entities.cfg"


def convert(documents: list[nkjp.Document], path: Path, rng: random.Random | None = None) -> None:
    """Writes documents as a DocBin for `spacy train`."""
    nlp = spacy.blank("pl")
    DocBin(docs=[nkjp.as_doc(nlp, document, rng) for document in documents]).to_disk(path)


def score(model: Path, documents: list[nkjp.Document]) -> dict[str, object]:
    """Scores a pipeline's `doc.ents` against the outermost entities: exact borders and label, micro-averaged."""
    nlp = spacy.load(model)
    gold = [nkjp.as_doc(nlp, document) for document in documents]
    examples = [
        Example(predicted, reference)
        for predicted, reference in zip(nlp.pipe(doc.text for doc in gold), gold, strict=True)
    ]
    scores = Scorer.score_spans(examples, "ents")
    return {
        "precision": round(scores["ents_p"], 4),
        "recall": round(scores["ents_r"], 4),
        "f": round(scores["ents_f"], 4),
        "labels": {
            label: {name: round(figures[name], 4) for name in ("p", "r", "f")}
            for label, figures in sorted(scores["ents_per_type"].items())
        },
    }


def ship(trained: Path, out: Path) -> None:
    """Writes the model without the corpus's words: it reads hashes, so only the labels' strings are needed."""
    nlp = spacy.load(trained)
    nlp.meta.update(META)
    nlp.config["paths"] = {"train": None, "dev": None}
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out, exclude=["vocab"])
    strings = StringStore(nlp.get_pipe("entities").labels)
    Vocab(strings=strings).to_disk(out / "vocab")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(os.environ.get("SYGNATARIUSZ_DATA", ".")) / "nkjp-ner.iob.7z"
    parser.add_argument("corpus", type=Path, nargs="?", default=default)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--work", type=Path, help="folder for converted data and checkpoints; temporary if not given")
    arguments = parser.parse_args()

    work = arguments.work or Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    train, dev, test = nkjp.split(nkjp.read(arguments.corpus))
    convert(train, work / "train.spacy", random.Random(13))
    convert(dev, work / "dev.spacy")
    overrides = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")}
    spacy_train(CONFIG, work / "trained", overrides=overrides)

    ship(work / "trained" / "model-best", arguments.out)
    figures = {part: score(arguments.out, documents) for part, documents in (("dev", dev), ("test", test))}
    (arguments.out / "figures.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
