"""Article in, spaCy Doc out: morphology, sentences, entities, names, dates, roles and agreements."""

from pipeline.language.load import ModelError, load

__all__ = ["ModelError", "load"]
