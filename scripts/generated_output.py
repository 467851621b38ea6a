"""Makes tables of any size that look like those of a run, to measure on: everything in them is made up.

python scripts/generated_output.py 100000 OUT
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from typing import Any

import pandas as pd

from pipeline import outputs
from pipeline.dashboard.places import towns
from pipeline.dashboard.queries.filters import KINDS, STATUSES
from pipeline.records.ids import article_id, content_hash, entity_id
from pipeline.records.tables import TABLES

_WHAT = ["Politechnika", "Uniwersytet", "Gmina", "Powiat", "Klaster", "Fundacja", "Stowarzyszenie", "Szpital", "Izba"]
_OF = ["Przemysłowa", "Energii", "Drzewny", "Wodny", "Rozwoju", "Zdrowia", "Kultury", "Lotniczy", "Cyfrowy", "Rolniczy"]
_FIRST = ["Anna", "Jan", "Ewa", "Piotr", "Maria", "Tomasz", "Halina", "Marek", "Zofia", "Andrzej", "Irena", "Paweł"]
_LAST = ["Nowak", "Kowalska", "Wiśniewski", "Wójcik", "Mazur", "Krawczyk", "Zając", "Król", "Wrona", "Dudek", "Sowa"]
_ROLES = ["prezes", "rektor", "wójt", "starosta", "dyrektor", "marszałek", "burmistrz"]
_ABOUT = ["wspólnych badań", "kształcenia uczniów", "transportu publicznego", "ochrony zdrowia", "energii ze słońca"]
_FILLER = (
    "Współpraca ma służyć mieszkańcom regionu, firmom i uczelniom. Strony będą wymieniać się wiedzą, organizować staże "
    "i konferencje oraz zabiegać o środki na wspólne projekty. Pierwsze spotkanie zespołu odbędzie się jesienią. "
)


def tables(agreements: int, seed: int = 0) -> dict[str, pd.DataFrame]:
    """Gives the tables of a run that found so many agreements, one an article; the same for the same seed."""
    chance = random.Random(seed)
    every = towns()
    places = [town.name for town in every]
    weights = [town.population for town in every]
    organisations = sorted({f"{a} {b} {t}" for a in _WHAT for b in _OF for t in chance.choices(places, weights, k=90)})
    people = sorted({f"{f} {a}-{b}" for f in _FIRST for a in _LAST for b in _LAST})
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    counts: dict[str, int] = {}
    for number in range(agreements):
        day = date(2010, 1, 1) + timedelta(days=chance.randrange(5_800))
        kind, place, about = chance.choice(KINDS[:5]), chance.choices(places, weights)[0], chance.choice(_ABOUT)
        parties = chance.sample(organisations, chance.choice((2, 2, 2, 3, 3, 4, 5, 8)))
        signers = chance.sample(people, chance.choice((0, 1, 2, 2)))
        _article(rows, counts, chance, number, day, kind, place, about, parties, signers)
    named = {entity_id("organisation", name): ("organisation", name) for name in organisations}
    named |= {entity_id("person", name): ("person", name) for name in people}
    rows["entities"] = [
        {"entity_id": key, "kind": kind, "name": name, "articles": counts[key], "mentions": counts[key]}
        for key, (kind, name) in named.items()
        if key in counts
    ]
    return {table.name: pd.DataFrame(rows[table.name], columns=table.names).astype(table.dtypes) for table in TABLES}


def _article(
    rows: dict[str, list[dict[str, Any]]], counts: dict[str, int], chance: random.Random, number: int, day: date,
    kind: str, place: str, about: str, parties: list[str], signers: list[str],
) -> None:  # fmt: skip
    text = f"{kind.capitalize()} w sprawie {about}\n\n{day:%d.%m.%Y} w mieście {place} podpisano: {kind}. Strony to "
    spans: list[tuple[str, str, int]] = []

    def say(words: str, label: str) -> None:
        nonlocal text
        spans.append((words, label, len(text)))
        text += words

    for i, name in enumerate(parties):
        text += ", " if i else ""
        say(name, "orgName")
    text += ". Podpisali: " if signers else ". "
    for name in signers:
        say(name, "persName")
        text += ", "
    end = len(text)
    text += _FILLER * chance.randrange(3, 8)
    source = f"https://www.portal{number % 60}.example/{number}"
    key = article_id(source, text)
    agreement = f"{key}:1"
    rows["articles"].append(
        {"article_id": key, "url": source, "source": source, "title": text.split("\n")[0], "language": "pl",
         "published": day + timedelta(days=1), "text": text, "words": text.count(" ") + 1,
         "content_hash": content_hash(text)}
    )  # fmt: skip
    rows["agreements"].append(
        {"agreement_id": agreement, "article_id": key, "event_id": f"event:{agreement}", "kind": kind,
         "status": chance.choices(STATUSES, (8, 1, 1, 1))[0], "date": day.isoformat(), "date_earliest": day,
         "date_latest": day, "date_basis": "stated", "place": place, "subject": about, "parties": len(parties),
         "start": text.index("\n\n") + 2, "end": end, "confidence": chance.choice((0.69, 0.9, 0.95, 0.98))}
    )  # fmt: skip
    for position, (name, label, start) in enumerate(spans, 1):
        person = label == "persName"
        entity = entity_id("person" if person else "organisation", name)
        counts[entity] = counts.get(entity, 0) + 1
        where = {"start": start, "end": start + len(name)}
        rows["mentions"].append(
            {"mention_id": f"{key}:{start}", "article_id": key, **where, "text": name, "label": label, "name": name,
             "entity_id": entity}
        )  # fmt: skip
        if person:
            row = {"person_id": entity, "person": name, "role": chance.choice(_ROLES)}
            rows["signers"].append({"agreement_id": agreement, "position": position - len(parties), **row, **where})
            rows["roles"].append({"article_id": key, **row, **where})
        else:
            row = {"organisation_id": entity, "organisation": name}
            rows["signatories"].append({"agreement_id": agreement, "position": position, **row, **where})


if __name__ == "__main__":
    outputs.write(tables(int(sys.argv[1])), sys.argv[2])
