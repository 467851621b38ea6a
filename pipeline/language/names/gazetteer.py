"""An analyst's own list of organisations and people: what a mention is called there wins over everything else."""

from __future__ import annotations

import csv
import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline.language.mentions.heads import heads
from pipeline.language.names.finding import Tree, names, tree

COLUMNS = ("name", "acronym", "aliases", "kind", "id")
Key = tuple[str, str, str]

_LONGEST_FORM = 6
_QUOTES = str.maketrans(dict.fromkeys("„”“\"«»'’", ""))


class GazetteerError(ValueError):
    """The list cannot be used at all; the message is one sentence that says what to do."""


@dataclass(frozen=True)
class Entry:
    """A line of the list: an entity's name, acronym, aliases, kind and the id that the analyst knows it by."""

    name: str
    acronym: str
    aliases: tuple[str, ...]
    kind: str
    id: str


@dataclass(frozen=True)
class Gazetteer:
    """Entries, and what is wrong with lines that were left out: (number of the line, sentence)."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[tuple[int, str], ...] = ()
    exact: Mapping[Key, Entry | None] = field(default_factory=dict)
    """(label, name, legal form) -> its entry; None where two entries share the name."""
    without_form: Mapping[tuple[str, str], Entry | None] = field(default_factory=dict)
    """(label, name) -> the entry of a company that stands in the list with its legal form."""
    tree: Tree = field(default_factory=Tree, repr=False, compare=False)
    """Every name, acronym and alias, to be found in texts."""

    def entry(self, label: str, names: Iterable[str]) -> Entry | None:
        """Gives the entry of the first of some names that one entry alone bears, among those of a label.

        A legal form that only the list or only the text gives is no difference; two different ones are.
        """
        for name in names:
            words, form = key(name)
            found = self.exact.get((label, words, form)) or (
                self.exact.get((label, words, "")) if form else self.without_form.get((label, words))
            )
            if found is not None:
                return found
        return None


@lru_cache(maxsize=100_000)
def key(name: str) -> tuple[str, str]:
    """Gives a name as it is compared, without quotes, doubled spaces and capitals, and apart from it its legal form."""
    words = name.translate(_QUOTES).casefold().split()
    for length in range(min(len(words) - 1, _LONGEST_FORM), 0, -1):
        form = heads().legal_forms.get("".join(words[-length:]))
        if form is not None:
            return " ".join(words[:-length]).rstrip(" ,"), form
    return " ".join(words), ""


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    path = files("pipeline.language.names") / "data" / "gazetteer.toml"
    found: dict[str, dict[str, list[str]]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def _kind(word: str) -> str | None:
    if not word:
        return "organisation"
    return next((kind for kind, words in _data()["kinds"].items() if word.casefold() in words), None)


def _entry(row: Mapping[str | None, str | list[str] | None]) -> Entry | str:
    """Gives the entry of a line, or the sentence that says what is wrong with it."""
    if None in row:
        return "the line has more cells than there are columns: put a cell that holds a comma in quotes"
    cells = {column: str(row.get(column) or "").strip() for column in COLUMNS}
    if not cells["name"]:
        return "the line has no name"
    kind = _kind(cells["kind"])
    if kind is None:
        return f"{cells['kind']!r} is no kind: write one of {', '.join(_data()['kinds'])}"
    aliases = tuple(filter(None, (alias.strip() for alias in cells["aliases"].split("|"))))
    return Entry(cells["name"], cells["acronym"], aliases, kind, cells["id"])


def read(path: str | os.PathLike[str]) -> Gazetteer:
    """Gives the list that stands in a CSV file with the columns name, acronym, aliases, kind and id.

    Only name has to be there; aliases are separated by "|"; cells by commas, semicolons or tabs, as the first line has
    them. Raises GazetteerError where the file cannot be read or has no column "name".
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise GazetteerError(f"the gazetteer {os.fspath(path)} cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, ValueError) as error:
        raise GazetteerError(f"the gazetteer {os.fspath(path)} is no text in UTF-8: save it as one") from error
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    lines = csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter)
    columns = [(name or "").strip().casefold() for name in lines.fieldnames or ()]
    if "name" not in columns:
        raise GazetteerError(f"the gazetteer {os.fspath(path)} has no column 'name': its first line names the columns")
    lines.fieldnames = columns
    entries: dict[tuple[str, tuple[str, str]], tuple[int, Entry]] = {}
    problems = []
    try:
        for row in lines:
            found = _entry(row)
            if isinstance(found, Entry) and (found.kind, key(found.name)) in entries:
                found = f"{found.name} stands on line {entries[found.kind, key(found.name)][0]} already"
            if isinstance(found, Entry):
                entries[found.kind, key(found.name)] = lines.line_num, found
            else:
                problems.append((lines.line_num, found))
    except csv.Error as error:
        problems.append((lines.line_num, f"the list is not read from here on: {error}"))
    return _indexed([entry for _, entry in entries.values()], problems)


