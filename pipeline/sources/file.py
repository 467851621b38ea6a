"""One file: its bytes, or one sentence that says why they cannot be had."""

from __future__ import annotations

import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from pipeline.sources import media
from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.naming import printable
from pipeline.sources.trouble import failure, sentence

LARGEST = 20 * 1024 * 1024
"""Bytes. The pages of a feed are under 1 MB; what is larger than this is a dump, not an article."""


def read_file(path: str) -> RawDocument | Failure:
    """The document in the file at path, whatever its suffix, or a Failure."""
    try:
        status = Path(path).stat()
        if stat.S_ISDIR(status.st_mode):
            return failure(path, "a folder stands where a file is asked for")
        if not stat.S_ISREG(status.st_mode):
            return failure(path, "neither a file nor a folder but a device, a socket or a pipe")
        with Path(path).open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        is_link = isinstance(error, FileNotFoundError) and Path(path).is_symlink()
        return failure(path, sentence(error, is_link=is_link))
    if len(content) > LARGEST:
        megabytes = LARGEST // (1024 * 1024)
        return failure(path, f"the file is too large for one article: the limit is {megabytes} MB")
    if not content.strip().strip(BOM_UTF8) or content in (BOM_UTF16_BE, BOM_UTF16_LE):
        return failure(path, "the file is empty")
    kind = media.foreign(content)
    if kind is not None:
        wanted = "HTML" if "MHTML" in kind else "text"
        return failure(path, f"not text or HTML but {kind}: save it as {wanted} first")
    return RawDocument(content=content, source=printable(path), media=media.of(path, content))
