"""Pages that were fetched, kept in a WARC file, so that a run can be repeated without the web."""

from __future__ import annotations

import io
import os
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.sources.web.trouble import FetchError


class Keeper:
    """Writes a WARC file of its own into a folder, begun with the first page, each page whole before the next."""

    def __init__(self, folder: str | os.PathLike[str], agent: str) -> None:
        self._folder = Path(folder)
        self._agent = agent
        self._file: BinaryIO | None = None

    def keep(self, url: str, kind: str, content: bytes, retrieved: datetime, about: Mapping[str, str]) -> None:
        """Write a page, unpacked, and before it a metadata record of what is known of it. Raises FetchError."""
        when = retrieved.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        try:
            writer = WARCWriter(self._opened(), gzip=True)
            known = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in about.items())
            if known:
                facts = writer.create_warc_record(
                    url,
                    "metadata",
                    payload=io.BytesIO(known.encode()),
                    warc_content_type="application/warc-fields",
                    warc_headers_dict={"WARC-Date": when},
                )
                writer.write_record(facts)
            headers = [("Content-Type", kind or "text/html"), ("Content-Length", str(len(content)))]
            page = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(content),
                http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": when},
            )
            writer.write_record(page)
            self._opened().flush()
        except OSError as error:
            raise FetchError(
                f"the page cannot be kept in {self._folder}: {(error.strerror or str(error)).lower()}"
            ) from None

    def close(self) -> None:
        """Close the file, if one was begun."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _opened(self) -> BinaryIO:
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
            name = f"pages-{moment}-{uuid.uuid4().hex[:8]}.warc.gz"
            self._file = (self._folder / name).open("xb")
            writer = WARCWriter(self._file, gzip=True)
            writer.write_record(
                writer.create_warcinfo_record(name, {"software": self._agent, "format": "WARC File Format 1.0"})
            )
        return self._file
