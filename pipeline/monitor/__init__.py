"""Rooms 1 to 5 again and again: follows feeds, sitemaps and news sections, and tells of what is new."""

from pipeline.monitor.config import Config, ConfigError, read
from pipeline.monitor.service import Monitor
from pipeline.monitor.state import StateError
from pipeline.monitor.status import status

__all__ = ["Config", "ConfigError", "Monitor", "StateError", "read", "status"]
