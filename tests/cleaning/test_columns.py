"""Layouts in columns: the article's is kept, what stands beside it is not."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean

BODY = (
    "<p>Gmina Łowicz i Klaster Meblowy podpisały w poniedziałek porozumienie o współpracy, które obejmie szkoły, firmy "
    "i mieszkańców całego regionu. Strony przygotują wspólny program do końca roku.</p>"
    "<p>– To ważny krok dla powiatu – mówi wójt Ewa Bąk. Jej zdaniem pierwsze klasy ruszą jesienią.</p>"
    "<p>W programie weźmie udział sześć szkół, a zajęcia poprowadzą także pracownicy fabryk.</p>"
)
BESIDE = (
    "<p>Zapraszamy przedsiębiorców na bezpłatne warsztaty o automatyzacji produkcji, które poprowadzą eksperci.</p>"
)


@pytest.mark.parametrize(
    "layout",
    [
        "<div class=row><div class=col-md-8><h1>Razem dla szkół</h1>{body}</div><div class=col-4>{beside}</div></div>",
        "<div><div class=span3>{beside}</div><div class=span9><h1>Razem dla szkół</h1><div>{body}</div></div></div>",
        "<table><tr><td>{beside}</td><td><h1>Razem dla szkół</h1>{body}</td></tr></table>",
        "<table><tr><td><h1>Razem dla szkół</h1>{body}</td></tr><tr><td>{beside}</td></tr></table>",
    ],
)
def test_what_stands_in_another_column_goes(layout: str) -> None:
    text = clean(layout.format(body=BODY, beside=BESIDE).encode()).text
    assert "Zapraszamy" not in text
    assert text.endswith("pracownicy fabryk.")


def test_an_article_set_in_two_columns_below_its_headline_is_whole() -> None:
    half = "<p>Umowa obowiązuje przez trzy lata i może być przedłużona, jeśli żadna ze stron jej nie wypowie.</p>"
    text = clean(
        f"<h1>Razem dla szkół</h1><div><div class=col-6>{BODY}</div><div class=col-6>{half}</div></div>".encode()
    ).text
    assert "pracownicy fabryk." in text
    assert "może być przedłużona" in text
