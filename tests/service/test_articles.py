"""What is answered: the records that a run writes, whatever form an article comes in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest

import pipeline
from pipeline.records.tables import TABLES
from pipeline.service.schema import Tables

HTML = {"Content-Type": "text/html"}


def written(folder: Path) -> dict[str, Any]:
    """The tables of a run, as they stand in its files."""
    return {
        table.name: [json.loads(line) for line in (folder / f"{table.name}.jsonl").read_text("utf-8").splitlines()]
        for table in TABLES
    }


def test_one_article_gives_what_a_run_over_it_writes(service: Any, press: Path, tmp_path: Path) -> None:
    page = press / "a01-cztery-klastry-drzewne-list.html"
    pipeline.run(page, out=tmp_path / "run", format="jsonl")
    answer = service.client.post("/v1/articles", params={"source": str(page)}, content=page.read_bytes(), headers=HTML)
    assert answer.status_code == 200
    assert answer.json() == written(tmp_path / "run")
    assert len(answer.json()["signatories"]) == 4


def test_a_batch_is_one_run(service: Any, press: Path, tmp_path: Path) -> None:
    pages = sorted(press.glob("*.html"))[:5]
    pipeline.run(pages, out=tmp_path / "run", format="jsonl")
    articles = [{"html": page.read_text("utf-8"), "source": str(page)} for page in pages]
    answer = service.post("/v1/batches", articles=articles)
    assert answer.status_code == 200
    assert answer.json() == written(tmp_path / "run")


def test_what_cannot_be_read_is_a_failure_of_a_batch_and_costs_nothing_else(service: Any, text: str) -> None:
    articles = [{"text": "Dzień dobry"}, {"text": text, "source": "dobry"}, {"url": "https://example.com/"}]
    tables = service.post("/v1/batches", articles=articles).json()
    assert [(row["source"], row["stage"]) for row in tables["failures"]] == [
        ("1/posted", "cleaning"),
        ("https://example.com/", "sources"),
    ]
    assert [row["source"] for row in tables["articles"]] == ["dobry"]
    assert tables["agreements"]


def test_what_is_known_besides_goes_before_what_the_page_says(service: Any, text: str) -> None:
    known = {"title": "Nagłówek z kanału", "published": "2023-05-10", "url": "https://dolina.example/1"}
    [article] = service.post(text=text, **known).json()["articles"]
    assert known.items() <= article.items()
    assert article["source"] == known["url"]
    plain = {"Content-Type": "text/plain; charset=utf-8"}
    same = service.client.post("/v1/articles", params=known, content=text.encode(), headers=plain)
    assert same.json()["articles"] == [article]


def test_an_article_without_a_name_has_the_same_id_wherever_it_stands(service: Any, text: str) -> None:
    [alone] = service.post(text=text).json()["articles"]
    batch = service.post("/v1/batches", articles=[{"text": text + text}, {"text": text}]).json()["articles"]
    assert alone["article_id"] in {row["article_id"] for row in batch}
    assert len(batch) == 2


def test_options(service: Any, text: str) -> None:
    undated = text.replace("9 maja 2023 r.", "We wtorek")
    [dated] = service.client.post("/v1/articles?reference=2023-05-11", json={"text": undated}).json()["agreements"]
    assert (dated["date"], dated["date_basis"]) == ("2023-05-09", "reference")
    sure = service.client.post("/v1/articles?min_confidence=1", json={"text": text}).json()
    assert sure["articles"]
    assert sure["agreements"] == []


@pytest.mark.parametrize("encoding", ["utf-8", "cp1250", "iso-8859-2"])
def test_html_is_read_in_its_own_encoding(service: Any, text: str, encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'><title>Umowa</title></head><body><p>{text}</p></body></html>"
    as_bytes = service.client.post("/v1/articles", content=page.encode(encoding), headers=HTML).json()
    as_text = service.post(html=page).json()
    assert as_bytes == as_text
    assert "podpisały" in as_text["articles"][0]["text"]


def test_a_word_document_is_read(service: Any, text: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(tmp_path / "a.docx"))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    content = (tmp_path / "a.docx").read_bytes()
    answer = service.client.post("/v1/articles", content=content, headers={"Content-Type": kind})
    assert answer.status_code == 200
    assert answer.json()["agreements"]


def test_openapi_tells_the_form_of_the_tables(service: Any, press: Path) -> None:
    written = service.client.get("/openapi.json").json()
    answer = written["paths"]["/v1/articles"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/Tables"}
    tables = written["components"]["schemas"]["Tables"]["properties"]
    assert list(tables) == [table.name for table in TABLES]
    for table in TABLES:
        row = written["components"]["schemas"][tables[table.name]["items"]["$ref"].rpartition("/")[2]]
        assert list(row["properties"]) == row["required"] == table.names
        assert [row["properties"][column.name]["description"] for column in table.columns] == [
            column.about for column in table.columns
        ]
    batch = written["components"]["schemas"]["Batch"]["properties"]["articles"]["items"]
    assert batch["$ref"].rpartition("/")[2] in written["components"]["schemas"]
    page = press / "a02-politechnika-firmy-porozumienie.html"
    found = service.client.post("/v1/articles", content=page.read_bytes(), headers=HTML)
    Tables.model_validate_json(found.content, strict=True)


def test_the_documentation_asks_no_other_host(service: Any) -> None:
    page = service.client.get("/docs").text
    assert "swagger-ui" in page
    assert "//" not in page.replace("<!-- ", "").partition("<script>")[0].replace("http-equiv", "")
    assert service.client.get("/static-offline-docs/swagger-ui-bundle.js").status_code == 200


def test_lone_surrogates_and_zeros_are_no_traceback(service: Any, text: str) -> None:
    body = json.dumps({"text": text + " \ud800 \0"}).encode()
    answer = service.client.post("/v1/articles", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert set(answer.json()["error"]) >= {"code", "message"}
    assert service.said == []
