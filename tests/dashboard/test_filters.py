"""Filters stand in the address: what is read there is what was written."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from pipeline.dashboard.queries.filters import KINDS, REVIEWED, SORTS, STATUSES, Filters, from_address, parse

WORDS = st.text(max_size=30).map(str.strip)
FILTERS = st.builds(
    Filters,
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    kind=st.sets(st.sampled_from(KINDS)).map(lambda chosen: tuple(kind for kind in KINDS if kind in chosen)),
    status=st.sets(st.sampled_from(STATUSES)).map(lambda chosen: tuple(s for s in STATUSES if s in chosen)),
    org=WORDS,
    person=WORDS,
    place=WORDS,
    site=WORDS,
    words=WORDS,
    confidence=st.none() | st.floats(0.01, 1),
    reviewed=st.sampled_from(("", *REVIEWED)),
    sort=st.sampled_from([sign + name for name in SORTS for sign in ("", "-")]),
    page=st.integers(1, 9999),
)


@given(FILTERS)
def test_what_stands_in_the_address_is_read_again(filters: Filters) -> None:
    assert parse(parse_qs(filters.query(page=filters.page))) == (filters, ())


@given(st.dictionaries(st.sampled_from([*Filters.__dataclass_fields__, "x"]), st.lists(st.text(), max_size=3)))
def test_any_address_gives_filters(parameters: dict[str, list[str]]) -> None:
    filters, bad = parse(parameters)
    assert parse(parse_qs(filters.query(page=filters.page))) == (filters, ())
    assert set(bad) <= set(Filters.__dataclass_fields__)


def test_what_is_no_value_is_told_and_left_out() -> None:
    filters, bad = from_address(
        "http://127.0.0.1:8765/?since=wczoraj&kind=umowa&kind=plotka&confidence=7&page=0&sort=x"
    )
    assert filters == Filters(kind=("umowa",))
    assert set(bad) == {"since", "kind", "confidence", "page", "sort"}


def test_another_filter_leads_to_the_first_page() -> None:
    filters = Filters(words="klaster", page=7)
    assert filters.query(kind=("umowa",)) == "kind=umowa&words=klaster"
    assert filters.query(page=8) == "words=klaster&page=8"
    assert filters.query(since=date(2023, 5, 1), words="") == "since=2023-05-01"
