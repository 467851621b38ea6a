"""The example of docs/agreements.md is what the product says of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from spacy.tokens import Doc

ROOT = Path(__file__).parents[3]


def test_the_example_is_told_as_shown(read: Callable[..., Doc]) -> None:
    page = (ROOT / "docs" / "agreements.md").read_text(encoding="utf-8")
    example = re.search(r"<!-- example -->\n(.*?)<!-- /example -->", page, re.DOTALL)
    assert example is not None
    text = " ".join(line.removeprefix("> ") for line in example[1].splitlines() if line.startswith("> "))
    shown = [line.strip("| ").split(" | ") for line in example[1].splitlines() if line.startswith("| ")][2:]
    told = [
        [
            agreement.kind,
            agreement.status,
            agreement.date._.value if agreement.date is not None else "",
            agreement.place._.name if agreement.place is not None else "",
            agreement.subject.text if agreement.subject is not None else "",
            "; ".join(party.name for party in agreement.signatories),
            "; ".join(f"{one.name} ({one.role}, {one.organisation_name})" for one in agreement.signers),
            agreement.evidence,
        ]
        for agreement in read(text, date(2023, 5, 10))._.agreements
    ]
    assert told == [[cell.strip() for cell in row] for row in shown]


def test_every_file_that_the_page_names_is_there() -> None:
    page = (ROOT / "docs" / "agreements.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+\.py)`", page))
    assert named <= {file.name for file in (ROOT / "pipeline" / "language" / "agreements").glob("*.py")}
    assert all((ROOT / "docs" / target).is_file() for target in re.findall(r"\]\(([^)]+)\)", page))
