"""Run sentence-transformers models, by name or folder."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from assistant.archive.embedding.embedder import Vector, Vectors
from assistant.archive.embedding.model_prompts import family_prompts
from assistant.errors import ProviderError, SettingsError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_HASHED_IN_FULL = 1 << 20  # bytes; larger files are told apart by their size and both ends


@dataclass(frozen=True, slots=True, kw_only=True)
class TransformerEmbedder:
    """A sentence-transformers model, with its own prompts for queries and passages.

    A model without prompts gets those of its family.
    """

    name: str
    fingerprint: str
    dimension: int
    model: "SentenceTransformer"

    @classmethod
    def open(cls, name: str, *, offline: bool) -> Self:
        """Return the model `name`, a folder or a name on the Hugging Face hub.

        Raises SettingsError for a model that is missing or unusable, and ProviderError where a
        download (`offline` is False) failed.
        """
        if not name.strip():
            raise SettingsError("没有指定嵌入模型。", hint="设置 embedding=builtin 使用内置模型。")
        model = _load(name, offline=offline)
        if not any(
            model.prompts.values()
        ):  # many model cards require prompts that no file contains
            family = family_prompts(name)
            model.prompts |= {"query": family.query, "document": family.passage}
        identity = folder_fingerprint(_model_folder(name)) + (model.prompts.get("document") or "")
        return cls(
            name=name,
            fingerprint=hashlib.sha256(identity.encode()).hexdigest(),
            dimension=len(model.encode_query("")),
            model=model,
        )

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row for each passage."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        rows = self.model.encode_document(
            list(texts), normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(rows, dtype=np.float32)

    def encode_query(self, text: str) -> Vector:
        """Return the unit vector of a query."""
        row = self.model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(row, dtype=np.float32)


def folder_fingerprint(folder: Path) -> str:
    """Return a hexadecimal digest of the files below `folder`, without reading gigabytes."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()} {size}\n".encode())
        with path.open("rb") as file:
            digest.update(file.read(_HASHED_IN_FULL))
            file.seek(max(size - _HASHED_IN_FULL, 0))
            digest.update(file.read())
    return digest.hexdigest()


def _load(name: str, *, offline: bool) -> "SentenceTransformer":
    if offline:
        # The hub's library reads this once, on import; otherwise it checks the network for
        # a newer version of a model that is on this machine.
        os.environ["HF_HUB_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name, local_files_only=offline)
    except (OSError, ValueError) as error:
        raise _load_error(name, offline=offline) from error


def _load_error(name: str, *, offline: bool) -> SettingsError | ProviderError:
    if Path(name).exists():
        return SettingsError(
            f"文件夹 {name} 里没有可用的嵌入模型。",
            hint="应为 sentence-transformers 保存的文件夹，含 modules.json 或 config.json。",
        )
    if offline:
        return SettingsError(
            f"本机没有嵌入模型 {name}。",
            hint="请先下载该模型并把设置 embedding 指向其文件夹；"
            "或设置 embedding_offline=false 允许联网下载；或用内置模型 embedding=builtin。",
        )
    return ProviderError(
        f"无法下载嵌入模型 {name}。", hint="请检查网络和模型名称；或用内置模型 embedding=builtin。"
    )


def _model_folder(name: str) -> Path:
    """Return the folder with the files of a loaded model."""
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download

    # A bare name is one of the library's own models.
    repository = name if "/" in name else f"sentence-transformers/{name}"
    return Path(snapshot_download(repository, local_files_only=True))
