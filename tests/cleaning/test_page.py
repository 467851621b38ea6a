"""Whole pages: those of the corpus, and those that nobody should have made."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.cleaning import Article, CleaningError, clean

PRESS = Path(__file__).parents[2] / "corpus" / "press"

GOLD = sorted(PRESS.glob("*.gold.json"))

MARKER = re.compile(r"(?:[-–•]|\d{1,3}[.)]|[a-z][.)])\s+")

BODY = (
    "<p>Gmina Łowicz i Klaster Meblowy podpisały w poniedziałek porozumienie o współpracy, które obejmie szkoły, firmy "
    "i mieszkańców całego regionu. Strony przygotują wspólny program do końca roku.</p>"
    "<p>– To ważny krok dla powiatu – mówi wójt Ewa Bąk. Jej zdaniem pierwsze klasy ruszą jesienią.</p>"
)


def page(gold: Path) -> Article:
    """The cleaned page that the gold record stands beside."""
    stem = gold.with_name(gold.name.removesuffix(".gold.json"))
    source = stem.with_suffix(".html")
    if source.exists():
        return clean(source.read_bytes())
    return clean(stem.with_suffix(".txt").read_bytes(), media="text")


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name.removesuffix(".gold.json"))
def test_a_page_of_the_corpus(gold: Path) -> None:
    record: dict[str, Any] = json.loads(gold.read_text(encoding="utf-8"))
    article = page(gold)
    assert article.title == record["title"]
    assert (article.published and article.published.isoformat()) == record["published"]
    assert article.language == "pl"
    lines = iter(line.strip() for line in article.text.splitlines())
    for wanted in record["lines"]:
        assert any(wanted in (line, MARKER.sub("", line, count=1)) for line in lines), wanted
    for unwanted in record["absent"]:
        assert unwanted not in article.text


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Razem dla szkół | Gmina Łowicz</title>", BODY),
        ("<title>Razem dla szkół - Gmina Łowicz</title>", f"<h1>Gmina Łowicz</h1><h2>Razem dla szkół</h2>{BODY}"),
        ("<title>Gmina Łowicz: Razem dla szkół</title>", f"<h3>Razem dla szkół</h3>{BODY}"),
        ("<title>Gmina Łowicz</title>", f"<h1>Razem <br>dla&nbsp;szkół</h1>{BODY}"),
        ('<title>Gmina</title><meta property="og:title" content="Razem dla szkół">', BODY),
        (
            '<meta property="og:title" content="Razem dla szkół - Łowicz">'
            '<meta property="og:site_name" content="Łowicz">',
            BODY,
        ),
        ('<script type="application/ld+json">{"@type":"Article","headline":"Razem dla szkół"}</script>', BODY),
    ],
)
def test_the_headline_comes_without_the_site_s_name(head: str, body: str) -> None:
    article = clean(f"<html><head>{head}</head><body>{body}</body></html>".encode())
    assert article.title == "Razem dla szkół"
    assert article.text.startswith("Razem dla szkół\n\nGmina Łowicz i Klaster")


def test_the_headline_stands_once() -> None:
    article = clean(f"<html><head><title>Razem dla szkół</title></head><h1>Razem dla szkół</h1>{BODY}</html>".encode())
    assert article.text.count("Razem dla szkół") == 1


def test_author_and_address_come_from_the_page() -> None:
    head = '<link rel="canonical" href="https://lowicz.pl/razem"><meta name="author" content="Jan Kos">'
    text = f"<html><head>{head}</head><body>{BODY}</body></html>".encode()
    assert (clean(text).author, clean(text).url) == ("Jan Kos", "https://lowicz.pl/razem")
    assert clean(text, "https://inny.pl").url == "https://inny.pl"
    assert clean(BODY.encode()).author is None


def test_subheadings_are_paragraphs_and_credits_in_between_go() -> None:
    text = clean(
        f"{BODY}<h2>Co dalej</h2>{BODY}<figure><figcaption>Fot. Jan Kos</figcaption></figure>{BODY}".encode()
    ).text
    assert "\n\nCo dalej\n\n" in text
    assert "Fot." not in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "<html></html>",
        "<html><body></body></html>",
        "<!-- nic -->",
        "<!DOCTYPE html>",
        "<script>var a = 'Gmina Łowicz podpisała umowę';</script>" * 20,
        "<nav><a href=/>Start</a></nav><footer>Gmina</footer>",
        "<html><frameset><frame src=a></frameset></html>",
        "<",
    ],
)
def test_a_page_without_an_article_says_so(text: str) -> None:
    with pytest.raises(CleaningError, match=r"^holds no"):
        clean(text.encode())


@pytest.mark.parametrize("opening", ["<div>", "<span>", "<font><b>", "<ul><li>", "<table><tr><td>", "<blockquote>"])
def test_depth_does_no_harm(opening: str) -> None:
    assert "To ważny krok" in clean(f"{BODY}{opening * 400}Koniec".encode()).text
    with pytest.raises(CleaningError):
        clean(f"{opening * 50_000}Koniec".encode())


def test_unclosed_tags_do_no_harm() -> None:
    text = clean(f"<html><body><h1>Razem dla szkół<p><b>{BODY}<ul><li>Gmina Łowicz,<li>Klaster<p>{BODY}".encode()).text
    assert "To ważny krok" in text
    assert "- Gmina Łowicz,\n- Klaster" in text


def test_a_page_of_a_megabyte_is_read_in_seconds() -> None:
    assert len(clean((BODY * 2500).encode()).text) > 500_000


def test_nothing_in_the_page_is_trusted(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("tajemnica")
    doctype = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "tajemnica">]>'
    text = clean(f"{doctype}<html><body>{BODY}<p>&x; &y;</p></body></html>".encode()).text
    assert "tajemnica" not in text
    assert text.startswith("Gmina Łowicz")


def test_an_escaped_script_is_text() -> None:
    assert (
        "<script>alert(1)</script>" in clean(f"{BODY}<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>{BODY}".encode()).text
    )


MARKUP = """
<p> </p> <ul> </ul> <ol~type=i~start=9> <li> <li~value=99999999999> <dl> <dt> <dd> <br> <table> <tr> <td>
</table> <h1> </h1> <a~href=x> </a> <div~class=menu> </div> <form> <article> <main> <nav> </nav> <aside>
<time~datetime=x> <!-- --> <script> </script> <title> </title> <base> <svg> <meta> &nbsp; &#0; &#xD800; &#150;
<![CDATA[ <?php
"""

TAGS = st.sampled_from([tag.replace("~", " ") for tag in MARKUP.split()])


@settings(max_examples=150, deadline=None)
@given(st.lists(TAGS | st.just(BODY) | st.text(max_size=20), max_size=30))
@example(["<li>", BODY, "</ul>", "<td>", "</li>"])
def test_any_page_gives_an_article_or_says_why_not(parts: list[str]) -> None:
    content = "".join(parts).encode("utf-8", errors="surrogatepass")
    try:
        article = clean(content)
    except CleaningError:
        return
    assert article.text.strip() == article.text
    assert "\n\n\n" not in article.text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["html", "text"]))
def test_any_bytes_give_an_article_or_say_why_not(content: bytes, media: Any) -> None:
    with suppress(CleaningError):
        clean(content, media=media)


def test_a_lead_in_a_box_of_its_own_between_headline_and_body_is_kept() -> None:
    lead = "Dwaj konkurenci łączą siły. List intencyjny między firmami został podpisany wczoraj w Warszawie."
    body = "".join(
        f"<p>Zakład numer {number} ma ruszyć za dwa lata, a wartość całej inwestycji wyniesie około 210 mln zł.</p>"
        for number in range(1, 5)
    )
    page = f"""<html><body><ul class="menu"><li><a href="/">Start</a></li></ul><div class="wrap">
    <h1>Razem zbudują fabrykę podkładów</h1><div class="info">20 lutego 2025 &bull; czas czytania: 2 min</div>
    <div class="lead">{lead}</div><div class="body">{body}</div></div></body></html>"""
    text = clean(page.encode()).text
    assert lead in text.splitlines()
    assert "czas czytania" not in text
