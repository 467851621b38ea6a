"""A monitor's configuration, and what is wrong with it in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.monitor import ConfigError, read

LEAST = 'output = "records.sqlite"\n[[source]]\nurl = "https://lowicz.pl/feed"\n'


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "monitor.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_least_that_is_needed(tmp_path: Path) -> None:
    config = read(written(tmp_path, LEAST))
    assert config.output == str(tmp_path / "records.sqlite")
    assert config.state_file == str(tmp_path / "records.sqlite.monitor")
    assert (config.interval, config.tell.stdout, [watch.name for watch in config.watch]) == (3600, True, ["all"])


def test_the_example_in_the_docs_is_one(tmp_path: Path) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "monitor.md").read_text("utf-8")
    config = read(written(tmp_path, docs.split("```toml\n")[1].split("```")[0]))
    assert len(config.source) == 3
    assert config.tell.mail is not None


@pytest.mark.parametrize(
    ("value", "seconds"), [("90", 90), ('"90s"', 90), ('"15m"', 900), ('"6h"', 21600), ('"1d"', 86400)]
)
def test_durations(tmp_path: Path, value: str, seconds: float) -> None:
    assert read(written(tmp_path, f"interval = {value}\n{LEAST}")).interval == seconds


# ruff: noqa: E501  # a configuration and what is said of it stand in one line
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"intervall = 5\n{LEAST}", "unknown key 'intervall': did you mean 'interval'?"),
        (f'{LEAST}kinds = "feed"', "unknown key 'kinds' in source.1: did you mean 'kind'?"),
        (f'{LEAST}[[watch]]\nname = "a"\norganizations = ["b"]', "unknown key 'organizations' in watch.1: did you mean 'organisations'?"),
        (f'{LEAST}[tell.webhok]\nurl = "x"', "unknown key 'webhok' in tell: did you mean 'webhook'?"),
        (f"xyzzy = 1\n{LEAST}", "unknown key 'xyzzy': known are output, format"),
        (LEAST.partition("\n")[2], "output is missing: add it"),
        ('output = "a.sqlite"', "source is missing: add it"),
        (f'interval = "soon"\n{LEAST}', "interval cannot be 'soon': write it as a number of seconds"),
        (f"interval = 0\n{LEAST}", "interval cannot be 0: write it as a number of seconds"),
        (f'{LEAST}kind = "blog"', "source.1.kind cannot be 'blog': input should be 'feed', 'sitemap' or 'section'"),
        (f"{LEAST}limit = 0", "source.1.limit cannot be 0: input should be greater than or equal to 1"),
        (f"{LEAST}[[source]]\nurl = \"https://lowicz.pl/feed\"", "the source 'https://lowicz.pl/feed' stands there twice"),
        (LEAST.replace("records.sqlite", "postgresql://h/d"), 'has no place beside it: add state = "FILE"'),
        (LEAST.replace("https", "ftp"), "source.1.url cannot be 'ftp://lowicz.pl/feed': an address of kind ftp: is not read"),
        ("output = ", "is not TOML: invalid value"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line_that_names_the_file(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        read(path)
    assert str(error.value).startswith(str(path))
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: no such file"):
        read(tmp_path / "monitor.toml")
