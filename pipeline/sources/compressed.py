"""Files that may be packed with gzip, read as a stream that is cut off where it is a bomb."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.sources.sizes import allowance

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP = b"\x1f\x8b"


class UnpackingError(ValueError):
    """A compressed file cannot be read to its end; the message is a sentence that says why."""


class Measured(io.RawIOBase):
    """A stream of bytes that raises UnpackingError once it has given more than `most` of them, or is damaged."""

    def __init__(self, stream: gzip.GzipFile, most: int) -> None:
        self._stream = stream
        self._left = most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer).cast("B")
        try:
            data = self._stream.read1(len(room))  # what there is: data before a damage is not lost with it
        except EOFError:
            raise UnpackingError("the gzip file is cut off: it ends before its end; copy it again") from None
        except (OSError, zlib.error) as error:
            raise UnpackingError(f"the gzip file is damaged ({error}): copy it again") from None
        self._left -= len(data)
        if self._left < 0:
            raise UnpackingError(
                "the file unfolds to far more than its size, as a decompression bomb does: not read on"
            )
        room[: len(data)] = data
        return len(data)


@contextmanager
def opened(path: str) -> Iterator[io.BufferedReader]:
    """The bytes of the file at `path`, unpacked if it is gzip, whatever its name. Raises OSError, UnpackingError."""
    with Path(path).open("rb") as file:
        packed = file.read(2) == GZIP
        file.seek(0)
        if not packed:
            yield file
            return
        with gzip.GzipFile(fileobj=file) as unpacked:
            measured = Measured(unpacked, allowance(Path(path).stat().st_size))
            yield io.BufferedReader(measured, 1 << 16)


def unpacked(content: bytes, most: int) -> bytes:
    """Gzipped `content` unpacked, of which `most` bytes are taken. Raises UnpackingError for more or for damage."""
    with gzip.GzipFile(fileobj=io.BytesIO(content)) as stream:
        return Measured(stream, most).readall() or b""
