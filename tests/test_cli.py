"""The commands, as a user meets them: what they write, what they say on stderr, and how they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.outputs import write
from pipeline.records import ArticleRows, build
from pipeline.records.tables import TABLES

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "FORCE_COLOR"} | {
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
}

TEXT = """\
Dolina Lotnicza i Politechnika Rzeszowska podpisały list intencyjny

9 maja 2023 r. w Rzeszowie Stowarzyszenie Dolina Lotnicza oraz Politechnika Rzeszowska podpisały list intencyjny \
o współpracy przy kształceniu inżynierów dla przemysłu lotniczego. Dokument podpisali prezes Stowarzyszenia Dolina \
Lotnicza Marek Darecki oraz rektor Politechniki Rzeszowskiej prof. Piotr Koszelnik.

Strony zapowiedziały wspólne prace badawcze, staże dla studentów oraz otwarcie nowego laboratorium, w którym młodzi \
inżynierowie będą uczyć się pracy na maszynach używanych przez firmy z regionu. Pierwsi studenci rozpoczną zajęcia \
w październiku, a w uroczystości wzięli udział także przedstawiciele samorządu województwa. [bold]Zapraszamy[/bold]!
"""

runner = CliRunner(env={"FORCE_COLOR": None})


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two press releases."""
    folder = tmp_path_factory.mktemp("releases")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(TEXT + "\nWięcej informacji na stronie uczelni.\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def finished(releases: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """A run, in a process of its own, in which one source fails, and where it wrote."""
    out = tmp_path_factory.mktemp("out") / "records"
    command = [sys.executable, "-m", "pipeline", "run", str(releases), "missing.txt", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)
    return done, out


def test_some_failed_gives_3_and_a_line_for_each_and_a_summary(
    finished: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, out = finished
    agreements = len(pd.read_csv(out / "agreements.csv"))
    assert done.returncode == 3
    assert done.stdout == ""
    failure, summary = done.stderr.splitlines()
    assert failure.startswith("sygnatariusz: missing.txt: ")
    assert summary == f"2 articles, {agreements} agreements, 1 failure: {out}{os.sep}"


def test_all_tables_are_written(finished: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    _, out = finished
    assert {path.name for path in out.iterdir()} == {f"{table.name}.csv" for table in TABLES}
    assert "list intencyjny" in set(pd.read_csv(out / "agreements.csv")["kind"])
    assert list(pd.read_csv(out / "failures.csv")["source"]) == ["missing.txt"]


def test_all_done_gives_0_in_the_format_asked_for(releases: Path, tmp_path: Path) -> None:
    out = tmp_path / "records"
    done = runner.invoke(app, ["run", str(releases / "a.txt"), "--out", str(out), "--format", "jsonl"])
    assert done.exit_code == 0
    assert {path.name for path in out.iterdir()} == {f"{table.name}.jsonl" for table in TABLES}
    assert done.stderr.startswith("1 article, ")
    assert done.stderr.count("\n") == 1


def test_nothing_read_gives_1(tmp_path: Path) -> None:
    done = runner.invoke(app, ["run", str(tmp_path / "missing.txt"), "--out", str(tmp_path / "records.sqlite")])
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].startswith("0 articles, 0 agreements, 1 failure: ")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--out", "records.csv"], "records.csv"),
        (["--out", "records", "--model", "no_such_model"], "no_such_model"),
        (["--out", "records", "--published", "wczoraj"], "wczoraj"),
        (["--out", "records", "--workers", "0"], "workers must be 1 or more"),
        (["--out", "records", "--workers", "many"], "--workers 'many'"),
    ],
)
def test_what_cannot_be_used_gives_1_and_one_line(
    options: list[str], said: str, releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = runner.invoke(app, ["run", str(releases), *options])
    assert done.exit_code == 1
    assert done.stderr.startswith("sygnatariusz: ")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_usage_errors_give_2(releases: Path) -> None:
    assert runner.invoke(app, ["run", str(releases)]).exit_code == 2
    assert runner.invoke(app, ["run", str(releases), "--out", "records", "--format", "xml"]).exit_code == 2
    assert runner.invoke(app, ["read"]).exit_code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_an_interrupted_run_gives_130_and_one_line(tmp_path: Path) -> None:
    out = tmp_path / "records"
    command = [sys.executable, "-m", "pipeline", "run", "-", "--out", str(out)]
    with subprocess.Popen(
        command, cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write("missing.txt\n")
        process.stdin.flush()
        # The failure is told as it happens, while the list on standard input is still open.
        assert process.stderr.readline().startswith("sygnatariusz: missing.txt: ")
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == "sygnatariusz: interrupted\n"
        assert process.wait() == 130
    assert not out.exists()


def test_show_in_a_pipe(releases: Path) -> None:
    done = runner.invoke(app, ["show", str(releases)])
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout
    assert "[9 maja 2023 r.|date: 2023-05-09]" in done.stdout
    assert "[bold]Zapraszamy[/bold]!" in done.stdout
    assert "kind: list intencyjny" in done.stdout
    assert "Więcej informacji" not in done.stdout
    said = f"sygnatariusz: {releases}: holds several articles, the first is shown: {releases / 'a.txt'}\n"
    assert done.stderr == said


def test_show_takes_the_list_on_standard_input(releases: Path) -> None:
    done = runner.invoke(app, ["show", "-"], input=f"{releases / 'b.txt'}\n")
    assert done.exit_code == 0
    assert "Więcej informacji" in done.stdout
    assert done.stderr == ""


def test_show_of_what_cannot_be_read_gives_1(tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Za mało.", encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    for name in ("short.txt", "empty.txt", "missing.txt"):
        done = runner.invoke(app, ["show", str(tmp_path / name)])
        assert done.exit_code == 1
        assert done.stdout == ""
        assert done.stderr.startswith(f"sygnatariusz: {tmp_path / name}: ")
        assert done.stderr.count("\n") == 1
    nothing = runner.invoke(app, ["show", "-"], input="")
    assert nothing.exit_code == 1
    assert nothing.stderr == "sygnatariusz: -: names no article\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is told otherwise there")
def test_a_reader_who_has_read_enough_is_no_error(releases: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "show", str(releases / "a.txt")]
    with subprocess.Popen(
        command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 0


def test_version_and_help() -> None:
    version = runner.invoke(app, ["--version"])
    assert version.exit_code == 0
    assert version.stdout.startswith("sygnatariusz ")
    bare = runner.invoke(app, [])
    assert bare.exit_code == 0
    assert "show" in bare.stdout
    assert bare.stdout == runner.invoke(app, ["--help"]).stdout


def test_search_finds_words_in_every_form(article: Callable[..., ArticleRows], tmp_path: Path) -> None:
    texts = {"a.html": "Sześć klastrów podpisało list.", "b.html": "Klaster wodorowy [bold]powstał[/bold]."}
    write(build([article(source, text=text) for source, text in texts.items()], []), tmp_path / "a.sqlite")
    found = runner.invoke(app, ["search", str(tmp_path / "a.sqlite"), "klastry", "-wodorowy"])
    assert (found.exit_code, found.stdout.split("\t")[-1]) == (0, "a.html\n")
    first = runner.invoke(app, ["search", str(tmp_path / "a.sqlite"), "klaster", "--limit", "1"])
    assert len(first.stdout.splitlines()) == 1
    assert "1 more; --limit 2 shows all" in first.stderr
    nothing = runner.invoke(app, ["search", str(tmp_path / "a.sqlite"), "list klastrów"])
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (1, "", "sygnatariusz: no article has these words\n")


def test_replace_begins_anew(releases: Path, tmp_path: Path) -> None:
    out = tmp_path / "records"
    for source, more, kept in (("a.txt", [], 1), ("b.txt", [], 2), ("b.txt", ["--replace"], 1)):
        done = runner.invoke(app, ["run", str(releases / source), "--out", str(out), *more])
        assert done.exit_code == 0
        assert len(pd.read_csv(out / "articles.csv")) == kept
