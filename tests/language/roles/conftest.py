"""What the tests of roles share: the roles of a text as plain tuples."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Told = Callable[[str], list[tuple[str, str, str]]]


@pytest.fixture(scope="session")
def told(read: Callable[..., Doc]) -> Told:
    """Gives (person, role, organisation) of each role of a text."""

    def telling(text: str) -> list[tuple[str, str, str]]:
        return [(role.person._.name, role.role, role.organisation_name) for role in read(text)._.roles]

    return telling
