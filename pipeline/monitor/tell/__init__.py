"""The channels on which new agreements are told."""

from pipeline.monitor.tell.deliver import channels, deliver

__all__ = ["channels", "deliver"]
