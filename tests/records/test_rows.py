"""The rows of our own press releases keep what the tables promise: traceable, joined, counted rightly."""

from __future__ import annotations

from typing import get_args

import pandas as pd
import pytest
from spacy.language import Language

import pipeline
from pipeline.flow import extract
from pipeline.language.dates.meaning import Basis
from pipeline.language.offices import office_reading
from pipeline.records import TABLES, Table
from pipeline.records.article import KINDS
from pipeline.sources import RawDocument

WITH_OFFSETS = [table for table in TABLES if "start" in table.names]
REFERENCES = [
    pytest.param(table.name, column.name, *column.references, id=f"{table.name}.{column.name}")
    for table in TABLES
    for column in table.columns
    if column.references
]
NAMES_OF_IDS = {"person_id": "person", "organisation_id": "organisation", "represented_by_id": "represented_by"}


def with_articles(records: pipeline.Records, table: str) -> pd.DataFrame:
    """A table's rows, each beside its article's text as "article_text"."""
    rows = records[table]
    if "article_id" not in rows:
        rows = rows.merge(records["agreements"][["agreement_id", "article_id"]], on="agreement_id", validate="m:1")
    texts = records["articles"][["article_id", "text"]].rename(columns={"text": "article_text"})
    joined = rows.merge(texts, on="article_id", validate="m:1")
    assert len(joined) == len(records[table]), "every row belongs to an article of the run"
    return joined


