"""What a user may name as a source, and what comes of it."""

from __future__ import annotations

import io
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.sources import Failure, RawDocument, read
from pipeline.sources.file import LARGEST

PAGE = "<!doctype html><html><body><p>Gmina Łowicz podpisała umowę.</p></body></html>".encode()
TEXT = "Gmina Łowicz podpisała umowę ze Starostwem.".encode()


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like an analyst's: pages, texts, pictures, drafts."""
    folder = tmp_path / "press"
    (folder / "maj" / "stare").mkdir(parents=True)
    (folder / "b.html").write_bytes(PAGE)
    (folder / "a.txt").write_bytes(TEXT)
    (folder / "C.HTM").write_bytes(PAGE)
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n")
    (folder / ".ukryty.html").write_bytes(PAGE)
    (folder / "maj" / "d.xhtml").write_bytes(PAGE)
    (folder / "maj" / "stare" / "e.txt").write_bytes(TEXT)
    (folder / "notes.md").write_bytes(TEXT)
    monkeypatch.chdir(tmp_path)
    return folder


def outcome(*sources: str | os.PathLike[str]) -> list[str]:
    """The sources of what was read, and the errors of what was not."""
    return [d.source if isinstance(d, RawDocument) else d.error for d in read(sources)]


def only_failure(*sources: str | os.PathLike[str]) -> Failure:
    (failure,) = read(sources)
    assert isinstance(failure, Failure)
    assert failure.stage == "sources"
    assert failure.error[0].islower()
    assert "\n" not in failure.error
    return failure


def test_a_file_is_read_as_it_is(press: Path) -> None:
    assert list(read(["press/b.html"])) == [RawDocument(content=PAGE, source="press/b.html", media="html")]
    assert list(read([Path("press/a.txt")])) == [RawDocument(content=TEXT, source="press/a.txt", media="text")]


def test_a_file_with_another_suffix_is_read_by_its_look(press: Path) -> None:
    (press / "page.php").write_bytes(PAGE)
    (press / "wide.aspx").write_bytes(PAGE.decode().encode("utf-16"))
    documents = list(read(["press/page.php", "press/wide.aspx", "press/notes.md"]))
    assert [d.media for d in documents if isinstance(d, RawDocument)] == ["html", "html", "text"]


def test_a_folder_gives_its_files_sorted_without_hidden_and_other_ones(press: Path) -> None:
    expected = ["press/C.HTM", "press/a.txt", "press/b.html", "press/maj/d.xhtml", "press/maj/stare/e.txt"]
    assert outcome("press") == expected
    assert outcome("press/") == expected
    assert outcome(press) == [str(press.parent / name) for name in expected]


def test_globs_are_sorted_and_go_deep_with_two_stars(press: Path) -> None:
    assert outcome("press/*.html") == ["press/b.html"]
    assert outcome("press/**/*.txt") == ["press/a.txt", "press/maj/stare/e.txt"]
    assert outcome("press/*.md") == ["press/notes.md"]
    assert outcome("press/**") == outcome("press")
    assert outcome("press/*") == outcome("press")
    assert outcome("pre*s") == outcome("press")


def test_a_glob_that_matches_nothing_says_so(press: Path) -> None:
    assert only_failure("press/*.odt").error == "no file matches the pattern"
    assert only_failure("press/logo*").error.startswith("what matches the pattern is no file that may hold articles")


def test_a_file_whose_name_looks_like_a_glob_is_a_file(press: Path) -> None:
    (press / "umowa [1].html").write_bytes(PAGE)
    assert outcome("press/umowa [1].html") == ["press/umowa [1].html"]


def test_a_file_is_read_once_however_it_is_named(press: Path) -> None:
    (press / "link.html").symlink_to(press / "b.html")
    names = ["press/b.html", "./press/b.html", "press/../press/b.html", press / "b.html", "press/link.html", "press/b*"]
    assert outcome(*names) == ["press/b.html"]
    assert outcome("press", "press") == outcome("press")


def test_standard_input_lists_sources(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = b"press/b.html\r\n\npress/maj\nnie-ma.html\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(listing), encoding="utf-8"))
    expected = ["press/b.html", "press/maj/d.xhtml", "press/maj/stare/e.txt", "the file does not exist", "press/a.txt"]
    assert outcome("-", "press/a.txt") == expected


def test_standard_input_may_hold_names_that_are_not_unicode(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"press/\xb3\xf3d\xbc.html\n"), encoding="utf-8"))
    assert only_failure("-").error == "the file does not exist"


