"""WARC archives of crawls: a page a record."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from io import BufferedIOBase
from typing import Any
from urllib.parse import urlsplit

from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from pipeline.sources.charset import charset
from pipeline.sources.compressed import UnpackingError
from pipeline.sources.days import day
from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.single import PAGES, single
from pipeline.sources.sizes import LARGEST, too_large
from pipeline.sources.trouble import failure

ABOUT = "application/warc-fields"


def read_warc(
    stream: BufferedIOBase, source: str, first: int = 0, last: int | None = None
) -> Iterator[RawDocument | Failure]:
    """The pages among the records of `stream`, each named `source:address`.

    first, last: only of the records that begin from byte `first` of the stream on and before byte `last`, packed as
    they are; a stream of a part of a file has to begin with a record.

    Pages are answers of status 200 that are HTML, text or a document by their content type, and `resource` records of
    those; pictures, feeds, robots.txt and requests are passed over. What a `metadata` record before a page says of its
    title and day, as --keep-pages writes it, goes with it.
    """
    records = pages = 0
    about: tuple[str | None, dict[str, str]] = (None, {})
    try:
        archive = ArchiveIterator(_Parts(stream))
        for record in archive:
            if last is not None and archive.offset >= last:
                return
            records += 1
            url = record.rec_headers.get_header("WARC-Target-URI")
            if record.rec_type == "metadata" and record.content_type == ABOUT:
                about = (url, _fields(record.content_stream().read(LARGEST)))
                continue
            if archive.offset < first or not _is_page(record, url):
                continue
            pages += 1
            yield _page(record, url, source, about[1] if about[0] == url else {})
    except UnpackingError as error:
        yield failure(source, str(error))
        return
    except (ArchiveLoadFailed, ValueError, OSError) as error:
        first_line = " ".join(str(error).split())[:200]
        yield failure(source, f"not a WARC file, or a damaged one, after {records} records: {first_line}")
        return
    if first or last is not None:
        return
    if not records:
        yield failure(source, "the WARC file is empty: it holds no record")
    elif not pages:
        yield failure(source, f"the WARC file holds {records} records, and no HTML or text page among them")


class _Parts:
    """A stream that gives what there is of it, so that the records before a damage are not lost with it."""

    def __init__(self, stream: BufferedIOBase) -> None:
        self.read = stream.read1


def _fields(content: bytes) -> dict[str, str]:
    lines = (line.partition(":") for line in content.decode("utf-8", "replace").splitlines())
    return {name.strip().lower(): value.strip() for name, separator, value in lines if separator}


def _is_page(record: Any, url: str | None) -> bool:
    if not url or urlsplit(url).path == "/robots.txt":
        return False
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return False
    elif record.rec_type != "resource":
        return False
    return _content_type(record).partition(";")[0].strip().lower() in PAGES


def _content_type(record: Any) -> str:
    """What the record says that its page is, with parameters."""
    if record.rec_type == "response":
        return str(record.http_headers.get_header("Content-Type", "text/html"))
    return record.content_type or ""


def _page(record: Any, url: str, source: str, about: dict[str, str]) -> RawDocument | Failure:
    name = f"{source}:{url}"
    headers = {}
    if record.http_headers is not None:
        headers = {"Content-Encoding": record.http_headers.get_header("Content-Encoding", "")}
        # Left to warcio, the packed body would be unpacked without a limit.
        record.http_headers.remove_header("Content-Encoding")
    packed = record.content_stream().read(LARGEST + 1)
    if len(packed) <= LARGEST and getattr(record.raw_stream, "limit", 0) > 0:
        return failure(name, "the WARC file is cut off in the middle of this page: copy it again")
    try:
        body = HTTPResponse(io.BytesIO(packed), headers=headers, preload_content=False)
        content = body.read(LARGEST + 1, decode_content=True)
    except HTTPError:
        return failure(name, "the page is damaged: it is not packed in the way that its headers say")
    if len(content) > LARGEST:
        return failure(name, too_large("the page"))
    when = record.rec_headers.get_header("WARC-Date")
    return single(
        urlsplit(url).path,
        content,
        name,
        url=url,
        title=about.get("title") or None,
        published=day(about.get("published")),
        retrieved=_moment(when),
        charset=charset(_content_type(record)),
    )


def _moment(when: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(when) if when else None
    except ValueError:
        return None
