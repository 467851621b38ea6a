"""The web as a source: addresses in, pages out, politely, and by no way into the user's own network."""

from pipeline.sources.web.settings import Web

__all__ = ["Web"]
