"""The jobs that benchmark.py measures, each in a process of its own: what it prints last is one line of JSON."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any


def _processor() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _figures(pages: Path, texts: list[tuple[int, int]], first: float) -> dict[str, Any]:
    """What all jobs that read pages tell. texts: (words, characters) of each article."""
    return {
        "articles": len(texts),
        "words": sum(words for words, _ in texts),
        "characters": sum(characters for _, characters in texts),
        "bytes": sum(page.stat().st_size for page in pages.rglob("*.html")),
        "seconds": time.time() - BEGUN,
        "processor": _processor(),
        "first": first - BEGUN,
    }


def ours(pages: str, workers: str) -> dict[str, Any]:
    """The product's command, start-up and all."""
    from pipeline.how import How
    from pipeline.running import run_into
    from pipeline.workers import Outcome

    first: list[float] = []
    texts: list[tuple[int, int]] = []

    def take(outcome: Outcome) -> None:
        first.append(time.time())
        texts.append((outcome.article["words"], len(outcome.article["text"])))  # type: ignore[union-attr]

    out = Path(pages).with_name(f"{Path(pages).name}-{workers}")
    run_into(out, pages, How(workers=int(workers)), format="parquet", replace=True, on_outcome=take)
    return _figures(Path(pages), texts, first[0])


def theirs(pages: str, workers: str, model: str) -> dict[str, Any]:
    """What a user would build: main text, a trained pipeline, its entities in a table."""
    import pandas as pd
    import spacy
    import trafilatura

    nlp = spacy.load(model)
    contents = (path.read_bytes() for path in sorted(Path(pages).rglob("*.html")))
    found = (trafilatura.extract(content) for content in contents)
    rows, texts, first = [], [], 0.0
    for place, doc in enumerate(nlp.pipe((text for text in found if text), n_process=int(workers))):
        first = first or time.time()
        texts.append((len(doc.text.split()), len(doc.text)))
        rows += [(place, ent.start_char, ent.end_char, ent.text, ent.label_, ent.lemma_) for ent in doc.ents]
    pd.DataFrame(rows, columns=["article", "start", "end", "text", "label", "lemma"]).to_parquet(f"{pages}.parquet")
    return _figures(Path(pages), texts, first)


def stages(pages: str) -> dict[str, Any]:
    """Seconds of processor time in each stage, in this process, one article at a time."""
    import pipeline
    from pipeline import outputs
    from pipeline.records import build, rows
    from pipeline.sources import read

    nlp = pipeline.load(threads=1)
    spent: Counter[str] = Counter()

    def timed(name: str, job: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = job()
        spent[name] += time.process_time() - start
        return result

    found = []
    for raw in timed("read", lambda: list(read([pages]))):
        article = timed("clean", lambda raw=raw: pipeline.clean(raw.content, raw.url))
        doc = timed("tokens", lambda article=article: nlp.make_doc(article.text))
        doc._.published = article.published
        for name, component in nlp.pipeline:
            doc = timed(name, lambda doc=doc, component=component: component(doc))
        found.append(timed("records", lambda doc=doc, article=article, raw=raw: rows(doc, article, raw)))
    records = timed("across articles", lambda: build(found, []))
    timed("write", lambda: outputs.write(records, f"{pages}-written", format="parquet"))
    return {"stages": spent}


def start(pages: str) -> dict[str, Any]:
    """Start-up on one page, beside that of spaCy and the model; the best of three each."""
    from pipeline.language.load import shipped

    page = str(min(Path(pages).rglob("*.html")))
    bare = [sys.executable, "-c", f"import spacy, pipeline.language; spacy.load({str(shipped())!r})"]
    run = [sys.executable, "-m", "pipeline", "run", page, "--replace", "--out", f"{pages}-started"]
    return {"bare": min(map(_seconds, [bare] * 3)), "first": min(map(_seconds, [run] * 3))}


def _seconds(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def kept(folder: str, number: str) -> dict[str, Any]:
    """Rows of so many articles, made of those of our own press releases: kept, told together, written."""
    import pipeline
    from pipeline.flow import extract
    from pipeline.records import ArticleRows
    from pipeline.records.across import across
    from pipeline.records.build import of_all, of_articles
    from pipeline.records.ids import article_id
    from pipeline.records.kept import Kept
    from pipeline.sources import RawDocument, read

    nlp = pipeline.load(threads=1)
    press = Path(__file__).parents[1] / "corpus" / "press"
    real = [rows for raw in read(sorted(press.glob("a*"))) if isinstance(rows := extract(raw, nlp), ArticleRows)]  # type: ignore[arg-type]
    del nlp
    out = Path(folder) / f"kept-{number}"
    store = Kept(out.with_name(f"{out.name}.unfinished"), "")
    begun = time.time()
    for place in range(int(number)):
        rows = _copy(real[place % len(real)], place, article_id)
        store.put(RawDocument(str(place).encode(), f"{place}.html", "html"), rows)
    told = across(store, (), store.duplicates())
    from pipeline import outputs

    outputs.put(
        store.keys(),
        of_all(told, []),
        lambda: (of_articles(some, told) for some in store.some(500)),
        out,
        format="parquet",
        replace=True,
    )
    store.close(done=True)
    return {"seconds": time.time() - begun}


def _copy(rows: Any, place: int, article_id: Callable[[str, str], str]) -> Any:
    """An article's rows as those of another: other words in another order, other names, ids of its own."""
    chance = random.Random(place)
    words = rows.article["text"].split()
    chance.shuffle(words)
    key = article_id(str(place), "")
    old = rows.article["article_id"]

    def renamed(row: dict[str, Any]) -> dict[str, Any]:
        made = {name: value.replace(old, key) if isinstance(value, str) else value for name, value in row.items()}
        for column in ("entity_id", "organisation_id", "represented_by_id", "person_id"):
            if made.get(column) is not None and chance.random() < 0.1:
                made[column] = f"{made[column]}-{place}"
        return made

    article = rows.article | {"article_id": key, "text": " ".join(words), "source": f"{place}.html"}
    names = ("mentions", "roles", "agreements", "signatories", "signers")
    return type(rows)(article, *([renamed(row) for row in getattr(rows, name)] for name in names))


if __name__ == "__main__":
    BEGUN, name = float(sys.argv[1]), sys.argv[2]
    jobs: dict[str, Callable[..., dict[str, Any]]] = {
        "ours": ours,
        "theirs": theirs,
        "stages": stages,
        "start": start,
        "kept": kept,
    }
    print(json.dumps(jobs[name](*sys.argv[3:])))
