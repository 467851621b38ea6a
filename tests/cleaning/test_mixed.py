"""Pages in two languages keep their Polish part; names and short quotations in other languages stay."""

from __future__ import annotations

import pytest

from pipeline.cleaning import CleaningError, clean
from pipeline.cleaning.language import is_foreign

POLISH = (
    "Gmina Łowicz i Klaster Meblowy podpisały w poniedziałek porozumienie o współpracy, które obejmie szkoły i firmy.",
    "Strony przygotują wspólny program do końca roku, a pierwsze klasy patronackie ruszą jesienią w trzech szkołach.",
)
ENGLISH = (
    "The municipality and the furniture cluster have signed an agreement on cooperation that covers schools.",
    "The parties will prepare a joint programme by the end of the year, and the first classes will open in autumn.",
)
GERMAN = (
    "Die Gemeinde und das Möbelcluster haben am Montag eine Vereinbarung über die Zusammenarbeit unterzeichnet.",
    "Die Parteien werden bis zum Jahresende ein gemeinsames Programm ausarbeiten, die Klassen beginnen im Herbst.",
)


def text_of(*paragraphs: str) -> str:
    return clean("".join(f"<p>{one}</p>" for one in paragraphs).encode()).text


@pytest.mark.parametrize("foreign", [ENGLISH, GERMAN])
@pytest.mark.parametrize("first", [True, False])
def test_a_translation_goes_wherever_it_stands(foreign: tuple[str, ...], first: bool) -> None:
    parts = (*foreign, *POLISH) if first else (*POLISH, *foreign)
    assert text_of(*parts) == "\n\n".join(POLISH)


def test_what_is_too_short_to_tell_goes_with_the_translation_behind_which_it_stands() -> None:
    assert text_of(*POLISH, *ENGLISH, "Contact: John Smith") == "\n\n".join(POLISH)


def test_the_same_in_a_text_file() -> None:
    text = "\n\n".join((*POLISH, *ENGLISH))
    assert clean(text.encode(), media="text").text == "\n\n".join(POLISH)


def test_a_short_quotation_between_polish_paragraphs_stays() -> None:
    quotation = "– We are very happy to be here with you today – said the guest."
    assert quotation in text_of(POLISH[0], quotation, POLISH[1])


def test_a_page_in_another_language_is_refused_with_its_name() -> None:
    with pytest.raises(CleaningError, match=r"not in Polish but in English \(en\)"):
        text_of(*ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "Memorandum of Understanding podpisały European Cluster Alliance, Silesia Automotive i Łódzki Klaster Fashion.",
        "Wzieli w nim udzial przedstawiciele samorzadow, uczelni oraz przedsiebiorcow z calego regionu.",
    ],
)
def test_polish_with_foreign_names_or_without_its_letters_is_polish(text: str) -> None:
    assert is_foreign(text) is False
