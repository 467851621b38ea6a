"""The trained network: slices of texts in, log probabilities of tags out, by onnxruntime."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from pipeline.cores import cores
from pipeline.language.entities.slices import Slice

_AHEAD = 8


class NetworkError(ValueError):
    """The bytes are no network that this version runs; the message says what to do."""


def session(data: bytes, unreadable: str) -> onnxruntime.InferenceSession:
    """Gives an ONNX model that is run on one thread at a time. Raises NetworkError, which says `unreadable`."""
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = settings.inter_op_num_threads = 1
    settings.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(data, settings, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own exceptions share no base
        raise NetworkError(unreadable) from error


class Network:
    """Reads slices one at a time on each of some threads.

    A slice is never read together with another: nothing is filled up, and what is said of it is the same in whatever
    company it comes, to the last bit.
    """

    def __init__(self, data: bytes, threads: int | None = None) -> None:
        """data: an ONNX model as scripts/entities/export.py writes it. threads: as many as there are cores if None.

        Raises NetworkError where onnxruntime cannot read it.
        """
        self.data = data
        self.threads = threads or cores()
        self._session = session(
            data, "the network is cut off or of another version than this package's: install the package anew"
        )

    def _read(self, one: Slice) -> NDArray[np.float32]:
        inputs = {"pieces": one.pieces[None], "clues": one.told()[None], "words": one.firsts}
        scores: NDArray[np.float32] = self._session.run(None, inputs)[0]
        return scores

    def __call__(self, slices: Iterable[Slice]) -> Iterator[NDArray[np.float32]]:
        """Gives the scores of each slice in order, (words, kinds, 3); no more than a few slices are held at a time."""
        if self.threads == 1:
            yield from map(self._read, slices)
            return
        coming = iter(slices)
        with ThreadPoolExecutor(self.threads) as pool:
            waiting = [pool.submit(self._read, one) for one in islice(coming, self.threads * _AHEAD)]
            while waiting:
                yield waiting.pop(0).result()
                waiting += [pool.submit(self._read, one) for one in islice(coming, 1)]
