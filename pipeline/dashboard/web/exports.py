"""What can be taken away: the filtered events, a report, the reviews and what can be learned from them."""

from __future__ import annotations

import csv
import io

from starlette.requests import Request
from starlette.responses import Response

from pipeline.dashboard import export
from pipeline.dashboard.queries import events
from pipeline.dashboard.report import report
from pipeline.dashboard.reviews import gazetteer, gold
from pipeline.dashboard.web.page import desk, filters_of, language_of
from pipeline.outputs.formula import STARTS
from pipeline.outputs.reviews.review import COLUMNS

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(request: Request) -> Response:
    """The filtered events as CSV."""
    filters, _ = filters_of(request)
    found = export.table(events.page(desk(request).database(), filters, None), language_of(request))
    return _file(export.as_csv(found), "text/csv; charset=utf-8", "porozumienia.csv")


def as_xlsx(request: Request) -> Response:
    """The filtered events as a workbook."""
    filters, _ = filters_of(request)
    say = language_of(request)
    found = export.table(events.page(desk(request).database(), filters, None), say)
    return _file(export.as_xlsx(found, say("nav.events")), _XLSX, "porozumienia.xlsx")


def as_report(request: Request) -> Response:
    """The filtered events, their timeline and network as one page."""
    filters, _ = filters_of(request)
    page = report(desk(request).database(), filters, language_of(request), desk(request).output.name)
    return _file(page.encode("utf-8"), "text/html; charset=utf-8", "raport.html")


def reviews_csv(request: Request) -> Response:
    """All reviews, as they are kept."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for review in desk(request).reviews():
        writer.writerow([_guarded(value) for value in review.row().values()])
    return _file(stream.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", "reviews.csv")


def gazetteer_csv(request: Request) -> Response:
    """What reviews say of organisations and people, for `run --gazetteer`."""
    text = gazetteer.written(desk(request).database(), desk(request).reviews())
    return _file(text.encode("utf-8-sig"), "text/csv; charset=utf-8", "gazetteer.csv")


def gold_zip(request: Request) -> Response:
    """The checked articles with their gold records, for scripts/evaluate.py."""
    return _file(gold.zipped(gold.pages(desk(request).database())), "application/zip", "gold.zip")


def _guarded(value: object) -> object:
    """A text that a spreadsheet would run, with an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.lstrip("'")[:1] in STARTS and value else value


def _file(content: bytes, media: str, name: str) -> Response:
    return Response(content, headers={"content-type": media, "content-disposition": f'attachment; filename="{name}"'})
