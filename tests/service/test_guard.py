"""Who may ask."""

from __future__ import annotations

from typing import Any

import httpx
import pytest


@pytest.mark.parametrize("path", ["/v1/articles", "/v1/batches", "/metrics"])
@pytest.mark.parametrize("given", [None, "Bearer wrong", "Bearer", "Basic a-token-of-the-tests-alone", "Bearer zażółć"])
def test_whoever_has_no_token_gets_nothing(narrow: Any, path: str, given: str | None) -> None:
    headers = {} if given is None else {"Authorization": given.encode()}
    method = "GET" if path == "/metrics" else "POST"
    answer = httpx.request(method, narrow.address + path, headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json()["error"]["code"] == "unauthorised"


@pytest.mark.parametrize("path", ["/live", "/docs", "/openapi.json"])
def test_probes_and_documentation_need_none(narrow: Any, path: str) -> None:
    assert httpx.get(narrow.address + path).status_code == 200


def test_the_token_is_in_the_documentation(narrow: Any, service: Any) -> None:
    written = narrow.client.get("/openapi.json").json()
    assert written["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert written["paths"]["/v1/articles"]["post"]["security"] == [{"token": []}]
    assert "securitySchemes" not in service.client.get("/openapi.json").json()["components"]


def test_without_a_token_no_page_of_a_browser_may_ask(service: Any, text: str) -> None:
    def ask(**headers: str) -> int:
        answer = service.client.post("/v1/articles", json={"text": text}, headers=headers)
        return int(answer.status_code)

    assert ask(Host="evil.example") == 421
    assert ask(Host="evil.example:80@localhost") == 421
    assert ask(Origin="https://evil.example") == 403
    assert ask(Origin="null") == 403
    assert ask(Origin=service.address) == 200
    assert ask(Host="localhost:1") == 200
