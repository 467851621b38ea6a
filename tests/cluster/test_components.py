"""What hangs together is found by rounds, whatever partition holds which pair."""

from __future__ import annotations

import dask
import dask.dataframe as dd
import networkx
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cluster.components import PAIR, components
from pipeline.cluster.frames import made, values

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] != pair[1]), max_size=12)
CHAIN = [(number, number + 1) for number in range(20)]


def found(pairs: list[tuple[int, int]], parts: int) -> dict[str, str]:
    frame = made(PAIR, [(f"{one:02}", f"{other:02}") for one, other in pairs])
    with dask.config.set(scheduler="sync"):
        pieces = [frame.iloc[part::parts] for part in range(parts)]
        spread = dd.from_map(lambda piece: piece, pieces, meta=made(PAIR, []))
        return dict(values(components(spread, parts).compute(), "one", "other"))


def least(pairs: list[tuple[int, int]]) -> dict[str, str]:
    groups = networkx.connected_components(networkx.Graph(pairs))
    return {f"{member:02}": f"{min(group):02}" for group in groups for member in group}


@settings(max_examples=8, deadline=None)
@given(pairs=PAIRS, parts=st.integers(1, 3))
def test_each_is_with_the_least_that_hangs_together_with_it(pairs: list[tuple[int, int]], parts: int) -> None:
    assert found(pairs, parts) == least(pairs)


def test_a_long_chain_hangs_together() -> None:
    assert found(CHAIN, 2) == least(CHAIN)
