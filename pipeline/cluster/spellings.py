"""Entities across partitions: who is meant by an acronym or by another spelling of a name. Plain functions over blocks.

They say together what `pipeline.records.identity.same_entities` says of all articles at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

import pandas as pd

from pipeline.cluster.frames import NUMBER, TEXT, Form, made, surviving, values
from pipeline.records.alike import ENDINGS, MOST, SHORTEST, bare, forename_first, same_but_for, tokens
from pipeline.records.identity import borne as borne_in
from pipeline.records.identity import first_names

NAMED: Form = {"entity": TEXT, "name": TEXT, "full": TEXT}
"""full: of an acronym, the entity that bears it."""

SURE = "="
"""Before what stands in the place of a variant where none has to be looked at."""

CANDIDATE: Form = {"key": TEXT, "entity": TEXT, "name": TEXT, "how": TEXT}
PROPOSAL: Form = {"variant": TEXT, "word": TEXT, "entity": TEXT, "meant": TEXT}
MEANT: Form = {"entity": TEXT, "meant": TEXT}
LINK: Form = {"key": TEXT, "entity": TEXT, "meant": TEXT}
ASKED: Form = {"entity": TEXT, "meant": TEXT, "part": NUMBER}


def names_of(place: pd.DataFrame, lost: pd.DataFrame, out: str) -> pd.DataFrame:
    """Gives the entities of a partition, each with its first name by alphabet, and the acronyms it gives."""
    articles = surviving(place, lost, out, ["mentions", "roles", "signatories", "signers"])
    names = ((entity, name, None) for entity, name in first_names(articles).items())
    acronyms = {pair for rows in articles for pair in borne_in(rows)}
    return made(NAMED, [*names, *((bare_one, None, entity) for bare_one, entity in acronyms)])


def named(block: pd.DataFrame, own: Collection[str]) -> pd.DataFrame:
    """Gives each entity of a block once; of an acronym that one entity alone bears, that one. own: the gazetteer's."""
    names = block[block["name"].notna()].groupby("entity")["name"].min()
    bearers = block[block["full"].notna()].groupby("entity")["full"].agg(["min", "max"])
    one = bearers[(bearers["min"] == bearers["max"]) & (bearers["min"] != bearers.index)]["min"]
    one = one[~one.index.isin(list(own))].rename("full")
    return (
        pd.concat([names, one], axis=1).rename_axis("entity").reset_index().reindex(columns=list(NAMED)).astype(NAMED)
    )


def candidates(block: pd.DataFrame) -> pd.DataFrame:
    """Gives the keys by which the entities of a block may meet others; acronyms that are known have none."""
    bare_names = block[block["full"].isna()]
    return made(
        CANDIDATE,
        (
            (key, entity, name, how)
            for entity, name in values(bare_names, "entity", "name")
            for key, how in _keys(entity.split(":")[0], tokens(name))
        ),
    )


