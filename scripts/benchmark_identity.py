"""Prints how long it takes to put 100,000 distinct made-up names together: python scripts/benchmark_identity.py."""

from __future__ import annotations

import random
import time

from pipeline.language.names.towns import populations
from pipeline.records.alike import alike
from pipeline.records.ids import entity_id

NAMES, SEED, MISSPELT = 100_000, 5, 0.05
HEADS = ("Gmina", "Miasto", "Powiat", "Szpital Miejski w", "Zespół Szkół w", "Fundacja", "Klaster", "Politechnika")
FORENAMES = ("Jan", "Anna", "Piotr", "Ewa", "Marek", "Zofia", "Adam", "Maria", "Tomasz", "Kinga")
SYLLABLES = ("ko", "wa", "mar", "tex", "bud", "pol", "dre", "zin", "te", "ra", "lu", "mi", "ris", "hut", "gra", "son")
FORMS = ("", " S.A.", " Sp. z o.o.", " Polska")


def made_up(count: int) -> dict[str, str]:
    """Gives entity id -> name of organisations and people that do not exist; one in twenty lacks a letter."""
    rng, towns = random.Random(SEED), list(populations())
    names: dict[str, str] = {}
    while len(names) < count:
        coined = "".join(rng.choices(SYLLABLES, k=4)).capitalize()
        kind, name = rng.choice(
            (
                ("organisation", f"{rng.choice(HEADS)} {rng.choice(towns)}"),
                ("organisation", f"{coined}{rng.choice(FORMS)}"),
                ("person", f"{rng.choice(FORENAMES)} {coined}ski"),
            )
        )
        if rng.random() < MISSPELT:
            out = rng.randrange(2, len(name))
            name = name[:out] + name[out + 1 :]
        names[entity_id(kind, name)] = name
    return names


def main() -> None:
    names = made_up(NAMES)
    begun = time.perf_counter()
    merged = alike(names)
    print(f"{len(names):,} names in {time.perf_counter() - begun:.1f} s; {len(merged):,} stand for another")


if __name__ == "__main__":
    main()
