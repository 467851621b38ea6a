"""The drawing of one article, from tables built of rows written by hand."""

from __future__ import annotations

import pytest

from pipeline.records import ArticleRows, Records, build
from pipeline.records.article import Row
from pipeline.records.tables import AGREEMENTS, ARTICLES, MENTIONS, ROLES, SIGNATORIES, SIGNERS, Table
from pipeline.show import STYLES, draw, neutral

TEXT = "W Jaworznie AGH i \x1b[31mKGHM podpisały 9 maja 2023 r. [bold]umowę[/bold].\r\nPodpisał Jan Kot."


def row(table: Table, **values: object) -> Row:
    """A row of a table in which only these columns are filled."""
    return dict.fromkeys(table.names) | values


def mention(text: str, label: str, **values: object) -> Row:
    start = TEXT.index(text)
    where = {"mention_id": f"a:{start}", "article_id": "a", "start": start, "end": start + len(text)}
    return row(MENTIONS, **where, text=text, label=label, **values)


@pytest.fixture
def records() -> Records:
    article = row(ARTICLES, article_id="a", source="a.txt", title="Umowa \x1b]0;AGH", text=TEXT, published="2023-05-10")
    return build(
        [
            ArticleRows(
                article,
                mentions=[
                    mention("Jaworznie", "placeName", name="Jaworzno", entity_id="place:jaworzno"),
                    mention("AGH", "orgName", name="AGH", entity_id="org:agh"),
                    mention("9 maja 2023 r.", "date", value="2023-05-09"),
                    mention("Jan Kot", "persName", name="Jan Kot", entity_id="person:jan-kot"),
                ],
                roles=[row(ROLES, article_id="a", person_id="person:jan-kot", person="Jan Kot", role="rektor")],
                agreements=[
                    row(
                        AGREEMENTS,
                        agreement_id="a:1",
                        article_id="a",
                        kind="umowa",
                        status="signed",
                        date="2023-05-09",
                        date_earliest="2023-05-09",
                        parties=25,
                        start=12,
                        end=TEXT.index("\r"),
                    )
                ],
                signatories=[
                    row(
                        SIGNATORIES,
                        agreement_id="a:1",
                        position=1,
                        organisation_id="org:agh",
                        organisation="Akademia",
                        acronym="AGH",
                        represented_by_id="org:klaster",
                        represented_by="Klaster",
                    )
                ],
                signers=[
                    row(
                        SIGNERS,
                        agreement_id="a:1",
                        position=1,
                        person_id="person:jan-kot",
                        person="Jan Kot",
                        role="rektor",
                    )
                ],
            )
        ],
        [],
    )


def test_plain_drawing(records: Records) -> None:
    heading, text = draw(records, colours=False).plain.split("\n\n", 1)
    assert heading == "Umowa \ufffd]0;AGH\na.txt, 2023-05-10"
    assert text == (
        "W [Jaworznie|placeName: Jaworzno] [AGH|orgName: AGH] i \ufffd[31mKGHM podpisały "
        "[9 maja 2023 r.|date: 2023-05-09] [bold]umowę[/bold].\ufffd\n"
        "Podpisał [Jan Kot|persName: Jan Kot].\n"
        "\n"
        "agreements\n"
        "  a:1\n"
        "    event_id: event:a:1\n"
        "    kind: umowa\n"
        "    status: signed\n"
        "    date: 2023-05-09\n"
        "    date_earliest: 2023-05-09\n"
        "    parties: 25\n"
        "    text: AGH i \ufffd[31mKGHM podpisały 9 maja 2023 r. [bold]umowę[/bold].\n"
        "    signatories:\n"
        "      1. Akademia (AGH), represented by Klaster\n"
        "    signers:\n"
        "      1. Jan Kot, rektor\n"
        "\n"
        "roles\n"
        "  Jan Kot, rektor\n"
        "\n"
        "dates\n"
        "  9 maja 2023 r.: 2023-05-09\n"
    )


def test_drawing_in_colours_marks_the_same_mentions(records: Records) -> None:
    drawing = draw(records, colours=True)
    marked = [(drawing.plain[span.start : span.end], span.style) for span in drawing.spans]
    for text, label in (("Jaworznie", "placeName"), ("AGH", "orgName"), ("Jan Kot", "persName")):
        assert (text, STYLES[label]) in marked
        assert (f" {label} ", STYLES[label]) in marked  # the legend
    assert "|placeName" not in drawing.plain
    assert "\x1b" not in drawing.plain
    assert "[bold]umowę[/bold]" in drawing.plain


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x08", "\r", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\ud800"]
)
def test_what_a_terminal_obeys_is_replaced_one_for_one(character: str) -> None:
    assert neutral(f"a{character}b") == "a\ufffdb"


def test_text_is_left_alone() -> None:
    text = "Zażółć\tgęślą\njaźń — „25 zł”, \xa0naïve 🙂"
    assert neutral(text) == text
