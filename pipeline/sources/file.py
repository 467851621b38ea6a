"""One file: the documents in it, or one sentence that says why they cannot be had."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path, PurePath

from pipeline.sources.compressed import UnpackingError, opened
from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.naming import printable
from pipeline.sources.single import SUFFIXES, single
from pipeline.sources.sizes import LARGEST, too_large
from pipeline.sources.trouble import failure, sentence, unforeseen

TABLES = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")

ARCHIVES = (".warc", ".zip")

PACKED = ".gz"


def known(name: str) -> bool:
    """True where the name ends like a file that may hold articles: .html, .jsonl, .csv.gz ..."""
    return kind(name) in (*SUFFIXES, *TABLES, *ARCHIVES)


def kind(name: str) -> str:
    """The suffix that tells what is in a file, in small letters: that before .gz for what is packed."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == PACKED else path.suffix


def read_file(path: str) -> Iterator[RawDocument | Failure]:
    """The documents in the file at `path`, lazily; a file of unknown suffix is read as one article, by its look."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        is_link = isinstance(error, FileNotFoundError) and Path(path).is_symlink()
        yield failure(path, sentence(error, is_link=is_link))
        return
    if stat.S_ISDIR(mode):
        yield failure(path, "a folder stands where a file is asked for")
    elif not stat.S_ISREG(mode):
        yield failure(path, "neither a file nor a folder but a device, a socket or a pipe")
    else:
        try:
            yield from _documents(path)
        except UnpackingError as error:
            yield failure(path, str(error))
        except OSError as error:
            yield failure(path, sentence(error))
        except Exception as error:  # what a library did not foresee in one file never ends a run
            yield failure(path, unforeseen(error))


def _documents(path: str) -> Iterator[RawDocument | Failure]:
    # A file is opened before its library is loaded, so that one that may not be read says so.
    with opened(path) as stream:
        name = printable(path)
        match kind(path):
            case ".jsonl" | ".ndjson":
                from pipeline.sources.jsonl import read_jsonl

                yield from read_jsonl(stream, name)
            case ".csv" | ".tsv":
                from pipeline.sources.delimited import read_delimited

                yield from read_delimited(stream, name)
            case ".parquet":
                from pipeline.sources.parquet import read_parquet

                yield from read_parquet(path, name)
            case ".warc":
                from pipeline.sources.warc import read_warc

                yield from read_warc(stream, name)
            case ".zip":
                from pipeline.sources.archive import read_archive

                yield from read_archive(path, name)
            case _:
                content = stream.read(LARGEST + 1)
                inner = path[: -len(PACKED)] if path.lower().endswith(PACKED) else path
                if len(content) > LARGEST:
                    yield failure(path, too_large("the file"))
                else:
                    yield single(inner, content, path)