def _keys(kind: str, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield f"{kind} form {' '.join(words)}", "whole"
    if bare(words) != words:
        yield f"{kind} form {' '.join(bare(words))}", "form"
    if kind == "person" and len(words) == 2:
        yield f"{kind} turned {' '.join(sorted(words))}", "turned"
    for index, word in enumerate(words):
        around = f"{kind} but {index} {' '.join(words[:index])}/{' '.join(words[index + 1 :])}/"
        yield around + word, f"{index} own"
        if len(word) >= SHORTEST:
            for variant in {word[:at] + word[at + 1 :] for at in range(len(word))} - {word}:
                yield around + variant, f"{index} less"
        for stem in {word.removesuffix(ending) for ending in ENDINGS} - {word}:
            yield around + stem, f"{index} stem"


def proposals(block: pd.DataFrame) -> pd.DataFrame:
    """Gives who may be meant by whom in a block; where the letters say so, with the variant by which they met."""
    by_key: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for key, entity, name, how in values(block, "key", "entity", "name", "how"):
        by_key[key].append((entity, name, how))
    found: set[tuple[str, None, str, str]] = set()
    for key, group in by_key.items():
        if len(group) > 1:
            meeting = key.rsplit("/", 1)[-1]
            for entity, name, how in group:
                for other, right, as_what in group:
                    if entity != other and (way := _meant(name, how, right, as_what)):
                        found.add((meeting if way == "letters" else SURE + entity, None, entity, other))
    return made(PROPOSAL, found)


def _meant(name: str, how: str, right: str, as_what: str) -> str | None:
    """By what the first of two names that share a key may stand for the second: "letters" or "words"; else None."""
    if how == "whole":
        return "words" if as_what == "form" else None
    if how == "turned":
        return "words" if forename_first(right) and not forename_first(name) else None
    if how == "form":
        return None
    index, mine = how.split()
    theirs = as_what.split()[1]
    own, other = tokens(name)[int(index)], tokens(right)[int(index)]
    ending = mine == "stem" and theirs == "own"
    letters = "stem" not in (mine, theirs) and min(len(own), len(other)) >= SHORTEST
    if not (ending or letters) or not same_but_for(name, right, int(index)):
        return None
    return "words" if ending else "letters"


def vocabulary(block: pd.DataFrame) -> pd.DataFrame:
    """Gives the variants of the words of a block's names: what is left of each when one letter is out."""
    bare_names = block[block["full"].isna()]["name"].tolist()
    words = {word for name in bare_names for word in tokens(name) if len(word) >= SHORTEST}
    return made(
        PROPOSAL,
        (
            (variant, word, None, None)
            for word in words
            for variant in {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
        ),
    )


def uncrowded(block: pd.DataFrame) -> pd.DataFrame:
    """Gives the proposals of a block of variants that few words share; others tell nothing."""
    words = block[block["word"].notna()].groupby("variant")["word"].nunique()
    proposed = block[block["word"].isna()]
    few = proposed["variant"].str.startswith(SURE) | proposed["variant"].isin(words[words <= MOST].index)
    return proposed[few][list(MEANT)].astype(MEANT)


def only_one(block: pd.DataFrame) -> pd.DataFrame:
    """Gives who is meant by the entities of a block by whom one other alone may be, twice: for both to find it."""
    block = block.drop_duplicates()
    sure = values(block[~block["entity"].duplicated(keep=False)], "entity", "meant")
    return made(LINK, [*((meant, one, meant) for one, meant in sure), *((one, one, None) for one, _ in sure)])


def unchained(block: pd.DataFrame, own: Collection[str]) -> pd.DataFrame:
    """Gives who is meant, where whoever is meant is not meant to be another. own: the gazetteer's mean themselves."""
    others = set(block[block["meant"].isna()]["key"])
    asks = block[block["meant"].notna()]
    return asks[~asks["key"].isin(others) & ~asks["entity"].isin(list(own))].assign(key=asks["entity"]).astype(LINK)


def borne(block: pd.DataFrame) -> pd.DataFrame:
    """Gives the acronyms of a block of names with the entity that bears each, under its key."""
    acronyms = block[block["full"].notna()]
    return pd.DataFrame({"key": acronyms["full"], "entity": acronyms["entity"], "meant": pd.NA}).astype(LINK)


def followed(block: pd.DataFrame) -> pd.DataFrame:
    """Gives who is meant in a block: by other spellings, and by acronyms, whose bearer may be spelt otherwise too."""
    spelt = block[block["meant"].notna()]
    acronyms = block[block["meant"].isna()]
    meant = dict(values(spelt, "entity", "meant"))
    borne_by = ((entity, meant.get(full, full)) for entity, full in values(acronyms, "entity", "key"))
    return made(MEANT, [*meant.items(), *borne_by])


def asked(place: pd.DataFrame, lost: pd.DataFrame, out: str) -> pd.DataFrame:
    """Gives the entities of a partition, as what it asks the others."""
    found = names_of(place, lost, out)["entity"].drop_duplicates()
    return pd.DataFrame({"entity": found, "meant": pd.NA, "part": int(place["part"].iloc[0])}).astype(ASKED)


def answered(block: pd.DataFrame) -> pd.DataFrame:
    """Gives to each partition that asks who is meant, where another is."""
    meant = dict(values(block[block["meant"].notna()], "entity", "meant"))
    asks = block[block["meant"].isna()]
    return made(ASKED, ((one, meant[one], part) for one, part in values(asks, "entity", "part") if one in meant))


def telling(block: pd.DataFrame) -> pd.DataFrame:
    """Gives who is meant in the form of what is asked; it belongs to no partition."""
    return block.assign(part=-1).astype(ASKED)
