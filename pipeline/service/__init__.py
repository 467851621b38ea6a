"""The way of an article over HTTP: posted by another system, read by a process that has the model, answered as JSON."""

from pipeline.service.settings import ServiceError, Settings

__all__ = ["ServiceError", "Settings"]
