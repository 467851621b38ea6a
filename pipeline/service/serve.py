"""Starts the service on an address of this machine, and stops it when it is asked to."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from pipeline.language.names.gazetteer import read as read_gazetteer
from pipeline.service.app import application
from pipeline.service.desk import Desk
from pipeline.service.settings import ServiceError, Settings, check_host
from pipeline.sources.web.address import parsed
from pipeline.sources.web.trouble import FetchError

HOST, PORT = "127.0.0.1", 8766


def serve(
    settings: Settings,
    *,
    host: str = HOST,
    port: int = PORT,
    say: Callable[[str], None],
    on_ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Answers requests until SIGTERM or SIGINT: then no new ones are taken, and those in flight are finished.

    host, port: where to listen; 0 is any free port. say: told what an operator should know, a sentence each time.
    on_ready: called with the address once it answers; the model is still being loaded then.
    Raises ServiceError where the host asks for a token, the port is taken, a site is no address or the model cannot be
    loaded, and GazetteerError.
    """
    check_host(host, settings.token)
    for site in settings.sites:
        try:
            parsed(site)
        except FetchError as error:
            raise ServiceError(f"--site {site}: {error}") from None
    if settings.gazetteer is not None:
        for line, problem in read_gazetteer(settings.gazetteer).problems:
            say(f"{settings.gazetteer}:{line}: {problem}")
    with _listen(host, port) as listening:
        desk = Desk(settings, say=say, on_unusable=lambda: setattr(server, "should_exit", True))
        config = uvicorn.Config(
            application(desk),
            log_level="critical",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=max(1, round(settings.stop)),
        )
        server = uvicorn.Server(config)
        # Also before and after the server listens to signals itself; a stop that was asked for is no failure.
        signal.signal(signal.SIGTERM, server.handle_exit)
        on_ready(_address(host, listening.getsockname()[1]))
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    if desk.workers.unusable is not None:
        raise desk.workers.unusable


def _address(host: str, port: int) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{port}/"


def _listen(host: str, port: int) -> socket.socket:
    """Gives a socket that listens: from then on the port is ours."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or "no such port"
        raise ServiceError(
            f"the service cannot listen on {host}, port {port}: {reason}; try another --port or --host."
        ) from error
