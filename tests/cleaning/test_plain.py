"""Text files: what an analyst has copied from a page."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.cleaning import CleaningError, clean

RELEASE = """Cztery klastry branży drzewnej będą działać razem na rzecz kształcenia kadr. Podczas forum
w Jaworznie, we wtorek 9 maja, podpisały list intencyjny o współpracy.

Zobacz także, jak wygląda współpraca klastrów w innych krajach, mówi prezeska Anna Lis. Fot. i film powstaną później.

Sygnatariusze listu intencyjnego:

Dolnośląski Klaster Motoryzacyjny (DKM) reprezentowany przez Legnicką Specjalną Strefę Ekonomiczną,

Polska Grupa Motoryzacyjna (PGM) reprezentowana przez Stowarzyszenie PGM.

Zdjęcia: KSSE

Zobacz także

Nowa hala w Pile
Targi w Poznaniu
"""


def text_of(text: str, **known: str) -> str:
    return clean(text.encode(), media="text", **known).text  # type: ignore[arg-type]


def test_credits_and_what_follows_the_article_go_and_sentences_with_the_same_words_stay() -> None:
    text = text_of(RELEASE)
    assert text.startswith("Cztery klastry branży drzewnej")
    assert "\n\nZobacz także, jak wygląda" in text
    assert text.endswith("\n\nPolska Grupa Motoryzacyjna (PGM) reprezentowana przez Stowarzyszenie PGM.")


def test_lists_and_their_depth_stay() -> None:
    text = text_of(RELEASE + "\n").replace("\n", "\r\n")
    listed = "Podpisali:\r\n- Klaster Wodny   \r\n\t- Anna Lis\r\n- Klaster Leśny\r\n\r\n\r\n\r\nKoniec."
    assert text_of(text + "\r\n\r\n" + listed).endswith(
        "\n\nPodpisali:\n- Klaster Wodny\n  - Anna Lis\n- Klaster Leśny\n\nKoniec."
    )


def test_a_line_that_announces_others_in_the_first_half_ends_nothing() -> None:
    text = text_of("Czytaj więcej:\n\n" + RELEASE)
    assert text == text_of(RELEASE)


@pytest.mark.parametrize(
    "line",
    [
        "Fot. Jan Kowalski / KSSE",
        "fot.: archiwum",
        "Foto: UM Olszanka",
        "Zdjęcia: KSSE",
        "Źródło zdjęcia: Adobe Stock",
        "Udostępnij",
        "Udostępnij na Facebooku",
        "Drukuj",
        "Tagi: umowa, klaster",
        "Reklama",
        "Odsłony: 298",
        "Opublikowano: 7 listopada 2024",
        "« Powrót do listy wiadomości",
        "Autor zdjęć: P. Górka",
    ],
)
def test_a_line_of_its_own_that_is_no_article_goes(line: str) -> None:
    body = "Gmina Łowicz podpisała porozumienie ze szkołą. " * 5
    assert text_of(f"{body}\n\n{line}\n\n{body}") == f"{body.strip()}\n\n{body.strip()}"


@pytest.mark.parametrize(
    "line",
    [
        "Zdjęcia z uroczystości można obejrzeć w galerii urzędu, a film w przyszłym tygodniu.",
        "Udostępnij nam swoje zdjęcia z uroczystości, a najlepsze opublikujemy w kronice gminy.",
        "Źródło Wody Mineralnej „Zdrój” Sp. z o.o.,",
        "Newsletter klastra będzie teraz wydawany wspólnie przez obie organizacje.",
        "Opublikowano wspólny raport o rynku pracy.",
        "Dodano także nowe zadania.",
        "Kontakt Sp. z o.o.",
        "Reklama i Druk Sp. j.,",
        "Start Kutno S.A.,",
        "Drukuj z Nami Sp. z o.o.",
        "Autorka projektu: Anna Lis podkreśliła znaczenie współpracy.",
    ],
)
def test_a_line_that_only_holds_the_words_stays(line: str) -> None:
    body = "Gmina Łowicz podpisała porozumienie ze szkołą. " * 5
    assert line in text_of(f"{body}\n\n{line}\n\n{body}").split("\n\n")


def test_newsletters_at_the_end_go() -> None:
    assert text_of(RELEASE + "Newsletter\n\nZapisz się do naszego newslettera\n") == text_of(RELEASE)


def test_what_is_known_from_elsewhere_is_used() -> None:
    article = clean(RELEASE.encode(), "https://a.pl", media="text", title="Razem", published=date(2023, 5, 10))
    assert article.text.startswith("Razem\n\nCztery klastry")
    assert (article.title, article.published, article.url) == ("Razem", date(2023, 5, 10), "https://a.pl")
    assert article.language == "pl"
    assert clean(RELEASE.encode(), media="text").title is None


def test_a_headline_that_is_there_already_is_not_doubled() -> None:
    assert text_of("Razem dla klastrów\n\n" + RELEASE, title="Razem dla klastrów").count("Razem dla klastrów") == 1


def test_what_is_too_short_or_not_polish_says_so() -> None:
    with pytest.raises(CleaningError, match=r"holds no article: only 4 words of text were found"):
        text_of("Gmina Łowicz podpisała umowę.")
    with pytest.raises(CleaningError, match=r"not in Polish but in English \(en\)"):
        text_of("Four clusters signed a letter of intent yesterday and want to work on new technologies together. " * 3)
    with pytest.raises(CleaningError, match=r"not in Polish but in Czech \(cs\)"):
        text_of(
            "Čtyři klastry včera podepsaly memorandum o spolupráci a chtějí společně vyvíjet nové technologie. " * 3
        )


def test_polish_without_its_own_letters_is_polish() -> None:
    text_of(
        "Cztery klastry podpisaly wczoraj list intencyjny o wspolpracy i chca razem rozwijac przemysl w regionie. " * 2
    )


BODY = "Gmina Łowicz i szkoła rolnicza podpisały w czwartek porozumienie o wspólnych praktykach. " * 4


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Szkoła i gmina razem\n\n", "Szkoła i gmina razem"),
        ("Strona główna > Kraj > Depesze\n\nŁowicz: szkoła i gmina razem\n\n", "Łowicz: szkoła i gmina razem"),
        ("[Rolnictwo]  [Zaloguj]\n2024-05-13 08:05\n\nCzy będą razem?\n\n", "Czy będą razem?"),
        ("GŁOS ROLNICZY\nPole | Las | Sad\n\nSzkoła i gmina razem\n\n13 maja 2024, Pole\n\n", "Szkoła i gmina razem"),
        ("Łowicz, 13 maja 2024 r.\n\nSzkoła i gmina podpisały w czwartek porozumienie o praktykach.\n\n", None),
        ("Szkoła rolnicza i gmina,\n\n", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_line_alone_above_the_text_is_the_headline(above: str, title: str | None) -> None:
    article = clean((above + BODY).encode(), media="text")
    assert article.title == title
    assert title is None or article.text.startswith(f"{title}\n\n")


@pytest.mark.parametrize(
    "line",
    ["2024-05-13 08:05", "Opublikowano: 13.05.2024", "Łowicz, 13 maja 2024 r.", "13.05.2024, 07:41 Łowicz (ARP)"],
)
def test_a_day_noted_above_the_text_is_the_day_of_publication(line: str) -> None:
    assert clean(f"Szkoła i gmina razem\n\n{line}\n\n{BODY}".encode(), media="text").published == date(2024, 5, 13)


def test_a_day_in_the_text_is_not_the_day_of_publication() -> None:
    assert clean(f"Szkoła i gmina razem\n\n{BODY} Było to 13 maja 2024 r.".encode(), media="text").published is None


def test_short_lines_under_a_rule_at_the_end_go_and_a_text_with_rules_stays() -> None:
    assert text_of(f"{BODY}\n\n---\nOgłoszenia – archiwum\nKancelaria czynna: wt. 16:00") == BODY.strip()
    assert text_of(f"{BODY}\n\n---\n\n{BODY}").endswith(BODY.strip())


@pytest.mark.parametrize(
    "line",
    [
        "Polecane: Utrudnienia na drodze krajowej | Prognoza pogody na środę",
        "Czytaj także: Jak rozliczyć wkład własny",
        "Wszelkie materiały zamieszczone w serwisie są chronione prawem autorskim.",
        "(c) Serwis Rolny. Kopiowanie bez zgody wydawcy zabronione.",
        "[ drukuj ] [ poleć znajomemu ] [ archiwum ]",
        "Ocena: 5/5 (4)",
        "Podmiot udostępniający: Departament Rolnictwa",
        "zrw/ maj/",
    ],
)
def test_notices_of_sites_and_agencies_go(line: str) -> None:
    assert text_of(f"{BODY}\n\n{line}") == BODY.strip()
