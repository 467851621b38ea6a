"""Trains the recogniser of entities: layers of multilingual-e5-small over pieces and clues, on NKJP and SlavicNER.

    python scripts/train_entities.py DATA --work FOLDER --out models/entities [--layers 0,1,...]
                                     [--teacher FOLDER] [--told corpus/told]

DATA holds nkjp-ner.iob.7z and slavicner-pl-train.7z. FOLDER gets a checkpoint every 200 steps; the same command goes on
from it. With a teacher (another such FOLDER) the network also learns to answer as that one does, and to read as it
does, layer by layer; with --told, from its answers on press releases as well. Two cores take about an hour for the
twelve layers. The development part picks nothing: the last step is the model, which goes to --out.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
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
import nkjp
import slavicner
from batches import batch
from material import UNKNOWN, Example, from_news, from_nkjp, from_texts
from network import Network
from scores import report
from ship import ship
from vocabulary import cut_down, kept

from pipeline.language.entities.pieces import Pieces

SEED = 13
BATCH_PIECES = 3072
RATE, HEAD_RATE, DECAY, WARM_UP = 2e-4, 2e-3, 0.01, 100
CHECKPOINT_STEPS = 200
KEPT_WITHOUT_ENTITIES, NEWS_SHARE = 0.6, 0.5
SOFT_WEIGHT, SOFT_TEMPERATURE, STATES_WEIGHT = 4.0, 2.0, 1.0


@dataclass(frozen=True)
class Corpora:
    """What is learned from and what progress is told on."""

    train: list[nkjp.Document]
    development: list[nkjp.Document]
    news: list[slavicner.Article]


def corpora(data: Path, work: Path) -> Corpora:
    """Reads the training and development parts; held-out topics and the test part are left alone."""
    train, development, _ = nkjp.split(nkjp.read(data / "nkjp-ner.iob.7z"))
    folder = slavicner.unpacked(data / "slavicner-pl-train.7z", work / "slavicner")
    news = [article for article in slavicner.read(folder) if article.topic not in slavicner.HELD_OUT]
    return Corpora(train, development, news)


def groups(examples: list[Example], rng: random.Random | None, size: int = BATCH_PIECES) -> list[list[Example]]:
    """Gives examples in batches of like length, in random order; without `rng` from short to long."""
    keys = {id(one): len(one.slice.pieces) + (rng.random() * 12 if rng else 0) for one in examples}
    found: list[list[Example]] = []
    longest = 0
    for one in sorted(examples, key=lambda one: keys[id(one)]):
        longest = max(longest, len(one.slice.pieces))
        if not found or longest * (len(found[-1]) + 1) > size:
            found.append([])
            longest = len(one.slice.pieces)
        found[-1].append(one)
    if rng:
        rng.shuffle(found)
    return found


def tensors(group: list[Example]) -> tuple[Tensor, ...]:
    """Gives the network's four inputs for a batch of examples."""
    arrays = batch([one.slice for one in group])
    return tuple(map(torch.from_numpy, (arrays.pieces, arrays.clues, arrays.filled, arrays.words)))


def loss(scores: Tensor, tags: Tensor) -> Tensor:
    """Cross entropy of what the corpora mark, summed over the kinds, a word."""
    known = F.cross_entropy(scores.float().view(-1, 3), tags.view(-1).long(), ignore_index=UNKNOWN, reduction="sum")
    return known / len(tags)


def soft_loss(scores: Tensor, taught: Tensor) -> Tensor:
    """Divergence from the teacher's answers, for all kinds of every word, a word."""
    heat = SOFT_TEMPERATURE
    own = F.log_softmax(scores.float() / heat, -1).view(-1, 3)
    right = F.log_softmax(taught.float() / heat, -1).view(-1, 3)
    return F.kl_div(own, right, reduction="sum", log_target=True) * heat**2 / len(taught)


def states_loss(own: list[Tensor], taught: list[Tensor], filled: Tensor) -> Tensor:
    """Mean of 1 - cosine between each of the layers' states and those of the teacher at the same share of its depth."""
    wide = len(taught[1:]) // len(own[1:])
    pairs = zip(own[1:], taught[wide::wide], strict=True)
    return torch.stack([(1 - F.cosine_similarity(a.float(), b.float(), -1))[filled].mean() for a, b in pairs]).mean()


