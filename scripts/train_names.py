"""Learns the weights by which a name's base form is chosen among candidates, from SlavicNER's Polish articles.

python scripts/train_names.py slavicner-pl-train.7z    # writes pipeline/language/names/data/weights.tsv

A log-linear model over each mention's candidates, trained by AdaGrad with a fixed seed; a mention counts once a topic,
however often it stands there. The topics that are held out (scripts/slavicner.py) are not learned from.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
from slavicner import HELD_OUT, Article, as_doc, read, unpacked
from spacy.language import Language

from pipeline.language import load  # noqa: F401  # registers the extensions
from pipeline.language.names.base import asked, by_rules, written
from pipeline.language.names.candidates import Candidate, candidates
from pipeline.language.names.ranking import Weights, asked_features, seen_feature

WEIGHTS = Path(__file__).parents[1] / "pipeline" / "language" / "names" / "data" / "weights.tsv"
SEED, EPOCHS, RATE, L2, RAREST = 13, 12, 0.1, 5e-3, 2
HEAD = """# Wagi, którymi wybiera się formę podstawową nazwy spośród kandydatów: cecha, waga.
# Pisze je scripts/train_names.py z polskich artykułów korpusu SlavicNER (Piskorski i in., LREC-COLING 2024),
# bez tematów odłożonych do pomiaru.
"""


@dataclass(frozen=True)
class Example:
    """A mention's candidates as sets of features, and which of them bear its gold lemma."""

    features: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    surface: str


def examples(nlp: Language, articles: Iterable[Article]) -> list[Example]:
    """Gives an example for each different mention of a topic; those without a right candidate teach nothing."""
    found: dict[tuple[object, ...], Example] = {}
    for article in articles:
        doc, pairs = as_doc(nlp, article)
        seen = frozenset(token.text for token in doc)
        for span, mention in pairs:
            (name, legal), cases = written(span), asked(span)
            ruled = by_rules(span, seen).removesuffix(legal).rstrip()
            key = (article.topic, name, span.label_, cases, ruled, mention.lemma)
            if key in found:
                continue
            ways = candidates(name, span.label_)
            if all(way.name != ruled for way in ways):
                ways = (*ways, Candidate(ruled, "", (), ("ruled",)))
            found[key] = Example(
                tuple(
                    (
                        *way.features,
                        *asked_features(way, span.label_, cases, ruled),
                        seen_feature(way, span.label_, seen),
                    )
                    for way in ways
                ),
                tuple(f"{way.name} {legal}".strip() == mention.lemma for way in ways),
                f"{span.label_} {name}",
            )
    return [example for example in found.values() if any(example.right)]


def learn(taught: list[Example]) -> Weights:
    """Gives the weights of features that stand in the examples of more than one name."""
    spread: Counter[str] = Counter()
    names: dict[str, set[str]] = {}
    for example in taught:
        names.setdefault(example.surface, set()).update(f for way in example.features for f in way)
    for told in names.values():
        spread.update(told)
    ids = {feature: number for number, feature in enumerate(sorted(f for f, n in spread.items() if n >= RAREST))}
    rows = []
    for example in taught:
        ways = [[ids[f] for f in way if f in ids] for way in example.features]
        lengths = [len(way) for way in ways]
        flat = np.array([number for way in ways for number in way], dtype=np.int64)
        rows.append((flat, np.repeat(np.arange(len(ways)), lengths), np.array(example.right)))
    weight, squares = np.zeros(len(ids)), np.full(len(ids), 1e-6)
    total, rng = np.zeros(len(ids)), random.Random(SEED)
    for epoch in range(EPOCHS):
        rng.shuffle(rows)
        for flat, way, right in rows:
            scores = np.bincount(way, weight[flat], len(right))
            share = np.exp(scores - scores.max())
            among_right = np.where(right, share, 0.0)
            gradient = share / share.sum() - among_right / max(among_right.sum(), 1e-12)
            if np.abs(gradient).max() < 1e-3:
                continue
            slopes = gradient[way]
            unique, inverse = np.unique(flat, return_inverse=True)
            slope = np.bincount(inverse, slopes) + L2 * weight[unique]
            squares[unique] += slope**2
            weight[unique] -= RATE * slope / np.sqrt(squares[unique])
        if epoch >= EPOCHS // 2:
            total += weight
    total /= EPOCHS - EPOCHS // 2
    return {feature: round(float(total[n]), 2) for feature, n in ids.items() if abs(total[n]) >= 0.05}


def write(learned: Weights, path: Path) -> None:
    """Writes weights as a table, in the order of their features."""
    lines = [f"{feature}\t{learned[feature]:g}\n" for feature in sorted(learned)]
    path.write_text(HEAD + "".join(lines), encoding="utf-8")


def train(nlp: Language, articles: Iterable[Article], without: Collection[str]) -> Weights:
    """Gives the weights learned from every topic but some."""
    return learn(examples(nlp, [article for article in articles if article.topic not in without]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(os.environ.get("SYGNATARIUSZ_DATA", ".")) / "slavicner-pl-train.7z"
    parser.add_argument("corpus", type=Path, nargs="?", default=default, help="the .7z file or its unpacked folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        articles = list(read(unpacked(arguments.corpus, Path(folder))))
    learned = train(spacy.blank("pl"), articles, HELD_OUT)
    write(learned, WEIGHTS)
    print(f"{len(learned):,} weights: {WEIGHTS}")


if __name__ == "__main__":
    main()
