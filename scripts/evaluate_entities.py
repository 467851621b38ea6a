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
from collections.abc import Iterable, Iterator
from pathlib import Path

import nkjp
import poleval
import slavicner
import spacy
from entity_scores import Entity, Scores, count, main_labels, together
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.language.load import shipped

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


def show(scores: Scores, title: str) -> None:
    """Prints the rows of a table: all labels together, then each."""
    total = together(scores)
    print(f"| {title} | {total.precision:.4f} | {total.recall:.4f} | {total.f:.4f} |")
    for label, score in sorted(scores.items()):
        print(f"| … {label} | {score.precision:.3f} | {score.recall:.3f} | {score.f:.3f} |")


def on_nkjp(nlp: Language, gold: list[Doc], part: str) -> None:
    wide: Scores = {}
    deep: Scores = {}
    for given, right in zip(nlp.pipe(doc.text for doc in gold), gold, strict=True):
        count(wide, (e for e in offsets(given.ents) if e[2] in nkjp.LABELS), offsets(right.ents))
        if "nested" in given.spans:
            count(deep, offsets(given.spans["nested"]), offsets(right.spans["nested"]))
    show(wide, f"NKJP {part}, outermost, six labels")
    if deep:
        show(deep, f"NKJP {part}, nested")


def on_news(nlp: Language, articles: list[slavicner.Article], part: str) -> None:
    """Scores people, places and organisations; a mention in lower case is an adjective, which SlavicNER leaves out."""
    mapped: Scores = {}
    own: Scores = {}
    for article, doc in zip(articles, nlp.pipe(article.text for article in articles), strict=True):
        gold = [(m.start, m.end, m.type) for m in article.mentions if m.type in _NEWS.values()]
        given = [(s, e, _NEWS[k]) for s, e, k in offsets(doc.ents) if k in _NEWS and not article.text[s:e].islower()]
        count(mapped, given, gold)
        if "news" in doc.spans:
            count(own, [(s, e, _OWN[k]) for s, e, k in offsets(doc.spans["news"]) if k in _OWN], gold)
    show(mapped, f"SlavicNER, {part}")
    if own:
        show(own, f"SlavicNER, {part}, by heads of its own")


def on_poleval(nlp: Language, path: Path) -> None:
    texts = list(poleval.read(path))
    answered = []
    for text, doc in zip(texts, nlp.pipe(text.text for text in texts), strict=True):
        given = offsets(doc.spans.get("nested", doc.ents))
        answered.append((text.entities, frozenset(e for e in given if e[2].split("_")[0] in nkjp.LABELS)))
    folded = [(frozenset(main_labels(gold)), frozenset(main_labels(answers))) for gold, answers in answered]
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
    texts = list(sentences(path))
    scores: Scores = {}
    for first in range(0, len(texts), 10):
        text, gold = "", set()
        for sentence in texts[first : first + 10]:
            text += " " if text else ""
            gold.add((len(text), len(text) + len(sentence), "sentence"))
            text += sentence
        count(scores, ((s.start_char, s.end_char, "sentence") for s in _stripped(nlp(text))), gold)
    show(scores, "UD Polish-PDB development, sentences as running text")


def _stripped(doc: Doc) -> Iterator[Span]:
    for sentence in doc.sents:
        end = sentence.end
        while end > sentence.start and doc[end - 1].is_space:
            end -= 1
        yield doc[sentence.start : end]


def speed(nlp: Language, texts: list[str], words: int) -> None:
    list(nlp.pipe(texts[:20]))
    begun = time.perf_counter()
    list(nlp.pipe(texts))
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
    gold = [nkjp.as_doc(nlp, document) for document in documents]
    on_nkjp(nlp, gold, "test" if arguments.test else "development")
    with tempfile.TemporaryDirectory() as folder:
        news = slavicner.read(slavicner.unpacked(arguments.data / "slavicner-pl-train.7z", Path(folder)))
        articles = [article for article in news if (article.topic in slavicner.HELD_OUT) == arguments.test]
    on_news(nlp, articles, "topics not learned from" if arguments.test else "topics learned from")
    if arguments.test:
        on_sentences(arguments.data / "pl_pdb-ud-dev.conllu.xz")
    speed(nlp, [doc.text for doc in gold], sum(len(sentence) for document in documents for sentence in document))


if __name__ == "__main__":
    main()
