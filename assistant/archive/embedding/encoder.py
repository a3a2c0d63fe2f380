"""Run the encoder: a transformer that reads whole texts, through onnxruntime, without torch.

It understands a query whose words a passage does not contain, at a thousandth of the static
model's speed. Where it cannot run, EncoderError says why, and the static model does without it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedding.embedder import Vector, Vectors
from assistant.errors import EncoderError
from assistant.resources import resource_folder

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_SETTINGS, _WEIGHTS, _TOKENIZER = "encoder.json", "model.onnx", "tokenizer.json"
_PAD = 1
_TEXTS_AT_ONCE = 2048  # are tokenized and sorted by length
# In a batch, padding included: 4096 of them read a third slower, and took twice the memory.
_TOKENS_AT_ONCE = 512
_SAME = 0.98  # cosine of two processors' vectors of one text; that of unlike texts is about 0.8
_REINSTALL = "请重新安装本程序；在此之前按字面和内置的静态模型查找。"


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderDescription:
    """What the folder says of its model."""

    name: str
    sha256: str  # of the tokenizer and the weights
    bytes: int  # size of the weights
    dimension: int
    longest: int  # tokens of a text; the rest is not read
    query_prompt: str
    passage_prompt: str
    probe: str  # a text, and …
    probe_vector: list[float]  # … its vector where the model was built


def is_encoder(folder: Path) -> bool:
    """Return whether `folder` contains an encoder that this module reads."""
    return (folder / _SETTINGS).is_file()


def open_builtin_encoder(*, threads: int = 0) -> Encoder:
    """Return the encoder that is part of the package. Raises EncoderError."""
    return Encoder.open(resource_folder("data") / "encoder", threads=threads)


class Encoder:
    """An encoder in a folder; weights and libraries are loaded when the first text is read."""

    def __init__(self, folder: Path, description: EncoderDescription, *, threads: int) -> None:
        self.folder = folder
        self.description = description
        self._threads = threads
        self._opening = Lock()

    @classmethod
    def open(cls, folder: Path, *, threads: int = 0) -> Self:
        """Return the encoder in `folder`, using so many threads; 0 for one on each core.

        Raises EncoderError for files that are missing or incomplete.
        """
        try:
            content = json.loads((folder / _SETTINGS).read_text(encoding="utf-8"))
            description = EncoderDescription(**content)
            size = (folder / _WEIGHTS).stat().st_size
        except (OSError, ValueError, TypeError) as error:
            raise EncoderError(f"无法读取语义模型 {folder}：{error}", hint=_REINSTALL) from error
        if size != description.bytes:
            raise _damaged(folder / _WEIGHTS)
        return cls(folder, description, threads=threads)

    @property
    def name(self) -> str:
        """The model's name."""
        return self.description.name

    @property
    def dimension(self) -> int:
        """The length of the vectors."""
        return self.description.dimension

    @property
    def fingerprint(self) -> str:
        """A hexadecimal digest of the model's name, tokenizer and weights."""
        identity = f"{self.description.name}\n{self.description.sha256}"
        return hashlib.sha256(identity.encode()).hexdigest()

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return a unit row for each query; zeros for a blank one. Raises EncoderError."""
        return self._encode(texts, self.description.query_prompt)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return a unit row for each passage; zeros for a blank one. Raises EncoderError."""
        return self._encode(texts, self.description.passage_prompt)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a unit row for each passage, as every embedder does. Raises EncoderError."""
        return self.encode_passages(texts)

    def encode_query(self, text: str) -> Vector:
        """Return the unit vector of a query. Raises EncoderError."""
        vector: Vector = self.encode_queries([text])[0]
        return vector

    def verify(self) -> None:
        """Read all files and compute one vector. Raises EncoderError if anything is wrong."""
        digest = hashlib.sha256()
        for path in (self.folder / _TOKENIZER, self.folder / _WEIGHTS):
            try:
                digest.update(path.read_bytes())
            except OSError as error:
                raise _damaged(path) from error
        if digest.hexdigest() != self.description.sha256:
            raise _damaged(self.folder)
        self.encode_passages([self.description.probe])

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        filled = [number for number, text in enumerate(texts) if text.strip()]
        for start in range(0, len(filled), _TEXTS_AT_ONCE):
            rows = filled[start : start + _TEXTS_AT_ONCE]
            tokens = self._tokens([prompt + texts[row] for row in rows])
            for batch in _batches(tokens):
                vectors[[rows[n] for n in batch]] = self._run([tokens[n] for n in batch])
        return vectors

    def _tokens(self, texts: list[str]) -> list[list[int]]:
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(texts)]

    def _run(self, texts: list[list[int]]) -> Vectors:
        """Return the unit vectors of a batch of tokens."""
        with self._opening:
            session = self._session
        return _run(session, texts)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_buffer((self.folder / _TOKENIZER).read_bytes())
        except (OSError, ValueError) as error:
            raise _damaged(self.folder / _TOKENIZER) from error
        tokenizer.enable_truncation(self.description.longest)
        return tokenizer

    @cached_property
    def _session(self) -> InferenceSession:
        """The loaded model, after it has given the right vector for the probe."""
        session = _load(self.folder / _WEIGHTS, threads=self._threads)
        if self.description.probe:
            texts = self._tokens([self.description.passage_prompt + self.description.probe])
            expected: Vector = np.array(self.description.probe_vector, dtype=np.float32)
            if not float(_run(session, texts)[0] @ expected) >= _SAME:  # nan is wrong too
                raise EncoderError(
                    "这台电脑的处理器算不出语义模型应有的结果。",
                    hint="查找改用内置的静态模型；设置 embedding=static 不再提示。",
                )
        return session


def _load(path: Path, *, threads: int) -> InferenceSession:
    """Return the model at `path`. Raises EncoderError."""
    try:
        import onnxruntime
        from onnxruntime.capi import onnxruntime_pybind11_state as library
    except ImportError as error:
        raise EncoderError(
            f"无法使用语义模型：缺少 onnxruntime（{error}）。",
            hint="请运行 pip install onnxruntime；在此之前按字面和内置的静态模型查找。",
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3  # errors alone: they arrive as exceptions
    # Waiting threads sleep: the program reads an archive while somebody works with it.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    broken = (library.Fail, library.InvalidGraph, library.InvalidProtobuf, library.NoSuchFile)
    failed = (library.NotImplemented, library.RuntimeException, library.InvalidArgument)
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (*broken, *failed) as error:
        raise _damaged(path) from error


def _run(session: InferenceSession, texts: list[list[int]]) -> Vectors:
    shape = (len(texts), max(map(len, texts)))
    tokens = np.full(shape, _PAD, dtype=np.int64)
    mask: NDArray[np.int64] = np.zeros(shape, dtype=np.int64)
    for row, text in enumerate(texts):
        tokens[row, : len(text)] = text
        mask[row, : len(text)] = 1
    outputs: list[Any] = session.run(None, {"input_ids": tokens, "attention_mask": mask})
    vectors: Vectors = outputs[0]
    return vectors


def _batches(texts: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the numbers of texts of about the same length: padding costs as much as text."""
    batch: list[int] = []
    for number in sorted(range(len(texts)), key=lambda n: len(texts[n])):
        if batch and (len(batch) + 1) * len(texts[number]) > _TOKENS_AT_ONCE:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _damaged(path: Path) -> EncoderError:
    return EncoderError(f"语义模型的文件已损坏：{path}", hint=_REINSTALL)
