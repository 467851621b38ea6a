"""New agreements posted to an address, signed, each with an id that drops repeats."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from typing import Any

from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential
from urllib3 import PoolManager, ProxyManager, Timeout
from urllib3.exceptions import HTTPError
from urllib3.util import parse_url

from pipeline.monitor.config import Webhook
from pipeline.monitor.tell.secrets import secret
from pipeline.monitor.tell.trouble import TellError
from pipeline.sources.web.proxy import proxy_for
from pipeline.sources.web.settings import Web
from pipeline.sources.web.trouble import FetchError

ATTEMPTS = 3


def post(payload: dict[str, Any], webhook: Webhook, *, pause: float = 0.5) -> None:
    """Post a notice. Raises TellError where that was not taken with a status of 2xx, tried three times.

    The headers: X-Sygnatariusz-Id, the notice's id, the same each time that it is posted; X-Sygnatariusz-Timestamp, now
    in seconds; and, where there is a secret, X-Sygnatariusz-Signature, which `signature` makes.
    """
    body = json.dumps(payload, ensure_ascii=False).encode()
    attempts = Retrying(
        stop=stop_after_attempt(ATTEMPTS),
        wait=wait_exponential(pause, max=10),
        retry=retry_if_exception(lambda error: isinstance(error, TellError) and not error.alone),
        reraise=True,
    )
    attempts(_post, payload["id"], body, webhook)


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """The signature that the receiver compares: "sha256=" and 64 hexadecimal digits."""
    return "sha256=" + hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()


def _post(id: str, body: bytes, webhook: Webhook) -> None:
    timestamp = str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "User-Agent": Web.agent,
        "X-Sygnatariusz-Id": id,
        "X-Sygnatariusz-Timestamp": timestamp,
    }
    key = secret(webhook.secret_env)
    if key is not None:
        headers["X-Sygnatariusz-Signature"] = signature(key, timestamp, body)
    try:
        with _pool(webhook.url) as pool:
            status = pool.request("POST", webhook.url, body=body, headers=headers, redirect=False).status
    except FetchError as error:
        raise TellError(f"the webhook {webhook.url} cannot be reached: {error}") from None
    except HTTPError as error:
        raise TellError(f"the webhook {webhook.url} cannot be reached: {type(error).__name__}") from None
    if not 200 <= status < 300:
        # What a server refuses of one notice it may take of the next; but not where it is down or asked too often.
        alone = 400 <= status < 500 and status not in (408, 429)
        raise TellError(f"the webhook {webhook.url} answered {status}", alone=alone)


def _pool(url: str) -> PoolManager:
    """What posts to an address, through the proxy that the environment names for it. Raises FetchError."""
    proxy = proxy_for(parse_url(url))
    if proxy is None:
        return PoolManager(timeout=Timeout(total=20), retries=False)
    return ProxyManager(proxy.url, proxy_headers=proxy.headers, timeout=Timeout(total=20), retries=False)
