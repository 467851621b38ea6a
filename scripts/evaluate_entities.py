"""Scores a Polish spaCy pipeline's entities: NKJP, the press of SlavicNER, sentences of UD, speed; PolEval if asked.

    python scripts/evaluate_entities.py DATA                          # the model that ships, development parts
    python scripts/evaluate_entities.py DATA --test                   # the parts for reporting
    python scripts/evaluate_entities.py DATA --poleval                # PolEval 2018: once for a model that is final
    python scripts/evaluate_entities.py DATA --test --model pl_core_news_lg

DATA holds nkjp-ner.iob.7z, slavicner-pl-train.7z, pl_pdb-ud-dev.conllu.xz and poleval2018-ner-gold.json.7z
(SYGNATARIUSZ_DATA may name it). Of the pipeline only the components up to its entities run. Entities of NKJP are
scored outermost and, where the pipeline gives `doc.spans["nested"]`, nested; borders and label exact, micro-averaged.
"""

from __future__ import annotations

import argparse
import lzma
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import nkjp
import poleval
import slavicner
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.language.load import shipped

Entity = tuple[int, int, str]
_NEWS = {"persName": "PER", "placeName": "LOC", "geogName": "LOC", "orgName": "ORG"}
_OWN = {"news_person": "PER", "news_place": "LOC", "news_organisation": "ORG"}
_RECOGNISERS = ("entities", "ner")
_BEFORE = ("tok2vec", "transformer")


def recogniser(model: str | None) -> Language:
    """Gives a pipeline with nothing but what finds entities."""
    nlp = spacy.load(model or shipped())
    kept = [name for name in nlp.pipe_names if name in _RECOGNISERS or name in _BEFORE]
    nlp.select_pipes(enable=kept)
    return nlp


def offsets(spans: Iterable[Span]) -> frozenset[Entity]:
    """Gives spans as offsets and labels."""
    return frozenset((span.start_char, span.end_char, span.label_) for span in spans)