@torch.no_grad()
def answers(network: Network, examples: list[Example]) -> Iterator[tuple[Example, np.ndarray]]:
    """Gives each example with the network's log probabilities, (words, kinds, 3)."""
    network.eval()
    for group in groups(examples, None, 8192):
        with torch.autocast("cpu", torch.bfloat16):
            scores = F.log_softmax(network(*tensors(group)).float(), -1).numpy()
        first = 0
        for one in group:
            yield one, scores[first : first + len(one.tags)]
            first += len(one.tags)
    network.train()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--layers", default=",".join(map(str, range(e5.LAYERS))))
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--told", type=Path, help="corpus/told, on which the teacher alone says what is right")
    parser.add_argument("--out", type=Path, help="the folder of the spaCy pipeline that ships")
    parser.add_argument("--steps", type=int, help="stop after so many steps, to try things out")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    layers = [int(number) for number in arguments.layers.split(",")]

    nlp = spacy.blank("pl")
    material = corpora(arguments.data, arguments.work)
    weights = e5.read(e5.shipped())
    forms = {token.form for document in material.train for sentence in document for token in sentence}
    forms |= {token.text for article in material.news for token in nlp.make_doc(article.text)}
    ids = kept(weights, sorted(forms))
    cut = Pieces(cut_down(weights, ids))
    network = Network(len(ids), len(layers))
    teacher = None
    if arguments.teacher:
        trained = torch.load(arguments.teacher / "checkpoint.pt", weights_only=True)
        teacher = Network(len(ids), len(trained["layers"]))
        teacher.load_state_dict(trained["network"])
        teacher.eval()
        network.load_state_dict(_every(trained["network"], layers))
    else:
        network.start(weights, ids, layers)
    heads = [value for name, value in network.named_parameters() if name.startswith(("head", "clues"))]
    body = [value for name, value in network.named_parameters() if not name.startswith(("head", "clues"))]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}],
        weight_decay=DECAY,
        betas=(0.9, 0.98),
        fused=True,
    )
    checkpoint, step, begun = arguments.work / "checkpoint.pt", 0, (0, 0)
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(saved["network"])
        optimiser.load_state_dict(saved["optimiser"])
        step, begun = saved["step"], tuple(saved["place"])
        print(f"goes on from step {step}", flush=True)

    def save(place: tuple[int, int]) -> None:
        state = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "step": step, "place": place}
        torch.save(state | {"layers": layers, "ids": ids}, checkpoint.with_suffix(".part"))
        checkpoint.with_suffix(".part").replace(checkpoint)

    print(f"{len(ids)} pieces, {sum(p.numel() for p in network.parameters()) / 1e6:.1f} M parameters", flush=True)
    development = [one for d in from_nkjp(nlp, material.development, cut, None) for one in d]
    texts = [article.text for article in marks.read(arguments.told)] if arguments.told else []
    unmarked = [one for d in from_texts(nlp, texts, cut) for one in d]
    network.train()
    mean, clock, worked = 0.0, time.time(), 0
    for number in range(begun[0], arguments.passes):
        rng = random.Random(SEED + number)
        examples = [one for d in from_nkjp(nlp, material.train, cut, rng, KEPT_WITHOUT_ENTITIES) for one in d]
        news = rng.sample(material.news, int(len(material.news) * NEWS_SHARE))
        examples += [one for d in from_news(nlp, news, cut) for one in d]
        examples += unmarked
        batches = groups(examples, rng)
        for place, group in enumerate(batches):
            if (number, place) < begun:
                continue
            done = (number + place / len(batches)) / arguments.passes
            for setting, rate in zip(optimiser.param_groups, (RATE, HEAD_RATE), strict=True):
                setting["lr"] = rate * min(1.0, (step + 1) / WARM_UP) * (1 - done)
            torch.manual_seed(SEED * 1_000_000 + step)
            inputs, tags = tensors(group), torch.from_numpy(np.concatenate([one.tags for one in group]))
            with torch.autocast("cpu", torch.bfloat16):
                own = network.encoded(*inputs[:3])
                scores = network.scored(own[-1], inputs[3])
                if teacher:
                    with torch.no_grad():
                        taught = teacher.encoded(*inputs[:3])
                        right = teacher.scored(taught[-1], inputs[3])
            value = loss(scores, tags)
            if teacher:
                value = value + SOFT_WEIGHT * soft_loss(scores, right)
                value = value + STATES_WEIGHT * states_loss(own, taught, inputs[2])
            optimiser.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            mean = value.item() if not step else 0.98 * mean + 0.02 * value.item()
            step, worked = step + 1, worked + 1
            if step % 50 == 0:
                pace = (time.time() - clock) / worked
                print(f"{step} pass {number} {place}/{len(batches)} loss {mean:.4f} {pace:.2f} s a step", flush=True)
            if step % CHECKPOINT_STEPS == 0:
                save((number, place + 1))
            if arguments.steps and step >= arguments.steps:
                report(answers(network, development[:200]), "development, beginning")
                return
        save((number + 1, 0))
        report(answers(network, development[:400]), f"development, beginning, after pass {number}")
    report(answers(network, development), "development")
    if arguments.out:
        ship(arguments.work, arguments.out)


def _every(state: dict[str, Tensor], layers: list[int]) -> dict[str, Tensor]:
    """Gives a network's weights with only some of its layers, numbered anew."""
    found = {name: value for name, value in state.items() if not name.startswith("layers.")}
    for new, old in enumerate(layers):
        start = f"layers.{old}."
        found |= {f"layers.{new}.{name[len(start) :]}": v for name, v in state.items() if name.startswith(start)}
    return found


if __name__ == "__main__":
    main()
