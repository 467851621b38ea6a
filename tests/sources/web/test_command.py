"""Addresses on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
from typer.testing import CliRunner

from pipeline.cli import app

runner = CliRunner(env={"FORCE_COLOR": None})


def test_a_run_over_a_feed_and_again_over_its_kept_pages(website: Any, page: str, tmp_path: Path) -> None:
    items = "".join(
        f"<item><link>{website.page(f'/{n}', page.replace('{title}', f'Umowa {n} podpisana w ratuszu'))}</link></item>"
        for n in range(3)
    )
    feed = website.page("/rss", f"<rss version='2.0'><channel>{items}</channel></rss>", "application/rss+xml")
    out, kept = str(tmp_path / "records"), str(tmp_path / "kept")
    options = ["--delay", "0", "--limit", "2", "--keep-pages", kept]
    done = runner.invoke(app, ["run", feed, "--out", out, *options])
    assert done.exit_code == 3  # there was more than the limit
    assert "2 pages were read, the limit for one source" in done.stderr
    assert list(pd.read_csv(f"{out}/articles.csv")["url"].sort_values()) == [website.url("/0"), website.url("/1")]
    again = runner.invoke(app, ["run", kept, "--out", str(tmp_path / "again")])
    assert again.exit_code == 0
    assert again.stderr.startswith("2 articles, 2 agreements, 0 failures")


def test_an_address_can_be_shown(website: Any, page: str) -> None:
    shown = runner.invoke(app, ["show", website.page("/a", page.replace("{title}", "Umowa podpisana w ratuszu"))])
    assert shown.exit_code == 0
    assert "kind: list intencyjny" in shown.stdout
    missing = runner.invoke(app, ["show", website.url("/missing")])
    assert missing.exit_code == 1
    assert "404" in missing.stderr
