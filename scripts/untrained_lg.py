"""Builds a spaCy pipeline of pl_core_news_lg's architecture and size that has learnt nothing: speed needs none.

The components, widths and depths are those of spaCy's published pipelines for CPUs; weights are random, and so are its
500,000 vectors of 300.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import spacy
from made_articles import pages
from spacy.language import Language
from spacy.training import Example
from spacy.util import load_config_from_str
from spacy.vectors import Vectors

VECTORS, WIDTH = 500_000, 300

_TOK2VEC = """
[components.{name}]
@architectures = "spacy.Tok2Vec.v2"

[components.{name}.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
rows = [5000, 1000, 2500, 2500, 50, 50]
include_static_vectors = true

[components.{name}.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3
"""

_LISTENER = """
[components.{name}.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
upstream = "tok2vec"
"""

_PARSER = """
[components.{name}]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "{state}"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
"""

_TAGGER = """
[components.{name}]
@architectures = "spacy.Tagger.v2"
"""

_CONFIG = (
    """
[nlp]
lang = "pl"
pipeline = ["tok2vec", "morphologizer", "parser", "lemmatizer", "tagger", "ner"]
batch_size = 256

[components]

[components.tok2vec]
factory = "tok2vec"

[components.morphologizer]
factory = "morphologizer"

[components.parser]
factory = "parser"

[components.lemmatizer]
factory = "trainable_lemmatizer"
min_tree_freq = 1

[components.tagger]
factory = "tagger"

[components.ner]
factory = "ner"
"""
    + _TOK2VEC.format(name="tok2vec.model")
    + "".join(
        _TAGGER.format(name=f"{name}.model") + _LISTENER.format(name=f"{name}.model")
        for name in ("morphologizer", "lemmatizer", "tagger")
    )
    + _PARSER.format(name="parser.model", state="parser")
    + _LISTENER.format(name="parser.model")
    + _PARSER.format(name="ner.model", state="ner")
    + _TOK2VEC.format(name="ner.model.tok2vec")
)

_ENTITIES = ("persName", "orgName", "placeName", "geogName", "date", "time")
# fmt: off
_RELATIONS = [
    "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "conj", "cop",
    "csubj", "dep", "det", "discourse", "expl:pv", "fixed", "flat", "iobj", "mark", "nmod", "nsubj", "nsubj:pass",
    "nummod", "obj", "obl", "obl:agent", "orphan", "parataxis", "punct", "vocative", "xcomp",
]
# fmt: on
_POS = ["NOUN", "ADJ", "VERB", "PROPN", "PRON", "DET", "NUM", "AUX"]
_TAGS = 36
"""How many classes of words the tagger knows."""


def build(folder: Path) -> None:
    """Writes the pipeline to a folder."""
    nlp = spacy.util.load_model_from_config(load_config_from_str(_CONFIG), auto_fill=True)
    words = _words()
    keys = [*words, *(f"słowo{number}" for number in range(VECTORS - len(words)))]
    data = np.random.default_rng(0).standard_normal((VECTORS, WIDTH), dtype=np.float32)
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, keys=keys)
    cases = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc", "Voc")
    for pos, case, number, gender in product(_POS, cases, ("Sing", "Plur"), ("Masc", "Fem", "Neut")):
        nlp.get_pipe("morphologizer").add_label(f"Case={case}|Gender={gender}|Number={number}|POS={pos}")
    for number in range(_TAGS):
        nlp.get_pipe("tagger").add_label(f"TAG{number}")
    for relation in _RELATIONS:
        nlp.get_pipe("parser").add_label(relation)
    for label in _ENTITIES:
        nlp.get_pipe("ner").add_label(label)
    nlp.initialize(lambda: _examples(nlp, words))
    nlp.to_disk(folder)


def _words() -> list[str]:
    """The words of our press releases: a trained pipeline has vectors for nearly all words of a text as well."""
    blank = spacy.blank("pl")
    return sorted({token.text for _, page in pages(200) for token in blank.tokenizer(page) if token.is_alpha})


def _examples(nlp: Language, words: list[str]) -> list[Example]:
    """Sentences that show the lemmatiser some hundreds of ways in which a lemma differs from its form."""
    examples = []
    for start in range(0, min(len(words), 6000), 20):
        doc = nlp.make_doc(" ".join(words[start : start + 20]))
        for token in doc:
            token.lemma_ = token.text[: -1 - token.i % 3] + "owaćkiość"[token.i % 7 :]
            token.pos_, token.tag_, token.dep_ = "NOUN", "TAG0", "ROOT" if token.i == 0 else "obj"
            token.head = doc[0]
        examples.append(Example(nlp.make_doc(doc.text), doc))
    return examples
