"""Why something cannot be had from the web."""

from __future__ import annotations


class FetchError(Exception):
    """A page cannot be had; the message is a sentence that says why.

    passing: whether a later attempt may do better. silent: whether the host did not answer at all.
    after: seconds that the server asks to wait, None where it does not.
    """

    def __init__(self, message: str, *, passing: bool = False, silent: bool = True, after: float | None = None) -> None:
        super().__init__(message)
        self.passing = passing
        self.silent = silent
        self.after = after
