"""Trains the network that says which words tell of an agreement, and whom they name: on marked articles.

docs/model.md tells what it brings, and why none ships.

    python scripts/train_telling.py corpus/told --recogniser FOLDER --out models/telling [--without t,u]

FOLDER is that of a finished training of the recogniser (scripts/train_entities.py); its lower layers are kept as they
are and read each window once, the upper ones begin as the recogniser's and learn. --without leaves out the articles
whose names begin so, and prints what the network says of them instead. Two cores take about eight minutes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import spacy
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

sys.path.insert(0, str(Path(__file__).resolve().parent / "entities"))
sys.path.insert(0, str(Path(__file__).resolve().parent / "telling"))

import e5
import marks
from batches import batch
from examples import Example, examples
from network import Network
from scoring import Score
from upper import Upper
from upper_graph import graph
from vocabulary import cut_down

from pipeline.language.entities.pieces import Pieces
from pipeline.language.telling.component import settings
from pipeline.language.telling.grouping import PARTS, STATUSES

SEED, SHARED = 13, 8
"""SHARED: the recogniser's first layers, which are kept as they are."""
PASSES, BATCH, WARM_UP = 10, 3, 50
RATE, HEAD_RATE, DECAY = 3e-4, 3e-3, 0.01
MARKED_WEIGHT, PAIR_WEIGHT = 1.5, 10.0
"""What a marked word counts for one that is not, and what the pairs of a window count for a word."""


@torch.no_grad()
def states(recogniser: Network, given: Iterable[Example]) -> list[Tensor]:
    """Gives what the lower layers say of each window's pieces, bfloat16, (pieces, hidden)."""
    recogniser.eval()
    found = []
    for one in given:
        arrays = batch([one.slice])
        inputs = map(torch.from_numpy, (arrays.pieces, arrays.clues, arrays.filled))
        with torch.autocast("cpu", torch.bfloat16):
            found.append(recogniser.encoded(*inputs)[SHARED][0].to(torch.bfloat16))
    return found


