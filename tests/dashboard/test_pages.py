"""Every page in a real Chromium: what it is there for."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
from playwright.sync_api import Browser, Page, expect

from pipeline.dashboard.report import write_report


def _shown(page: Page) -> list[str]:
    return page.locator("table.events tbody .c-date").all_inner_texts()


def test_agreements_are_filtered_sorted_and_sent_by_address(page: Page) -> None:
    page.goto("/")
    expect(page.locator("h1")).to_have_text("Porozumienia")
    assert _shown(page) == ["2024-03-01", "2023-05-09"]
    page.get_by_label("Słowa w tekście").fill("klaster")
    page.get_by_label("list intencyjny").check()
    page.get_by_role("button", name="Filtruj").click()
    page.wait_for_url("**/?words=klaster&kind=list+intencyjny")
    assert _shown(page) == ["2023-05-09"]
    page.get_by_role("link", name="Słowa w tekście: klaster").click()
    page.wait_for_url("**/?kind=list+intencyjny")
    page.goto("/?sort=date")
    assert _shown(page) == ["2023-05-09", "2024-03-01"]
    expect(page.locator("th.c-date")).to_have_attribute("aria-sort", "ascending")
    page.goto("/?since=kiedyś&place=Nigdzie")
    expect(page.get_by_text("Wartość filtra „Od” w adresie jest nieprawidłowa")).to_be_visible()
    expect(page.get_by_text("Żadne porozumienie nie pasuje")).to_be_visible()


def test_an_organisation_is_suggested_and_asked_for_by_id(page: Page) -> None:
    page.goto("/")
    field = page.get_by_label("Organizacja")
    with page.expect_response("**/suggest?**"):
        field.press_sequentially("rzecz")
    expect(page.locator("datalist#suggest-org option")).to_have_attribute("value", "Powiat Rzeczny")
    field.fill("Powiat Rzeczny")
    page.get_by_role("button", name="Filtruj").click()
    page.wait_for_url("**/?org=org%3Apowiat-rzeczny")
    expect(page.get_by_role("link", name="Organizacja: Powiat Rzeczny")).to_be_visible()


def test_what_is_filtered_is_exported(page: Page, evil: str, tmp_path: Path) -> None:
    page.goto("/?kind=umowa")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    (row,) = csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig")))
    assert (row["Data"], row["Rodzaj"], row["Sygnatariusze"]) == ("2024-03-01", "umowa", f"Spółka {evil}; Gmina Lipowo")
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX").click()
    download.value.save_as(tmp_path / "events.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "events.xlsx").active
    assert sheet is not None
    assert (sheet.max_row, sheet.freeze_panes, sheet["A2"].value) == (2, "A2", "2024-03-01")


def test_one_agreement_is_highlighted_and_its_sources_differ(page: Page) -> None:
    page.goto("/event/event%3Aa1%3A1")
    first, second = page.locator("article.source").all()
    assert first.locator("mark.m-signatory").all_inner_texts() == ["Klaster Wodny", "Gmina Lipowo"]
    assert first.locator("mark.m-signer").all_inner_texts() == ["Anna Sowa", "Jan Kot"]
    expect(first.locator("mark.m-date")).to_have_text("9 maja 2023 r.")
    expect(first.locator("mark.m-date")).to_have_attribute("title", "data: 2023-05-09")
    colours = {
        field: first.locator(f"mark.m-{field}").first.evaluate("mark => getComputedStyle(mark).backgroundColor")
        for field in ("kind", "date", "place", "occasion", "subject", "signatory", "represented_by", "signer", "role")
    }
    assert len(set(colours.values())) == len(colours)
    kind = page.locator("table.compare tr", has_text="Rodzaj")
    assert kind.locator("td").all_inner_texts() == ["list intencyjny", "list intencyjny", "porozumienie różnica"]
    expect(first.get_by_role("link", name="Oryginał")).to_have_attribute("href", "https://www.klaster.example/wiesci/1")
    expect(second.get_by_role("link", name="Oryginał")).to_have_count(0)  # its address is a script


def test_organisations_and_people_have_pages(page: Page) -> None:
    page.goto("/organisations")
    page.get_by_role("searchbox").fill("KW")
    page.get_by_role("button", name="Szukaj").click()
    page.get_by_role("link", name="Klaster Wodny").click()
    expect(page.locator("h1")).to_have_text("Klaster Wodny")
    expect(page.get_by_role("link", name="Anna Sowa")).to_be_visible()
    expect(page.locator("section", has_text="Partnerzy").get_by_role("link", name="Powiat Rzeczny")).to_be_visible()
    page.get_by_role("link", name="Anna Sowa").click()
    expect(page.locator("section", has_text="Funkcje").get_by_role("cell", name="prezes")).to_be_visible()


def test_the_network_is_walked_from_one_organisation_to_the_next(page: Page) -> None:
    page.goto("/network")
    drawing = page.locator("svg.network")
    expect(drawing.locator("circle")).to_have_count(4)
    expect(drawing.locator("line")).to_have_count(4)
    link = drawing.get_by_role("link", name="Klaster Wodny")
    link.focus()
    expect(drawing.locator("line.near")).to_have_count(2)
    link.press("Enter")
    page.wait_for_url("**/network?*focus=org%3Aklaster-wodny")
    expect(drawing.locator("circle")).to_have_count(3)
    expect(drawing.locator("circle.focused")).to_have_count(1)
    page.goto("/network?kind=memorandum")
    expect(page.get_by_text("Żadne dwie organizacje")).to_be_visible()


def test_time_and_place_lead_to_the_agreements(page: Page) -> None:
    page.goto("/time")
    bars = page.locator(".chart svg a")
    expect(bars).to_have_count(2)
    expect(bars.first.locator("path")).to_have_attribute("aria-label", "maj 2023, list intencyjny: 1")
    page.locator("svg.map").get_by_role("link", name="Sandomierz").click()
    page.wait_for_url("**/?place=Sandomierz")
    assert _shown(page) == ["2023-05-09"]
    page.goto("/time")
    page.get_by_role("link", name="mazowieckie").click()
    assert _shown(page) == ["2024-03-01"]
    page.goto("/time")
    bars.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?since=2023-05-01&until=2023-05-31&kind=list+intencyjny")


def test_a_missed_agreement_is_looked_for_added_and_undone(page: Page, served: Any, first: str) -> None:
    page.goto("/reviews")
    page.get_by_role("link", name="Szukaj pominiętych porozumień").click()
    expect(page.get_by_text("Nie ma takiego artykułu.")).to_be_visible()  # each has an agreement
    page.get_by_label("tylko te bez porozumienia").uncheck()
    page.get_by_role("searchbox").fill("szkolenie")
    page.get_by_role("button", name="Szukaj").click()
    page.get_by_role("link", name="Dodaj pominięte porozumienie Klastry łączą siły").click()
    page.get_by_role("button", name="Dodaj porozumienie").click()
    expect(page.get_by_role("alert")).to_have_count(2)
    page.get_by_label("Miejsce").fill("Kielce")
    for words, button in (("Współpraca klastrów", "słowa, które o tym mówią"), ("Klaster Wodny", "sygnatariusz"),
                          ("Fundacja Nurt", "sygnatariusz")):  # fmt: skip
        page.evaluate(
            """words => {
                const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const at = walker.currentNode.data.indexOf(words);
                    if (at >= 0)
                        getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                }
            }""",
            words,
        )
        page.get_by_role("button", name=button, exact=True).click()
    page.get_by_role("button", name="Dodaj porozumienie").click()
    expect(page.get_by_role("status")).to_have_text("Zapisano.")
    [made] = served.desk.reviews()
    assert first[made.start : made.end] == "Współpraca klastrów"
    parties = [(party["organisation"], first[party["start"] : party["end"]]) for party in made.values["signatories"]]
    assert parties == [("Klaster Wodny", "Klaster Wodny"), ("Fundacja Nurt", "Fundacja Nurt")]
    page.goto("/?place=Kielce")
    expect(page.locator("tbody .c-signatories")).to_contain_text("Klaster Wodny, Fundacja Nurt")
    page.goto("/reviews")
    expect(page.locator("tbody td").nth(4)).to_contain_text("Fundacja Nurt")
    page.get_by_role("button", name="Cofnij").click()
    page.goto("/?place=Kielce")
    assert _shown(page) == []


def test_an_analyst_corrects_adds_and_undoes(page: Page, served: Any, first: str) -> None:
    page.goto("/agreement/a1%3A1")
    page.get_by_label("Miejsce").fill("Kielce")
    # Behind the picture of a train, of one character and two UTF-16 units.
    page.evaluate(
        """() => {
            const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf("klastrów");
                if (at >= 0) getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 8);
            }
        }"""
    )
    page.get_by_role("button", name="sygnatariusz", exact=True).click()
    page.get_by_role("button", name="Zapisz poprawki").click()
    expect(page.get_by_role("status")).to_have_text("Zapisano.")
    place, added = served.desk.reviews()
    assert (place.old, place.new, place.who) == ("Sandomierz", "Kielce", "tester")
    assert first[added.values["start"] : added.values["end"]] == "klastrów"
    page.goto("/?place=Kielce")
    expect(page.locator(".chip.corrected")).to_be_visible()
    page.goto("/reviews")
    page.get_by_role("button", name="Cofnij").last.click()
    expect(page.locator("tr.undone")).to_have_count(1)
    page.goto("/?place=Kielce")
    assert _shown(page) == []
    page.goto("/agreement/a1%3A1")
    page.get_by_label("Data", exact=True).fill("wczoraj")
    page.get_by_role("button", name="Zapisz poprawki").click()
    expect(page.get_by_role("alert")).to_contain_text("To nie jest data EDTF")


def test_what_has_no_date_stands_where_it_was_published_and_says_so(page: Page) -> None:
    page.goto("/agreement/a3%3A1")
    page.get_by_label("Data", exact=True).fill("")
    page.get_by_role("button", name="Zapisz poprawki").click()
    expect(page.get_by_role("status")).to_have_text("Zapisano.")
    page.goto("/")
    assert [text.split("\n")[0] for text in _shown(page)] == ["bez daty", "2023-05-09"]
    expect(page.locator("table.events tbody .c-date").first).to_contain_text("opublikowano 2 mar 2024")
    page.get_by_role("link", name="bez daty").click()
    expect(page.locator(".lead")).to_contain_text("bez daty, opublikowano 2 mar 2024")


def test_an_analyst_rejects_merges_and_takes_gold_away(page: Page, served: Any) -> None:
    page.goto("/agreement/a3%3A1")
    page.get_by_role("button", name="To nie jest porozumienie").click()
    page.wait_for_url("**/reviews?told=saved")
    page.goto("/entity/org%3Apowiat-rzeczny")
    page.get_by_text("To ta sama organizacja albo osoba co inna").click()
    page.get_by_label("Ten sam podmiot co").fill("Klaster Wodny")
    page.get_by_role("button", name="Połącz").click()
    page.wait_for_url("**/entity/org%3Aklaster-wodny*")
    expect(page.get_by_text("Inne nazwy: Powiat Rzeczny")).to_be_visible()
    page.goto("/agreement/a1%3A1")
    page.get_by_role("button", name="Artykuł sprawdzony").click()
    page.goto("/reviews")
    with page.expect_download() as download:
        page.get_by_role("link", name="Złote zapisy").click()
    assert len(zipfile.ZipFile(download.value.path()).namelist()) == 2
    assert [review.action for review in served.desk.reviews()] == ["reject", "merge", "check"]


def test_a_report_opens_offline_and_asks_for_nothing(browser: Browser, output: Path, tmp_path: Path, evil: str) -> None:
    file = tmp_path / "report.html"
    assert write_report(output, file) == 2
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    expect(page).to_have_title("Porozumienia: raport")
    expect(page.locator("svg")).to_have_count(2)
    expect(page.locator("table.events tbody tr")).to_have_count(2)
    expect(page.locator("table.events")).to_contain_text(f"Spółka {evil}")
    expect(page.locator("script, link, img, a")).to_have_count(0)
    context.close()
    assert write_report(output, file, filters="http://127.0.0.1:8765/?kind=umowa", code="en") == 1
    assert "Agreements: a report" in file.read_text(encoding="utf-8")
