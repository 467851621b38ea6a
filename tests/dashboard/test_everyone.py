"""No page obeys what it shows, and none keeps anyone out: keyboard, phone, light and dark, two languages."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from pipeline.outputs.reviews import Review


def test_hostile_content_is_shown_as_text(page: Page, addresses: tuple[str, ...], evil: str) -> None:
    for address in addresses:
        page.goto(address)
        assert page.title().endswith("sygnatariusz"), address
        assert page.locator("main img, main script, main iframe").count() == 0, address
    page.goto("/event/event%3Aa3%3A1")
    expect(page.locator("article.source h3")).to_have_text(f"Umowa {evil}")
    expect(page.locator(".text")).to_contain_text(f"Spółka {evil} i Gmina Lipowo")
    page.goto("/")
    page.get_by_label("Organizacja").press_sequentially("spół")
    expect(page.locator("datalist#suggest-org option")).to_have_attribute("value", f"Spółka {evil}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anyone_out(browser: Browser, served: Any, addresses: tuple[str, ...], scheme: Any) -> None:
    """axe finds no fault in any page: names, contrast, order, landmarks (WCAG 2.2 AA)."""
    served.desk.review([Review("merge", "org:fundacja-nurt", "ewa", "entity_id", "Fundacja Nurt", "org:klaster-wodny")])
    context = browser.new_context(base_url=served.address, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(60_000)
    for address in addresses:
        page.goto(address)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
        assert found.violations_count == 0, f"{address}, {scheme}\n{found.generate_report()}"
    context.close()


def test_a_phone_shows_every_page_without_scrolling_sideways(
    browser: Browser, served: Any, addresses: tuple[str, ...]
) -> None:
    served.desk.review([Review("merge", "org:fundacja-nurt", "ewa", "entity_id", "Fundacja Nurt", "org:klaster-wodny")])
    context = browser.new_context(base_url=served.address, viewport={"width": 360, "height": 740}, locale="pl-PL")
    page = context.new_page()
    page.set_default_timeout(60_000)
    for address in addresses:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
    page.goto("/")
    expect(page.get_by_label("Słowa w tekście")).to_be_hidden()
    page.get_by_text("Filtry", exact=True).click()
    expect(page.get_by_label("Słowa w tekście")).to_be_visible()
    context.close()


def test_language_look_and_keyboard(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Przejdź do treści")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Agreements")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Look: auto").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper
