"""Secrets, which stand in the environment and not in a file."""

from __future__ import annotations

import os

from pipeline.monitor.config import Config, ConfigError


def secret(variable: str | None) -> str | None:
    """What an environment variable holds; None where none is named. Raises ConfigError where it is not set."""
    if variable is None:
        return None
    value = os.environ.get(variable)
    if not value:
        raise ConfigError(f"the environment variable {variable}, which the configuration names, is not set: set it")
    return value


def check(config: Config) -> None:
    """Raise ConfigError where a secret that the configuration names is not set."""
    if config.tell.webhook is not None:
        secret(config.tell.webhook.secret_env)
    if config.tell.mail is not None:
        secret(config.tell.mail.password_env)
