"""Starts the dashboard on an address of this machine."""

from __future__ import annotations

import getpass
import os
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterable
from contextlib import suppress

import uvicorn

from pipeline.dashboard.desk import Desk
from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.opening import find
from pipeline.dashboard.web.app import application
from pipeline.dashboard.web.guard import LOOPBACK
from pipeline.outputs import OutputError

HOST, PORT = "127.0.0.1", 8765
_ANYWHERE = {"0.0.0.0", "::", ""}


def serve(
    out: str | os.PathLike[str],
    *,
    host: str = HOST,
    port: int = PORT,
    allow_hosts: Iterable[str] = (),
    read_only: bool = False,
    browser: bool = True,
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Serves an output's pages until it is interrupted.

    host, port: where to listen; 0 is any free port. allow_hosts: names besides the host's own that browsers may ask
    for. on_ready: called with the address once it answers. An output that cannot be opened is one line on stderr and a
    sentence on the page, where it can be tried again. Raises DashboardError where `out` names no output or the port is
    taken.
    """
    desk = Desk(find(out))
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    own = LOOPBACK if host in LOOPBACK else {socket.gethostname()} | LOOPBACK if host in _ANYWHERE else {host}
    app = application(desk, who=_user(), read_only=read_only, hosts={*own, *allow_hosts})
    with suppress(OutputError):
        desk.open()
    name = f"[{host}]" if ":" in host else host if host not in _ANYWHERE else "127.0.0.1"
    address = f"http://{name}:{port}/"
    if host not in LOOPBACK:
        print(f"sygnatariusz: whoever reaches {address} sees it all{'' if read_only else ' and can review'}",
              file=sys.stderr, flush=True)  # fmt: skip
    if on_ready is not None:
        on_ready(address)
    if browser:
        webbrowser.open(address)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Gives a socket that listens: from then on the port is ours, and a browser that comes early waits."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise DashboardError(
            f"the dashboard cannot listen on {host}, port {port}: {error.strerror}; try another --port or --host."
        ) from error


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
