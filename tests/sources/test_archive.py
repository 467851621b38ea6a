"""ZIP archives of pages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from pipeline.sources import Failure, RawDocument, read
from pipeline.sources.sizes import LARGEST

PAGE = "<!doctype html><html><body><p>Gmina Łowicz podpisała umowę.</p></body></html>".encode()


def packed(*files: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


def outcome(path: Path, content: bytes) -> list[tuple[str, str]]:
    path.write_bytes(content)
    return [
        (d.source.removeprefix(str(path)), d.media if isinstance(d, RawDocument) else d.error) for d in read([path])
    ]


def test_the_pages_of_an_archive_are_documents_by_name(tmp_path: Path) -> None:
    content = packed(
        ("maj/b.html", PAGE),
        ("a.txt", b"Umowa"),
        ("style.css", b"p {}"),
        (".git/c.html", PAGE),
        ("__MACOSX/._a.txt", b"x"),
        ("pusty.html", b""),
        ("w.zip", packed(("d.html", PAGE))),
    )
    assert outcome(tmp_path / "a.zip", content) == [
        ("/a.txt", "text"),
        ("/maj/b.html", "html"),
        ("/pusty.html", "the file is empty"),
    ]


def test_names_that_lead_out_of_the_archive_are_only_names(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    names = [
        "../../evil.html",
        "/etc/evil.html",
        "..\\evil.html",
        "C:\\evil.html",
        "\x1b[31m.html",
        "a" * 300 + ".html",
    ]
    before = sorted(tmp_path.rglob("*"))
    (inner / "a.zip").write_bytes(packed(*((name, PAGE) for name in names)))
    documents = list(read([inner / "a.zip"]))
    assert len(documents) == len(names)
    assert all(isinstance(document, RawDocument) for document in documents)
    assert not any("\x1b" in document.source for document in documents)
    assert sorted(tmp_path.rglob("*")) == sorted([*before, inner / "a.zip"])


def test_bombs_are_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = packed(("a.html", b" " * (LARGEST + 1)), ("b.html", PAGE))
    assert outcome(tmp_path / "a.zip", large) == [
        ("/a.html", "the file is too large for one article: the limit is 20 MB"),
        ("/b.html", "html"),
    ]
    monkeypatch.setattr("pipeline.sources.sizes.ALWAYS", 1024 * 1024)
    many = packed(*((f"{n:03}.html", PAGE + b" " * 500_000) for n in range(100)))
    found = outcome(tmp_path / "b.zip", many)
    assert "decompression bomb" in found[-1][1]
    assert 1 < len(found) < 50


def test_a_size_that_is_not_true_does_not_fill_the_memory(tmp_path: Path) -> None:
    content = packed(("a.html", b" " * (LARGEST * 2)))
    true, false = (LARGEST * 2).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert outcome(tmp_path / "a.zip", content.replace(true, false)) in (
        [("/a.html", "the file is damaged in the archive")],
        [("/a.html", "the file is empty")],
    )


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "the ZIP archive is damaged"),
        (packed(("a.html", PAGE * 50))[:-30], "the ZIP archive is damaged"),
        (packed(("logo.png", b"x")), "the archive holds no file that may be an article"),
    ],
)
def test_bad_archives_say_what_is_wrong(tmp_path: Path, content: bytes, error: str) -> None:
    [(_, said)] = outcome(tmp_path / "a.zip", content)
    assert said.startswith(error)


def test_one_damaged_file_does_not_stop_the_others(tmp_path: Path) -> None:
    content = bytearray(packed(("a.html", PAGE * 50), ("b.html", PAGE)))
    at = content.index(b"a.html") + 10
    content[at : at + 20] = b"\xff" * 20
    damaged, good = outcome(tmp_path / "a.zip", bytes(content))
    assert damaged[1].startswith("the file is damaged in the archive")
    assert good == ("/b.html", "html")


def test_a_locked_file_asks_to_be_unpacked(tmp_path: Path) -> None:
    content = bytearray(packed(("a.html", PAGE)))
    content[6] |= 1  # the flag of encryption, in the file's own header and in the directory
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert outcome(tmp_path / "a.zip", bytes(content)) == [
        ("/a.html", "the file is locked with a password: unpack the archive first")
    ]


def test_a_file_packed_in_a_way_that_is_not_read_says_so(tmp_path: Path) -> None:
    content = bytearray(packed(("a.html", PAGE)))
    for at in (8, content.index(b"PK\x01\x02") + 10):  # the method, in the file's own header and in the directory
        content[at : at + 2] = (97).to_bytes(2, "little")
    assert outcome(tmp_path / "a.zip", bytes(content)) == [
        ("/a.html", "the file is packed in a way that is not read: unpack the archive first")
    ]


def test_an_archive_that_is_not_there(tmp_path: Path) -> None:
    [failure] = read([tmp_path / "a.zip"])
    assert isinstance(failure, Failure)
    assert failure.error == "the file does not exist"
