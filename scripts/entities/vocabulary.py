"""Cuts the pretrained vocabulary of 250,000 pieces to those that Polish text is made of."""

from __future__ import annotations

from collections.abc import Iterable

import e5
from tokenizers import Tokenizer

from pipeline.language.entities.pieces import UNKNOWN, Pieces, tokenizer


def kept(weights: e5.Weights, forms: Iterable[str]) -> list[int]:
    """Gives the ids of the pieces that occur in the forms, of the special ones and of all single characters of Polish.

    Forms that are met later are cut into what is kept, by the same unigram scores.
    """
    cut = Pieces(tokenizer(weights.pieces))
    alphabet = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźżAĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻ0123456789"
    single = {piece: place for place, (piece, _) in enumerate(weights.pieces) if len(piece.lstrip("▁")) == 1}
    wanted = {*range(UNKNOWN + 1), *(single[letter] for letter in alphabet if letter in single)}
    wanted |= {single["▁" + letter] for letter in alphabet if "▁" + letter in single}
    for form in forms:
        wanted.update(cut(form))
    return sorted(wanted)


def cut_down(weights: e5.Weights, ids: list[int]) -> Tokenizer:
    """Gives the tokenizer over the kept pieces alone; its ids are their places among the kept."""
    return tokenizer([weights.pieces[place] for place in ids])
