"""What cannot run, in one line."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.service import ServiceError, Settings

ROOT = Path(__file__).parents[2]

runner = CliRunner(env={"FORCE_COLOR": None, "SYGNATARIUSZ_TOKEN": None})


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--host", "0.0.0.0"], "set a token in SYGNATARIUSZ_TOKEN or --token-file, or listen on 127.0.0.1"),
        (["--host", "::"], "set a token in SYGNATARIUSZ_TOKEN"),
        (["--workers", "0"], "workers must be 1 or more, not 0"),
        (["--queue", "-1"], "queue must be 0 or more"),
        (["--seconds", "0"], "seconds must be more than 0"),
        (["--largest", "21"], "largest must be from 1 byte to 20 MB"),
        (["--site", "https://intranet.example"], "--allow-urls"),
        (["--site", "intranet", "--allow-urls"], "--site intranet: "),
        (["--token-file", "missing"], "missing: the token cannot be read: no such file"),
        (["--gazetteer", "missing.csv"], "missing.csv"),
        (["--model", "pl_none", "--port", "0"], "the model pl_none cannot be loaded"),
        (["--host", "no-such-host.invalid", "--token-file", "token"], "cannot listen on no-such-host.invalid"),
        (["--token-file", "weak"], "too easily guessed"),
    ],
)
def test_what_cannot_run_is_one_line(
    options: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "token").write_text("a-token-that-is-long-enough\n", encoding="utf-8")
    (tmp_path / "weak").write_text("secret\n", encoding="utf-8")
    done = runner.invoke(app, ["serve", *options])
    assert isinstance(done.exception, SystemExit), done.exc_info
    assert done.exit_code == 1
    line = done.stderr.splitlines()[-1]
    assert line.startswith("sygnatariusz: ")
    assert said in line
    assert len([each for each in done.stderr.splitlines() if "the service is at" not in each]) == 1


def test_a_memory_limit_that_is_none_is_refused() -> None:
    with pytest.raises(ServiceError, match="memory must be 1 MB or more"):
        Settings(memory=0)


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = runner.invoke(app, ["serve", "--port", str(port)])
    assert done.exit_code == 1
    assert f"cannot listen on 127.0.0.1, port {port}" in done.stderr


@pytest.mark.parametrize("library", ["fastapi", "uvicorn", "prometheus_client", "fastapi_offline"])
def test_without_the_extra_one_line_says_what_brings_it(library: str) -> None:
    script = (
        f"import sys; sys.modules[{library!r}] = None; from pipeline.cli import main; sys.argv[1:] = ['serve']; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"{library} is missing: pip install 'sygnatariusz[serve]'" in done.stderr