def _indexed(entries: list[Entry], problems: list[tuple[int, str]]) -> Gazetteer:
    names = _taken(entries, lambda entry: [entry.name])
    others = _taken(entries, lambda entry: [entry.acronym, *entry.aliases])
    exact = others | names  # a name is its own entry's, whatever other entries have it as an alias
    without: dict[tuple[str, str], Entry | None] = {}
    for (label, words, form), entry in exact.items():
        if form:
            without[label, words] = entry if without.get((label, words), entry) is entry else None
    return Gazetteer(tuple(entries), tuple(problems), exact, without, tree(_spoken(entries)))


def _spoken(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Gives each name, acronym and alias without its legal form, as the list writes it, and its label."""
    for entry in entries:
        label = _data()["labels"][entry.kind][0]
        for name in (entry.name, entry.acronym, *entry.aliases):
            bare = len(key(name)[0].split())
            yield " ".join(name.translate(_QUOTES).split()[:bare]).rstrip(" ,"), label


def _taken(entries: list[Entry], names: Callable[[Entry], list[str]]) -> dict[Key, Entry | None]:
    taken: dict[Key, Entry | None] = {}
    for entry in entries:
        for name in filter(None, names(entry)):
            for label in _data()["labels"][entry.kind]:
                place = label, *key(name)
                taken[place] = entry if taken.get(place, entry) is entry else None
    return taken


Found = Mapping[tuple[int, int], Entry]


def find(gazetteer: Gazetteer, doc: Doc) -> Found:
    """Adds to `doc.ents` the names of the list that the recogniser missed, in whatever case; gives where each stands.

    An entity gives way to a longer name of the list that holds it, and takes the label that the list has for it; only a
    place stays what it is, as it may stand for its commune. What overlaps a name in part stays too.
    """
    if not gazetteer.entries:
        return {}
    found: dict[tuple[int, int], Entry] = {}
    at = {index: entity for entity in doc.ents for index in range(entity.start, entity.end)}
    gone: set[int] = set()
    more = []
    for span, name in names(doc, gazetteer.tree, lambda label, name: gazetteer.entry(label, (name,)) is not None):
        inside = {at[index].start: at[index] for index in range(span.start, span.end) if index in at}
        entity = next((one for one in inside.values() if (one.start, one.end) == (span.start, span.end)), None)
        own = gazetteer.entry(entity.label_, (name,)) if entity is not None else None
        entry = own or gazetteer.entry(span.label_, (name,))
        place = entity is not None and span.label_ in _data()["labels"]["place"]
        if entry is None or (own is None and (place or not all(_within(one, span) for one in inside.values()))):
            continue
        found[span.start, span.end] = entry
        if own is None:
            gone.update(inside)
            more.append(span)
    if more:
        doc.ents = filter_spans([*more, *(entity for entity in doc.ents if entity.start not in gone)])
    return found


def _within(entity: Span, span: Span) -> bool:
    return span.start <= entity.start and entity.end <= span.end


def apply(gazetteer: Gazetteer, spans: Iterable[Span], found: Found = MappingProxyType({})) -> None:
    """Gives mentions that the list has, by their own words, name or acronym, the name and acronym that stand there.

    found: what `find` gives.
    """
    if not gazetteer.entries:
        return
    for span in spans:
        entry = found.get((span.start, span.end)) or gazetteer.entry(span.label_, (span.text, span._.name))
        if entry is not None:
            span._.name, span._.acronym = entry.name, entry.acronym or span._.acronym
