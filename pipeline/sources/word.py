"""Word documents (.docx), made HTML by mammoth: headings, lists and tables stay what they are."""

from __future__ import annotations

import io
import zipfile
from html import escape

from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.naming import printable
from pipeline.sources.sizes import MEGABYTE
from pipeline.sources.trouble import failure

MISSING = "a Word document, for which a library is missing: pip install 'sygnatariusz[documents]', or save it as text"

UNPACKED = 100 * MEGABYTE
"""Bytes that the parts of a document may unfold to."""


def read_word(content: bytes, source: str) -> RawDocument | Failure:
    """The document as an HTML page; pictures, headers and footers are passed over."""
    try:
        import mammoth
    except ImportError:
        return failure(source, MISSING)
    danger = _danger(content)
    if danger is not None:
        return failure(source, danger)
    try:
        result = mammoth.convert_to_html(io.BytesIO(content), convert_image=lambda image: [])
    except Exception as error:  # the library raises what its XML reader and its own code happen to raise
        return failure(source, f"the Word document is damaged ({type(error).__name__}): open it and save it again")
    if not result.value.strip():
        return failure(source, "the Word document holds no text")
    page = f"<!DOCTYPE html><html><body><article>{result.value}</article></body></html>"
    return RawDocument(content=page.encode(), source=printable(source), media="html", title=_title(content))


def _danger(content: bytes) -> str | None:
    """Why a document is not opened: a bomb, or XML that defines entities, which Word never writes. None if it may."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > UNPACKED:
                return f"the Word document unfolds to more than {UNPACKED // MEGABYTE} MB: not opened"
            for part in parts.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    with parts.open(part) as stream:
                        if b"<!DOCTYPE" in stream.read(UNPACKED).replace(b"\0", b"").upper():
                            return "the Word document defines entities of its own, as an attack does: not opened"
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError, NotImplementedError):
        return "the Word document is damaged or locked with a password: open it and save it again"
    except Exception as error:  # zlib.error, lzma.LZMAError: whatever a broken part is packed with
        return f"the Word document is damaged ({type(error).__name__}): open it and save it again"
    return None


def _title(content: bytes) -> str | None:
    """The title in the document's properties, None where there is none or the one of an empty document."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            core = parts.read("docProps/core.xml")
    except KeyError:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(core, parser)
    found = None if root is None else root.findtext("{http://purl.org/dc/elements/1.1/}title")
    title = escape(" ".join(found.split()), quote=False) if found else None
    return title if title and len(title.split()) > 2 else None