def cut(rows: pd.DataFrame) -> list[str]:
    return [text[a:b] for text, a, b in zip(rows.article_text, rows.start, rows.end, strict=True)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_tables_have_exactly_their_columns_and_dtypes(corpus_records: pipeline.Records, table: Table) -> None:
    made = corpus_records[table.name]
    assert list(made.columns) == table.names
    assert {name: str(dtype) for name, dtype in made.dtypes.items()} == table.dtypes
    assert list(made.index) == list(range(len(made)))


def test_a_run_over_nothing_has_every_table_in_its_dtypes() -> None:
    records = pipeline.records.build([], [])
    assert list(records) == [table.name for table in TABLES]
    for table in TABLES:
        assert records[table.name].empty
        assert {name: str(dtype) for name, dtype in records[table.name].dtypes.items()} == table.dtypes


def test_every_page_of_the_corpus_is_read(corpus_records: pipeline.Records) -> None:
    assert corpus_records["failures"].empty
    assert not any(corpus_records[table.name].empty for table in TABLES if table.name != "failures")


@pytest.mark.parametrize("table", [table for table in TABLES if table.key], ids=lambda table: table.name)
def test_keys_are_there_and_unique(corpus_records: pipeline.Records, table: Table) -> None:
    keys = corpus_records[table.name][list(table.key)]
    assert not keys.isna().any(axis=None)
    assert not keys.duplicated().any()


@pytest.mark.parametrize(("table", "column", "target", "key"), REFERENCES)
def test_references_lead_to_a_row(
    corpus_records: pipeline.Records, table: str, column: str, target: str, key: str
) -> None:
    assert set(corpus_records[table][column].dropna()) <= set(corpus_records[target][key])


@pytest.mark.parametrize("table", ["roles", "signatories", "signers"])
def test_whoever_is_named_has_an_id_and_no_name_is_an_empty_string(
    corpus_records: pipeline.Records, table: str
) -> None:
    rows = corpus_records[table]
    for key, name in NAMES_OF_IDS.items():
        if key in rows:
            assert (rows[key].isna() == rows[name].isna()).all()
    for name in rows.select_dtypes("string"):
        assert not (rows[name].fillna("-").str.strip() == "").any()


@pytest.mark.parametrize("table", WITH_OFFSETS, ids=lambda table: table.name)
def test_offsets_lie_inside_the_article(corpus_records: pipeline.Records, table: Table) -> None:
    rows = with_articles(corpus_records, table.name)
    assert (rows.start >= 0).all()
    assert (rows.start < rows.end).all()
    assert (rows.end <= rows.article_text.str.len()).all()
    assert all(evidence.strip() for evidence in cut(rows))


def test_mentions_are_the_text_at_their_offsets(corpus_records: pipeline.Records) -> None:
    mentions = with_articles(corpus_records, "mentions")
    assert cut(mentions) == list(mentions.text)
    assert set(mentions.label) <= {*KINDS, "date", "time"}


def test_mentions_of_one_article_stand_in_order_and_do_not_overlap(corpus_records: pipeline.Records) -> None:
    for _, mentions in corpus_records["mentions"].groupby("article_id"):
        assert (mentions.start.iloc[1:].array >= mentions.end.iloc[:-1].array).all()


def test_signers_stand_at_a_mention(corpus_records: pipeline.Records) -> None:
    mentions = corpus_records["mentions"][["article_id", "start", "end", "label"]]
    found = with_articles(corpus_records, "signers").merge(mentions, on=["article_id", "start", "end"])
    assert len(found) == len(corpus_records["signers"])
    assert set(found.label) == {"persName"}


def test_parties_stand_at_a_mention_or_in_the_words_of_an_office(corpus_records: pipeline.Records) -> None:
    """An office can name a party that no mention does: "Lipna" in "wójt Lipna", with who holds it or without."""
    mentions = corpus_records["mentions"].query("label in ('orgName', 'placeName')")[["article_id", "start", "end"]]
    parties = with_articles(corpus_records, "signatories")
    mentioned = parties.merge(mentions, how="left", on=["article_id", "start", "end"], indicator="at")
    others = mentioned[mentioned["at"] == "left_only"]
    offices = corpus_records["roles"][["article_id", "organisation"]].drop_duplicates()
    told = others.merge(offices, how="left", on=["article_id", "organisation"], indicator="by")
    alone = told[told["by"] == "left_only"]
    assert len(alone) < len(told)
    before = [text[:start].split()[-1] for text, start in zip(alone.article_text, alone.start, strict=True)]
    assert all(map(office_reading, before))


@pytest.mark.parametrize("table", ["signatories", "signers"])
def test_positions_count_from_one_without_gaps(corpus_records: pipeline.Records, table: str) -> None:
    for _, positions in corpus_records[table].groupby("agreement_id").position:
        assert list(positions) == list(range(1, len(positions) + 1))


def test_an_agreement_names_a_party_only_once(corpus_records: pipeline.Records) -> None:
    parties = corpus_records["signatories"][["agreement_id", "organisation_id"]]
    assert not parties.duplicated().any()


def test_rows_stand_in_the_order_of_their_ids(corpus_records: pipeline.Records) -> None:
    for table in ("articles", "mentions", "roles", "agreements"):
        assert corpus_records[table].article_id.is_monotonic_increasing
    assert corpus_records["entities"].entity_id.is_monotonic_increasing


def test_days_agree_with_their_date(corpus_records: pipeline.Records) -> None:
    agreements = corpus_records["agreements"]
    dated = agreements[agreements.date_earliest.notna()]
    assert not dated.empty
    assert (dated.date_earliest <= dated.date_latest).all()
    assert (agreements.date_earliest.isna() == agreements.date_latest.isna()).all()
    assert dated.date.notna().all()
    whole_days = dated[dated.date.str.fullmatch(r"\d{4}-\d\d-\d\d")]
    assert (whole_days.date_earliest.dt.strftime("%Y-%m-%d") == whole_days.date).all()
    assert (whole_days.date_latest == whole_days.date_earliest).all()


def test_a_date_says_where_it_comes_from_and_none_comes_from_nowhere(corpus_records: pipeline.Records) -> None:
    agreements = corpus_records["agreements"]
    assert set(agreements.date_basis) <= {basis for basis in get_args(Basis) if basis}
    assert (agreements[agreements.date.isna()].date_basis == "none").all()
    assert (agreements[agreements.date_basis != "none"].date_earliest.notna()).all()


def test_agreements_speak_the_words_of_the_contract(corpus_records: pipeline.Records) -> None:
    agreements = corpus_records["agreements"]
    kinds = {"list intencyjny", "porozumienie", "umowa", "deklaracja", "memorandum", "partnerstwo", "inne"}
    assert set(agreements.kind) <= kinds
    assert set(agreements.status) <= {"signed", "planned", "historical", "ended"}
    assert agreements.confidence.between(0, 1).all()
    assert (agreements.parties.dropna() > 1).all()


def test_entities_are_counted_as_they_are_mentioned(corpus_records: pipeline.Records) -> None:
    entities = corpus_records["entities"].set_index("entity_id")
    mentions = corpus_records["mentions"].dropna(subset="entity_id").groupby("entity_id")
    assert (entities.mentions == mentions.size().reindex(entities.index, fill_value=0)).all()
    assert (entities.articles == mentions.article_id.nunique().reindex(entities.index, fill_value=0)).all()
    assert set(entities.kind) <= set(KINDS.values())


def test_an_alias_is_another_name_than_the_entitys(corpus_records: pipeline.Records) -> None:
    for entity in corpus_records["entities"].dropna(subset="aliases").itertuples():
        aliases = entity.aliases.split("|")
        assert len(set(aliases)) == len(aliases)
        assert not {entity.name, entity.acronym} & set(aliases)


def test_an_article_knows_its_words_and_where_it_comes_from(corpus_records: pipeline.Records) -> None:
    articles = corpus_records["articles"]
    assert (articles.words == articles.text.str.split().str.len()).all()
    assert articles.source.str.endswith((".html", ".txt")).all()
    assert articles.source.is_unique
    assert (articles.language == "pl").all()
    assert articles.duplicate_of.isna().all()


def test_rows_of_one_text_tell_what_it_says(nlp: Language) -> None:
    text = (
        "Politechnika Opolska i Gmina Łowicz podpisały 11 maja 2023 r. list intencyjny o współpracy. "
        "W imieniu uczelni podpis złożył rektor prof. Jan Malicki. Pierwsze wspólne zajęcia ruszą w październiku."
    )
    found = extract(RawDocument(text.encode(), "/dane/maj/list.txt", "text"), nlp)
    records = pipeline.records.build([found], [])
    [agreement] = records["agreements"].itertuples()
    assert (agreement.kind, agreement.status) == ("list intencyjny", "signed")
    assert (agreement.date, agreement.date_basis) == ("2023-05-11", "stated")
    assert list(records["signatories"].organisation_id) == ["org:politechnika-opolska", "org:gmina-lowicz"]
    assert list(records["roles"].role) == ["rektor"]
    assert "person:jan-malicki" in set(records["entities"].entity_id)
    assert records["articles"].source[0] == "/dane/maj/list.txt"


def test_a_file_has_the_same_ids_wherever_it_lies(nlp: Language) -> None:
    text = (
        "Politechnika Opolska i Gmina Łowicz podpisały 11 maja 2023 r. list intencyjny o współpracy. "
        "Pierwsze wspólne zajęcia ruszą w październiku, a udział w nich będzie bezpłatny dla wszystkich uczniów."
    )
    one, other, renamed = (
        extract(RawDocument(text.encode(), source, "text"), nlp)
        for source in ("/dane/list.txt", "archiwum/list.txt", "/dane/list-kopia.txt")
    )
    assert one.article["article_id"] == other.article["article_id"] != renamed.article["article_id"]
    assert [a["agreement_id"] for a in one.agreements] == [a["agreement_id"] for a in other.agreements] != []
