"""What is due is told on each channel, at least once: it is forgotten only after the channel has taken it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.monitor.config import Config
from pipeline.monitor.notice import summary
from pipeline.monitor.state import State
from pipeline.monitor.tell.feed import write_feed
from pipeline.monitor.tell.mail import send
from pipeline.monitor.tell.trouble import TellError
from pipeline.monitor.tell.webhook import post

FIRST = 60.0
DAY = 86_400.0


def channels(config: Config) -> list[str]:
    """The channels that a configuration has."""
    tell = config.tell
    there = {"stdout": tell.stdout, "feed": tell.feed, "webhook": tell.webhook, "mail": tell.mail}
    return [name for name, settings in there.items() if settings]


def deliver(config: Config, state: State, now: float, show: Callable[[str], None], say: Callable[[str], None]) -> bool:
    """Tell what is due on every channel; tells whether all was taken. show: standard output. say: what goes wrong."""
    whole = True
    for channel in channels(config):
        due = state.due(channel, now)
        parts = [[payload] for payload in due] if channel in ("stdout", "webhook") else [due] if due else []
        for part in parts:
            ids = [payload["id"] for payload in part]
            try:
                _tell(channel, part, config, state, show)
            except TellError as error:
                whole = False
                say(f"{error}; tried again later")
                state.undelivered(channel, ids, str(error), FIRST, DAY, now)
                if not error.alone:
                    break
                continue
            state.delivered(channel, ids)
    return whole


def _tell(
    channel: str, payloads: list[dict[str, Any]], config: Config, state: State, show: Callable[[str], None]
) -> None:
    tell = config.tell
    match channel:
        case "stdout":
            for payload in payloads:
                show(f"{summary(payload)}  {payload['article']['url'] or payload['article']['source']}")
        case "feed" if tell.feed is not None:
            write_feed(state.latest("feed", tell.feed.entries), tell.feed)
        case "webhook" if tell.webhook is not None:
            for payload in payloads:
                post(payload, tell.webhook)
        case "mail" if tell.mail is not None:
            send(payloads, tell.mail)
