"""Only this machine's browser is answered, and only our own pages write."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pandas as pd
import pytest

from pipeline import outputs

ASK = httpx.Client(timeout=60)


def _token(address: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', ASK.get(f"{address}/reviews").text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "", "[::1", "a b"])
def test_another_name_is_not_answered(served: Any, host: str) -> None:
    for path in ("/", "/suggest?kind=organisation&q=gm", "/static/style.css", "/reviews.csv"):
        answer = ASK.get(served.address + path, headers={"host": host})
        assert answer.status_code in {400, 421}, path
        assert "Gmina" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9", "[::1]:80", "127.0.0.1"])
def test_our_own_names_are_answered(served: Any, host: str) -> None:
    assert ASK.get(f"{served.address}/reviews", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "token", "status"),
    [
        ({"origin": "https://evil.example"}, True, 403),
        ({"origin": "null"}, True, 403),
        ({"sec-fetch-site": "cross-site"}, True, 403),
        ({"sec-fetch-site": "same-site"}, True, 403),
        ({}, False, 403),
        ({}, True, 303),
    ],
)
def test_only_our_own_forms_write(served: Any, headers: dict[str, str], token: bool, status: int) -> None:
    form = {"token": _token(served.address) if token else "guess", "place": "Kielce"}
    answer = ASK.post(f"{served.address}/agreement/a1:1", data=form, headers=headers)
    assert answer.status_code == status
    assert len(served.desk.reviews()) == (1 if status == 303 else 0)


@pytest.mark.parametrize("path", ["/agreement/a1:1", "/entity/org:spolka", "/undo", "/settings", "/open"])
def test_every_form_needs_the_token(served: Any, path: str) -> None:
    assert ASK.post(served.address + path, data={"do": "reject"}).status_code == 403
    assert served.desk.reviews() == []


def test_a_form_that_is_too_large_is_refused(served: Any) -> None:
    form = {"token": _token(served.address), "note": "x" * 1_100_000}
    assert ASK.post(f"{served.address}/agreement/a1:1", data=form).status_code == 413


def test_read_only_writes_nothing(output: Path, serve: Callable[..., AbstractContextManager[Any]]) -> None:
    with serve(output, read_only=True) as served:
        form = {"token": _token(served.address), "do": "reject"}
        assert ASK.post(f"{served.address}/agreement/a1:1", data=form).status_code == 403
        assert 'name="place"' not in ASK.get(f"{served.address}/agreement/a1:1").text
        assert served.desk.reviews() == []


@pytest.mark.parametrize("here", ["//evil.example", "https://evil.example", "/\\evil.example", "\r\nx"])
def test_settings_lead_nowhere_else(served: Any, here: str) -> None:
    form = {"token": _token(served.address), "here": here, "language": "en"}
    answer = ASK.post(f"{served.address}/settings", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "samesite=strict" in answer.headers["set-cookie"].lower()


def test_answers_may_load_nothing_foreign(served: Any) -> None:
    headers = ASK.get(f"{served.address}/reviews").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/event/none", "/entity/none", "/agreement/none", "/none", "/static/../error.py", "/event/"]
)
def test_what_is_not_there_is_a_page(served: Any, path: str) -> None:
    assert ASK.get(served.address + path).status_code == 404


def test_an_output_that_cannot_be_opened_is_a_sentence_until_it_can(
    output: Path, serve: Callable[..., AbstractContextManager[Any]], capfd: pytest.CaptureFixture[str]
) -> None:
    moved = output.with_name("later.sqlite")
    output.rename(moved)
    with serve(output) as served:
        answer = ASK.get(served.address)
        assert answer.status_code == 503
        assert "news.sqlite is not there" in answer.text
        assert "news.sqlite is not there; sygnatariusz run" in capfd.readouterr().err
        moved.rename(output)
        token = re.search(r'name="token" value="([^"]+)"', answer.text)
        assert token is not None
        again = ASK.post(f"{served.address}/open", data={"token": token[1], "here": "/"}, follow_redirects=True)
        assert again.status_code == 200
        assert "Klaster Wodny" in again.text


def test_an_error_of_ours_is_a_page_and_a_line(
    served: Any, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("pipeline.dashboard.queries.events.totals", fail)
    assert ASK.get(served.address).status_code == 500
    assert capfd.readouterr().err == "sygnatariusz: /: RuntimeError: two\n"


def test_an_output_that_holds_nothing_is_said_on_every_page(
    tables: dict[str, pd.DataFrame], tmp_path: Path, serve: Callable[..., AbstractContextManager[Any]]
) -> None:
    outputs.write({name: table.iloc[:0] for name, table in tables.items()}, tmp_path / "nothing.sqlite")
    with serve(tmp_path / "nothing.sqlite") as served:
        for path in ("/", "/organisations", "/people", "/network", "/time", "/reviews", "/report.html"):
            answer = ASK.get(served.address + path)
            assert answer.status_code == 200, path
        # Asked without the cookies that other tests were given.
        assert "nie ma porozumień (0 artykułów)" in httpx.get(served.address, timeout=60).text
        assert ASK.get(f"{served.address}/agreements.xlsx").status_code == 200
