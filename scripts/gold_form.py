"""Checks that gold records have the form that corpus/README.md describes, and says what is wrong.

python scripts/gold_form.py corpus/press
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gold import Page, pages
from scoring import folded

from pipeline.cleaning.encoding import decode

FIELDS = {
    "title", "published", "lines", "absent", "organisations", "people", "places", "dates", "optional", "roles",
    "agreements",
}  # fmt: skip
AGREEMENT = {
    "kind", "status", "date", "date_basis", "place", "occasion", "subject", "parties", "event", "signatories",
    "signers",
}  # fmt: skip
SIGNATORY = {"organisation", "acronym", "represented_by"}
ROLE = {"person", "role", "organisation"}
KINDS = {"list intencyjny", "porozumienie", "umowa", "deklaracja", "memorandum", "partnerstwo", "inne"}
STATUSES = {"signed", "planned", "historical", "ended"}
BASES = {"stated", "weekday", "published", "none"}


def _flat(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def _text(page: Page) -> str:
    """Gives what a page says, without its markup, in one line."""
    text = decode(page.path.read_bytes())
    return _flat(text if page.path.suffix == ".txt" else html.unescape(re.sub(r"<[^>]+>", " ", text)))


def faults(page: Page) -> Iterator[str]:
    """Gives what is wrong with a page's gold record, a sentence each."""
    gold = page.gold
    if set(gold) != FIELDS:
        yield f"fields: {sorted(set(gold) ^ FIELDS)}"
        return
    text = _text(page)
    for name in ("title", *(["lines"] if gold["lines"] else [])):
        for told in [gold[name]] if isinstance(gold[name], str) else gold[name] or ():
            if _flat(told) not in text:
                yield f"{name}: the page does not say {told!r}"
    named = {folded(name) for name in (*gold["organisations"], *gold["optional"])}
    people = {folded(name) for name in gold["people"]}
    for role in gold["roles"]:
        yield from _of_person(role, named, people)
    for agreement in gold["agreements"]:
        yield from _of_agreement(agreement, text, named, people)


def _of_person(role: dict[str, Any], named: set[str], people: set[str]) -> Iterator[str]:
    if set(role) != ROLE:
        yield f"role or signer: {sorted(set(role) ^ ROLE)}"
        return
    if folded(role["person"]) not in people:
        yield f"{role['person']} is not among the people"
    if role["organisation"] and folded(role["organisation"]) not in named:
        yield f"{role['organisation']} is not among the organisations"


def _of_agreement(agreement: dict[str, Any], text: str, named: set[str], people: set[str]) -> Iterator[str]:
    if set(agreement) != AGREEMENT:
        yield f"agreement: {sorted(set(agreement) ^ AGREEMENT)}"
        return
    for name, allowed in (("kind", KINDS), ("status", STATUSES), ("date_basis", BASES)):
        if agreement[name] not in allowed:
            yield f"{name} {agreement[name]!r} is none of {sorted(allowed)}"
    if agreement["date"] is None and agreement["date_basis"] != "none":
        yield f"no date, but the basis {agreement['date_basis']}"
    if agreement["subject"] and _flat(agreement["subject"]) not in text:
        yield f"subject: the page does not say {agreement['subject']!r}"
    for signatory in agreement["signatories"]:
        if set(signatory) != SIGNATORY:
            yield f"signatory: {sorted(set(signatory) ^ SIGNATORY)}"
            continue
        for name in ("organisation", "represented_by"):
            if signatory[name] and folded(signatory[name]) not in named:
                yield f"{signatory[name]} is not among the organisations"
    for signer in agreement["signers"]:
        yield from _of_person(signer, named, people)


def main() -> int:
    found = [f"{page.path.name}: {fault}" for page in pages(Path(sys.argv[1])) for fault in faults(page)]
    print(*found or ("every gold record has its form",), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
