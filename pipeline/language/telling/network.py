"""The network of `telling`, by onnxruntime: a window of a text in, what each of its words tells out."""

from __future__ import annotations

import onnxruntime

from pipeline.language.entities.network import NetworkError
from pipeline.language.entities.slices import Slice
from pipeline.language.telling.grouping import Answers


class Network:
    """Reads a window of a text."""

    def __init__(self, data: bytes) -> None:
        """data: an ONNX model as scripts/telling/upper_graph.py writes it. Raises NetworkError where it is none."""
        self.data = data
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = settings.inter_op_num_threads = 1
        settings.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(data, settings, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's own exceptions share no base
            raise NetworkError(
                "the network of 'telling' is cut off or of another version than this package's: install it anew"
            ) from error

    def __call__(self, one: Slice) -> Answers:
        inputs = {"pieces": one.pieces[None], "clues": one.told()[None], "words": one.firsts}
        told, parts, same = self._session.run(None, inputs)
        return Answers(told, parts, same)
