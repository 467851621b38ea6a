"""The commands. They hold no logic of their own: each calls the package and tells on stderr what became of it.

What is heavy is imported inside the commands, so that --help and --version do not wait for it.
"""

from pipeline.cli.app import app, main

__all__ = ["app", "main"]