def test_reading_is_lazy(press: Path) -> None:
    def endless() -> Iterator[str]:
        yield "press/a.txt"
        yield from (f"nie-ma-{i}.txt" for i in itertools.count())

    assert len(list(itertools.islice(read(endless()), 50))) == 50


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("pusty.html", b"", "the file is empty"),
        ("biały.txt", b" \n\t\r\n", "the file is empty"),
        ("znak.txt", b"\xef\xbb\xbf", "the file is empty"),
        ("pdf.html", b"%PDF-1.7 ...", "not text or HTML but a PDF: save it as text first"),
        ("docx.txt", b"PK\x03\x04...", "not text or HTML but a ZIP archive or an office file: save it as text first"),
        ("jpg.html", b"\xff\xd8\xff\xe0", "not text or HTML but a JPEG image: save it as text first"),
        ("dane.txt", b"abc\0def", "not text or HTML but binary data: save it as text first"),
        (
            "strona.mhtml",
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n",
            "not text or HTML but a web archive (MHTML): save it as HTML first",
        ),
        (
            "dump.html",
            b"x" * (LARGEST + 1),
            "the file is too large for one article: the limit is 20 MB",
        ),
    ],
)
def test_what_holds_no_text_says_what_it_is(tmp_path: Path, name: str, content: bytes, error: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert only_failure(tmp_path / name).error == error


def test_utf_16_is_not_binary(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Żółta łódź".encode("utf-16"))
    assert outcome(tmp_path / "a.txt") == [str(tmp_path / "a.txt")]


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("nie-ma.html", "the file does not exist"),
        ("nie/ma/../tego.html", "the file does not exist"),
        ("file:///etc/passwd", "an address of kind file: is not read, only http: and https: are"),
        ("feed+ftp://example.pl/rss", "an address of kind ftp: is not read, only http: and https: are"),
        ("", "the source has no name"),
        ("a\0b.html", "the name is not one that a file can have"),
        ("a\0*", "the name is not one that a file can have"),
        ("x" * 5000, "the name is too long for a file"),
        ("\ud800.html", "the name is not one that a file can have"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, error: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert only_failure(source).error == error


def test_a_failure_stands_in_its_place_and_does_not_stop_the_rest(press: Path) -> None:
    assert outcome("press/a.txt", "nie-ma.txt", "press/b.html") == [
        "press/a.txt",
        "the file does not exist",
        "press/b.html",
    ]


def test_a_folder_without_articles_gives_one_failure(press: Path) -> None:
    (press / "zdjęcia" / "2023").mkdir(parents=True)
    (press / "zdjęcia" / "2023" / "a.jpg").write_bytes(b"\xff\xd8\xff")
    assert only_failure("press/zdjęcia").error.startswith("the folder holds no file that may hold articles")


def test_links_that_lead_nowhere_or_round_and_round(press: Path) -> None:
    (press / "maj" / "w-kółko").symlink_to(press, target_is_directory=True)
    (press / "x.html").symlink_to("y.html")
    (press / "y.html").symlink_to("x.html")
    (press / "z.html").symlink_to("nie-ma.html")
    results = list(read(["press"]))
    assert [(f.source, f.error) for f in results if isinstance(f, Failure)] == [
        ("press/maj/w-kółko", "the symbolic link leads back to a folder above it"),
        ("press/x.html", "the symbolic link leads back to itself"),
        ("press/y.html", "the symbolic link leads back to itself"),
        ("press/z.html", "the symbolic link leads to a file that does not exist"),
    ]
    assert sum(isinstance(d, RawDocument) for d in results) == 5


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_or_folder_without_permission(press: Path) -> None:
    (press / "b.html").chmod(0)
    (press / "maj").chmod(0)
    assert only_failure("press/b.html").error == "the file may not be read: ask for permission"
    assert only_failure("press/maj").error == "the folder may not be read: ask for permission"
    (press / "maj").chmod(0o700)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rura.txt")
    assert only_failure(tmp_path / "rura.txt").error.startswith("neither a file nor a folder")


def test_a_name_that_is_not_unicode_can_be_read_and_shown(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"umowa-\xb3\xf3d\xbc.html")  # noqa: PTH118 (bytes)
    Path(os.fsdecode(path)).write_bytes(PAGE)
    (document,) = read([tmp_path])
    assert isinstance(document, RawDocument)
    assert document.source.encode("utf-8").endswith(rb"umowa-\udcb3\udcf3d\udcbc.html")


def test_a_deep_tree_of_folders(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep = deep / "d"
        deep.mkdir()
    (deep / "a.txt").write_bytes(TEXT)
    assert outcome(tmp_path) == [str(deep / "a.txt")]
