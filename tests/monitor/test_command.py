"""The command, as a user meets it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app

ROOT = Path(__file__).parents[2]

runner = CliRunner(env={"FORCE_COLOR": None})


def written(news: Any, folder: Path, more: str = "") -> str:
    path = folder / "monitor.toml"
    source = f'[[source]]\nurl = "{news.feed}"\n'
    path.write_text(f'output = "records.sqlite"\ninterval = "1s"\ndelay = 0\n{source}{more}', encoding="utf-8")
    return str(path)


def test_once_and_status(news: Any, tmp_path: Path) -> None:
    news.publish(1)
    config = written(news, tmp_path)
    none = runner.invoke(app, ["monitor", config, "--status"])
    assert (none.exit_code, none.stderr.count("\n")) == (1, 1)
    assert "the monitor has not run yet" in none.stderr
    done = runner.invoke(app, ["monitor", config, "--once"])
    assert (done.exit_code, done.stderr) == (0, "")
    [line] = done.stdout.splitlines()
    assert line.endswith(news.website.url("/1"))
    status = runner.invoke(app, ["monitor", config, "--status"])
    assert status.exit_code == 0
    header, row = (line.split() for line in status.stdout.splitlines())
    assert header == ["source", "last", "success", "articles", "agreements", "errors", "last", "error"]
    assert row[0] == news.feed
    assert row[3:] == ["1", "1", "0"]


def test_a_source_that_fails_gives_3_and_one_line(news: Any, tmp_path: Path) -> None:
    config = written(news, tmp_path, f'[[source]]\nurl = "{news.website.url("/missing")}"\n')
    done = runner.invoke(app, ["monitor", config, "--once"])
    assert done.exit_code == 3
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"sygnatariusz: {news.website.url('/missing')}: the page does not exist (404)")
    again = runner.invoke(app, ["monitor", config, "--once"])
    assert (again.exit_code, again.stderr) == (3, "")


def test_a_configuration_with_an_unknown_key_gives_1_and_names_the_right_one(news: Any, tmp_path: Path) -> None:
    config = written(news, tmp_path, "limmit = 5")
    done = runner.invoke(app, ["monitor", config, "--once"])
    assert done.exit_code == 1
    assert done.stderr == f"sygnatariusz: {config}: unknown key 'limmit' in source.1: did you mean 'limit'?\n"
    assert [path.name for path in tmp_path.iterdir()] == ["monitor.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_a_monitor_that_stays_goes_on_until_it_is_interrupted(news: Any, tmp_path: Path) -> None:
    news.publish(1)
    command = [sys.executable, "-m", "pipeline", "monitor", written(news, tmp_path)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().rstrip().endswith("/1")
        news.publish(2)
        assert process.stdout.readline().rstrip().endswith("/2")
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        assert process.stderr.read() == "sygnatariusz: interrupted\n"
