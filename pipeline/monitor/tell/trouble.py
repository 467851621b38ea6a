"""Why something could not be told."""

from __future__ import annotations


class TellError(Exception):
    """A channel could not be told; the message is a sentence.

    alone: whether it is this notice only, so that others may be told all the same.
    """

    def __init__(self, message: str, *, alone: bool = False) -> None:
        super().__init__(message)
        self.alone = alone
