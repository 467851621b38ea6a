"""Writes a trained network as ONNX for one window at a time: matrices and embeddings in 8 bits, the rest in float32.

The graph is put together by hand from onnxruntime's own operators (QAttention, DynamicQuantizeMatMul), which its
optimiser would otherwise have to find. A window is read alone: nothing is filled up,
nothing is masked, and as activations are quantised a window at a time, what a window says depends on no other.
"""

from __future__ import annotations

import e5
import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from pipeline.language.entities.clues import CLUES
from pipeline.language.entities.tags import KINDS

OPSET, MICROSOFT = 17, "com.microsoft"
_EPSILON = 1e-12
_WIDEST = 127


def by_column(weights: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Gives a matrix in 8 bits with a scale a column: matrix = values * scales."""
    scales = (np.abs(weights).max(axis=0) / _WIDEST).astype(np.float32)
    scales[scales == 0] = 1.0
    return np.clip(np.rint(weights / scales), -_WIDEST, _WIDEST).astype(np.int8), scales


class Graph:
    """Nodes and constants of a graph in the making."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(values, name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **settings: object) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **settings))
        return output

    def matrix(self, name: str, weights: NDArray[np.float32]) -> list[str]:
        """Adds a matrix in 8 bits; gives the names of its values, scales and zero point."""
        values, scales = by_column(weights)
        zero = self.constant(f"{name}.zero", np.zeros(len(scales), dtype=np.int8))
        return [self.constant(f"{name}.values", values), self.constant(f"{name}.scales", scales), zero]

    def linear(self, given: str, name: str, weights: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        matrix = self.matrix(name, weights)
        return self.node(
            "DynamicQuantizeMatMul", [given, *matrix, self.constant(f"{name}.bias", bias)], f"{name}.out", MICROSOFT
        )

    def attention(self, given: str, name: str, weights: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        self.nodes.append(
            helper.make_node("DynamicQuantizeLinear", [given], [f"{name}.in", f"{name}.in.scale", f"{name}.in.zero"])
        )
        values, scales, zero = self.matrix(name, weights)
        bias_name = self.constant(f"{name}.bias", bias)
        inputs = [f"{name}.in", values, bias_name, f"{name}.in.scale", scales, "", f"{name}.in.zero", zero]
        return self.node("QAttention", inputs, f"{name}.out", MICROSOFT, num_heads=e5.HEADS)

    def norm(self, left: str, right: str, name: str, scale: NDArray[np.float32], shift: NDArray[np.float32]) -> str:
        """Adds the normalised sum of two; onnxruntime's operator that does both is slower on CPUs than the two."""
        inputs = [self.node("Add", [left, right], f"{name}.sum"), self.constant(f"{name}.scale", scale)]
        inputs.append(self.constant(f"{name}.shift", shift))
        return self.node("LayerNormalization", inputs, f"{name}.out", axis=-1, epsilon=_EPSILON)

    def layer(self, hidden: str, at: str, weights: dict[str, NDArray[np.float32]]) -> str:
        """Adds a layer of the encoder. at: what the names of its weights begin with."""

        def of(part: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
            return weights[f"{at}{part}.weight"].T.copy(), weights[f"{at}{part}.bias"]

        attended = self.linear(self.attention(hidden, f"{at}qkv", *of("qkv")), f"{at}out", *of("out"))
        hidden = self.norm(hidden, attended, f"{at}attended", *of("attended"))
        wide = self.node("Gelu", [self.linear(hidden, f"{at}widen", *of("widen"))], f"{at}gelu", MICROSOFT)
        return self.norm(hidden, self.linear(wide, f"{at}narrow", *of("narrow")), f"{at}fed", *of("fed"))

    def of_words(self, hidden: str) -> str:
        """Adds the states of the words' first pieces, (words, hidden)."""
        flat = self.node("Squeeze", [hidden, self.constant("first", np.array([0]))], "hidden.flat")
        return self.node("Gather", [flat, "words"], "hidden.words")

    def head(self, given: str, name: str, weights: dict[str, NDArray[np.float32]]) -> str:
        """Adds a linear layer in float32."""
        matrix = self.constant(f"{name}.matrix", weights[f"{name}.weight"].T.copy())
        return self.node("Gemm", [given, matrix, self.constant(f"{name}.bias", weights[f"{name}.bias"])], f"{name}.out")

    def model(
        self, name: str, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]
    ) -> onnx.ModelProto:
        built = helper.make_graph(self.nodes, name, inputs, outputs, self.constants)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(built, opset_imports=opsets, ir_version=9)


def encoded(made: Graph, weights: dict[str, NDArray[np.float32]], layers: int) -> str:
    """Adds the embeddings and the first layers of a network; gives the states of the pieces, (1, pieces, hidden)."""
    rows, scales = by_column(weights["pieces.weight"].T)
    table = made.constant("pieces.values", np.ascontiguousarray(rows.T))
    table_scales = made.constant("pieces.scales", scales[:, None])
    whole = made.node(
        "Cast", [made.node("Gather", [table, "pieces"], "pieces.rows")], "pieces.cast", to=TensorProto.FLOAT
    )
    scaled = made.node("Mul", [whole, made.node("Gather", [table_scales, "pieces"], "pieces.scale")], "pieces.out")
    told = made.node("MatMul", ["clues", made.constant("clues.matrix", weights["clues.weight"].T.copy())], "clues.out")
    length = made.node(
        "Slice",
        [
            made.node("Shape", ["pieces"], "shape"),
            made.constant("one", np.array([1])),
            made.constant("two", np.array([2])),
        ],
        "length",
    )
    places = made.node(
        "Slice",
        [made.constant("positions", weights["positions.weight"]), made.constant("none", np.array([0])), length],
        "positions.out",
    )
    summed = made.node("Add", [scaled, places], "embedded.pieces")
    hidden = made.norm(summed, told, "embedded", weights["embedded.weight"], weights["embedded.bias"])
    for layer in range(layers):
        hidden = made.layer(hidden, f"layers.{layer}.", weights)
    return hidden


def inputs() -> list[onnx.ValueInfoProto]:
    """Gives what a network reads of a window, see `graph`."""
    return [
        helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "pieces"]),
        helper.make_tensor_value_info("clues", TensorProto.FLOAT, [1, "pieces", len(CLUES)]),
        helper.make_tensor_value_info("words", TensorProto.INT64, ["words"]),
    ]


def graph(state: dict[str, torch.Tensor], layers: int) -> onnx.ModelProto:
    """Gives the model of a network's weights.

    Inputs: pieces, int64, (1, pieces); clues, float32, (1, pieces, clues); words, int64, (words,): the place of each
    word's first piece. Output: scores, float32, (words, kinds, 3), log probabilities.
    """
    weights = {name: value.float().numpy() for name, value in state.items()}
    made = Graph()
    raw = made.head(made.of_words(encoded(made, weights, layers)), "head", weights)
    shaped = made.node("Reshape", [raw, made.constant("shaped", np.array([-1, len(KINDS), 3]))], "head.shaped")
    made.node("LogSoftmax", [shaped], "scores", axis=-1)
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["words", len(KINDS), 3])]
    return made.model("entities", inputs(), outputs)
