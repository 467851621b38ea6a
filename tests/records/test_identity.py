"""Identity across articles: the same text, the same organisation, the same event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import permutations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.flow import extract
from pipeline.records import TABLES, ArticleRows, Records, build
from pipeline.sources import RawDocument

Make = Callable[..., ArticleRows]

LETTER, CONTRACT = "list intencyjny", "umowa"
MAY_9, MAY_10 = date(2023, 5, 9), date(2023, 5, 10)
SPA, CITY, SCHOOL, ZONE = (
    "Uzdrowisko Wieniec",
    "Gmina Włocławek",
    "Politechnika Kujawska",
    "Kujawska Strefa Ekonomiczna",
)


def events(records: Records) -> dict[str, list[str]]:
    """Source -> the events of its agreements, in the text's order."""
    told = records["agreements"].merge(records["articles"][["article_id", "source"]], on="article_id")
    return {source: list(rows.sort_values("agreement_id").event_id) for source, rows in told.groupby("source")}


def same(one: Records, other: Records) -> None:
    for table in TABLES:
        pd.testing.assert_frame_equal(one[table.name], other[table.name])


# Articles with the same text


def test_the_same_text_from_two_files_is_a_duplicate_of_the_smallest_id(article: Make) -> None:
    told = [(LETTER, MAY_9, [SPA, CITY])]
    text = f"{SPA} i {CITY} podpisały list intencyjny."
    copies = [article(f"{name}.html", told, text=text) for name in ("a", "b", "c")]
    articles = build([*copies, article("d.html", told)], [])["articles"].set_index("source")
    keys = [copy.article["article_id"] for copy in copies]
    assert len(set(keys)) == 3
    for copy in copies:
        key = copy.article["article_id"]
        stands_for_it = articles.duplicate_of[copy.article["source"]]
        assert pd.isna(stands_for_it) if key == min(keys) else stands_for_it == min(keys)
    assert pd.isna(articles.duplicate_of["d.html"])


def test_a_reprint_is_a_duplicate_of_the_first_published_whatever_the_order(article: Make) -> None:
    text = (
        f"We wtorek {SPA} i {CITY} podpisały list intencyjny o wspólnej promocji regionu. Strony przygotują program "
        "zajęć dla uczniów, wspólne wydawnictwa i kalendarz imprez, a koszty podzielą po połowie. Pierwsze spotkanie "
        "odbędzie się w czerwcu w ratuszu, następne co kwartał."
    )
    told = [(LETTER, MAY_9, [SPA, CITY])]
    days = {"portal.html": date(2023, 5, 12), "gmina.html": date(2023, 5, 10), "kopia.html": None}
    copies = []
    for number, (source, day) in enumerate(days.items()):
        one = article(source, told, text=text.replace("w czerwcu", f"w czerwcu {'br. ' * number}"))
        copies.append(replace(one, article=one.article | {"published": day}))
    first = copies[1].article["article_id"]
    for order in permutations(copies):
        articles = build(order, [])["articles"].set_index("source")
        assert pd.isna(articles.duplicate_of["gmina.html"])
        assert articles.duplicate_of["portal.html"] == articles.duplicate_of["kopia.html"] == first


def test_a_duplicate_tells_of_the_same_events_even_without_a_day(article: Make) -> None:
    told = [(LETTER, None, [SPA, CITY]), (LETTER, None, [SPA, SCHOOL])]
    text = f"{SPA} podpisało listy intencyjne: pierwszy z {CITY}, drugi, w imieniu uzdrowiska {SPA}, z {SCHOOL}."
    found = events(build([article("a.html", told, text=text), article("b.html", told, text=text)], []))
    assert found["a.html"] == found["b.html"]
    assert len(set(found["a.html"])) == 2


def test_the_same_file_read_from_two_folders_stands_once(nlp: Language, article: Make) -> None:
    text = f"{SPA} i {CITY} podpisały 9 maja 2023 r. list intencyjny o wspólnej promocji. " * 3
    raw = [RawDocument(text.encode(), source, "text") for source in ("maj/list.txt", "czerwiec/list.txt")]
    records = build([extract(document, nlp) for document in raw], [])
    assert len(records["articles"]) == 1
    assert records["mentions"].mention_id.is_unique


# Acronyms


