"""PDF documents, read by pdfminer.six in a process of their own, which a document made to harm cannot leave.

    python -m pipeline.sources.pdf < FILE

writes the text, its paragraphs apart by empty lines.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys

from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.naming import printable
from pipeline.sources.sizes import LARGEST, MEGABYTE
from pipeline.sources.trouble import failure

MISSING = "a PDF, for which a library is missing: pip install 'sygnatariusz[documents]', or save it as text"

PAGES = 50
"""Pages that are read: a press release has a few."""

SECONDS = 60
MEMORY = 1024 * MEGABYTE
_NO_LIBRARY = 3

_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_A-ZĄĆĘŁŃÓŚŹŻ])")
_ITEM = re.compile(r"(?:[-–—•·▪‣◦o]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_ENDS = re.compile(r"[.!?:;…”\"]$")


def read_pdf(content: bytes, source: str) -> RawDocument | Failure:
    """The document's text, words that were divided at a line's end made whole."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pipeline.sources.pdf"],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return failure(source, f"the PDF was not read within {SECONDS} seconds: save it as text")
    if done.returncode == _NO_LIBRARY:
        return failure(source, MISSING)
    if done.returncode:
        return failure(source, "the PDF is damaged, locked or takes too much memory: save it as text")
    if not done.stdout.strip():
        return failure(source, "the PDF holds no text, only pictures of it: use a text recogniser first")
    return RawDocument(content=done.stdout[:LARGEST], source=printable(source), media="text")


def text(content: bytes) -> str:
    """The text of a PDF, its paragraphs apart by empty lines, list items on lines of their own.

    Raises what pdfminer.six raises on a document that it cannot read.
    """
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextContainer

    boxes = [
        box.get_text()
        for page in extract_pages(io.BytesIO(content), maxpages=PAGES)
        for box in page
        if isinstance(box, LTTextContainer)
    ]
    return "\n\n".join(paragraph for box in boxes for paragraph in _paragraphs(box))


def _paragraphs(box: str) -> list[str]:
    """The lines of a box of the page, joined where a sentence goes on."""
    found: list[str] = []
    for line in _BROKEN_WORD.sub("", box.strip()).split("\n"):
        line = " ".join(line.split())
        if found and line and not _ITEM.match(line) and not _is_whole(found[-1], line):
            found[-1] = f"{found[-1]} {line}"
        elif line:
            found.append(line)
    return found


def _is_whole(before: str, line: str) -> bool:
    """Whether `before` ends above `line`: an item does where the next line does not go on in small letters."""
    return bool(_ITEM.match(before)) and bool(_ENDS.search(before)) and line[:1].isupper()


def _limit() -> None:
    """Bound the process's memory and time, where the system can."""
    try:
        import resource
    except ImportError:  # Windows; there the parent's patience is the limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    try:
        import pdfminer  # noqa: F401
    except ImportError:
        sys.exit(_NO_LIBRARY)
    _limit()
    sys.stdout.buffer.write(text(sys.stdin.buffer.read()).encode("utf-8", "replace"))
