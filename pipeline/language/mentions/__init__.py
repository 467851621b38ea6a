"""The model's entities in, every mention with its right borders out."""

from pipeline.language.mentions.component import create

__all__ = ["create"]
