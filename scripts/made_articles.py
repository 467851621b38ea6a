"""Makes as many pages as asked for out of our own press releases: python scripts/made_articles.py 10000 FOLDER.

Each is a page of corpus/press that is in UTF-8, in turn, with every fourth small word put in place of another of the
corpus, so that none is another's reprint, and with a foundation of its own at the end, so that the names grow too.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PRESS = ROOT / "corpus" / "press"
_SMALL = re.compile(r"(?<=\s)[a-ząćęłńóśźż]{4,}(?=[\s,.])")
_TEXT = re.compile(r"(?<=>)[^<>]{40,}(?=<)")
_SYLLABLES = ["Wo", "dro", "Kar", "to", "ni", "Sta", "lo", "mex", "Ter", "mo", "wit", "Pol", "ba", "ra", "zu", "de"]


def pages(number: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """Gives (name, HTML) of so many pages; the same for the same seed, and the first of more are those of fewer."""
    originals = [page for path in sorted(PRESS.glob("*.html")) if (page := _read(path)) is not None]
    words = sorted({word for page in originals for text in _TEXT.findall(page) for word in _SMALL.findall(text)})
    for place in range(number):
        chance = random.Random(f"{seed}:{place}")
        page = originals[place % len(originals)]
        page = _TEXT.sub(lambda text, chance=chance: _changed(text[0], words, chance), page)
        name = "".join(chance.choices(_SYLLABLES, k=4)).capitalize()
        end = page.rfind("</p>")
        yield f"{place:07}.html", f"{page[:end]} Patronem wydarzenia jest Fundacja {name}.{page[end:]}"


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return None


def _changed(text: str, words: list[str], chance: random.Random) -> str:
    return _SMALL.sub(lambda word: chance.choice(words) if chance.random() < 0.25 else word[0], text)


def make(number: int, folder: Path) -> int:
    """Writes the pages into a folder, a thousand in each folder in it; gives their bytes."""
    total = 0
    for place, (name, page) in enumerate(pages(number)):
        into = folder / f"{place // 1000:04}"
        into.mkdir(parents=True, exist_ok=True)
        total += (into / name).write_bytes(page.encode())
    return total


if __name__ == "__main__":
    print(f"{make(int(sys.argv[1]), Path(sys.argv[2])):,} bytes")
