"""The commands, as a user calls them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from pipeline.cli import app


def _start(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "pipeline", "dashboard", *arguments, "--no-browser", "--port", "0"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"})


def _address(started: subprocess.Popen[str]) -> tuple[str, str]:
    """Gives the address that a dashboard tells, and what it told before."""
    assert started.stderr is not None
    before = ""
    for line in started.stderr:
        if "the dashboard is at " in line:
            return line.split(" at ")[1].split()[0], before
        before += line
    raise AssertionError(before)


def test_the_dashboard_starts_and_ends(output: Path) -> None:
    started = _start(str(output))
    try:
        address, before = _address(started)
        assert before == ""
        assert address.startswith("http://127.0.0.1:")
        assert "Klaster Wodny" in httpx.get(address, timeout=60).text
        taken = CliRunner().invoke(
            app, ["dashboard", str(output), "--no-browser", "--port", address.split(":")[2][:-1]]
        )
        assert taken.exit_code == 1
        assert "cannot listen on 127.0.0.1" in taken.stderr
    finally:
        started.send_signal(signal.SIGINT)
        assert started.wait(60) == 0


def test_an_output_that_is_missing_is_told_on_stderr_and_on_the_page(tmp_path: Path) -> None:
    started = _start(str(tmp_path / "none.sqlite"))
    try:
        address, before = _address(started)
        assert before.count("\n") == 1
        assert "none.sqlite is not there" in before
        answer = httpx.get(address, timeout=60)
        assert answer.status_code == 503
        assert "none.sqlite is not there" in answer.text
    finally:
        started.send_signal(signal.SIGINT)
        started.wait(60)


def test_a_report_is_written_or_told_why_not(output: Path, tmp_path: Path) -> None:
    run = CliRunner()
    done = run.invoke(app, ["report", str(output), "--out", str(tmp_path / "r.html"), "--filters", "kind=umowa"])
    assert (done.exit_code, done.stderr) == (0, f"1 agreement: {tmp_path / 'r.html'}\n")
    for arguments, sentence in (
        ((str(output), "--out", str(tmp_path / "no" / "r.html")), "there is no folder"),
        ((str(output), "--out", str(tmp_path / "r.html"), "--filters", "since=x"), "the filter since has a value"),
        ((str(tmp_path / "none.duckdb"), "--out", str(tmp_path / "r.html")), "is not there"),
    ):
        failed = run.invoke(app, ["report", *arguments])
        assert failed.exit_code == 1
        assert sentence in failed.stderr
        assert failed.stderr.count("\n") == 1


def test_reviews_are_counted(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = CliRunner().invoke(app, ["reviews", str(output)])
    assert done.exit_code == 0
    assert done.stderr == f"0 reviews count, of 0: {output}.reviews.jsonl\n"