def padded(group: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """Gives windows' states as one batch, and which of its pieces are filled."""
    longest = max(len(one) for one in group)
    values = torch.zeros(len(group), longest, e5.HIDDEN, dtype=torch.bfloat16)
    filled = torch.zeros(len(group), longest, dtype=torch.bool)
    for row, one in enumerate(group):
        values[row, : len(one)], filled[row, : len(one)] = one, True
    return values, filled


def loss(network: Upper, hidden: Tensor, one: Example) -> Tensor:
    """Gives the cross entropies of a window's words and of the pairs of its marked words, summed."""
    told, parts, same = network.scores(hidden[torch.from_numpy(one.slice.firsts)].float())
    weights = torch.tensor([1.0] + [MARKED_WEIGHT] * len(STATUSES))
    right_told, right_parts = torch.from_numpy(one.told), torch.from_numpy(one.parts)
    value = F.cross_entropy(told, right_told, weight=weights, reduction="sum")
    value = value + F.cross_entropy(parts, right_parts, weight=weights, reduction="sum")
    telling, marked = right_told > 0, (right_told > 0) | (right_parts > 0)
    if telling.any():
        numbers = torch.from_numpy(one.numbers)
        together = (numbers[telling][:, None] & numbers[marked][None] > 0).float()
        value = value + PAIR_WEIGHT * F.binary_cross_entropy_with_logits(same[telling][:, marked], together)
    return value


def train(recogniser: Network, given: Sequence[Example], passes: int) -> Upper:
    """Gives the network that has learned from the windows."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    upper = Upper(len(recogniser.layers) - SHARED)
    for own, theirs in zip(upper.layers, recogniser.layers[SHARED:], strict=True):
        own.load_state_dict(theirs.state_dict())
    body = list(upper.layers.parameters())
    heads = [value for name, value in upper.named_parameters() if not name.startswith("layers")]
    groups = [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY, betas=(0.9, 0.98))
    read, order = states(recogniser, given), list(range(len(given)))
    steps, step, begun = passes * -(-len(order) // BATCH), 0, time.time()
    upper.train()
    for number in range(passes):
        rng.shuffle(order)
        total = 0.0
        for first in range(0, len(order), BATCH):
            group = order[first : first + BATCH]
            for setting, rate in zip(optimiser.param_groups, (RATE, HEAD_RATE), strict=True):
                setting["lr"] = rate * min(1.0, (step + 1) / WARM_UP) * (1 - step / steps)
            with torch.autocast("cpu", torch.bfloat16):
                hidden = upper(*padded([read[place] for place in group]))
            value = sum(loss(upper, hidden[row], given[place]) for row, place in enumerate(group))
            value = value / sum(len(given[place].told) for place in group)
            optimiser.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
            optimiser.step()
            total, step = total + value.item(), step + 1
        print(f"pass {number + 1} loss {total * BATCH / len(order):.4f} {time.time() - begun:.0f} s", flush=True)
    return upper.eval()


@torch.no_grad()
def report(upper: Upper, recogniser: Network, given: Sequence[Example]) -> None:
    """Prints precision, recall and F of words: of those that tell, by status, and of each part."""
    scores = {name: Score() for name in ("told", *STATUSES, *PARTS)}

    def count(name: str, found: np.ndarray, right: np.ndarray) -> None:
        scores[name].right += int((found & right).sum())
        scores[name].wrong += int((found & ~right).sum())
        scores[name].missed += int((~found & right).sum())

    for one, lower in zip(given, states(recogniser, given), strict=True):
        with torch.autocast("cpu", torch.bfloat16):
            hidden = upper(*padded([lower]))[0]
        answers = upper.scores(hidden[torch.from_numpy(one.slice.firsts)].float())
        told, parts = (answer.argmax(-1).numpy() for answer in answers[:2])
        count("told", told > 0, one.told > 0)
        for place, name in enumerate(STATUSES, 1):
            count(name, told == place, one.told == place)
        for place, name in enumerate(PARTS, 1):
            count(name, parts == place, one.parts == place)
    print("| words | marked | precision | recall | F |\n| --- | --- | --- | --- | --- |")
    for name, one in scores.items():
        print(f"| {name} | {one.right + one.missed} | {one.precision:.3f} | {one.recall:.3f} | {one.f:.3f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--recogniser", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="the folder of the network that ships")
    parser.add_argument("--without", default="", metavar="LETTERS", help="beginnings of the names that are held out")
    parser.add_argument("--passes", type=int, default=PASSES)
    arguments = parser.parse_args()

    saved = torch.load(arguments.recogniser / "checkpoint.pt", weights_only=True)
    recogniser = Network(len(saved["ids"]), len(saved["layers"]))
    recogniser.load_state_dict(saved["network"])
    cut = Pieces(cut_down(e5.read(e5.shipped()), saved["ids"]))
    held_out = tuple(filter(None, arguments.without.split(",")))
    articles = list(marks.read(arguments.corpus))
    nlp = spacy.blank("pl")
    given = examples(nlp, [one for one in articles if not one.name.startswith(held_out)], cut)
    others = examples(nlp, [one for one in articles if held_out and one.name.startswith(held_out)], cut)
    print(f"{len(given)} windows to learn from, {len(others)} held out", flush=True)
    upper = train(recogniser, given, arguments.passes)
    if others:
        report(upper, recogniser, others)
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        made = graph(recogniser.state_dict(), SHARED, upper.state_dict(), len(upper.layers))
        (arguments.out / "network.onnx").write_bytes(made.SerializeToString())
        (arguments.out / "pieces.json").write_text(cut.tokenizer.to_str(), encoding="utf-8")
        (arguments.out / "settings.json").write_text(json.dumps(settings()), encoding="utf-8")


if __name__ == "__main__":
    main()
