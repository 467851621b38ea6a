"""What a monitor's configuration says: its output, its sources, its watches, and whom it tells."""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from rapidfuzz import process

from pipeline.outputs.destination import Format
from pipeline.sources.web.address import parsed
from pipeline.sources.web.listing import Kind
from pipeline.sources.web.trouble import FetchError

_UNITS = {"s": 1, "m": 60, "min": 60, "h": 3600, "d": 86_400}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(s|min|m|h|d)")


class ConfigError(ValueError):
    """The configuration cannot be used; the message is one sentence that names the file and what to do."""


def _seconds(value: Any) -> float:
    """Seconds of a duration: 90, "30s", "15m", "6h", "1d"."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0:
        return float(value)
    match = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or not float(match[1]):
        raise ValueError('write it as a number of seconds, or "15m", "6h", "1d"')
    return float(match[1]) * _UNITS[match[2]]


Seconds = Annotated[float, BeforeValidator(_seconds)]
Names = Annotated[tuple[str, ...], Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Part):
    """An address that is followed; `limit` is how many of its pages are read in one round."""

    url: str
    kind: Kind | None = None
    limit: Annotated[int, Field(ge=1)] = 100


class Watch(_Part):
    """What is told of: an agreement that fulfils all conditions given, each by any one of its values.

    organisations: names, acronyms or aliases of parties. kinds, statuses: of the agreement. places: where it was
    signed. words: in the article, in any form. tell: the channels, all of them if None.
    """

    name: str
    organisations: Names | None = None
    kinds: Names | None = None
    statuses: Names | None = ("signed", "planned")
    places: Names | None = None
    words: Names | None = None
    tell: tuple[Literal["stdout", "feed", "webhook", "mail"], ...] | None = None


class Feed(_Part):
    """An Atom feed that is written to `file`; `title` is what readers show of it."""

    file: str
    title: str = "Nowe porozumienia"
    entries: Annotated[int, Field(ge=1)] = 200


class Webhook(_Part):
    """An address to which each new agreement is posted, signed with a secret that the variable `secret_env` holds."""

    url: str
    secret_env: str | None = None


class Mail(_Part):
    """A mail of all new agreements of a round, sent by an SMTP server; `password_env` is the variable that holds it."""

    server: str
    sender: str
    to: Annotated[tuple[str, ...], Field(min_length=1)]
    port: int = 587
    tls: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    password_env: str | None = None


class Tell(_Part):
    """The channels that are told of new agreements."""

    stdout: bool = True
    feed: Feed | None = None
    webhook: Webhook | None = None
    mail: Mail | None = None


class Config(_Part):
    """A monitor's configuration. Paths are those of the file, relative to its folder.

    time_limit, memory_limit: seconds that the reading of one article may take, and MB beyond what the model takes.
    """

    output: str
    format: Format | None = None
    state: str | None = None
    interval: Seconds = 3600.0
    recheck: Seconds = 86_400.0
    delay: Annotated[float, Field(ge=0)] = 1.0
    keep_pages: str | None = None
    model: str | None = None
    gazetteer: str | None = None
    min_confidence: Annotated[float, Field(ge=0, le=1)] = 0.0
    time_limit: Seconds = 300.0
    memory_limit: Annotated[int, Field(ge=1)] = 2048
    source: Annotated[tuple[Source, ...], Field(min_length=1)]
    watch: tuple[Watch, ...] = (Watch(name="all"),)
    tell: Tell = Tell()

    @property
    def is_address(self) -> bool:
        """Whether the output is a database at an address."""
        return "://" in self.output

    @property
    def state_file(self) -> str:
        """The file that holds what the monitor remembers: that of the file, or one beside the output."""
        assert self.state is not None or not self.is_address
        return self.state or f"{self.output.rstrip('/' + os.sep)}.monitor"


def read(path: str | os.PathLike[str]) -> Config:
    """The configuration in the TOML file at `path`. Raises ConfigError."""
    name = os.fspath(path)
    try:
        raw = tomllib.loads(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise ConfigError(f"{name} cannot be read: {str(reason).lower()}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name} is not TOML: {str(error).lower()}") from None
    try:
        config = Config.model_validate(raw)
    except ValidationError as error:
        raise ConfigError(f"{name}: {_sentence(error)}") from None
    return _settled(config, name)


def _settled(config: Config, name: str) -> Config:
    """The configuration with paths from the folder of its file. Raises ConfigError where parts contradict."""
    if config.is_address and config.state is None:
        raise ConfigError(f'{name}: an output at an address has no place beside it: add state = "FILE"')
    for twice, what in (
        (_twice(s.url for s in config.source), "source"),
        (_twice(w.name for w in config.watch), "watch"),
    ):
        if twice is not None:
            raise ConfigError(f"{name}: the {what} {twice!r} stands there twice")
    for number, source in enumerate(config.source, 1):
        try:
            parsed(source.url)
        except FetchError as error:
            raise ConfigError(f"{name}: source.{number}.url cannot be {source.url!r}: {error}") from None
    folder = Path(name).parent

    def at(file: str | None) -> str | None:
        return None if file is None else os.fspath(folder / file)

    feed = config.tell.feed
    tell = config.tell.model_copy(update={"feed": feed and feed.model_copy(update={"file": at(feed.file)})})
    return config.model_copy(
        update={
            "output": config.output if config.is_address else at(config.output),
            "state": at(config.state),
            "keep_pages": at(config.keep_pages),
            "gazetteer": at(config.gazetteer),
            "tell": tell,
        }
    )


def _twice(names: Any) -> str | None:
    return next((name for name, times in Counter(names).items() if times > 1), None)


def _sentence(error: ValidationError) -> str:
    """The first thing that is wrong, with the nearest right word where one is unknown."""
    first = error.errors(include_url=False)[0]
    where = [part for part in first["loc"] if part != "function-before[_seconds(), float]"]
    place = ".".join(f"{part + 1}" if isinstance(part, int) else str(part) for part in where)
    if first["type"] == "extra_forbidden":
        unknown, known = str(where[-1]), _keys(where[:-1])
        near = process.extractOne(unknown, known, score_cutoff=50)
        meant = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
        return f"unknown key {unknown!r}{_within(place)}: {meant}"
    if first["type"] == "missing":
        return f"{place} is missing: add it"
    message = str(first["msg"]).removeprefix("Value error, ")
    return f"{place} cannot be {first['input']!r}: {message[:1].lower()}{message[1:]}"


def _within(place: str) -> str:
    parent = place.rpartition(".")[0]
    return f" in {parent}" if parent else ""


def _keys(where: list[Any]) -> list[str]:
    """The keys that are known at a place of the configuration."""
    part: Any = Config
    for name in where:
        if isinstance(name, str) and isinstance(part, type) and issubclass(part, BaseModel):
            part = part.model_fields[name].annotation
        inner = [a for a in (part, *get_args(part)) if isinstance(a, type) and issubclass(a, BaseModel)]
        part = inner[0] if inner else part
    return list(part.model_fields)