class Tally:
    """Counts of gold, given and right entities, by label."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, gold: frozenset[Entity], given: frozenset[Entity]) -> None:
        for what, entities in (("gold", gold), ("given", given), ("right", gold & given)):
            self.counts.update((what, label) for _, _, label in entities)

    def figures(self, *labels: str) -> tuple[float, float, float]:
        """Gives precision, recall and F of some labels together, of all if none is named."""
        wanted = labels or tuple({label for _, label in self.counts})
        gold, given, right = (sum(self.counts[what, label] for label in wanted) for what in ("gold", "given", "right"))
        return right / max(given, 1), right / max(gold, 1), 2 * right / max(gold + given, 1)

    def show(self, title: str) -> None:
        precision, recall, f = self.figures()
        print(f"| {title} | {precision:.4f} | {recall:.4f} | {f:.4f} |")
        for label in sorted({label for _, label in self.counts}):
            precision, recall, f = self.figures(label)
            print(f"| … {label} | {precision:.3f} | {recall:.3f} | {f:.3f} |")


def on_nkjp(nlp: Language, documents: list[nkjp.Document], part: str) -> None:
    gold = [nkjp.as_nested_doc(nlp, document) for document in documents]
    outermost = [nkjp.as_doc(nlp, document) for document in documents]
    flat, nested = Tally(), Tally()
    for given, deep, wide in zip(nlp.pipe(doc.text for doc in gold), gold, outermost, strict=True):
        flat.add(offsets(wide.ents), frozenset(e for e in offsets(given.ents) if e[2] in nkjp.LABELS))
        if "nested" in given.spans:
            nested.add(offsets(deep.spans["nested"]), offsets(given.spans["nested"]))
    flat.show(f"NKJP {part}, outermost, six labels")
    if nested.counts:
        nested.show(f"NKJP {part}, nested")


def on_news(nlp: Language, articles: list[slavicner.Article], part: str) -> None:
    """Scores people, places and organisations; a mention in lower case is an adjective, which SlavicNER leaves out."""
    tally, own = Tally(), Tally()
    for article, doc in zip(articles, nlp.pipe(article.text for article in articles), strict=True):
        gold = {(m.start, m.end, m.type) for m in article.mentions}
        wanted = frozenset(e for e in gold if e[2] in {"PER", "LOC", "ORG"})
        given = {(s, e, _NEWS[k]) for s, e, k in offsets(doc.ents) if k in _NEWS and not article.text[s:e].islower()}
        tally.add(wanted, frozenset(given))
        if "news" in doc.spans:
            own.add(wanted, frozenset((s, e, _OWN[k]) for s, e, k in offsets(doc.spans["news"]) if k in _OWN))
    tally.show(f"SlavicNER, {part}")
    if own.counts:
        own.show(f"SlavicNER, {part}, by heads of its own")


def on_poleval(nlp: Language, path: Path) -> None:
    texts = list(poleval.read(path))
    answered = []
    for text, doc in zip(texts, nlp.pipe(text.text for text in texts), strict=True):
        given = offsets(doc.spans.get("nested", doc.ents))
        answered.append((text.entities, frozenset(e for e in given if e[2].split("_")[0] in nkjp.LABELS)))
    folded = [(frozenset(map(poleval.main_category, g)), frozenset(map(poleval.main_category, a))) for g, a in answered]
    for title, pairs in (("PolEval 2018", answered), ("PolEval 2018, main categories", folded)):
        scores = poleval.score(pairs)
        print(f"| {title} | exact {scores.exact:.4f} | overlap {scores.overlap:.4f} | final {scores.final:.4f} |")


def sentences(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from (line[9:].rstrip("\n") for line in lines if line.startswith("# text = "))


def on_sentences(path: Path) -> None:
    """Scores our sentence boundaries on sentences that are set as running text, ten in a paragraph."""
    nlp = spacy.blank("pl")
    nlp.add_pipe("sentences")
    texts, tally = list(sentences(path)), Tally()
    for first in range(0, len(texts), 10):
        text, gold = "", set()
        for sentence in texts[first : first + 10]:
            text += " " if text else ""
            gold.add((len(text), len(text) + len(sentence), "sentence"))
            text += sentence
        tally.add(frozenset(gold), frozenset((s.start_char, s.end_char, "sentence") for s in _stripped(nlp(text))))
    tally.show("UD Polish-PDB development, sentences as running text")


def _stripped(doc: Doc) -> Iterator[Span]:
    for sentence in doc.sents:
        end = sentence.end
        while end > sentence.start and doc[end - 1].is_space:
            end -= 1
        yield doc[sentence.start : end]


def speed(nlp: Language, documents: list[nkjp.Document]) -> None:
    docs = [nkjp.as_doc(spacy.blank("pl"), document).text for document in documents]
    words = sum(len(sentence) for document in documents for sentence in document)
    list(nlp.pipe(docs[:20]))
    begun = time.perf_counter()
    list(nlp.pipe(docs))
    print(f"| words a second through nlp.pipe, entities alone | {words / (time.perf_counter() - begun):,.0f} | | |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = os.environ.get("SYGNATARIUSZ_DATA")
    parser.add_argument("data", type=Path, nargs="?" if default else None, default=default and Path(default))
    parser.add_argument(
        "--model", help="an installed spaCy pipeline or the path of one; the one that ships if not given"
    )
    parser.add_argument("--test", action="store_true", help="the test part, held-out topics, sentences")
    parser.add_argument("--poleval", action="store_true")
    arguments = parser.parse_args()
    nlp = recogniser(arguments.model)
    print("| what | precision | recall | F |\n| --- | --- | --- | --- |")
    if arguments.poleval:
        on_poleval(nlp, arguments.data / "poleval2018-ner-gold.json.7z")
        return
    _, development, test = nkjp.split(nkjp.read(arguments.data / "nkjp-ner.iob.7z"))
    documents = test if arguments.test else development
    on_nkjp(nlp, documents, "test" if arguments.test else "development")
    with tempfile.TemporaryDirectory() as folder:
        news = slavicner.read(slavicner.unpacked(arguments.data / "slavicner-pl-train.7z", Path(folder)))
        articles = [article for article in news if (article.topic in slavicner.HELD_OUT) == arguments.test]
    on_news(nlp, articles, "topics not learned from" if arguments.test else "topics learned from")
    if arguments.test:
        on_sentences(arguments.data / "pl_pdb-ud-dev.conllu.xz")
    speed(nlp, documents)


if __name__ == "__main__":
    main()
