"""One article's bytes, whatever they are: HTML, text, a mail, an office document, a PDF."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import replace
from datetime import date, datetime
from pathlib import PurePath

from pipeline.sources import media
from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.naming import printable
from pipeline.sources.trouble import failure

PAGES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""Content types that may hold an article, each with what the name of such a file ends in."""

SUFFIXES = (*media.SUFFIXES, ".eml", ".docx", ".pdf")
"""What the names of files that hold one article end in."""


def single(
    name: str,
    content: bytes,
    source: str,
    *,
    url: str | None = None,
    title: str | None = None,
    published: date | None = None,
    retrieved: datetime | None = None,
    charset: str | None = None,
) -> RawDocument | Failure:
    """The document in `content`; `name` is that of its file, whose suffix tells what it is where it has a known one.

    source: how the user finds it again. url, title, published, retrieved: what is known besides, and goes before what
    the content says of itself. charset: the encoding that its sender names.
    """
    if not content.strip().strip(BOM_UTF8) or content in (BOM_UTF16_BE, BOM_UTF16_LE):
        return failure(source, "the file is empty")
    found = _read(name, content, source, charset)
    if isinstance(found, Failure):
        return found
    return replace(
        found,
        url=url or found.url,
        title=title or found.title,
        published=published or found.published,
        retrieved=retrieved or found.retrieved,
    )


def _read(name: str, content: bytes, source: str, charset: str | None) -> RawDocument | Failure:
    suffix = PurePath(name).suffix.lower()
    plain = suffix in media.SUFFIXES
    if suffix == ".eml":
        from pipeline.sources.mail import read_mail

        return read_mail(content, source)
    if suffix == ".docx" or (not plain and media.is_word(content)):
        from pipeline.sources.word import read_word

        return read_word(content, source)
    if suffix == ".pdf" or (not plain and content.startswith(b"%PDF")):
        from pipeline.sources.pdf import read_pdf

        return read_pdf(content, source)
    kind = media.foreign(content)
    if kind is not None:
        wanted = "HTML" if "MHTML" in kind else "text"
        return failure(source, f"not text or HTML but {kind}: save it as {wanted} first")
    return RawDocument(content=content, source=printable(source), media=media.of(name, content), charset=charset)
