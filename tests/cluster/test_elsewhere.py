"""The first step on another engine: Ray Data, over the same function and to the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pytest
import ray

import pipeline
from pipeline.cluster import Settings, over_tables, read
from pipeline.cluster.extraction import EXTRACTED
from pipeline.cluster.form import packed
from pipeline.cluster.identity import resolve
from pipeline.cluster.storage import Folder
from pipeline.records import Records


@pytest.fixture
def engine() -> Iterator[None]:
    """Ray, with one process."""
    root = str(Path(pipeline.__file__).parents[1])
    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, runtime_env={"env_vars": {"PYTHONPATH": root}})
    yield
    ray.shutdown()


def test_ray_data_gives_the_same_rows(
    press: Path, tmp_path: Path, engine: None, same: Callable[[Records, Records], None]
) -> None:
    pages: Sequence[Path] = sorted(press.glob("a0[1-3]*.html"))
    settings = Settings()
    documents = ray.data.from_arrow(
        pa.table(
            {
                "content": [page.read_bytes() for page in pages],
                "source": [str(page) for page in pages],
                "media": ["html"] * len(pages),
            }
        )
    )
    found = documents.map_batches(lambda batch: next(over_tables([batch], settings)), batch_format="pyarrow")
    Folder(str(tmp_path)).put(f"{EXTRACTED}/a.parquet", packed(pa.concat_tables(ray.get(found.to_arrow_refs()))))
    import dask

    with dask.config.set(scheduler="sync"):
        resolve(["a.parquet"], str(tmp_path), ())
    same(read(tmp_path), pipeline.run(pages))
