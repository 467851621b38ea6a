"""How the service runs: what reads, how much is taken, and how long it may last."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pipeline.limits import Limits
from pipeline.sources.sizes import LARGEST, MEGABYTE

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

SHORTEST_TOKEN = 16


class ServiceError(ValueError):
    """The service cannot run as it was asked to; the message is one sentence that says what to do."""


@dataclass(frozen=True)
class Settings:
    """What a service keeps to.

    model, gazetteer: as in `pipeline.run`. workers: processes that read, each with the model loaded once.
    queue: requests that may wait beside those that are read. batch: articles of one request. largest: bytes of one.
    seconds, memory: that reading one article may take, the second in MB beyond what the model takes, None for any.
    wait: seconds in which the reading of a request must have begun.
    stop: seconds in which the requests in flight are finished when the service is stopped.
    urls: whether addresses may be posted, of pages on the public internet. sites: addresses whose hosts may be asked
    for pages although they are in the user's own network.
    token: what a request must bring as "Authorization: Bearer"; None where nobody but this machine can ask.
    """

    model: str | None = None
    gazetteer: str | None = None
    workers: int = 2
    queue: int = 64
    batch: int = 100
    largest: int = 8 * MEGABYTE
    seconds: float = 30.0
    memory: int | None = Limits.megabytes
    wait: float = 60.0
    stop: float = 60.0
    urls: bool = False
    sites: tuple[str, ...] = ()
    token: str | None = None

    def __post_init__(self) -> None:
        """Raises ServiceError for a limit that lets nothing through."""
        for name in ("workers", "batch"):
            if getattr(self, name) < 1:
                raise ServiceError(f"{name} must be 1 or more, not {getattr(self, name)}")
        for name in ("seconds", "wait", "stop"):
            if not 0 < getattr(self, name) < float("inf"):
                raise ServiceError(f"{name} must be more than 0, not {getattr(self, name):g}")
        if self.memory is not None and self.memory < 1:
            raise ServiceError(f"memory must be 1 MB or more, or 0 for any, not {self.memory}")
        if self.queue < 0:
            raise ServiceError(f"queue must be 0 or more, not {self.queue}")
        if not 0 < self.largest <= LARGEST:
            raise ServiceError(f"largest must be from 1 byte to {LARGEST // MEGABYTE} MB")
        if self.sites and not self.urls:
            raise ServiceError("sites are named, but no address may be posted: allow that too (--allow-urls)")
        if self.token is not None and (len(self.token) < SHORTEST_TOKEN or not self.token.isascii()):
            raise ServiceError(
                f"the token is too easily guessed: it must have {SHORTEST_TOKEN} characters or more, of ASCII alone"
            )

    @property
    def limits(self) -> Limits:
        """What one article may cost."""
        return Limits(self.seconds, self.memory)


def check_host(host: str, token: str | None) -> None:
    """Raises ServiceError for an address that others can reach without a token that keeps them out."""
    if host not in LOOPBACK and token is None:
        raise ServiceError(
            f"whoever reaches {host or 'this machine'} could use the service: set a token in SYGNATARIUSZ_TOKEN or "
            "--token-file, or listen on 127.0.0.1"
        )


def read_token(file: str | os.PathLike[str] | None) -> str | None:
    """Gives the token in a file, else in SYGNATARIUSZ_TOKEN, else None. Raises ServiceError for a file without one."""
    if file is None:
        return os.environ.get("SYGNATARIUSZ_TOKEN", "").strip() or None
    try:
        with Path(file).open(encoding="utf-8") as stream:
            token = stream.read(4096).strip()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise ServiceError(f"{os.fspath(file)}: the token cannot be read: {str(reason).lower()}") from None
    if not token:
        raise ServiceError(f"{os.fspath(file)}: the file is empty: write the token into it")
    return token
