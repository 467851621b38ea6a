"""What every page needs: its language, its look, its links, and the templates."""

from __future__ import annotations

import json
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import parse_qs, quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from pipeline.dashboard.desk import Desk
from pipeline.dashboard.messages import LANGUAGES, Language, language
from pipeline.dashboard.queries.filters import KINDS, REVIEWED, STATUSES, Filters, parse

THEMES = ("auto", "light", "dark")
_SAFE = ("http://", "https://")
_NOT_READ = frozenset({"start", "end", "beside", "event_of"})


@cache
def templates() -> Environment:
    """Gives the templates; whatever they show is escaped."""
    environment = Environment(
        loader=PackageLoader("pipeline.dashboard"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["path"] = lambda text: quote(str(text), safe="")
    environment.filters["tuple_of"] = tuple
    environment.globals |= {
        "KINDS": KINDS,
        "STATUSES": STATUSES,
        "REVIEWED": REVIEWED,
        "web_address": web_address,
        "unpacked": unpacked,
        "page_link": lambda filters: lambda number: filters.query(page=number),
        "focus_link": lambda filters: lambda key: f"/network?{filters.query()}&focus={quote(key, safe='')}",
    }
    return environment


def web_address(address: str | None) -> str | None:
    """Gives an article's address if it is one of the web: a link never runs a script."""
    return address if address is not None and address.lower().startswith(_SAFE) else None


def unpacked(text: str) -> str:
    """Gives what a review's value of several columns says, a list of what is filled in; "" for a plain value."""
    try:
        found = json.loads(text)
    except ValueError:
        return ""
    return _listed(found) if isinstance(found, dict) else ""


def _listed(value: object) -> str:
    """What is filled in, without ids and offsets."""
    if isinstance(value, dict):
        value = [part for key, part in value.items() if not key.endswith("_id") and key not in _NOT_READ]
    return ", ".join(_listed(part) for part in value if part) if isinstance(value, list) else str(value)


def desk(request: Request) -> Desk:
    """Gives the desk that the dashboard works on."""
    found: Desk = request.app.state.desk
    return found


def language_of(request: Request) -> Language:
    """Gives the language that was chosen, else the first of the browser's that there is, else Polish."""
    chosen = request.cookies.get("language")
    if chosen not in LANGUAGES:
        asked = [
            part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")
        ]
        chosen = next((code for code in asked if code in LANGUAGES), LANGUAGES[0])
    return language(chosen)


def who(request: Request) -> str:
    """Gives the name under which reviews are kept."""
    return " ".join(unescape(request.cookies.get("who") or request.app.state.who).split())[:80]


def filters_of(request: Request) -> tuple[Filters, tuple[str, ...]]:
    """Gives the filters of the page's address, and the names of those that are none."""
    return parse(parse_qs(request.url.query))


def number_of(request: Request) -> int:
    """Gives the number of the page that the address asks for, from 1."""
    asked = request.query_params.get("page", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 8 else 1


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Gives a page."""
    theme = request.cookies.get("theme", THEMES[0])
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    context = {
        "say": language_of(request),
        "theme": theme if theme in THEMES else THEMES[0],
        "themes": THEMES,
        "languages": LANGUAGES,
        "token": request.app.state.token,
        "who": who(request),
        "here": address,
        "section": "",
        "output": desk(request).output.name,
        "changed": desk(request).changed,
        "behind": desk(request).behind,
        "read_only": request.app.state.read_only,
        "happened": request.query_params.get("told", ""),
    }
    return HTMLResponse(templates().get_template(template).render(context | values), status)
