"""Scores the agreements that the product finds in marked articles (corpus/told), for each hand that wrote them.

    python scripts/evaluate_told.py corpus/told [--hands tuvw] [--tens even] [--errors]

An agreement is right where its status is and at least half of its parties are; kind and day are not asked. Of the
articles of t to w, those whose tens are even (1 to 9, 20 to 29, 40 to 49, 60) are a yardstick: no rule was made on them
(see corpus/README.md).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "telling"))

import marks
from told_scores import Scores, found_in, paired, told_by_marks, without_beside

import pipeline

_TENS = {"all": (0, 1), "even": (0,), "odd": (1,)}


def row(name: str, scores: Scores) -> str:
    """Gives a row of the table: precision, recall and F of agreements, parties and signers, and the negatives."""
    counts = (scores.agreements, scores.parties, scores.signers)
    cells = [f"{share:.3f}" for one in counts for share in one.shares]
    return f"| {name} | " + " | ".join(cells) + f" | {scores.silent} of {scores.without} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hands", default="", help="the letters that names of articles begin with; all without it")
    parser.add_argument("--tens", choices=_TENS, default="all", help="articles by the tens of their numbers")
    parser.add_argument("--errors", action="store_true", help="name what was missed and found in vain")
    arguments = parser.parse_args()
    nlp = pipeline.load()
    hands: dict[str, Scores] = {}
    whole = Scores()
    for article in marks.read(arguments.folder):
        hand, number = article.name[0], "".join(c for c in article.name[1:4] if c.isdigit())
        if (arguments.hands and hand not in arguments.hands) or int(number) // 10 % 2 not in _TENS[arguments.tens]:
            continue
        doc = nlp(nlp.make_doc(article.text))
        found, told = found_in(doc), told_by_marks(article, doc)
        for scores in (whole, hands.setdefault(hand, Scores())):
            scores.add(found, told)
        if arguments.errors:
            found = without_beside(found, told)
            pairs = paired(found, told)
            for i, one in enumerate(found):
                if i not in pairs:
                    print(f"{article.name}\tin vain\t{one.status}\t{', '.join(sorted(one.parties))}")
            for j, other in enumerate(told):
                if j not in pairs.values():
                    print(f"{article.name}\tmissed\t{other.status}\t{', '.join(sorted(other.parties))}")
    heads = ("agreements P", "R", "F", "parties P", "R", "F", "signers P", "R", "F", "without an agreement, none found")
    print("| hand | " + " | ".join(heads) + " |\n|" + " --- |" * (len(heads) + 1))
    for hand, scores in sorted(hands.items()):
        print(row(hand, scores))
    print(row("all", whole))


if __name__ == "__main__":
    main()
