"""What is not taken: too large, too many, too slow; each with its status and one sentence."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

JSON = {"Content-Type": "application/json"}


def refused(answer: httpx.Response, status: int, code: str, said: str) -> None:
    assert answer.status_code == status
    assert list(answer.json()) == ["error"]
    error = answer.json()["error"]
    assert (error["code"], said in error["message"]) == (code, True), error


def test_a_body_that_is_too_large_is_not_read_to_its_end(service: Any) -> None:
    text = "Ala ma kota. " * 20_000
    refused(service.post(text=text), 413, "too_large", "0.2 MB")

    def parts() -> Iterator[bytes]:
        for _ in range(20_000):
            yield b"Ala ma kota. "

    unannounced = service.client.post("/v1/articles", content=parts(), headers={"Content-Type": "text/plain"})
    refused(unannounced, 413, "too_large", "0.2 MB")


def test_a_batch_that_is_too_large(service: Any) -> None:
    refused(service.post("/v1/batches", articles=[{"text": "a"}] * 7), 413, "too_large", "7 articles, the limit is 6")


@pytest.mark.parametrize(
    ("path", "content", "headers", "status", "code", "said"),
    [
        ("/v1/articles", b"{", JSON, 422, "bad_request", "Invalid JSON"),
        ("/v1/articles", b"[" * 100_000, JSON, 422, "bad_request", "Invalid JSON"),
        ("/v1/articles", b'{"text": "a", "html": "b"}', JSON, 422, "bad_request", "not both"),
        ("/v1/articles", b"{}", JSON, 422, "bad_request", "give text, html or url"),
        ("/v1/articles", b'{"text": "a", "publisched": "2023"}', JSON, 422, "bad_request", "publisched"),
        ("/v1/articles", b'{"text": "a", "published": "2023-02-30"}', JSON, 422, "bad_request", "published"),
        ("/v1/articles", b'{"text": "Ala ma kota."}', JSON, 422, "unreadable", "holds no article: only 3 words"),
        ("/v1/articles", b'{"text": ""}', JSON, 422, "unreadable", "empty"),
        ("/v1/articles?title=a", b'{"text": "a"}', JSON, 422, "bad_request", "stand in the body"),
        ("/v1/articles?min_confidence=2", b"a", JSON, 422, "bad_request", "min_confidence"),
        ("/v1/articles?day=2", b"a", JSON, 422, "bad_request", "day"),
        ("/v1/articles", b"a=b", {}, 415, "unsupported", "application/json, text/html"),
        ("/v1/articles", b"a", JSON | {"Content-Encoding": "gzip"}, 415, "unsupported", "Content-Encoding"),
        ("/v1/articles", b"\x89PNG\x00", {"Content-Type": "text/plain"}, 422, "unreadable", "PNG"),
        ("/v1/batches", b"a", {"Content-Type": "text/plain"}, 415, "unsupported", "application/json"),
        ("/v1/batches", b'{"articles": []}', JSON, 422, "bad_request", "articles"),
        ("/v1/batches", b'{"articles": [{"text": "a"}, {}]}', JSON, 422, "bad_request", "articles.1"),
        ("/v2/articles", b"a", JSON, 404, "not_found", "/docs"),
        ("/live", b"a", JSON, 405, "wrong_method", "POST"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(
    service: Any, path: str, content: bytes, headers: dict[str, str], status: int, code: str, said: str
) -> None:
    answer = service.client.post(path, content=content, headers=headers)
    refused(answer, status, code, said)
    assert "\n" not in answer.json()["error"]["message"]


def test_slow_articles_cost_only_themselves_and_the_queue_has_an_end(narrow: Any, endless: str, text: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        slow = threads.submit(narrow.post, text=endless, source="bez końca")
        narrow.until("workers_busy", 1)
        waits = threads.submit(narrow.post, text=text)
        narrow.until("requests_in_flight", 2)
        full = narrow.post(text=text)
        refused(full, 429, "too_many", "1 requests wait already")
        assert full.headers["Retry-After"] == "1"
        assert narrow.client.get("/live").json() == {"status": "live"}
        waited = waits.result()
        refused(waited, 503, "busy", "no worker was free for 2 seconds")
        assert waited.headers["Retry-After"] == "5"
        late = slow.result()
    refused(late, 503, "too_slow", "took longer than 4 seconds")
    assert late.json()["error"]["source"] == "bez końca"
    assert "Retry-After" not in late.headers
    narrow.until("workers_ready", 1)
    assert narrow.post(text=text).status_code == 200
    assert narrow.figure("workers_replaced") == 1
    assert [line.split(":")[1] for line in narrow.said] == [" an article took longer than 4 seconds"]


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is the system's own")
def test_an_article_that_takes_too_much_memory_costs_only_itself(
    start: Callable[..., Any], endless: str, text: str
) -> None:
    greedy = start("--workers", "1", "--memory", "16", "--seconds", "600", "--wait", "600")
    answer = greedy.post(text=endless, source="pożeracz")
    refused(answer, 503, "too_much_memory", "took more than 16 MB of memory to read")
    assert (answer.json()["error"]["source"], answer.json()["error"]["stage"]) == ("pożeracz", "language")
    assert "Retry-After" not in answer.headers
    batch = greedy.post("/v1/batches", articles=[{"text": text}, {"text": endless}, {"text": text + text}]).json()
    assert [(row["source"], "16 MB of memory" in row["error"]) for row in batch["failures"]] == [("2/posted", True)]
    assert len(batch["articles"]) == 2
    assert greedy.post(text=text).status_code == 200
    assert greedy.figure('articles_total{outcome="too_much_memory"}') == 2
    told = " an article took more than 16 MB of memory: its worker was ended; another one takes its place"
    assert [line.partition(":")[2].rstrip() for line in greedy.said] == [told] * 2


def test_an_article_that_nobody_waits_for_any_more_is_not_read(narrow: Any, endless: str, text: str) -> None:
    narrow.until("workers_ready", 1)
    narrow.until("requests_in_flight", 0)
    read = narrow.figure("article_seconds_count")
    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(narrow.post, text=endless)
        narrow.until("workers_busy", 1)
        with pytest.raises(httpx.ReadTimeout):
            narrow.client.post("/v1/articles", json={"text": text}, timeout=0.5)
        assert slow.result().json()["error"]["code"] == "too_slow"
    narrow.until("workers_ready", 1)
    narrow.until("articles_waiting", 0)
    assert narrow.figure("article_seconds_count") == read + 1


def test_a_body_that_does_not_come_is_not_waited_for(narrow: Any) -> None:
    def parts() -> Iterator[bytes]:
        yield b"Ala"
        time.sleep(5)
        yield b"ma kota"

    answer = narrow.client.post("/v1/articles", content=parts(), headers={"Content-Type": "text/plain"})
    refused(answer, 408, "timeout", "did not come within 4 seconds")
