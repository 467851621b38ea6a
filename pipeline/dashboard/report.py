"""A report: the filtered table, the timeline and the network as one page that needs nothing else."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import duckdb
from markupsafe import Markup

from pipeline.dashboard.charts import network as drawn
from pipeline.dashboard.charts.timeline import timeline
from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.messages import Language, language
from pipeline.dashboard.opening import find
from pipeline.dashboard.queries import events, network, time_and_place
from pipeline.dashboard.queries.filters import Filters, from_address
from pipeline.dashboard.snapshot import Snapshot
from pipeline.dashboard.web.page import templates
from pipeline.outputs.staging import publish, staging

MOST = 2_000
"""Events that the table of a report holds; more make a page that no mail program opens."""


def report(database: duckdb.DuckDBPyConnection, filters: Filters, say: Language, output: str) -> str:
    """Gives the report of the filtered events as HTML."""
    found = network.network(database, filters)
    months = time_and_place.months(database, filters)
    style = (files("pipeline.dashboard") / "static" / "style.css").read_text(encoding="utf-8")
    return (
        templates()
        .get_template("report.html")
        .render(
            say=say,
            filters=filters,
            total=events.count(database, filters),
            most=MOST,
            events=events.page(database, replace(filters, page=1), MOST),
            months=months,
            timeline=timeline(months, say),
            network=found,
            by_id={node["entity_id"]: node for node in found.nodes},
            drawing=drawn.draw(found),
            width=drawn.WIDTH,
            output=Path(output).name if "://" not in output else output,
            today=date.today(),
            style=Markup(style),
        )
    )


def write_report(
    out: str | os.PathLike[str], file: str | os.PathLike[str], *, filters: str = "", code: str = "pl"
) -> int:
    """Writes the report of an output, reviews applied, into a file; gives how many events it tells of.

    filters: as they stand in the dashboard's address, or that whole address. code: of the language, "pl" or "en".
    Raises DashboardError where the output cannot be opened, the filters are none or the file cannot be written.
    """
    asked, bad = from_address(filters)
    if bad:
        raise DashboardError(f"the filter {', '.join(bad)} has a value that is none; copy the address of a page.")
    target = Path(file)
    if not target.absolute().parent.is_dir():
        raise DashboardError(f"{target} cannot be written: there is no folder {target.absolute().parent}.")
    output = find(out)
    with closing(Snapshot(output, output.reviews.read())) as snapshot:
        database = snapshot.cursor()
        page = report(database, asked, language(code), output.name)
        total = events.count(database, asked)
    try:
        with staging(target.absolute().parent) as temporary:
            staged = temporary / target.name
            staged.write_text(page, encoding="utf-8")
            publish(staged, target)
    except OSError as error:
        raise DashboardError(f"{target} cannot be written: {error.strerror}.") from error
    return total
