"""What a file is: HTML or text by its name, HTML or text by its look, or neither."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import Literal

Media = Literal["html", "text"]

SUFFIXES: dict[str, Media] = {".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text"}

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office file"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office file (doc, xls, ppt)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "an image, sound or film (RIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
)

WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

HEAD = 4096

TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|p|h[1-6]|ul|ol|table)\b[^<>]*>", re.I
)

WEB_ARCHIVE = re.compile(rb"^mime-version:.*?^content-type:\s*multipart/related", re.I | re.M | re.S)


def of(name: str, content: bytes) -> Media:
    """HTML or text, by the name's suffix, and by the first kilobytes where the suffix says nothing."""
    by_name = SUFFIXES.get(PurePath(name).suffix.lower())
    if by_name is not None:
        return by_name
    # In UTF-16 every second byte of a tag is NUL; without those a tag reads the same in every encoding.
    return "html" if TAG.search(content[:HEAD].replace(b"\0", b"")) else "text"


def is_word(content: bytes) -> bool:
    """True for a Word document (.docx): a ZIP archive that names its main part."""
    return content.startswith(b"PK\x03\x04") and b"word/document.xml" in content


def foreign(content: bytes) -> str | None:
    """What the content is where it is neither HTML nor text ("a PDF", "a PNG image"); None where it may be either."""
    head = content[:HEAD].lstrip()
    for signature, name in SIGNATURES:
        if head.startswith(signature):
            return name
    if WEB_ARCHIVE.search(head):
        return "a web archive (MHTML)"
    if b"\0" in content and not content.startswith(WIDE_MARKS):
        return "binary data"
    return None
