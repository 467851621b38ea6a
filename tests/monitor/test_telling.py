"""New agreements are told on each channel, at least once, to real servers on the loopback."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path
from typing import Any

import feedparser
import pytest
from aiosmtpd.controller import Controller

from pipeline.monitor import ConfigError

HOUR = 3600.0
NOW = 1_000_000.0


def config(news: Any, more: str) -> str:
    return f'output = "records.sqlite"\n[[source]]\nurl = "{news.feed}"\n{more}'


class Mailbox:
    """What a real SMTP server took; `busy` lets it refuse."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.busy = False

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name
        if self.busy:
            return "451 try later"
        self.messages.append(message_from_bytes(envelope.content, policy=default))
        return "250 taken"


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    yield box, port
    server.stop()


def test_a_feed_that_any_reader_follows(news: Any, follow: Callable[[str], Any], tmp_path: Path) -> None:
    news.publish(1, 2)
    followed = follow(config(news, '[tell]\nfeed = { file = "new.atom", title = "Porozumienia <Łowicz>" }'))
    followed.round()
    news.publish(3)
    followed.round(NOW + HOUR)
    feed = feedparser.parse((tmp_path / "new.atom").read_bytes())
    assert (feed.bozo, feed.version, feed.feed.title) == (False, "atom10", "Porozumienia <Łowicz>")
    assert [entry.link for entry in feed.entries] == [news.website.url(f"/{n}") for n in (3, 1, 2)]
    assert feed.entries[0].title.startswith("2023-05-04 list intencyjny: Stowarzyszenie Dolina Lotnicza")
    assert len({entry.id for entry in feed.entries}) == 3
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_webhook_is_signed_and_repeated_with_the_same_id(
    news: Any, follow: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOOK_SECRET", "tajne")
    news.publish(1)
    news.website.takes_posts = 503
    hook = f'[tell]\nwebhook = {{ url = "{news.website.url("/hook")}", secret_env = "HOOK_SECRET" }}'
    followed = follow(config(news, hook))
    assert not followed.round()
    assert followed.said == [f"the webhook {news.website.url('/hook')} answered 503; tried again later"]
    news.website.takes_posts = 204
    assert followed.round(NOW + 30)  # not yet
    tries = len(news.website.posted)
    assert followed.round(NOW + HOUR)
    assert len(news.website.posted) == tries + 1
    assert followed.round(NOW + 2 * HOUR)
    assert len(news.website.posted) == tries + 1
    headers, body = news.website.posted[-1]
    expected = hmac.new(b"tajne", headers["X-Sygnatariusz-Timestamp"].encode() + b"." + body, hashlib.sha256)
    assert headers["X-Sygnatariusz-Signature"] == f"sha256={expected.hexdigest()}"
    payload = json.loads(body)
    assert {headers["X-Sygnatariusz-Id"] for headers, _ in news.website.posted} == {payload["id"]}
    assert payload["kind"] == "list intencyjny"
    assert [party["organisation"] for party in payload["signatories"]] == [
        "Stowarzyszenie Dolina Lotnicza",
        "Politechnika Rzeszowska",
    ]
    assert payload["article"]["url"] == news.website.url("/1")
    assert "podpisały" in payload["text"]


def test_a_webhook_is_posted_through_the_proxy_of_the_environment(
    news: Any, follow: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://anna:tajne@{news.website.host}")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    news.publish(1)
    followed = follow(config(news, '[tell]\nwebhook = { url = "http://hook.example/new" }'))
    assert followed.round()
    [(headers, _)] = news.website.posted
    assert headers["Host"] == "hook.example"
    assert {name.lower(): value for name, value in headers.items()}["proxy-authorization"].startswith("Basic ")
    news.publish(2)
    monkeypatch.setenv("http_proxy", "socks5://a:tajne@127.0.0.1:1")
    assert not followed.round(NOW + HOUR)
    [said] = followed.said
    assert "only http://host:port can be; tried again later" in said
    assert "tajne" not in said


def test_a_notice_that_is_refused_does_not_stop_the_others(news: Any, follow: Callable[[str], Any]) -> None:
    news.publish(1, 2)
    news.website.takes_posts = 400
    followed = follow(config(news, f'[tell]\nwebhook = {{ url = "{news.website.url("/hook")}" }}'))
    assert not followed.round()
    assert len(news.website.posted) == 2


def test_a_mail_tells_of_all_that_a_round_found(
    news: Any, follow: Callable[[str], Any], mailbox: tuple[Mailbox, int]
) -> None:
    box, port = mailbox
    news.publish(1, 2)
    server = f'server = "127.0.0.1"\nport = {port}\ntls = "none"'
    followed = follow(
        config(news, f'[tell.mail]\n{server}\nsender = "a@lowicz.pl"\nto = ["b@lowicz.pl", "c@lowicz.pl"]')
    )
    box.busy = True
    assert not followed.round()
    assert "did not take the mail" in followed.said[0]
    box.busy = False
    assert followed.round(NOW + HOUR)
    [message] = box.messages
    assert (message["Subject"], message["To"]) == ("Nowe porozumienia: 2", "b@lowicz.pl, c@lowicz.pl")
    text = message.get_content()  # type: ignore[attr-defined]
    assert all(news.website.url(f"/{n}") in text for n in (1, 2))
    news.publish(3)
    assert followed.round(NOW + 2 * HOUR)
    assert box.messages[1]["Subject"].startswith("2023-05-04 list intencyjny: Stowarzyszenie Dolina Lotnicza")
    assert box.messages[0]["Message-ID"] != box.messages[1]["Message-ID"]


@pytest.mark.parametrize(
    ("watch", "told"),
    [
        ('organisations = ["Politechnika Rzeszowska"]', True),
        ('organisations = ["politechnika rzeszowska", "x"]', True),
        ('organisations = ["Politechnika Opolska"]', False),
        ('kinds = ["list intencyjny"]', True),
        ('kinds = ["umowa"]', False),
        ('places = ["Rzeszów"]', True),
        ('places = ["Radom"]', False),
        ('words = ["laboratoria"]', True),  # the article says: laboratorium
        ('words = ["list intencyjny", "x"]', True),
        ('words = ["intencyjny list"]', False),
        ('statuses = ["ended"]', False),
        ('words = ["inżynier"]\nplaces = ["Radom"]', False),  # all conditions, any value of each
    ],
)
def test_watches(news: Any, follow: Callable[[str], Any], watch: str, told: bool) -> None:
    news.publish(1)
    followed = follow(config(news, f'[[watch]]\nname = "a"\n{watch}'))
    followed.round()
    assert bool(followed.shown) is told


def test_a_watch_tells_on_its_channels(news: Any, follow: Callable[[str], Any], tmp_path: Path) -> None:
    news.publish(1)
    watches = '[[watch]]\nname = "a"\ntell = ["feed"]\n[[watch]]\nname = "b"\nkinds = ["umowa"]\n'
    followed = follow(config(news, f'{watches}[tell]\nfeed = {{ file = "new.atom" }}'))
    followed.round()
    assert followed.shown == []
    assert len(feedparser.parse((tmp_path / "new.atom").read_bytes()).entries) == 1


def test_what_an_article_says_is_text_wherever_it_is_told(
    news: Any, follow: Callable[[str], Any], tmp_path: Path
) -> None:
    news.publish(1, more="&lt;script&gt;alert(1)&lt;/script&gt; \x1b[31m&amp;")
    followed = follow(config(news, '[tell]\nfeed = { file = "new.atom" }'))
    followed.round()
    content = (tmp_path / "new.atom").read_bytes()
    assert b"<script" not in content
    assert b"\x1b" not in content
    assert feedparser.parse(content).bozo is False


def test_a_secret_that_is_not_set(news: Any, follow: Callable[[str], Any]) -> None:
    with pytest.raises(ConfigError, match="NO_SUCH_SECRET"):
        follow(config(news, '[tell]\nwebhook = { url = "http://127.0.0.1/", secret_env = "NO_SUCH_SECRET" }'))
