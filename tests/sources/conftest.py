"""What the tests of this room share: a page, and short ways to what was read."""

from __future__ import annotations

import pytest

from pipeline.sources.web import Web

PAGE = """<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>{title}</title></head><body><article>
<h1>{title}</h1><p>Gmina Łowicz i Politechnika Opolska podpisały 9 maja 2023 r. list intencyjny o współpracy przy
rewitalizacji dworca. To ważny dzień dla całego regionu, mówił burmistrz na uroczystości w ratuszu.</p>
</article></body></html>"""


@pytest.fixture
def page() -> str:
    """The page of an article; {title} stands where its title does."""
    return PAGE


@pytest.fixture
def web() -> Web:
    """Settings that do not keep tests waiting."""
    return Web(delay=0, timeout=2, patience=4, attempts=2, pause=0.01, longest_pause=0.5)
