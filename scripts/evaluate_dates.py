"""Scores what dates mean and where they stand, beside dateparser, and prints both.

python scripts/evaluate_dates.py                       # values on the list of expressions in corpus/dates
python scripts/evaluate_dates.py --errors              # and every error, to read
python scripts/evaluate_dates.py --gate                # fails where a figure fell below its floor
python scripts/evaluate_dates.py --pin                 # pins today's figures as floors; --lower REASON where one falls
python scripts/evaluate_dates.py --nkjp PATH           # recognition and speed on NKJP's development part; --part test

A date or time of the list is right when exactly one mention overlaps it and has its EDTF, its basis and its note; a
mention where there is none is an error too. dateparser is asked for less: that its moment lies within the gold's days.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import gate
import spacy
from dates_list import Gold, Line, digest, read
from scoring import Score

from pipeline.language.dates.bounds import bounds

ROOT = Path(__file__).parents[1]
LIST = ROOT / "corpus" / "dates"
GATE = "dates"

Reading = tuple[int, int, tuple[str, str, str]]
Reader = Callable[[Line], list[Reading]]


def ours() -> Reader:
    """Gives the reader that the product is: the component `dates` behind `sentences`, without a model."""
    from pipeline.language import load  # noqa: F401  # registers the components

    nlp = spacy.blank("pl")
    nlp.add_pipe("sentences")
    nlp.add_pipe("dates")

    def mentions(line: Line) -> list[Reading]:
        doc = nlp.make_doc(line.text)
        doc._.published = line.reference if line.asked else line.published
        doc._.reference, doc._.assumed = line.reference, line.asked
        found = [span for span in nlp(doc).ents if span.label_ in {"date", "time"}]
        return [(span.start_char, span.end_char, (span._.value, span._.basis, span._.note)) for span in found]

    return mentions


def moments(text: str, base: date | None) -> Iterator[tuple[int, int, datetime]]:
    """Gives what dateparser's search_dates finds: (start, end, moment); base: the day that it counts from."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.combine(base, datetime.min.time())} if base else {}
    at = 0
    for words, moment in search_dates(text, languages=["pl"], settings=settings) or []:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield start, at, moment


def within(moment: datetime, value: str) -> bool:
    """Tells whether a moment agrees with an EDTF: its day lies within the bounds, or month and day are the same."""
    if value.startswith("T"):
        return moment.strftime("T%H:%M") == value[:6]
    first, last = bounds(value)
    if first is not None and last is not None:
        return first <= moment.date() <= last
    return value[4:] in {moment.strftime("-%m-%d"), moment.strftime("-%m")}


def score(
    lines: list[Line], mentions: Reader, agrees: Callable[[tuple[str, str, str], Gold], bool]
) -> dict[str, Score]:
    """Gives the score of each family, and of each basis as "basis NAME"; "all" is that of the whole list."""
    scores: dict[str, Score] = {"all": Score()}
    for line in lines:
        free = mentions(line)
        for gold in line.gold:
            over = [one for one in free if one[0] < gold.end and gold.start < one[1]]
            free = [one for one in free if one not in over]
            right = (len(over) == 1 and agrees(over[0][2], gold)) or (
                not over and not gold.value and agrees(("", "", ""), gold)
            )
            for name in ("all", line.family, f"basis {gold.basis or '-'}"):
                one = scores.setdefault(name, Score())
                one.right += right
                one.missed += not right
                if not right:
                    read_as = ", ".join("|".join(found) + f" [{line.text[a:b]}]" for a, b, found in over)
                    one.errors.append(f"{line.family}\t{line.text}\t{gold.value}|{gold.basis}|{gold.note}\t{read_as}")
        for start, end, found in free:
            for name in ("all", line.family):
                one = scores.setdefault(name, Score())
                one.wrong += 1
                one.errors.append(f"{line.family}\t{line.text}\tno date\t{'|'.join(found)} [{line.text[start:end]}]")
        if not line.gold and not free:
            for name in ("all", line.family):
                scores.setdefault(name, Score()).right += 1
    return scores


def share(one: Score) -> float:
    """Gives the share that is right: of the dates and times, the lines without one, and what was found in vain."""
    return one.right / (one.right + one.wrong + one.missed)


def _by_dateparser(line: Line) -> list[Reading]:
    base = line.published or line.reference
    return [(start, end, (moment.isoformat(), "", "")) for start, end, moment in moments(line.text, base)]


def _dateparser_agrees(found: tuple[str, str, str], gold: Gold) -> bool:
    return (
        within(datetime.fromisoformat(found[0]), gold.value)
        if found[0] and gold.value
        else not (found[0] or gold.value)
    )


def values(lines: list[Line]) -> tuple[dict[str, Score], dict[str, Score] | None]:
    """Gives our scores on the list and dateparser's, None where it is not installed."""
    mine = score(lines, ours(), lambda found, gold: found == (gold.value, gold.basis, gold.note))
    try:
        import dateparser  # noqa: F401
    except ImportError:
        return mine, None
    return mine, score(lines, _by_dateparser, _dateparser_agrees)


def table(mine: dict[str, Score], theirs: dict[str, Score] | None) -> str:
    """Gives both scores as a Markdown table: the share right of each family and basis."""
    rows = ["| | expressions | right | dateparser |", "| --- | --- | --- | --- |"]
    for name in ["all", *sorted(set(mine) - {"all"}, key=lambda name: (name.startswith("basis"), name))]:
        one = mine[name]
        other = f"{share(theirs[name]):.3f}" if theirs is not None and name in theirs else ""
        rows.append(f"| {name} | {one.right + one.missed} | {share(one):.3f} | {other} |")
    return "\n".join(rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print every error")
    parser.add_argument("--gate", action="store_true", help="fail where a figure fell below its floor")
    parser.add_argument("--pin", action="store_true", help="pin today's figures as floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: why a floor may go down")
    parser.add_argument("--nkjp", type=Path, metavar="PATH", help="the .iob file of NKJP or the .7z around it")
    parser.add_argument("--part", choices=["train", "dev", "test"], default="dev")
    arguments = parser.parse_args()

    if arguments.nkjp:
        import dates_spans

        dates_spans.report(arguments.nkjp, arguments.part, arguments.errors)
        return 0
    mine, theirs = values(list(read(LIST)))
    print(table(mine, theirs))
    if arguments.errors:
        print(*mine["all"].errors, sep="\n")
    figures = {name: share(one) for name, one in mine.items() if name == "all"}
    if arguments.pin:
        try:
            gate.write(gate.pinned(GATE, digest(LIST), figures, gate.read(), arguments.lower))
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
    if arguments.gate:
        verdict = gate.judge(GATE, digest(LIST), figures, gate.read())
        print(*verdict.complaints or ("the gate is passed",), sep="\n", file=sys.stderr)
        return 0 if verdict.passed else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
