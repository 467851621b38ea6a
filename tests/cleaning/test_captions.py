"""Captions of photographs: kept apart from the text, whatever the page calls them."""

from __future__ import annotations

import pytest

from pipeline.cleaning import Article, clean

FIRST = (
    "<p>Gmina Łowicz i Klaster Meblowy podpisały w poniedziałek porozumienie o współpracy, które obejmie szkoły, firmy "
    "i mieszkańców całego regionu.</p>"
)
LAST = "<p>Strony przygotują wspólny program do końca roku, a pierwsze klasy ruszą jesienią w trzech szkołach.</p>"

CAPTION = "Wójt Ewa Bąk i prezes Jan Kos po podpisaniu porozumienia"

SHAPES = {
    "figure": "<figure><img src=a.jpg><figcaption>{}</figcaption></figure>",
    "WordPress, classic": '<div id="attachment_1" class="wp-caption alignnone"><img src=a.jpg>'
    '<p class="wp-caption-text">{}</p></div>',
    "Joomla": '<div class="img_caption none"><img class="caption" src=a.jpg><p class="img_caption">{}</p></div>',
    "hand-made": "<center><img src=a.jpg><br><font size=1><i>{}</i></font></center>",
    "italics in the paragraph of the picture": "<p><img src=a.jpg><br><em>{}</em></p>",
    "italics in the next paragraph": "<p><img src=a.jpg></p><p><em>{}</em></p>",
    "class of our own": '<div class=foto><img src=a.jpg></div><div class="podpis-zdjecia">{}</div>',
    "cell": "<table align=right><tr><td><img src=a.gif></td></tr><tr><td class=podpis>{}</td></tr></table>",
}


def page(inner: str) -> Article:
    return clean(f"<html><body><h1>Razem dla szkół</h1><article>{FIRST}{inner}{LAST}</article></body></html>".encode())


@pytest.mark.parametrize("credit", ["", " Fot. Anna Lis"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_caption_is_no_text(shape: str, credit: str) -> None:
    article = page(SHAPES[shape].format(CAPTION + credit))
    assert article.captions == (CAPTION + credit,)
    assert "Wójt" not in article.text
    assert "pierwsze klasy" in article.text


def test_a_credit_under_a_picture_is_a_caption_however_it_is_set() -> None:
    article = page("<p><img src=a.jpg></p><p>Uczestnicy spotkania (fot. Jan Kosmala)</p>")
    assert article.captions == ("Uczestnicy spotkania (fot. Jan Kosmala)",)


def test_several_captions_stand_in_their_order_and_each_once() -> None:
    figure = SHAPES["figure"]
    article = page(figure.format("Sala obrad") + figure.format("Goście") + figure.format("Sala obrad"))
    assert article.captions == ("Sala obrad", "Goście")


@pytest.mark.parametrize(
    "text",
    [
        "<p><img src=a.jpg></p><p>Porozumienie podpisano w sali obrad.</p>",
        "<p><em>Porozumienie podpisano w sali obrad.</em></p>",
        '<p class="caption">Porozumienie podpisano w sali obrad.</p>',
        "<p><img src=a.jpg></p><p>– Porozumienie podpisano w sali obrad. (fot.) to nie podpis – mówi wójt.</p>",
        "<figure><table><tr><td>Porozumienie podpisano w sali obrad.</td></tr></table></figure>",
        "<figure><blockquote><p>Porozumienie podpisano w sali obrad.</p></blockquote></figure>",
    ],
)
def test_what_only_looks_like_a_caption_stays(text: str) -> None:
    article = page(text)
    assert "Porozumienie podpisano w sali obrad." in article.text
    assert article.captions == ()


def test_pictures_very_deep_in_the_page_do_no_harm() -> None:
    assert page("<div>" * 300 + "<img src=a.jpg><i>Sala</i>" + "</div>" * 300).text
