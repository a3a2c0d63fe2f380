"""Rerank hits with a cross-encoder, which reads query and passage together."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from assistant.errors import ProviderError, SettingsError
from assistant.records import Hit
from assistant.retrieval.rerank import reorder_by_scores
from assistant.text.clean import clean

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_KINDS = ("ForSequenceClassification", "ForCausalLM")
_OFF = "清空设置 reranker 即不重排。"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossEncoderReranker:
    """A reranker that reads query and passage together; slow, so it gets few hits."""

    model: "CrossEncoder"

    @classmethod
    def open(cls, name: str, *, offline: bool) -> Self:
        """Return the model `name`, a folder or a name on the Hugging Face hub.

        Raises SettingsError for a model that is missing or does not score pairs, and ProviderError
        where a download (`offline` is False) failed.
        """
        model = _load(name, offline=offline)
        if not _scores_pairs(model):
            # Without this check, a model for another task would get an untrained head and shuffle.
            raise SettingsError(
                f"{name} 不是重排模型。", hint=f"请选用给“查询、段落”打分的 cross-encoder；{_OFF}"
            )
        return cls(model=model)

    def rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
        """Return the same hits, best first, with the model's scores."""
        if not hits:
            return []
        pairs = [(query, clean(hit.passage.text)) for hit in hits]
        scores = self.model.predict(pairs, show_progress_bar=False)
        return reorder_by_scores([float(score) for score in scores], hits)


def _load(name: str, *, offline: bool) -> "CrossEncoder":
    if offline:
        # The hub's library reads this once, on import.
        os.environ["HF_HUB_OFFLINE"] = "1"
    from sentence_transformers import CrossEncoder

    try:
        model: CrossEncoder = CrossEncoder(name, local_files_only=offline)
    except (OSError, ValueError) as error:
        raise _load_error(name, offline=offline) from error
    return model


def _scores_pairs(model: "CrossEncoder") -> bool:
    kinds = (model.config and model.config.architectures) or [""]
    return model.num_labels == 1 and kinds[0].endswith(_KINDS)


def _load_error(name: str, *, offline: bool) -> SettingsError | ProviderError:
    if Path(name).exists():
        return SettingsError(
            f"文件夹 {name} 里没有可用的重排模型。",
            hint=f"应为 cross-encoder 的文件夹，含 config.json；{_OFF}",
        )
    if offline:
        return SettingsError(
            f"本机没有重排模型 {name}。",
            hint="请先下载该模型并把设置 reranker 指向其文件夹；"
            f"或设置 embedding_offline=false 允许联网下载；{_OFF}",
        )
    return ProviderError(f"无法下载重排模型 {name}。", hint=f"请检查网络和模型名称；{_OFF}")
