"""What the pages say, one file a language, and days and numbers as the language writes them."""

from pipeline.dashboard.messages.language import LANGUAGES, Language, language

__all__ = ["LANGUAGES", "Language", "language"]
