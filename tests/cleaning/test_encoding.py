"""Any Polish text comes through, in any of the encodings that Polish pages have, whatever they declare."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning import CleaningError, clean
from pipeline.cleaning.characters import tidy
from pipeline.cleaning.encoding import decode

TEXT = "Gmina Łężna Górna i Źródła Świętokrzyskie podpisały „porozumienie” – Żółć, ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ…"
LATIN2 = "Gmina Łężna Górna i Źródła Świętokrzyskie podpisały porozumienie, Żółć, ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ."

LETTERS = "aąbcćdeęfghijklłmnńoóprsśtuwyzźżAĄBCĆDEĘFGHIJKLŁMNŃOÓPRSŚTUWYZŹŻ0123456789 .,;:()-\n"


@settings(deadline=None)
@given(st.text(LETTERS, min_size=1).filter(str.strip), st.sampled_from(["utf-8", "utf-8-sig", "cp1250", "iso8859-2"]))
def test_polish_text_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@settings(deadline=None)
@given(st.text(LETTERS + "„”–—…’", min_size=1).filter(str.strip), st.sampled_from(["utf-8", "utf-16", "cp1250"]))
def test_polish_text_with_its_quotes_and_dashes_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "declared", ["utf-8", "iso-8859-2", "windows-1250", "iso-8859-1", "nie-ma-takiego", "rot13", None]
)
@pytest.mark.parametrize(
    ("encoding", "text"),
    [("utf-8", TEXT), ("cp1250", TEXT), ("iso8859-2", LATIN2), ("utf-16", TEXT), ("utf-8-sig", TEXT)],
)
def test_the_declaration_may_be_wrong(encoding: str, text: str, declared: str | None) -> None:
    head = f'<meta charset="{declared}">' if declared else ""
    assert decode(f"<html><head>{head}</head><p>{text}".encode(encoding)).endswith(text)


@pytest.mark.parametrize(
    "charset",
    ["utf-8", "iso-8859-2", "windows-1250", "iso-8859-1", "koi8-r", "cp852", "utf-16", "nie-ma-takiego", "hex", ""],
)
@pytest.mark.parametrize(
    ("encoding", "text"),
    [("utf-8", TEXT), ("cp1250", TEXT), ("iso8859-2", LATIN2), ("utf-16", TEXT), ("utf-8-sig", TEXT)],
)
def test_what_the_sender_declares_may_be_wrong(encoding: str, text: str, charset: str) -> None:
    assert decode(text.encode(encoding), charset) == text


OPEN = "Firma Škoda i Gmina Łęczyca podpisały umowę o współpracy."
"""Its Polish letters are the same bytes in windows-1250 and ISO-8859-2, and Š is Polish in neither."""


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("iso-8859-2", "iso8859-2", OPEN),
        ("ISO_8859-2", "iso8859-2", OPEN),
        ("windows-1250", "cp1250", OPEN),
        ("iso-8859-16", "iso8859-16", "„Łódź” i Gmina Łęczyca: ąćęłńóśźż"),
        ("cp852", "cp852", "Łódź i Gmina Łęczyca: ąćęłńóśźż"),
    ],
)
@pytest.mark.parametrize("declared", ["windows-1250", "iso-8859-2", None])
def test_the_sender_decides_where_the_bytes_leave_it_open(
    charset: str, encoding: str, text: str, declared: str | None
) -> None:
    head = f'<meta charset="{declared}">' if declared else ""
    assert decode(f"{head}<p>{text}".encode(encoding), charset).endswith(text)


@pytest.mark.parametrize(
    ("through", "text"),
    [
        ("latin-1", "Łódź i Gdańsk podpisały umowę"),
        ("iso8859-2", "Łódź i Gdańsk podpisały umowę"),
        ("cp1252", "Kraków i Wieliczka podpisały umowę"),
        ("cp1250", "Kraków i Wieliczka podpisały umowę"),
    ],
)
def test_utf_8_that_was_encoded_twice_is_made_good(through: str, text: str) -> None:
    assert decode(text.encode().decode(through).encode()) == text


def test_quotes_and_dashes_are_not_altered() -> None:
    text = "„Wodrex” – «spółka» ‘Kos’ — 9–10 maja… ½ ﬁ №"
    assert decode(text.encode()) == text


def test_a_damaged_byte_does_not_turn_utf_8_into_something_else() -> None:
    assert decode(TEXT.encode() + b"\xc5") == TEXT + "\ufffd"


@pytest.mark.parametrize("content", [b"", b" \n", bytes(range(256)) * 9, b"%PDF-1.4\n\x00\x00\x00\x01\x02"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(CleaningError):
        decode(content)


def test_characters_are_composed_and_the_invisible_ones_gone() -> None:
    assert tidy("Go\u0301rny\u00a0S\u0301la\u0328sk") == "Górny Śląsk"
    assert tidy("po\u00adro\u200bzu\u2060mie\ufeffnie\r\nz\u202f9\u2009maja\rbr.") == "porozumienie\nz 9 maja\nbr."
    assert tidy("9\x9610 maja \uf0b7 Kos") == "9–10 maja • Kos"


def test_entities_are_read() -> None:
    words = "Sp&oacute;&#322;ka W&#x119;giel i Gmina &#321;owicz podpisa&lstrok;y &bdquo;list&rdquo; &#150; "
    words += "&shy;umow&eogon;. "
    text = clean(f"<p>{words * 4}</p>".encode("ascii")).text
    assert text.startswith("Spółka Węgiel i Gmina Łowicz podpisały „list” – umowę. Spółka")


@settings(deadline=None)
@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("o\ufb01ara, re\ufb02eksja, e\ufb00ekt", "ofiara, refleksja, effekt"),
        ("Sp&amp;oacute;łka &amp;bdquo;Ł&amp;oacute;d&#378;&amp;rdquo;", "Spółka „Łódź”"),
        ("Sp&oacute;&#322;ka&nbsp;&ndash; klas&shy;ter", "Spółka – klaster"),
        ("a\u0328c\u0301e\u0328", "ąćę"),
        ("Badania &amp;lt;b&amp;gt; &amp;amp; rozwój", "Badania &lt;b&gt; &amp; rozwój"),
    ],
)
def test_characters_are_those_that_an_editor_would_see(written: str, meant: str) -> None:
    sentence = "Gmina Łowicz i Klaster Meblowy podpisały porozumienie, które obejmie szkoły i firmy z całego regionu. "
    text = clean(f"<html><body><p>{sentence * 2}</p><p>{sentence}{written}.</p></body></html>".encode()).text
    assert text.endswith(f"{meant}.")
