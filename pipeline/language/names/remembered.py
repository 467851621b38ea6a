"""What was found once for a name holds for every other mention of it, as long as the article tells the same of it."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable

_MOST = 100_000
_VARIANTS = 8


class Words:
    """The words of an article, which remember what they were asked about."""

    def __init__(self, words: Container[str]) -> None:
        self.words = words
        self.asked: dict[str, bool] = {}

    def __contains__(self, word: object) -> bool:
        found = word in self.words
        self.asked[str(word)] = found
        return found


class Remembered:
    """Results by key, each with what the words of the article had to say for it: (word, whether it stands there)."""

    def __init__(self) -> None:
        self._known: dict[Hashable, list[tuple[dict[str, bool], str]]] = {}

    def get(self, key: Hashable, seen: Container[str], find: Callable[[Container[str]], str]) -> str:
        """Gives what `find` gives for the words of an article, without calling it where the answer is known."""
        variants = self._known.get(key)
        if variants is not None:
            for told, result in variants:
                if all((word in seen) is stands for word, stands in told.items()):
                    return result
        words = Words(seen)
        result = find(words)
        if len(self._known) >= _MOST:
            self._known.clear()
        known = self._known.setdefault(key, [])
        if len(known) < _VARIANTS:
            known.append((words.asked, result))
        return result

    def clear(self) -> None:
        """Forgets everything."""
        self._known.clear()
