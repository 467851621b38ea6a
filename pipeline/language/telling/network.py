"""The network of `telling`, by onnxruntime: a window of a text in, what each of its words tells out."""

from __future__ import annotations

from pipeline.language.entities.network import session
from pipeline.language.entities.slices import Slice
from pipeline.language.telling.grouping import Answers


class Network:
    """Reads a window of a text."""

    def __init__(self, data: bytes) -> None:
        """data: an ONNX model as scripts/telling/upper_graph.py writes it. Raises NetworkError where it is none."""
        self.data = data
        self._session = session(
            data, "the network of 'telling' is cut off or of another version than this package's: install it anew"
        )

    def __call__(self, one: Slice) -> Answers:
        inputs = {"pieces": one.pieces[None], "clues": one.told()[None], "words": one.firsts}
        told, parts, same = self._session.run(None, inputs)
        return Answers(told, parts, same)
