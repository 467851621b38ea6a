"""Writes the network of `telling` as ONNX for one window at a time, as scripts/entities/export.py does."""

from __future__ import annotations

import numpy as np
import onnx
import torch
from export import Graph, encoded, inputs
from onnx import TensorProto, helper
from upper import PAIR

from pipeline.language.telling.grouping import PARTS, STATUSES


def graph(lower: dict[str, torch.Tensor], shared: int, upper: dict[str, torch.Tensor], layers: int) -> onnx.ModelProto:
    """Gives the model of the recogniser's first `shared` layers with the upper layers on top.

    Inputs as scripts/entities/export.py has them. Outputs: told and parts, float32, (words, 5), shares; same, float32,
    (words, words).
    """
    below = {name: value.float().numpy() for name, value in lower.items()}
    weights = {name: value.float().numpy() for name, value in upper.items()}
    made = Graph()
    hidden = encoded(made, below, shared)
    for layer in range(layers):
        renamed = {name.replace(f"layers.{layer}.", f"upper.{layer}."): value for name, value in weights.items()}
        hidden = made.layer(hidden, f"upper.{layer}.", renamed)
    words = made.of_words(hidden)
    made.node("Softmax", [made.head(words, "told", weights)], "told", axis=-1)
    made.node("Softmax", [made.head(words, "parts", weights)], "parts", axis=-1)
    named = made.node("Transpose", [made.head(words, "named", weights)], "named.turned", perm=[1, 0])
    product = made.node("MatMul", [made.head(words, "telling", weights), named], "same.product")
    scaled = made.node("Mul", [product, made.constant("scale", np.array(PAIR**-0.5, dtype=np.float32))], "same.scaled")
    shifted = made.node("Add", [scaled, made.constant("apart", weights["apart"])], "same.shifted")
    made.node("Sigmoid", [shifted], "same")
    outputs = [
        helper.make_tensor_value_info("told", TensorProto.FLOAT, ["words", 1 + len(STATUSES)]),
        helper.make_tensor_value_info("parts", TensorProto.FLOAT, ["words", 1 + len(PARTS)]),
        helper.make_tensor_value_info("same", TensorProto.FLOAT, ["words", "words"]),
    ]
    return made.model("telling", inputs(), outputs)
