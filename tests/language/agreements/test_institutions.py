"""Forms that releases of universities, hospitals, schools, museums and clubs showed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]
PUBLISHED = date(2024, 5, 24)

PO, SZPITAL, HUTA, LIPNO = "Politechnika Opolska", "Szpital Miejski w Lipnie", "Huta Kalina S.A.", "Gmina Lipno"
BOTH = "rektor Politechniki Opolskiej Anna Wrona oraz dyrektor Szpitala Miejskiego w Lipnie Jan Sowa"


def parties(doc: Doc) -> list[list[str]]:
    return [[s.name for s in agreement.signatories] for agreement in doc._.agreements]


def people(doc: Doc) -> list[list[str]]:
    return [[s.name for s in agreement.signers] for agreement in doc._.agreements]


def statuses(doc: Doc) -> list[str]:
    return [agreement.status for agreement in doc._.agreements]


# What is named beside an agreement and is none


@pytest.mark.parametrize(
    "between",
    [
        "Podpisanie dokumentu było symbolicznym aktem.",
        "Wcześniej uczelnia złożyła wniosek o dotację.",
        "Umowę podpisano na podstawie pełnomocnictwa ministra.",
    ],
)
def test_what_is_only_mentioned_does_not_become_what_is_signed(read: Read, between: str) -> None:
    told = "Politechnika Opolska i Szpital Miejski w Lipnie podpisały porozumienie."
    doc = read(f"{told} {between} {BOTH[:1].upper()}{BOTH[1:]} złożyli swoje podpisy.", PUBLISHED)
    assert parties(doc) == [[PO, SZPITAL]]
    assert people(doc) == [["Anna Wrona", "Jan Sowa"]]


@pytest.mark.parametrize(
    "after",
    [
        "Pod petycją o budowę zebrano sto podpisów; podpisali ją szefowie Huty Kalina S.A. i Gminy Lipno.",
        "Podpisano też akt erekcyjny. Podpisy złożyli prezes Huty Kalina S.A. Jan Dolski i wójt gminy Lipno Ewa Kos.",
    ],
)
def test_what_is_signed_and_is_no_agreement_stays_none(read: Read, after: str) -> None:
    doc = read(f"Politechnika Opolska i Szpital Miejski w Lipnie podpisały porozumienie.\n\n{after}", PUBLISHED)
    assert parties(doc) == [[PO, SZPITAL]]


# One agreement, told twice


def test_a_sentence_tells_an_agreement_of_one_kind_once(read: Read) -> None:
    doc = read(
        "Nowa klinika w Lipnie. Umowa intencyjna podpisana\n\nDziś podpisano porozumienie intencyjne między "
        "Politechniką Opolską a Szpitalem Miejskim w Lipnie.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, SZPITAL]]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (
            "Starostwo Powiatowe w Lipnie i Szpital Miejski w Lipnie podpisały umowę.",
            "Umowę podpisali Jan Sowa – starosta lipnowski oraz Anna Wrona – dyrektor SM w Lipnie.",
        ),
        (
            "Politechnika Opolska zawarła umowę o współpracy z Akademią Muzyczną.",
            "Akademia Chopinowska jest siódmą uczelnią, z którą Politechnika Opolska zawarła porozumienie.",
        ),
        (
            "Podpisano umowę ze Szpitalem Miejskim\n\nRektor PO Anna Wrona i Jan Sowa, dyrektor Szpitala Miejskiego",
            f"{BOTH[:1].upper()}{BOTH[1:]} podpisali umowę o współpracy.",
        ),
    ],
)
def test_parties_under_other_names_make_no_second_agreement(read: Read, first: str, again: str) -> None:
    doc = read(f"{first}\n\n{again}", PUBLISHED)
    assert len(doc._.agreements) == 1
    assert len(parties(doc)[0]) == 2


@pytest.mark.parametrize(
    "other",
    [
        "Umowę na remont drogi podpisali wójt gminy Lipno Ewa Kos i prezes Huty Kalina S.A. Jan Dolski.",
        "Podobną umowę podpisali też wójt gminy Lipno Ewa Kos i prezes Huty Kalina S.A. Jan Dolski.",
        "Nową umowę podpisali wójt gminy Lipno Ewa Kos i prezes Huty Kalina S.A. Jan Dolski.",
    ],
)
def test_another_agreement_is_not_the_known_one(read: Read, other: str) -> None:
    doc = read(f"Politechnika Opolska i Szpital Miejski w Lipnie podpisały umowę o stażach. {other}", PUBLISHED)
    assert parties(doc) == [[PO, SZPITAL], [LIPNO, HUTA]]


def test_what_is_old_in_a_name_makes_no_agreement_old(read: Read) -> None:
    doc = read(
        "Porozumienie między Politechniką Opolską a Muzeum Dawnego Rzemiosła\n\n16 maja 2024 r. porozumienie podpisali "
        "rektor Politechniki Opolskiej Anna Wrona i dyrektor Muzeum Dawnego Rzemiosła Jan Sowa.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, "Muzeum Dawnego Rzemiosła"]]
    assert statuses(doc) == ["signed"]


# Who acts for whom


def test_who_appeared_in_the_name_of_a_party_signed_for_it(read: Read) -> None:
    doc = read(
        "Politechnika Opolska i Szpital Miejski w Lipnie podpisały umowę. Szpital reprezentował dyrektor Jan Sowa. "
        "Z kolei w imieniu Politechniki Opolskiej wystąpili prorektor Anna Wrona oraz kanclerz Ewa Kos.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, SZPITAL]]
    assert people(doc) == [["Jan Sowa", "Anna Wrona", "Ewa Kos"]]


# What may be


def test_what_is_only_likely_is_no_agreement(read: Read) -> None:
    doc = read("Istnieje prawdopodobieństwo, że do porozumienia dołączą Gmina Lipno i Huta Kalina S.A.", PUBLISHED)
    assert parties(doc) == []


# Who is named beside the parties


@pytest.mark.parametrize(
    "text",
    [
        "Politechnika Opolska podpisała porozumienie ze Szpitalem Miejskim w Lipnie (dawny Szpital Górniczy).",
        "Politechnika Opolska podpisała porozumienie ze Szpitalem Miejskim w Lipnie podczas święta nauki "
        "zorganizowanego wspólnie z Hutą Kalina S.A.",
        "Podpisano porozumienie między Politechniką Opolską a Szpitalem Miejskim w Lipnie. Podpisanie umowy ułatwi "
        "lekarzom udział w szkoleniach organizowanych przez Hutę Kalina S.A.",
        "Politechnika Opolska i Szpital Miejski w Lipnie podpisały umowę. Przy podpisaniu umowy obecni byli prof. Ewa "
        "Kos – przewodnicząca konferencji, dyrektor Huty Kalina S.A. oraz wójt gminy Lipno.",
    ],
)
def test_who_is_only_named_beside_it_is_no_party(read: Read, text: str) -> None:
    assert parties(read(text, PUBLISHED)) == [[PO, SZPITAL]]


def test_agents_of_signing_in_the_noun_still_sign(read: Read) -> None:
    doc = read(
        "Uroczystość uświetniło podpisanie porozumienia przez rektora Politechniki Opolskiej i dyrektora Szpitala "
        "Miejskiego w Lipnie.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, SZPITAL]]


# Parties whom the signing sentence only counts


@pytest.mark.parametrize(
    "text",
    [
        "Działalność Politechniki Opolskiej oraz Szpitala Miejskiego w Lipnie od lat się łączy.\n\n16 maja 2024 r. "
        "szefowie obydwu jednostek podpisali porozumienie.",
        "Politechnika Opolska ma nowego partnera. To Szpital Miejski w Lipnie. Obie strony podpisały porozumienie.",
    ],
)
def test_both_are_the_two_named_before(read: Read, text: str) -> None:
    assert [sorted(one) for one in parties(read(text, PUBLISHED))] == [[PO, SZPITAL]]


@pytest.mark.parametrize(
    "text",
    [
        "Politechnika Opolska bada szkło dla Szpitala Miejskiego w Lipnie i dla Huty Kalina S.A. Obie strony "
        "podpisały porozumienie.",
        "Politechnika Opolska i Szpital Miejski w Lipnie mają plany. Porozumienie podpisano w obecności obu stron.",
    ],
)
def test_both_are_nobody_where_more_are_named_or_they_are_only_present(read: Read, text: str) -> None:
    assert parties(read(text, PUBLISHED)) == []


def test_those_who_are_counted_are_named_behind_a_dash(read: Read) -> None:
    doc = read(
        "Porozumienie podpisali przedstawiciele trzech organizacji w Polsce – Akademickiego Związku Sportowego, "
        "Zrzeszenia Studentów Polskich i Fundacji „Dobry Start”.",
        PUBLISHED,
    )
    assert parties(doc) == [["Akademicki Związek Sportowy", "Zrzeszenie Studentów Polskich", "Fundacja „Dobry Start”"]]


# What is done and what is to come


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Podpisana 16 maja 2024 r. w Opolu, umowa ma ułatwić staże Politechniki Opolskiej w Hucie Kalina S.A.",
            "signed",
        ),
        ("Umowa Politechniki Opolskiej z Hutą Kalina S.A. ma zostać podpisana w czerwcu.", "planned"),
    ],
)
def test_a_participle_before_its_noun_is_done(read: Read, text: str, status: str) -> None:
    doc = read(f"Politechnika Opolska zawarła umowę z Hutą Kalina S.A. {text}", PUBLISHED)
    assert statuses(doc)[0] == "signed"
    assert (status in statuses(doc)[1:]) == (status == "planned")


# The noun of signing


@pytest.mark.parametrize(
    "text",
    [
        "Podpisanie umowy przyczyni się do ściślejszej współpracy między Politechniką Opolską a Hutą Kalina S.A.",
        "Warunkiem podpisania umowy między Politechniką Opolską a Hutą Kalina S.A. jest zgoda rady.",
    ],
)
def test_what_signing_would_bring_or_needs_tells_of_none(read: Read, text: str) -> None:
    assert parties(read(text, PUBLISHED)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Miło nam poinformować o podpisaniu umowy między Politechniką Opolską a Hutą Kalina S.A.",
        "Zwieńczeniem spotkania było podpisanie umowy między Politechniką Opolską a Hutą Kalina S.A.",
        "Efektem rozmów jest podpisanie umowy między Politechniką Opolską a Hutą Kalina S.A.",
    ],
)
def test_what_is_announced_or_crowned_by_signing_is_told(read: Read, text: str) -> None:
    assert parties(read(text, PUBLISHED)) == [[PO, HUTA]]


def test_the_counterpart_behind_the_agreements_noun_signs(read: Read) -> None:
    doc = read(
        "Informujemy o podpisaniu przez rektor Politechniki Opolskiej Annę Wronę porozumienia o współpracy z prezesem "
        "Huty Kalina S.A. Janem Dolskim.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, HUTA]]
    assert people(doc) == [["Anna Wrona", "Jan Dolski"]]
    doc = read("Po podpisaniu umowy z Hutą Kalina S.A. Politechnika Opolska spotkała się z wójtem gminy Lipno Ewą Kos.")
    assert all("Ewa Kos" not in names for names in people(doc))


# Who signs for whom, told around it


def test_a_nameless_one_among_those_represented_hides_no_other(read: Read) -> None:
    doc = read("Przedstawiciele szkoły i Politechniki Opolskiej podpisali porozumienie o współpracy.", PUBLISHED)
    assert parties(doc) == [[PO]]


def test_who_coordinates_an_agreement_did_not_sign_it(read: Read) -> None:
    doc = read(
        "Porozumienie z ramienia Politechniki Opolskiej podpisała rektor Anna Wrona, a z ramienia Huty Kalina S.A. "
        "prezes Jan Dolski. Koordynator ze strony uczelni – dr Ewa Kos, ze strony huty – dyrektor Piotr Lis.",
        PUBLISHED,
    )
    assert people(doc) == [["Anna Wrona", "Jan Dolski"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Oprócz Politechniki Opolskiej i Szpitala Miejskiego w Lipnie, które podpisały już list intencyjny, "
            "federację planuje wielu.",
            [[PO, SZPITAL]],
        ),
        (
            "Uczniów zaprasza Politechnika Opolska, która zawarła umowę ze Szpitalem Miejskim w Lipnie.",
            [[PO, SZPITAL]],
        ),
        ("Wiele skarg dotyczyło spółki Huta Kalina S.A., która podpisywała z klientami umowy bez terminów.", []),
    ],
)
def test_whom_a_relative_clause_speaks_of_signs(read: Read, text: str, expected: list[list[str]]) -> None:
    assert parties(read(text, PUBLISHED)) == expected


def test_who_signed_for_each_side_speaks_of_the_known_agreement(read: Read) -> None:
    doc = read(
        "W Opolu podpisano porozumienie o współpracy ze Szpitalem Miejskim w Lipnie.\n\nSzpital zapewni praktyki. "
        "Uczelnia da wykładowców. Umowę z ramienia Politechniki Opolskiej podpisała rektor Anna Wrona, a kontrasygnaty "
        "udzieliła kwestor Ewa Kos.",
        PUBLISHED,
    )
    assert [sorted(one) for one in parties(doc)] == [[PO, SZPITAL]]


# More of the same


def test_signing_in_this_matter_is_by_those_of_the_sentence_before(read: Read) -> None:
    doc = read(
        "Dwie instytucje: Politechnika Opolska oraz Szpital Miejski w Lipnie utworzyły centrum badań. Podpisanie "
        "porozumienia w tej sprawie nastąpiło 16 maja 2024 r. w sali Rady Gminy Lipno.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, SZPITAL]]


def test_who_only_proposed_an_agreement_did_not_sign_it(read: Read) -> None:
    doc = read(
        "Porozumienie między Politechniką Opolską a Szpitalem Miejskim w Lipnie zostało zawarte z inicjatywy prof. Ewy "
        "Kos, a w imieniu uczelni podpisała je rektor Anna Wrona.",
        PUBLISHED,
    )
    assert people(doc) == [["Anna Wrona"]]


def test_who_negotiated_is_no_party(read: Read) -> None:
    doc = read(
        "Podpisanie umowy poprzedziły rozmowy prowadzone m.in. przez Politechnikę Opolską i Hutę Kalina S.A.",
        PUBLISHED,
    )
    assert parties(doc) == []


def test_a_shorter_name_is_no_second_party(read: Read) -> None:
    doc = read(
        "Gmina Lipno zawarła porozumienie z Wydziałem Chemii Politechniki Opolskiej.\n\nPorozumienie w imieniu "
        "Wydziału Chemii podpisała dziekan Anna Wrona.",
        PUBLISHED,
    )
    assert parties(doc) == [[LIPNO, "Wydział Chemii Politechniki Opolskiej"]]


@pytest.mark.parametrize(
    "sentence", ["Tekst umowy parafowali", "Podpisy pod umową złożyli", "Pod umową podpisy złożyli"]
)
def test_the_text_that_was_signed_is_the_known_one(read: Read, sentence: str) -> None:
    doc = read(
        "Podpisano umowę między Politechniką Opolską a Starostwem Powiatowym w Lipnie.\n\n"
        f"{sentence} rektor PO Anna Wrona i starosta lipnowski Jan Sowa.",
        PUBLISHED,
    )
    assert len(parties(doc)) == 1
    assert people(doc) == [["Anna Wrona", "Jan Sowa"]]


def test_signatures_in_the_plural_are_one_agreements(read: Read) -> None:
    doc = read(
        "Doszło do podpisania umowy z Politechniką Opolską. Umowę podpisali dyrektor Jan Sowa i dziekan Chemii "
        "Ewa Kos. Ze strony organu prowadzącego podpisy złożyli starosta lipnowski Adam Lis i wicestarosta Piotr Ryś.",
        PUBLISHED,
    )
    assert len(parties(doc)) == 1


def test_offices_between_which_it_is_agreed_stand_for_their_organisations(read: Read) -> None:
    doc = read(
        "16 maja 2024 r. zostało podpisane porozumienie pomiędzy rektorem Politechniki Opolskiej i dyrektorem "
        "Szpitala Miejskiego w Lipnie.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, SZPITAL]]
    doc = read(
        "Politechnika Opolska podpisała umowę, a między sesjami dyrektor Szpitala Miejskiego w Lipnie przemawiał."
    )
    assert all(SZPITAL not in named for named in parties(doc))


def test_who_signed_an_agreement_of_two_adds_no_third_party(read: Read) -> None:
    doc = read(
        "Podpisano porozumienie pomiędzy Muzeum Sił Powietrznych a Politechniką Opolską. Porozumienie sygnowali w "
        "siedzibie Muzeum w Dęblinie: dyrektor Jan Sowa oraz rektor Politechniki Opolskiej Anna Wrona.",
        PUBLISHED,
    )
    assert parties(doc) == [["Muzeum Sił Powietrznych", PO]]


@pytest.mark.parametrize(("word", "several"), [("umów patronackich", True), ("umowy patronackiej", False)])
def test_several_agreements_in_a_list_are_one_with_each(read: Read, word: str, several: bool) -> None:
    doc = read(
        f"16 maja 2024 r. odbyła się uroczystość podpisania {word} pomiędzy:\nHutą Kalina S.A., reprezentowaną przez "
        "prezesa Jana Dolskiego,\n\na dwiema szkołami:\n• Zespołem Szkół Chemicznych, reprezentowanym przez dyrektor "
        "Ewę Kos,\n• Zespołem Szkół Lotniczych, reprezentowanym przez dyrektora Adama Lisa.\n",
        PUBLISHED,
    )
    schools = ["Zespół Szkół Chemicznych", "Zespół Szkół Lotniczych"]
    assert parties(doc) == ([[HUTA, schools[0]], [HUTA, schools[1]]] if several else [[HUTA, *schools]])


def test_earlier_ones_with_several_are_the_main_partys_with_each(read: Read) -> None:
    doc = read(
        "Politechnika Opolska podpisała umowę ze Szpitalem Miejskim w Lipnie. Wcześniej takie umowy zawarto z Hutą "
        "Kalina S.A. i z Gminą Lipno.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, SZPITAL], [PO, HUTA], [PO, LIPNO]]
