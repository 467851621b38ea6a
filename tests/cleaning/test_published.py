"""The day of publication is what the page says it is, never a day from the article's sentences."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.cleaning import clean

BODY = """<p>W środę 17 kwietnia 2024 r. w Kłodnie gmina i dwie szkoły zawarły porozumienie o współpracy. Dokument
podpisano podczas forum, które trwało od 16.04.2024 do 18.04.2024.</p><p>Strony przygotują wspólny program
do 30 września 2024 r., a pierwsze klasy zostaną otwarte 1 września 2025 r. – mówi burmistrz Henryk Wiśniowski.</p>"""

DAY = date(2024, 4, 19)


def published(head: str = "", above: str = "", below: str = "", url: str | None = None) -> date | None:
    page = f"""<html><head><title>Porozumienie w Kłodnie</title>{head}</head><body>
    <h1>Porozumienie w Kłodnie</h1>{above}
    <div class=tekst>{BODY}</div>{below}<footer>© 2019 Gmina Kłodno. Stan na 01.02.2023</footer></body></html>"""
    return clean(page.encode(), url).published


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-04-19T09:12:44+02:00",'
        '"dateModified":"2024-05-15"}</script>',
        '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["Article"],'
        '"datePublished":"2024-04-19"},{"@type":"Event","startDate":"2024-04-17"}]}</script>',
        '<meta property="article:published_time" content="2024-04-19T10:05:00+02:00">',
        '<meta property="article:modified_time" content="2024-04-25"><meta name="DC.date.issued" content="2024-04-19">',
        '<meta name="date" content="2024-04-19">',
        '<meta itemprop="datePublished" content="2024-04-19">',
    ],
)
def test_the_page_s_data_says_it(head: str) -> None:
    assert published(head=head) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "<p>Data publikacji: 19.04.2024</p>",
        "<p>Opublikowano: 19 kwietnia 2024</p>",
        "<div>Opublikowano 19 kwietnia 2024 r. przez <a href=/a>redakcja</a></div>",
        "<div>Dodane przez <span>biuro</span> - pt., 19.04.2024 - 13:40</div>",
        "<font size=1>Data dodania: 19.04.2024, czytano: 1187 razy</font>",
        '<span class="entry-meta"><time class="entry-date published" datetime="2024-04-19T09:00">19 kwi</time></span>',
        "<p>Ostatnia modyfikacja: 25.04.2024</p><p>Data publikacji: 19.04.2024</p>",
        "<p>Aktualizacja: 25.04.2024, publikacja: 19.04.2024</p>",
        "<p class=date>2024-04-19</p>",
        "<p>19 kwietnia 2024</p>",
        "<div><span>19.04.2024, 15:48</span> <span>aktualizacja: 20.04.2024</span></div>",
        "<p>Kłodno, 19 kwietnia 2024 r.</p>",
        "<p>Kłodno, 19 kwietnia 2024 r. – Gmina Kłodno oraz dwie szkoły średnie z powiatu zawarły w tym tygodniu "
        "porozumienie o współpracy, które ma otworzyć uczniom drogę do praktyk.</p>",
    ],
)
def test_a_line_at_the_headline_says_it_and_is_no_part_of_the_text(line: str) -> None:
    assert published(above=line) == DAY


def test_a_table_below_says_it() -> None:
    table = (
        "<table><tr><td>Autor:</td><td>Referat</td></tr><tr><td>Data publikacji:</td><td>19.04.2024</td></tr></table>"
    )
    assert published(below=table) == DAY


def test_the_address_says_it_where_nothing_else_does() -> None:
    assert published(url="https://gmina.pl/2024/04/19/porozumienie/") == DAY
    assert published(url="https://gmina.pl/2024/41/19/porozumienie/") is None


@pytest.mark.parametrize(
    ("head", "above", "below"),
    [
        ("", "", ""),
        ("", "<p>Termin wydarzenia: 17 kwietnia 2024</p>", ""),
        ("", "<p>Data wydarzenia: 17.04.2024</p>", ""),
        ("", "<p>Ostatnia aktualizacja: 25.04.2024</p>", ""),
        ("", "", "<p>Copyright 2024</p>"),
        ("", "", "<p>Stan na dzień 19.04.2024</p>"),
        ("", "", "<p>Strona zarchiwizowana 19.04.2024</p>"),
        ('<meta name="crawl-date" content="2024-04-19">', "", ""),
        ('<meta http-equiv="last-modified" content="2024-04-19">', "", ""),
        ("", "<p>Data publikacji: 19.04.2124</p>", ""),
        ("", "<p>Data publikacji: 39.04.2024</p>", ""),
        ('<meta property="article:modified_time" content="2024-04-25">', "", ""),
        ('<script type="application/ld+json">{"@type":"Event","startDate":"2024-04-17"}</script>', "", ""),
        ('<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2024-04-17"}</script>', "", ""),
        ('<script type="application/ld+json">{nie json</script>', "", ""),
        ("", '<p>Forum: <time datetime="2024-04-17">środa</time></p>', ""),
        ("", "", "<div><h3>Kalendarz</h3><p>14.09.2024 – Bieg Młynarza</p></div>"),
    ],
)
def test_no_other_day_is_taken_for_it(head: str, above: str, below: str) -> None:
    assert published(head, above, below) is None