def test_an_acronym_is_the_organisation_for_which_another_article_gives_it(article: Make) -> None:
    cluster = "Świętokrzyski Klaster Drzewny"
    giving = article("a.html", acronyms={cluster: "ŚKD"})
    bare = article("b.html", [(LETTER, MAY_9, ["ŚKD", CITY])])
    records = build([giving, bare], [])
    full = "org:swietokrzyski-klaster-drzewny"
    assert list(records["signatories"].organisation_id) == [full, "org:gmina-wloclawek"]
    mention = records["mentions"].set_index("text").entity_id["ŚKD"]
    assert mention == full
    entity = records["entities"].set_index("entity_id").loc[full]
    assert (entity["name"], entity.acronym, entity.articles) == (cluster, "ŚKD", 2)
    assert pd.isna(entity.aliases)
    assert "org:skd" not in set(records["entities"].entity_id)


def test_an_acronym_of_two_organisations_stays_what_it_is(article: Make) -> None:
    records = build(
        [
            article("a.html", acronyms={"Klaster Obróbki Metali": "KOM"}),
            article("b.html", acronyms={"Koalicja Ochrony Mokradeł": "KOM"}),
            article("c.html", [(LETTER, MAY_9, ["KOM", CITY])]),
        ],
        [],
    )
    assert records["signatories"].organisation_id[0] == "org:kom"


def test_an_acronym_across_articles_is_read_from_texts(nlp: Language) -> None:
    texts = {
        "a.txt": "Do współpracy przystąpił Świętokrzyski Klaster Drzewny (ŚKD), który skupia stolarzy z regionu. "
        "Klaster działa od dziesięciu lat, prowadzi dwa warsztaty i szkoli młodych pracowników.",
        "b.txt": "Politechnika Opolska i ŚKD podpisały 11 maja 2023 r. list intencyjny. Jak mówią jego autorzy, "
        "współpraca potrwa pięć lat, a pierwsze wspólne szkolenia ruszą jesienią.",
    }
    found = [extract(RawDocument(text.encode(), name, "text"), nlp) for name, text in texts.items()]
    parties = build(found, [])["signatories"].organisation_id
    assert set(parties) == {"org:politechnika-opolska", "org:swietokrzyski-klaster-drzewny"}


# Events


def test_two_articles_on_one_event_share_it(article: Make) -> None:
    found = events(
        build(
            [
                article("a.html", [(LETTER, MAY_9, [SPA, CITY, SCHOOL])]),
                article("b.html", [(LETTER, MAY_9, [CITY, SPA])]),
                article("day.html", [(LETTER, MAY_10, [SPA, CITY, SCHOOL])]),
                article("kind.html", [(CONTRACT, MAY_9, [SPA, CITY, SCHOOL])]),
                article("parties.html", [(LETTER, MAY_9, [SPA, ZONE])]),
                article("undated.html", [(LETTER, None, [SPA, CITY, SCHOOL])]),
            ],
            [],
        )
    )
    assert found["a.html"] == found["b.html"]
    assert len({event for [event] in found.values()}) == 5


def test_one_party_in_common_is_not_enough(article: Make) -> None:
    """A town hall signs several contracts a day."""
    found = events(
        build([article("a.html", [(CONTRACT, MAY_9, [CITY])]), article("b.html", [(CONTRACT, MAY_9, [CITY])])], [])
    )
    assert found["a.html"] != found["b.html"]


@pytest.mark.parametrize(
    ("one", "other", "same_event"),
    [
        (
            (CONTRACT, [CITY, "Szpital im. św. Jana we Włocławku"]),
            (CONTRACT, [CITY, "Szpital we Włocławku"]),
            True,
        ),
        ((CONTRACT, ["Miasto Włocławek", SPA]), (CONTRACT, [CITY, SPA]), True),
        ((CONTRACT, [CITY, "Szpital w Rypinie"]), (CONTRACT, [CITY, "Szpital we Włocławku"]), False),
        (("porozumienie", [CITY, SPA]), (CONTRACT, [CITY, SPA]), True),
        ((LETTER, [CITY, SPA]), (CONTRACT, [CITY, SPA]), False),
    ],
)
def test_publishers_name_one_event_in_their_own_ways(
    article: Make, one: tuple[str, list[str]], other: tuple[str, list[str]], same_event: bool
) -> None:
    """A patron left out, a town for its commune, "porozumienie" for a contract; never two towns' hospitals."""
    told = [article(name, [(kind, MAY_9, names)]) for name, (kind, names) in (("a.html", one), ("b.html", other))]
    found = events(build(told, []))
    assert (found["a.html"] == found["b.html"]) is same_event


