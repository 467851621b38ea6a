"""One request over a connection of its own, to an address on the network that has been checked."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from threading import Event, Timer

import certifi
from urllib3 import HTTPHeaderDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError, NewConnectionError
from urllib3.util import Url

from pipeline.sources.sizes import MEGABYTE
from pipeline.sources.web.address import site
from pipeline.sources.web.proxy import Proxy
from pipeline.sources.web.settings import Web
from pipeline.sources.web.trouble import FetchError

BIT = 1 << 16

_REFUSAL = re.compile(r"Tunnel connection failed: (\d{3}[ \w]{0,60})")


@dataclass(frozen=True)
class Answer:
    """What a server answered; `body` is unpacked, and empty where the status is none of 2xx."""

    status: int
    headers: HTTPHeaderDict
    body: bytes


@cache
def _trust() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())  # beside the system's own, which may lack them
    return context


def ask(url: Url, address: str, headers: Mapping[str, str], web: Web, proxy: Proxy | None = None) -> Answer:
    """The answer to a GET of `url`, asked at the network address `address`, by way of a proxy where there is one.

    A proxy may be given the name of the host as its address, and is asked to look it up then. Raises FetchError.
    """
    connection = _connection(url, address, web, proxy)
    # A time limit for each part of an answer does not stop a server that sends a byte now and then.
    sockets: list[socket.socket] = []
    late = Event()
    watch = Timer(web.patience, _cut, (connection, sockets, late))
    watch.daemon = True
    watch.start()
    try:
        connection.connect()
        if connection.sock is not None:
            sockets.append(connection.sock)  # the connection forgets it when a body without a length begins
        return _answer(connection, url, headers, web, late, proxy)
    except DecodeError:
        raise FetchError("the page is damaged: it is not packed in the way that its headers say") from None
    except ssl.SSLCertVerificationError as error:
        raise FetchError(f"the host's certificate is not to be trusted: {error.verify_message.lower()}") from None
    except NewConnectionError as error:
        raise FetchError(f"{proxy or url.netloc} cannot be connected to: {_short(error)}", passing=True) from None
    except TimeoutError:
        raise _no_answer(url, web.timeout) from None
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        if late.is_set():
            raise _no_answer(url, web.patience) from None
        if "timed out" in str(error):
            raise _no_answer(url, web.timeout) from None
        if refusal := _REFUSAL.search(str(error)):
            said = f"{proxy} does not lead to {address} ({url.netloc}): {refusal[1]}"
            raise FetchError(said, passing=refusal[1].startswith("5"), silent=False) from None
        raise FetchError(f"{url.netloc} broke the connection off: {_short(error)}", passing=True) from None
    finally:
        watch.cancel()
        connection.close()


def _connection(url: Url, address: str, web: Web, proxy: Proxy | None) -> HTTPConnection:
    host, port = site(url)
    at = (address, port) if proxy is None else (proxy.host, proxy.port)
    connection: HTTPConnection
    if url.scheme == "https":
        connection = HTTPSConnection(*at, timeout=web.timeout, server_hostname=host, ssl_context=_trust())
    else:
        connection = HTTPConnection(*at, timeout=web.timeout)
    # A proxy that is asked for http://address/ tells the server that the address is its name; a tunnel tells nothing.
    if proxy is not None and (url.scheme == "https" or address != host):
        connection.set_tunnel(address, port, proxy.headers)
    return connection


def _answer(
    connection: HTTPConnection, url: Url, headers: Mapping[str, str], web: Web, late: Event, proxy: Proxy | None
) -> Answer:
    target = url.request_uri
    if proxy is not None and connection._tunnel_host is None:
        target, headers = url.url, {**headers, **proxy.headers}
    connection.request(
        "GET",
        target,
        headers={"Host": url.netloc or "", "User-Agent": web.agent, "Accept-Encoding": "gzip, br", **headers},
        preload_content=False,
        decode_content=True,
    )
    response = connection.getresponse()
    body = bytearray()
    if 200 <= response.status < 300:
        while part := response.read(BIT):
            body += part
            if len(body) > web.largest:
                raise FetchError(f"the page is larger than {web.largest // MEGABYTE} MB: not read to its end")
    if late.is_set():  # a body without a length ends wherever it is cut
        raise _no_answer(url, web.patience)
    return Answer(response.status, response.headers, bytes(body))


def _cut(connection: HTTPConnection, sockets: list[socket.socket], late: Event) -> None:
    late.set()
    for open_one in (connection.sock, *sockets):
        if open_one is not None:
            with suppress(OSError):  # it has ended by itself
                open_one.shutdown(socket.SHUT_RDWR)


def _no_answer(url: Url, seconds: float) -> FetchError:
    return FetchError(f"{url.netloc} did not answer within {seconds:g} seconds: try later", passing=True)


def _short(error: Exception) -> str:
    cause = error.__cause__ or error
    return " ".join((getattr(cause, "strerror", None) or str(cause)).split())[:120].lower()
