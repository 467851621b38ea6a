"""The charset of a Content-Type reaches cleaning: from a server, from kept pages, from a crawl."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline.sources import RawDocument, read
from pipeline.sources.charset import charset
from pipeline.sources.web import Web

SENTENCE = "Firma Škoda i Gmina Łęczyca podpisały umowę o współpracy. Dokument obejmie szkoły z całego regionu. "
"""In windows-1250 and ISO-8859-2 its Polish letters are the same, so that only who sends it knows what Š is."""

QUOTED = "„Źródło” i Spółka Świętokrzyska podpisały umowę – przez pięć lat będą kształcić inżynierów z całego regionu. "


def page(text: str, meta: str = "") -> str:
    return f"<html lang=pl><head>{meta}<title>Umowa podpisana</title></head><body><p>{text * 3}</p></body></html>"


@pytest.mark.parametrize(
    ("kind", "encoding", "sentence"),
    [
        ("text/html; charset=ISO-8859-2", "iso8859-2", SENTENCE),
        ('text/html;charset="iso-8859-2"', "iso8859-2", SENTENCE),
        ("text/html; charset=windows-1250", "cp1250", SENTENCE),
        ("text/html; charset=windows-1250", "cp1250", QUOTED),
        ("text/html; charset=utf-8", "utf-8", QUOTED),
        ("text/html; charset=utf-8", "cp1250", QUOTED),
        ("text/html; charset=iso-8859-1", "cp1250", QUOTED),
        ("text/html; charset=windows-1250", "utf-8", QUOTED),
        ("text/html; charset=", "cp1250", QUOTED),
        ("text/html; charset=nie-ma-takiego", "cp1250", QUOTED),
        ("text/html", "cp1250", QUOTED),
    ],
)
def test_a_page_is_read_in_the_encoding_of_its_header_unless_that_is_wrong(
    website: Any, web: Web, kind: str, encoding: str, sentence: str, tmp_path: Path
) -> None:
    url = website.page("/1", page(sentence).encode(encoding), kind)
    live = pipeline.run(url, web=replace(web, keep=tmp_path))
    again = pipeline.run(tmp_path)
    for records in (live, again):
        [text] = records["articles"]["text"]
        assert text.endswith((sentence * 3).strip())


def test_the_header_goes_before_what_the_page_says_itself(website: Any, web: Web) -> None:
    said = page(SENTENCE, '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">')
    [document] = read([website.page("/1", said.encode("iso8859-2"), "text/html; charset=iso-8859-2")], web)
    assert isinstance(document, RawDocument)
    assert document.charset == "iso-8859-2"
    [text] = pipeline.run(document)["articles"]["text"]
    assert "Škoda" in text


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("text/html; charset=windows-1250", "windows-1250"),
        ("text/html;CHARSET = 'ISO-8859-2' ; q=1", "iso-8859-2"),
        ("text/html; charset=utf-8\r\nWARC-Type: response", "utf-8"),
        ("text/html; nocharset=utf-8", None),
        ("text/html; charset=", None),
        ("text/html; charset=łódź", None),
        ("", None),
    ],
)
def test_what_a_content_type_tells(content_type: str, expected: str | None) -> None:
    assert charset(content_type) == expected