def test_two_texts_on_one_event_share_it(nlp: Language) -> None:
    texts = {
        "a.txt": "Politechnika Opolska i Gmina Łowicz podpisały w czwartek, 11 maja 2023 r., list intencyjny o "
        "współpracy. Uczelnia poprowadzi zajęcia dla uczniów, a gmina udostępni sale w swoich szkołach i bibliotekach.",
        "b.txt": "Uczniowie skorzystają z laboratoriów uczelni. Gmina Łowicz i Politechnika Opolska podpisały 11 maja "
        "2023 r. list intencyjny w tej sprawie. Pierwsze zajęcia z fizyki i chemii zaplanowano na październik.",
        "c.txt": "Gmina Łowicz i Politechnika Opolska podpisały 20 września 2023 r. list intencyjny w sprawie "
        "drugiego etapu zajęć. Uczniowie będą uczyć się w nim obsługi obrabiarek i czytania rysunków technicznych.",
    }
    found = events(build([extract(RawDocument(t.encode(), n, "text"), nlp) for n, t in texts.items()], []))
    assert found["a.txt"] == found["b.txt"] != found["c.txt"]
    assert [len(told) for told in found.values()] == [1, 1, 1]


def test_agreements_of_one_article_stay_apart_though_another_sums_them_up(article: Make) -> None:
    """Three contracts of a company with three schools on one day; another article tells of them as one."""
    schools = [f"Technikum nr {number}" for number in (1, 2, 3)]
    apart = article("apart.html", [(CONTRACT, MAY_9, [SPA, school]) for school in schools])
    together = article("together.html", [(CONTRACT, MAY_9, [SPA, *schools])])
    found = events(build([apart, together], []))
    assert len(set(found["apart.html"])) == 3
    assert found["together.html"][0] in found["apart.html"]


def test_the_most_alike_agreements_are_one_event(article: Make) -> None:
    pair, all_of_them = [SPA, CITY], [SPA, CITY, SCHOOL, ZONE]
    first = article("a.html", [(LETTER, MAY_9, pair), (LETTER, MAY_9, all_of_them)])
    second = article("b.html", [(LETTER, MAY_9, all_of_them), (LETTER, MAY_9, pair)])
    found = events(build([first, second], []))
    assert found["a.html"] == found["b.html"][::-1]
    assert len(set(found["a.html"])) == 2


DAYS = st.sampled_from([None, MAY_9, MAY_10])
PARTIES = st.lists(st.sampled_from([SPA, CITY, SCHOOL, ZONE, "KOM"]), min_size=2, max_size=4, unique=True)
TOLD = st.lists(st.tuples(st.sampled_from([LETTER, CONTRACT]), DAYS, PARTIES), max_size=3)
BEARERS = st.dictionaries(
    st.sampled_from(["Klaster Obróbki Metali", "Koalicja Ochrony Mokradeł"]), st.just("KOM"), max_size=1
)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(told=st.lists(st.tuples(TOLD, BEARERS), min_size=1, max_size=5), data=st.data())
def test_the_order_of_articles_changes_nothing(
    article: Make, told: list[tuple[list[tuple[str, date | None, list[str]]], dict[str, str]]], data: st.DataObject
) -> None:
    articles = [article(f"{n}.html", list(what), acronyms=known) for n, (what, known) in enumerate(told)]
    records = build(articles, [])
    same(build(data.draw(st.permutations(articles)), []), records)
    told_twice = records["agreements"].duplicated(["article_id", "event_id"])
    assert not told_twice.any(), "two agreements of one article are two events"
    for _, sharing in records["agreements"].groupby("event_id"):
        assert sharing.kind.nunique() == 1
        assert f"event:{sharing.agreement_id.min()}" == sharing.event_id.iloc[0]


@QUICK
@given(order=st.permutations(range(4)))
def test_the_order_of_texts_changes_nothing(press_rows: list[ArticleRows], order: list[int]) -> None:
    same(build([press_rows[index] for index in order], []), build(press_rows, []))


# Spellings


def test_a_company_is_one_entity_with_and_without_its_legal_form(article: Make) -> None:
    told = [
        article("a.html", [(LETTER, MAY_9, ["Huta Kalina S.A.", CITY])]),
        article("b.html", [(LETTER, MAY_9, ["Huta Kalina", CITY])]),
    ]
    records = build(told, [])
    same(build(told[::-1], []), records)
    entity = records["entities"].set_index("entity_id").loc["org:huta-kalina-s-a"]
    assert (entity["name"], entity.aliases, entity.articles) == ("Huta Kalina", "Huta Kalina S.A.", 2)
    assert "org:huta-kalina" not in set(records["entities"].entity_id)
    assert records["agreements"].event_id.nunique() == 1
