"""Writes the outputs that README.md and README.pl.md show, so that they are what the product prints.

    python scripts/readme.py --seed ARTICLE.txt    # the records of the article that the READMEs show
    python scripts/readme.py                       # the figures on the corpora, and the reliability table
    python scripts/readme.py --names NAMES.json    # the tables that scripts/evaluate_names.py --figures wrote

Each output stands between `<!-- NAME -->` and `<!-- /NAME -->`.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import pandas as pd
from calibrate import reliability
from evaluate import evaluate, table
from gold import pages

import pipeline

ROOT = Path(__file__).parents[1]
READMES = (ROOT / "README.md", ROOT / "README.pl.md")

CORPORA = ("press", "press-test", "press-fresh")
SHOWN = {
    "agreements": ["kind", "status", "date", "date_basis", "place", "occasion", "parties", "start", "end"],
    "signatories": ["position", "organisation", "acronym", "represented_by", "start", "end"],
    "roles": ["person", "role", "organisation", "start", "end"],
    "entities": ["entity_id", "kind", "name", "acronym", "mentions"],
}


def markdown(frame: pd.DataFrame) -> str:
    """Gives a DataFrame as a Markdown table; missing values are empty cells."""
    texts = frame.astype("string").fillna("")
    lines = ["| " + " | ".join(texts.columns) + " |", "|" + " --- |" * len(texts.columns)]
    lines += ["| " + " | ".join(row) + " |" for row in texts.itertuples(index=False)]
    return "\n".join(lines)


def seed(article: Path) -> str:
    """Gives the records of an article as Markdown tables, with the columns that fit on a page."""
    records = pipeline.run(article)
    return "\n\n".join(f"`{name}`\n\n{markdown(records[name][columns])}" for name, columns in SHOWN.items())


def figures() -> str:
    """Gives the scores on the corpora as a Markdown table."""
    return table({name: evaluate(pages(ROOT / "corpus" / name)) for name in CORPORA})


def reliable() -> str:
    """Gives how often an agreement told in each way is right on the development corpus, as a Markdown table."""
    return reliability(ROOT / "corpus" / "press")


NAMES = ("names", "topics", "linking")


def names(path: Path) -> dict[str, str]:
    """Gives the tables of names by block, those that the file has."""
    figures: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return {block: figures[block] for block in NAMES if block in figures}


def filled(readme: str, name: str, content: str) -> str:
    """Gives a README with the block of that name replaced. Raises ValueError where it has no such block."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not pattern.search(readme):
        raise ValueError(f"no block '{name}'")
    return pattern.sub(lambda found: f"{found[1]}{content}\n{found[2]}", readme)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=Path)
    parser.add_argument("--names", type=Path)
    arguments = parser.parse_args()
    if arguments.seed:
        blocks = {"seed": seed(arguments.seed)}
    elif arguments.names:
        blocks = names(arguments.names)
    else:
        blocks = {"figures": figures(), "reliability": reliable()}
    for path in READMES:
        text = path.read_text(encoding="utf-8")
        for name, content in blocks.items():
            if arguments.names and f"<!-- {name} -->" not in text:
                print(f"{path.name} has no block '{name}'")
                continue
            text = filled(text, name, content)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
