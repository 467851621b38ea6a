"""The segments of trafilatura's own tests on real pages, as its sdist 1.0.0 on PyPI carries them: 110 pages of its
benchmark's 990, with what their text must and must not hold. The pages are others' and stay where they are."""

from __future__ import annotations

import ast
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TESTS = "tests/realworld_tests.py"
PAGES = "tests/cache/"


@dataclass(frozen=True)
class Expected:
    """A page and what trafilatura's tests say of its text; raw is the page as it was fetched."""

    name: str
    raw: bytes
    present: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass
class Counts:
    """Segments that had to be found and were, that were missed, and that should not have been found."""

    found: int = 0
    missed: int = 0
    unwanted: int = 0
    rightly_left: int = 0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.unwanted) if self.found + self.unwanted else 1.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def expected(archive: Path) -> Iterator[Expected]:
    """Gives the pages of the archive with their segments. Raises ValueError where it is not the sdist meant."""
    with tarfile.open(archive) as files:
        members = {name.split("/", 1)[-1]: name for name in files.getnames()}
        if TESTS not in members:
            raise ValueError(f"{archive} holds no {TESTS}: take trafilatura's sdist 1.0.0 from PyPI")

        def read(name: str) -> bytes:
            member = files.extractfile(members[name])
            return member.read() if member else b""

        tree = ast.parse(read(TESTS))
        names = dict(_names(tree))
        for address, present, absent in _segments(tree):
            name = names.get(address)
            if name and PAGES + name in members and (present or absent):
                yield Expected(name, read(PAGES + name), tuple(present), tuple(absent))


def _names(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The addresses of the pages and their file names, from the table at the module's head."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(value, ast.Constant):
                    yield str(key.value), str(value.value)


def _segments(tree: ast.Module) -> Iterator[tuple[str, list[str], list[str]]]:
    """For each page that the tests load its address, and the texts that must and must not stand in the result."""
    for function in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
        address, present, absent = "", [], []  # type: str, list[str], list[str]
        for statement in function.body:
            call = statement.value if isinstance(statement, ast.Assign) else None
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "load_mock_page":
                if address:
                    yield address, present, absent
                first = call.args[0]
                address, present, absent = (str(first.value) if isinstance(first, ast.Constant) else "", [], [])
            elif isinstance(statement, ast.Assert):
                # What stands under an "or" need not hold.
                wanted = statement.test.values if isinstance(statement.test, ast.BoolOp) else [statement.test]
                if isinstance(statement.test, ast.BoolOp) and isinstance(statement.test.op, ast.Or):
                    continue
                for test in wanted:
                    if isinstance(test, ast.Compare) and isinstance(test.left, ast.Constant):
                        if isinstance(test.ops[0], ast.In):
                            present.append(str(test.left.value))
                        elif isinstance(test.ops[0], ast.NotIn):
                            absent.append(str(test.left.value))
        if address:
            yield address, present, absent


def _ours(raw: bytes) -> str:
    from pipeline.cleaning.encoding import decode
    from pipeline.cleaning.page import read

    try:
        return read(decode(raw)).body
    except ValueError:
        return ""


def _plain(raw: bytes) -> str:
    import trafilatura

    return trafilatura.extract(raw, include_comments=False) or ""


def _folded(text: str) -> str:
    return " ".join(text.split())


def report(archive: Path, errors: bool = False) -> str:
    """Gives precision, recall and F of our cleaning, before its check of the language, and of plain trafilatura."""
    cleaners = {"ours": _ours, "trafilatura": _plain}
    counts = {name: Counts() for name in cleaners}
    wrong: list[str] = []
    pages = {page.name: page for page in expected(archive)}
    for page in pages.values():
        for name, cleaner in cleaners.items():
            text = _folded(cleaner(page.raw))
            for segment in page.present:
                found = _folded(segment) in text
                counts[name].found += found
                counts[name].missed += not found
                if not found and name == "ours":
                    wrong.append(f"{page.name}\tmissed\t{segment}")
            for segment in page.absent:
                found = _folded(segment) in text
                counts[name].unwanted += found
                counts[name].rightly_left += not found
                if found and name == "ours":
                    wrong.append(f"{page.name}\tunwanted\t{segment}")
    one = counts["ours"]
    head = (
        f"{len(pages)} pages, {one.found + one.missed} text and {one.unwanted + one.rightly_left} boilerplate segments"
    )
    rows = [f"| {name} | {c.precision:.3f} | {c.recall:.3f} | {c.f:.3f} |" for name, c in counts.items()]
    lines = [head, "", "| | precision | recall | F |", "| --- | --- | --- | --- |", *rows]
    return "\n".join([*lines, *(["", *wrong] if errors else [])])
