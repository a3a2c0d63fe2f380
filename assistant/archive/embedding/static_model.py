"""Run a static embedding model: one vector for each token, and their mean for a text.

Reads the folder that sentence-transformers writes for a `StaticEmbedding`, without torch.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedding.embedder import Vector, Vectors
from assistant.errors import SettingsError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_MODULES = "modules.json"
_CONFIG = "config_sentence_transformers.json"
_TOKENIZER = "tokenizer.json"
_WEIGHTS = "model.safetensors"
_FULL_TABLE = "embedding.weight"  # how sentence-transformers names a table of whole vectors
_QUANTIZED, _SCALE = (
    "embeddings",
    "weights",
)  # … and one of small whole numbers, a scale for each row
_BATCH_SIZE = 512  # texts; their token vectors fit into the processor's cache


def is_static(folder: Path) -> bool:
    """Return whether `folder` contains a static model, without prompts or other modules."""
    try:
        modules = json.loads((folder / _MODULES).read_text(encoding="utf-8"))
        prompts = json.loads((folder / _CONFIG).read_text(encoding="utf-8")).get("prompts", {})
    except (OSError, ValueError):
        return False
    kinds = [module["type"].rpartition(".")[2] for module in modules]
    return kinds == ["StaticEmbedding", "Normalize"] and not any(prompts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticEmbedder:
    """A static embedding model, read from its folder."""

    name: str
    fingerprint: str  # SHA-256 of the tokenizer and the vectors
    tokenizer: "Tokenizer"
    table: Vectors  # one row for each token

    @classmethod
    def open(cls, folder: Path, *, name: str) -> Self:
        """Return the model in `folder`. Raises SettingsError for missing or damaged files."""
        from safetensors import SafetensorError
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        try:
            vocabulary = (folder / _TOKENIZER).read_bytes()
            weights = (folder / _WEIGHTS).read_bytes()
            return cls(
                name=name,
                fingerprint=hashlib.sha256(vocabulary + weights).hexdigest(),
                tokenizer=Tokenizer.from_buffer(vocabulary),
                table=_table(load(weights)),
            )
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise SettingsError(
                f"无法读取嵌入模型 {folder}：{error}",
                hint="内置模型请重新安装本程序；自己的模型请检查设置 embedding 所指的文件夹。",
            ) from error

    @property
    def dimension(self) -> int:
        """The length of the vectors."""
        return int(self.table.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row for each text; zeros for a text without known tokens."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH_SIZE):
            self._sum_tokens(
                texts[start : start + _BATCH_SIZE], vectors[start : start + _BATCH_SIZE]
            )
        return vectors

    def encode_query(self, text: str) -> Vector:
        """Return the unit vector of a query: queries and passages share one space."""
        vector: Vector = self.encode([text])[0]
        return vector

    def _sum_tokens(self, texts: Sequence[str], rows: Vectors) -> None:
        """Write the unit vectors of `texts` into `rows`: a scaled sum equals a scaled mean."""
        encodings = self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        for row, encoding in zip(rows, encodings, strict=True):
            tokens = np.array(encoding.ids, dtype=np.intp)
            np.add.reduce(self.table.take(tokens, axis=0), axis=0, out=row)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        np.divide(rows, lengths, out=rows, where=lengths > 0)


def _table(tensors: dict[str, NDArray[Any]]) -> Vectors:
    """Return one row for each token. Raises KeyError for an unknown layout."""
    if _FULL_TABLE in tensors:
        return tensors[_FULL_TABLE].astype(np.float32, copy=False)
    table = tensors[_QUANTIZED].astype(np.float32)
    table *= tensors[_SCALE][:, None]
    return table
