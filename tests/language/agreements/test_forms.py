"""The forms in which press releases tell of agreements, beyond one verb and its subject."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]
PUBLISHED = date(2024, 5, 24)

PO, HUTA, LIPNO, RYPIN = "Politechnika Opolska", "Huta Kalina S.A.", "Gmina Lipno", "Gmina Rypin"
FUNDACJA, KLASTER = "Fundacja „Dobry Start”", "Klaster Szklarski Wisła"


def parties(doc: Doc) -> list[list[str]]:
    return [[s.name for s in agreement.signatories] for agreement in doc._.agreements]


def people(doc: Doc) -> list[list[tuple[str, str]]]:
    return [[(s.name, s.organisation_name) for s in agreement.signers] for agreement in doc._.agreements]


# Who joins what


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Gmina Lipno przystąpiła do Klastra Szklarskiego Wisła.", "inne", [LIPNO, KLASTER]),
        ("Do Klastra Szklarskiego Wisła dołączyły Gmina Lipno i Huta Kalina S.A.", "inne", [LIPNO, HUTA, KLASTER]),
        ("Nowym członkiem Klastra Szklarskiego Wisła została Gmina Lipno.", "inne", [LIPNO, KLASTER]),
        (
            "Deklarację przystąpienia do Klastra Szklarskiego Wisła podpisała Gmina Lipno.",
            "deklaracja",
            [LIPNO, KLASTER],
        ),
        ("Gmina Lipno przystąpiła do porozumienia w sprawie wspólnych autobusów.", "porozumienie", [LIPNO]),
        (
            "Do Klastra Szklarskiego Wisła przystąpiły:\n\n- Gmina Lipno,\n- Huta Kalina S.A.\n",
            "inne",
            [LIPNO, HUTA, KLASTER],
        ),
    ],
)
def test_those_who_join_stand_before_what_they_join(read: Read, text: str, kind: str, expected: list[str]) -> None:
    doc = read(text, PUBLISHED)
    assert [agreement.kind for agreement in doc._.agreements] == [kind]
    assert sorted(parties(doc)[0]) == sorted(expected)
    assert parties(doc)[0][:1] == expected[:1]


@pytest.mark.parametrize(
    "text",
    [
        "Gmina Lipno przystąpiła do przebudowy drogi.",
        "Huta Kalina S.A. dołączyła do oferty nowe szkło.",
        "Do deklaracji mogą przystępować kolejne firmy, w tym Huta Kalina S.A.",
    ],
)
def test_what_is_begun_or_only_possible_is_not_joined(read: Read, text: str) -> None:
    assert parties(read(text)) == []


# One, several, all


def test_agreements_in_the_plural_are_one_with_each(read: Read) -> None:
    doc = read(
        "Politechnika Opolska zawarła w Opolu umowy o praktykach z trzema partnerami: Hutą Kalina S.A., Gminą Lipno "
        "oraz Fundacją „Dobry Start”.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, HUTA], [PO, LIPNO], [PO, FUNDACJA]]


def test_one_agreement_with_several_is_one(read: Read) -> None:
    doc = read("Politechnika Opolska zawarła umowę z Hutą Kalina S.A. i Gminą Lipno.", PUBLISHED)
    assert [sorted(found) for found in parties(doc)] == [sorted([PO, HUTA, LIPNO])]


def test_partners_in_a_list_have_an_agreement_each_and_their_own_days(read: Read) -> None:
    doc = read(
        "Trzy umowy o stażach podpisała w maju 2024 r. Politechnika Opolska. Umowy podpisały z nią:\n\n"
        "- Huta Kalina S.A. – 10 maja 2024 r.,\n- Gmina Lipno – 13 maja 2024 r.,\n- Gmina Rypin – 14 maja 2024 r.\n",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, HUTA], [PO, LIPNO], [PO, RYPIN]]
    assert [a.date._.value for a in doc._.agreements] == ["2024-05-10", "2024-05-13", "2024-05-14"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Dwanaście podmiotów podpisało list intencyjny, m.in. Gmina Lipno i Huta Kalina S.A.", 12),
        ("Gmina Lipno i Huta Kalina S.A. podpisały porozumienie. Łącznie dokument ma 25 sygnatariuszy.", 25),
        ("Czterostronne porozumienie podpisały Gmina Lipno i Huta Kalina S.A.", 4),
        ("Gmina Lipno, Huta Kalina S.A. i dziewięć innych firm podpisały porozumienie.", None),
        ("Klaster Szklarski Wisła podpisał list intencyjny z trzema gminami, m.in. z Gminą Lipno.", None),
    ],
)
def test_how_many_agree(read: Read, text: str, number: int | None) -> None:
    [agreement] = read(text, PUBLISHED)._.agreements
    assert agreement.parties == number


# Who signs for whom


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gmina Lipno i Politechnika Opolska podpisały list intencyjny. Uczelnię reprezentowała rektor Anna Wrona.",
            [("Anna Wrona", PO)],
        ),
        (
            "List intencyjny podpisał w imieniu Gminy Lipno wójt Adam Kot, za Politechnikę Opolską – rektor Anna "
            "Wrona.",
            [("Adam Kot", LIPNO), ("Anna Wrona", PO)],
        ),
        (
            "Porozumienie podpisali z jednej strony wójt gminy Lipno Adam Kot, z drugiej prezes Huty Kalina S.A. Jan "
            "Dolski.",
            [("Adam Kot", LIPNO), ("Jan Dolski", HUTA)],
        ),
        (
            "Jako pierwsza podpis pod porozumieniem złożyła Maria Nowak, wójt gminy Lipno. Następnym był wójt gminy "
            "Rypin Jan Sowa.",
            [("Maria Nowak", LIPNO), ("Jan Sowa", RYPIN)],
        ),
        (
            "Wraz z wójtem gminy Lipno Adamem Kotem umowę podpisali: Jan Dolski, prezes Huty Kalina S.A., i rektor "
            "Politechniki Opolskiej Anna Wrona.",
            [("Adam Kot", LIPNO), ("Jan Dolski", HUTA), ("Anna Wrona", PO)],
        ),
    ],
)
def test_who_signs_for_whom(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    [found] = people(read(text, PUBLISHED))
    assert sorted(found) == sorted(expected)


def test_a_block_of_signatures_under_the_text_signs_it(read: Read) -> None:
    doc = read(
        "W Lipnie podpisano deklarację współpracy na rzecz szkolnictwa. Oto jej treść.\n\n"
        "„My, niżej podpisani, deklarujemy wolę współdziałania”.\n\n"
        "Adam Kot – wójt gminy Lipno\nAnna Wrona – rektor Politechniki Opolskiej\n"
        "Jan Dolski – prezes Huty Kalina S.A.\n\nSpotkanie prowadził sekretarz gminy.",
        PUBLISHED,
    )
    assert people(doc) == [[("Adam Kot", LIPNO), ("Anna Wrona", PO), ("Jan Dolski", HUTA)]]
    assert parties(doc) == [[LIPNO, PO, HUTA]]


def test_guests_in_a_list_sign_nothing(read: Read) -> None:
    doc = read(
        "Gmina Lipno i Politechnika Opolska podpisały umowę. W uroczystości uczestniczyli:\n\n"
        "- Jan Dolski, prezes Huty Kalina S.A.,\n- Maria Nowak, wójt gminy Rypin.\n",
        PUBLISHED,
    )
    assert parties(doc) == [[LIPNO, PO]]
    assert people(doc) == [[]]


def test_the_text_of_an_agreement_names_its_parties(read: Read) -> None:
    doc = read(
        "POROZUMIENIE\n\nzawarte w dniu 14 marca 2023 r. w Lipnie, pomiędzy:\n\n"
        "1. Gminą Lipno, reprezentowaną przez Adama Kota – Wójta, zwaną dalej „Gminą”,\n"
        "2. Hutą Kalina S.A., NIP 000-11-22-333, reprezentowaną przez Jana Dolskiego – Prezesa Zarządu,\n\na\n\n"
        "3. Politechniką Opolską, reprezentowaną przez Annę Wronę – Rektora.\n\n§ 1\n\nPrzedmiotem porozumienia jest "
        "nauka zawodu.",
        PUBLISHED,
    )
    assert parties(doc) == [[LIPNO, HUTA, PO]]
    assert people(doc) == [[("Adam Kot", LIPNO), ("Jan Dolski", HUTA), ("Anna Wrona", PO)]]
    assert doc._.agreements[0].date._.value == "2023-03-14"


def test_a_table_of_signatories_needs_no_colon_before_it(read: Read) -> None:
    doc = read(
        "W Lipnie podpisano deklarację współpracy.\n\nSygnatariusze deklaracji\nLp. | Nazwa | Siedziba | Podpisał\n"
        "1 | Klaster Szklarski Wisła | Toruń | Jan Sowa, koordynator\n"
        "2 | Politechnika Opolska | Opole | Anna Wrona, rektor\n",
        PUBLISHED,
    )
    assert parties(doc) == [[KLASTER, PO]]
    assert people(doc) == [[("Jan Sowa", KLASTER), ("Anna Wrona", PO)]]


def test_offices_of_several_stand_for_their_organisations(read: Read) -> None:
    doc = read(
        "Memorandum zostało podpisane przez rektorów: Politechniki Opolskiej, Uniwersytetu Łąkowego w Lipnie oraz "
        "Akademii Wodnej w Rypinie.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, "Uniwersytet Łąkowy w Lipnie", "Akademia Wodna w Rypinie"]]


def test_units_under_one_noun_are_parties_each(read: Read) -> None:
    doc = read(
        "Deklaracja została podpisana przez przedstawicieli trzech województw: opolskiego, łódzkiego i śląskiego.",
        PUBLISHED,
    )
    assert parties(doc) == [["Województwo Opolskie", "Województwo Łódzkie", "Województwo Śląskie"]]


# What it is about, when and where


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Gmina Lipno i Gmina Rypin podpisały porozumienie w sprawie wspólnych autobusów.", "wspólnych autobusów"),
        ("Gmina Lipno podpisała z Hutą Kalina S.A. umowę na budowę hali sportowej.", "budowę hali sportowej"),
        (
            "Gmina Lipno zawarła z Hutą Kalina S.A. umowę dzierżawy gruntu pod farmę.",
            "dzierżawy gruntu pod farmę",
        ),
        (
            "Gmina Lipno podpisała umowę z Hutą Kalina S.A. o wspólnej nauce zawodu.",
            "wspólnej nauce zawodu",
        ),
        (
            "Gmina Lipno i Gmina Rypin podpisały list intencyjny, którego celem jest budowa spalarni, przebudowa dróg "
            "i sadzenie drzew.",
            "budowa spalarni, przebudowa dróg i sadzenie drzew",
        ),
        (
            "Gmina Lipno i Gmina Rypin podpisały porozumienie. Dokument dotyczy wspólnych autobusów.",
            "wspólnych autobusów",
        ),
        ("Gmina Lipno i Gmina Rypin podpisały porozumienie o współpracy.", None),
    ],
)
def test_what_it_is_about(read: Read, text: str, subject: str | None) -> None:
    [agreement] = read(text, PUBLISHED)._.agreements
    assert (agreement.subject.text if agreement.subject is not None else None) == subject


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Umowę podpisały w Opolu Gmina Lipno i Huta Kalina S.A.", "Opole"),
        ("W Starostwie Powiatowym w Opolu umowę podpisały Gmina Lipno i Huta Kalina S.A.", "Opole"),
        ("W auli Zespołu Szkół Technicznych w Opolu umowę podpisały Gmina Lipno i Huta Kalina S.A.", "Opole"),
        ("Gmina Lipno i Huta Kalina S.A. podpisały umowę dzierżawy gruntu w Opolu.", None),
    ],
)
def test_where_it_was_signed(read: Read, text: str, place: str | None) -> None:
    [agreement] = read(text, PUBLISHED)._.agreements
    assert (agreement.place._.name if agreement.place is not None else None) == place


def test_the_same_day_is_that_of_the_agreement_before(read: Read) -> None:
    doc = read(
        "21 maja 2024 r. Gmina Lipno i Huta Kalina S.A. podpisały umowę. Tego samego dnia Gmina Lipno i Politechnika "
        "Opolska podpisały list intencyjny.",
        PUBLISHED,
    )
    assert [(a.kind, a.date._.value) for a in doc._.agreements] == [
        ("umowa", "2024-05-21"),
        ("list intencyjny", "2024-05-21"),
    ]


def test_the_sentence_before_tells_the_day(read: Read) -> None:
    doc = read(
        "12 kwietnia 2024 r. trzy podmioty zrobiły pierwszy krok ku własnej energii. List intencyjny podpisały Gmina "
        "Lipno, Gmina Rypin i Huta Kalina S.A.",
        PUBLISHED,
    )
    assert doc._.agreements[0].date._.value == "2024-04-12"


# What ended, what is older, what is none


@pytest.mark.parametrize(
    "text",
    [
        "Porozumienie, które w 2016 roku zawarły Gmina Lipno i Gmina Rypin, przestało obowiązywać z końcem maja.",
        "W 2020 r. Gmina Lipno zawarła z Gminą Rypin umowę o odpadach. Umowa została rozwiązana po roku.",
        "Umowa, którą Gmina Lipno zawarła z Gminą Rypin w 2020 r., wygasła.",
    ],
)
def test_what_ended_keeps_the_day_of_its_signing(read: Read, text: str) -> None:
    [agreement] = read(text, PUBLISHED)._.agreements
    assert (agreement.status, agreement.date._.value[:4] < "2024") == ("ended", True)
    assert [s.name for s in agreement.signatories] == [LIPNO, RYPIN]


def test_an_older_agreement_of_both_has_the_parties_of_the_new_one(read: Read) -> None:
    doc = read(
        "Gmina Lipno i Politechnika Opolska zawarły 21 maja 2024 r. umowę o praktykach. Poprzednia umowa obu stron, "
        "zawarta w maju 2017 r., wygasła po pięciu latach.",
        PUBLISHED,
    )
    assert [(a.status, a.date._.value) for a in doc._.agreements] == [("signed", "2024-05-21"), ("ended", "2017-05")]
    assert parties(doc) == [[LIPNO, PO], [LIPNO, PO]]


def test_a_subject_left_out_is_that_of_the_sentence_before(read: Read) -> None:
    doc = read(
        "Politechnika Opolska działa w regionie nie od dziś. W 2019 r. zawarła umowę z Gminą Lipno o badaniu wód.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, LIPNO]]


def test_cooperation_tells_whose_the_agreement_is(read: Read) -> None:
    doc = read(
        "Gmina Lipno, Huta Kalina S.A. i Politechnika Opolska nawiązały współpracę. Umowę podpisał 21 maja 2024 r. "
        "wójt gminy Lipno Adam Kot.",
        PUBLISHED,
    )
    assert [sorted(found) for found in parties(doc)] == [sorted([LIPNO, HUTA, PO])]


@pytest.mark.parametrize(
    "text",
    [
        "Podpisano akt erekcyjny. Podpisy na dokumencie złożyli:\n\n- Adam Kot – wójt gminy Lipno,\n- Jan Dolski – "
        "prezes Huty Kalina S.A.\n",
        "Pod apelem do wojewody podpisały się:\n\n- Gmina Lipno,\n- Huta Kalina S.A.\n",
        "Wójt gminy Lipno Adam Kot i prezes Huty Kalina S.A. Jan Dolski podpisali się w księdze pamiątkowej.",
        "Nieprawdą jest, jakoby Gmina Lipno podpisała umowę z Hutą Kalina S.A.",
        "W nawiązaniu do artykułu pt. „Gmina Lipno podpisała umowę z Hutą Kalina S.A.” oświadczamy, że to nieprawda.",
        "Stronami umowy mogą być w szczególności:\n\n- Gmina Lipno,\n- Huta Kalina S.A.\n",
        "Klaster Szklarski Wisła to porozumienie podmiotów, do których należą Gmina Lipno i Huta Kalina S.A.",
        "Projekt powstał w porozumieniu z Gminą Lipno i Hutą Kalina S.A.",
        "W panelu głównym wzięli udział:\n\nKlaster Szklarski Wisła – reprezentowany przez Jana Sowę,\nGmina Lipno – "
        "reprezentowana przez Adama Kota.\n",
    ],
)
def test_what_is_no_agreement(read: Read, text: str) -> None:
    assert parties(read(text, PUBLISHED)) == []


# What no text may do


@pytest.mark.parametrize(
    "text",
    [
        "Sygnatariuszami listu są:\n" + "".join("  " * (n % 6) + f"- Gmina Numer{n},\n" for n in range(40)),
        "Umowę („podpisaną [przez” Gminę Lipno („i Hutę (Kalina S.A.",
        "GMINA LIPNO I HUTA KALINA S.A. PODPISAŁY UMOWĘ.",
        "Porozumienie zostalo podpisane przez Gmine Lipno i Hute Kalina.",
        "podpisali " * 400,
        "Umowę podpisali:\n\n1.\n2.\n-\n|\n| |\n",
    ],
)
def test_odd_texts_give_a_result_or_none(read: Read, text: str) -> None:
    for agreement in read(text, PUBLISHED)._.agreements:
        assert all(signatory.name for signatory in agreement.signatories)
