"""Mails, Word documents and PDFs."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

import pipeline
from pipeline.sources import Failure, RawDocument, read

LEAD = "Gmina Łowicz i Politechnika Opolska podpisały 9 maja 2023 r. list intencyjny o współpracy."
GLYPHS = {
    "ą": "aogonek", "ć": "cacute", "ę": "eogonek", "ł": "lslash", "ń": "nacute", "ó": "oacute", "ś": "sacute",
    "ź": "zacute", "ż": "zdotaccent", "Ł": "Lslash", "Ś": "Sacute", "Ż": "Zdotaccent", "•": "bullet",
}  # fmt: skip


def mail(html: str | None, text: str | None = None, charset: str = "utf-8", **headers: str) -> bytes:
    message = EmailMessage()
    for name, value in headers.items():
        message[name] = value
    if text is not None:
        message.set_content(text, charset=charset)
    if html is not None:
        message.add_alternative(html, subtype="html", charset=charset)
    return message.as_bytes()


def pdf(*lines: tuple[int, str]) -> bytes:
    """A PDF of one page with each line of text at its height in points, Polish letters by the names of their glyphs."""
    codes = {letter: 128 + number for number, letter in enumerate(GLYPHS)}
    shown = b"".join(
        b"BT /F1 11 Tf 60 %d Td (%b) Tj ET\n"
        % (height, bytes(codes.get(c, ord(c)) for c in line).replace(b"(", b"\\(").replace(b")", b"\\)"))
        for height, line in lines
    )
    names = " ".join(f"/{GLYPHS[letter]}" for letter in codes)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding 6 0 R>>",
        f"<</Type/Encoding/Differences[128 {names}]>>".encode(),
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%b endobj\n" % (n, value) for n, value in enumerate(objects, 1))
    return body + b"trailer<</Root 1 0 R/Size 7>>\n%%EOF"


def word(folder: Path) -> Path:
    document = docx.Document()
    document.add_heading("Łowicz i Opole razem", 1)
    document.add_paragraph(LEAD)
    for item in ("Gmina Łowicz", "Politechnika Opolska"):
        document.add_paragraph(item, style="List Bullet")
    document.core_properties.title = "Łowicz i Opole razem od maja"
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


def outcome(path: Path, content: bytes | None = None) -> RawDocument | Failure:
    if content is not None:
        path.write_bytes(content)
    [found] = read([path])
    return found


def test_a_newsletter_gives_its_html_its_subject_and_its_day(tmp_path: Path) -> None:
    content = mail(
        f"<p>{LEAD}</p>", LEAD, Subject="Łowicz i Opole: list intencyjny", Date="Tue, 09 May 2023 23:30:00 +0000"
    )
    found = outcome(tmp_path / "a.eml", content)
    assert isinstance(found, RawDocument)
    assert (found.media, found.title, found.published) == ("html", "Łowicz i Opole: list intencyjny", date(2023, 5, 10))
    assert LEAD in found.content.decode()


@pytest.mark.parametrize("charset", ["iso-8859-2", "windows-1250", "utf-8"])
def test_a_mail_of_text_is_read_in_its_own_encoding(tmp_path: Path, charset: str) -> None:
    found = outcome(tmp_path / "a.eml", mail(None, LEAD, charset, Subject="Umowa"))
    assert isinstance(found, RawDocument)
    assert (found.media, found.content.decode().strip(), found.published) == ("text", LEAD, None)


@pytest.mark.parametrize(
    "content", [b"\x01\x02 not a mail", b"Subject: x\nContent-Type: image/png\n\nabc", mail(None, "")]
)
def test_what_is_no_mail_says_so(tmp_path: Path, content: bytes) -> None:
    found = outcome(tmp_path / "a.eml", content)
    assert isinstance(found, Failure)
    assert "mail" in found.error


def test_a_word_document_keeps_its_lists(tmp_path: Path) -> None:
    found = outcome(word(tmp_path))
    assert isinstance(found, RawDocument)
    assert (found.media, found.title) == ("html", "Łowicz i Opole razem od maja")
    page = found.content.decode()
    assert "<h1>Łowicz i Opole razem</h1>" in page
    assert "<ul><li>Gmina Łowicz</li><li>Politechnika Opolska</li></ul>" in page


def test_a_word_document_is_known_by_its_content_too(tmp_path: Path) -> None:
    word(tmp_path).rename(tmp_path / "komunikat")
    assert isinstance(outcome(tmp_path / "komunikat"), RawDocument)


def hostile(path: Path, replaced: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part, content if part.filename == replaced else old.read(part))
    return buffer.getvalue()


def test_a_word_document_made_to_harm_is_not_opened(tmp_path: Path) -> None:
    path = word(tmp_path)
    (tmp_path / "secret.txt").write_text("hasło", encoding="utf-8")
    entity = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{tmp_path}/secret.txt">]><d>&e;</d>'.encode()
    bomb = b" " * (101 * 1024 * 1024)
    for part, content, said in (
        ("word/document.xml", entity, "entities"),
        ("docProps/core.xml", entity.decode().encode("utf-16"), "entities"),
        ("word/document.xml", bomb, "unfolds"),
        ("word/document.xml", b"<broken", "damaged"),
    ):
        found = outcome(tmp_path / "b.docx", hostile(path, part, content))
        assert isinstance(found, Failure)
        assert said in found.error
    found = outcome(tmp_path / "c.docx", path.read_bytes()[:-50])
    assert isinstance(found, Failure)
    assert "damaged or locked" in found.error


def test_a_pdf_gives_whole_sentences(tmp_path: Path) -> None:
    content = pdf(
        (740, "Łowicz i Opole razem"),
        (700, "Gmina Łowicz i Politechnika Opolska podpisały 9 maja 2023 r. list inten-"),
        (687, "cyjny o współpracy. Porozumienie obejmuje:"),
        (660, "• remont dworca i jego otoczenia w najbliższych pięciu latach, z pomocą"),
        (647, "środków rządowych,"),
        (634, "• źródła ciepła."),
    )
    found = outcome(tmp_path / "a.pdf", content)
    assert isinstance(found, RawDocument)
    assert found.media == "text"
    paragraphs = [line for line in found.content.decode().splitlines() if line]
    assert paragraphs == [
        "Łowicz i Opole razem",
        "Gmina Łowicz i Politechnika Opolska podpisały 9 maja 2023 r. list intencyjny o współpracy. "
        "Porozumienie obejmuje:",
        "• remont dworca i jego otoczenia w najbliższych pięciu latach, z pomocą środków rządowych,",
        "• źródła ciepła.",
    ]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"%PDF-1.7 nothing else", "the PDF is damaged"),
        (pdf(), "the PDF holds no text"),
    ],
)
def test_a_pdf_without_text_says_so(tmp_path: Path, content: bytes, error: str) -> None:
    found = outcome(tmp_path / "a.pdf", content)
    assert isinstance(found, Failure)
    assert found.error.startswith(error)


def test_a_pdf_that_takes_too_long_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.sources.pdf.SECONDS", 0.001)
    found = outcome(tmp_path / "a.pdf", pdf((700, LEAD)))
    assert isinstance(found, Failure)
    assert "was not read within" in found.error


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = word(tmp_path)
    monkeypatch.setitem(sys.modules, "mammoth", None)
    found = outcome(path)
    assert isinstance(found, Failure)
    assert "pip install 'sygnatariusz[documents]'" in found.error


def test_documents_become_records(tmp_path: Path) -> None:
    more = "To ważny dzień dla całego regionu i mieszkańców miasta, mówili goście uroczystości w ratuszu."
    (tmp_path / "b.eml").write_bytes(mail(f"<h1>Umowa</h1><p>{LEAD}</p><p>{more}</p>", Subject="Umowa w Łowiczu"))
    (tmp_path / "c.pdf").write_bytes(pdf((700, LEAD), (650, more)))
    records = pipeline.run(tmp_path)
    assert list(records["failures"].error) == []
    assert list(records["agreements"].date) == ["2023-05-09", "2023-05-09"]
