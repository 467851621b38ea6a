"""Addresses that are posted: fetched where this is allowed, and never from where the service alone can reach."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

PAGE = "<html><head><title>Umowa</title></head><body><article><h1>Umowa podpisana</h1><p>{}</p></article></body></html>"


def test_addresses_are_refused_unless_they_are_allowed(service: Any, website: Any) -> None:
    answer = service.post(url=website.page("/1", PAGE))
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "forbidden")
    assert website.asked == []


def test_pages_are_fetched_and_no_way_leads_into_the_own_network(
    start: Callable[..., Any], website: Any, another_website: Any, text: str
) -> None:
    inside = another_website.page("/secret", PAGE.format(text))
    port = another_website.server.server_port
    website.page("/robots.txt", "User-agent: *\nDisallow: /closed", "text/plain")
    website.page("/closed", PAGE.format(text))
    page = website.page("/1", PAGE.format(text), "text/html; charset=utf-8")
    away = website.page("/away", "", status=302, Location=inside)
    image = website.page("/image", b"\x89PNG", "image/png")
    service = start("--workers", "1", "--allow-urls", "--site", website.url("/"))

    found = service.post(url=page, published="2023-05-10").json()
    assert [(row["url"], row["source"], row["published"]) for row in found["articles"]] == [(page, page, "2023-05-10")]
    assert found["articles"][0]["retrieved"].endswith("Z")
    assert found["agreements"][0]["date"] == "2023-05-09"
    for url, said in {
        inside: "not on the public internet",
        away: "not on the public internet",
        f"http://localhost:{port}/secret": "not on the public internet",
        f"http://[::ffff:127.0.0.1]:{port}/secret": "not on the public internet",
        f"http://2130706433:{port}/secret": "not on the public internet",
        f"http://0.0.0.0:{port}/secret": "not on the public internet",
        "http://169.254.169.254/latest/meta-data/": "not on the public internet",
        "file:///etc/passwd": "only http: and https:",
        "http://a:b@127.0.0.1/": "a name or a password",
        website.url("/closed"): "robots.txt",
        website.url("/missing"): "does not exist (404)",
        image: "not a page but image/png",
    }.items():
        answer = service.post(url=url)
        error = answer.json()["error"]
        assert (answer.status_code, error["code"], error["stage"]) == (422, "unreadable", "sources"), (url, error)
        assert said in error["message"]
    assert another_website.asked == []
    batch = service.post("/v1/batches", articles=[{"url": inside}, {"url": page}]).json()
    assert [row["url"] for row in batch["articles"]] == [page]
    assert [row["source"] for row in batch["failures"]] == [inside]
    assert another_website.asked == []
    assert service.said == []
