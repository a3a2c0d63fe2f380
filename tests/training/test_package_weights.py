"""The package's file, written by hand in its format."""

import struct
from pathlib import Path

import numpy as np
import pytest

from training.encoder.package_weights import read_file

WIDTH, INNER, LAYERS = 32, 64, 1
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "道路"]


def _packed(numbers: np.ndarray[tuple[int], np.dtype[np.int8]], scale: float) -> bytes:
    """Return blocks of 32 numbers from -8 to 7: number 16 + n sits above number n."""
    blocks = []
    for block in (numbers + 8).reshape(-1, 32):
        pairs = bytes(
            int(low) | int(high) << 4 for low, high in zip(block[:16], block[16:], strict=True)
        )
        blocks.append(struct.pack("<e", scale) + pairs)
    return b"".join(blocks)


def _file(numbers: np.ndarray[tuple[int], np.dtype[np.int8]]) -> bytes:
    names = [f"l0.{part}.w" for part in ("q", "k", "v", "ao", "fi", "fo")]
    sizes = [WIDTH * WIDTH] * 4 + [WIDTH * INNER] * 2
    tensors = [("emb.word", len(PIECES) * WIDTH), ("emb.pos", 2 * WIDTH)]
    tensors += list(zip(names, sizes, strict=True))
    text = "".join(PIECES).encode()
    ends = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)], dtype="<u4")
    head = b"E5S1" + struct.pack(
        "<I7ifi5iQ", 1, WIDTH, LAYERS, 2, INNER, 5, 2, 1, 1e-12, 4, 5, 0, 2, 1, 3, len(text)
    )
    head += ends.tobytes() + np.array([0, 0, 0, 0, -2.5], "<f4").tobytes() + text
    head += struct.pack("<iI", 1, 5) + struct.pack("<IB", 0x3000, 0)
    head += struct.pack("<i", len(tensors) + 1)
    rows = sum(2 + len(name) + 21 for name, _ in [*tensors, ("emb.ln.w", 0)])
    body, at, entries = b"", len(head) + rows, b""
    for name, size in tensors:
        block = _packed(numbers[:size], 0.5)
        entries += struct.pack("<H", len(name)) + name.encode()
        entries += struct.pack("<BIQQ", 2, size, at + len(body), len(block))
        body += block
    plain = np.arange(WIDTH, dtype="<f4").tobytes()
    entries += struct.pack("<H", 8) + b"emb.ln.w"
    entries += struct.pack("<BIQQ", 0, WIDTH, at + len(body), len(plain))
    return head + entries + body + plain


def test_pieces_and_weights_are_read_back(tmp_path: Path) -> None:
    numbers = np.random.default_rng(2).integers(-8, 8, WIDTH * INNER).astype(np.int8)
    path = tmp_path / "model.bin"
    path.write_bytes(_file(numbers))
    model = read_file(path)
    assert model.pieces == PIECES
    assert model.scores == [0, 0, 0, 0, -2.5]
    assert model.layers == LAYERS
    assert (model.tensors["l0.fi.w"] == numbers.reshape(INNER, WIDTH) / 2).all()
    assert (model.tensors["l0.fo.w"] == numbers.reshape(WIDTH, INNER) / 2).all()
    assert model.tensors["emb.word"].shape == (len(PIECES), WIDTH)
    assert (model.tensors["emb.ln.w"] == np.arange(WIDTH)).all()


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match="E5S1"):
        read_file(path)
