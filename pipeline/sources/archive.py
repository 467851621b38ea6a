"""ZIP archives of pages. Nothing is unpacked to the disk: names in an archive are only names."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.single import SUFFIXES, single
from pipeline.sources.sizes import LARGEST, allowance, too_large
from pipeline.sources.trouble import failure


def read_archive(path: str, source: str) -> Iterator[RawDocument | Failure]:
    """The documents in the ZIP archive at `path` in the order of their names, each named `source/name`.

    Files of other kinds and hidden ones are passed over; archives in archives are not opened.
    """
    try:
        left = allowance(Path(path).stat().st_size)
        with zipfile.ZipFile(path) as archive:
            members = sorted((m for m in archive.infolist() if _wanted(m)), key=lambda member: member.filename)
            if not members:
                yield failure(source, f"the archive holds no file that may be an article ({' '.join(SUFFIXES)})")
            for member in members:
                name = f"{source}/{member.filename}"
                outcome = _content(archive, member, name)
                if isinstance(outcome, Failure):
                    yield outcome
                    continue
                left -= len(outcome)
                if left < 0:
                    yield failure(
                        source,
                        "the archive unfolds to far more than its size, as a decompression bomb does: not read on",
                    )
                    return
                yield single(member.filename, outcome, name)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield failure(source, f"the ZIP archive is damaged: {str(error).lower()}")


def _wanted(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    hidden = any(part.startswith((".", "__MACOSX")) and not part.startswith("..") for part in path.parts)
    return not member.is_dir() and not hidden and path.suffix.lower() in SUFFIXES


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes | Failure:
    try:
        with archive.open(member) as stream:
            content = stream.read(LARGEST + 1)
    except NotImplementedError:  # a RuntimeError too, and so the first of the two
        return failure(name, "the file is packed in a way that is not read: unpack the archive first")
    except RuntimeError:
        return failure(name, "the file is locked with a password: unpack the archive first")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError):
        return failure(name, "the file is damaged in the archive")
    except Exception as error:  # LZMAError and its kin have no common parent
        return failure(name, f"the file is damaged in the archive ({type(error).__name__})")
    return failure(name, too_large("the file")) if len(content) > LARGEST else content
