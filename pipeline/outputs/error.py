"""What goes wrong with an output, as one sentence."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from xlsxwriter.exceptions import XlsxWriterException

from pipeline.outputs.public import public


class OutputError(ValueError):
    """The output cannot be written: the message names it, says what is wrong and what to do."""


_DENIED = "permission is denied; close it where it is open, or choose a place that is yours to write"

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space or choose another disk",
    errno.EDQUOT: "your share of the disk is used up; free some space or choose another disk",
    errno.EFBIG: "the file would be larger than this system allows; choose another disk or fewer articles",
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: "that disk can only be read; choose another place",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ENOENT: "the folder that it stands in is not there; create it first",
}


@contextmanager
def explained(out: str | os.PathLike[str], verb: Literal["written", "read"] = "written") -> Iterator[None]:
    """Within it, what the system, SQLite or the workbook's writer raises becomes an OutputError that names `out`."""
    name = public(os.fspath(out))
    try:
        yield
    except OSError as error:
        raise OutputError(f"{name} cannot be {verb}: {_reason(error)}.") from error
    except XlsxWriterException as error:
        cause = error.args[0] if error.args else error
        reason = _reason(cause) if isinstance(cause, OSError) else str(cause)
        raise OutputError(f"{name} cannot be {verb}: {reason}.") from error
    except sqlite3.IntegrityError as error:
        message = f"the records contradict themselves ({error}); write CSV to look at them, and report this"
        raise OutputError(f"{name} cannot be {verb}: {message}.") from error
    except sqlite3.Error as error:
        message = f"SQLite says: {error}; free some space or choose another place"
        raise OutputError(f"{name} cannot be {verb}: {message}.") from error


def _reason(error: OSError) -> str:
    known = _REASONS.get(error.errno or 0)
    return known or f"the system says: {error.strerror or error}; choose another place"
