"""Why a source could not be read, in a sentence that says what to do."""

from __future__ import annotations

import errno

from pipeline.sources.document import Failure
from pipeline.sources.naming import printable

SENTENCES = {
    errno.ENOENT: "the file does not exist",
    errno.ENOTDIR: "the file does not exist: a part of its path is not a folder",
    errno.EACCES: "the file may not be read: ask for permission",
    errno.EPERM: "the file may not be read: ask for permission",
    errno.ELOOP: "the symbolic link leads back to itself",
    errno.ENAMETOOLONG: "the name is too long for a file",
    errno.EISDIR: "a folder stands where a file is asked for",
    errno.EMFILE: "too many files are open at once",
}


def failure(source: str, error: str) -> Failure:
    """A Failure of this room; source may hold anything that a file name may hold."""
    return Failure(source=printable(source), stage="sources", error=error)


def first_line(error: BaseException) -> str:
    """The first line of what an error says, "" where it says nothing."""
    return next(iter(str(error).splitlines()), "")


def unforeseen(error: Exception) -> str:
    """The sentence for an error that nobody foresaw, which ends what is read of one source and never the run."""
    return f"cannot be read: {type(error).__name__}: {first_line(error)}"


def sentence(error: OSError | ValueError, *, is_link: bool = False) -> str:
    """What the system's error means to the user; is_link says that the path itself is a symbolic link."""
    if not isinstance(error, OSError):
        return "the name is not one that a file can have"
    if is_link and error.errno == errno.ENOENT:
        return "the symbolic link leads to a file that does not exist"
    if error.errno in SENTENCES:
        return SENTENCES[error.errno]
    return f"the file cannot be read: {(error.strerror or str(error)).lower()}"
