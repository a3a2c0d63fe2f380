"""Hits are put in the order of new scores, by hand and by a cross-encoder."""

import importlib
import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import SettingsError
from assistant.records import Hit
from assistant.retrieval.cross_encoder import CrossEncoderReranker
from assistant.retrieval.rerank import reorder_by_scores
from tests.retrieval.conftest import passage

LETTERS = "路灯水管修换"


def hits(*texts: str) -> list[Hit]:
    """Hits in this order, with scores of a search."""
    return [
        Hit(rank=rank, score=10.0 - rank, passage=passage(rank, text, line=rank))
        for rank, text in enumerate(texts, start=1)
    ]


def shown(found: Sequence[Hit]) -> list[tuple[int, str, float]]:
    return [(hit.rank, hit.passage.text, hit.score) for hit in found]


def test_the_best_score_comes_first_and_a_tie_keeps_its_order() -> None:
    given = hits("甲", "乙", "丙", "丁")
    found = reorder_by_scores([0.2, 0.7, -1.0, 0.7], given)
    assert shown(found) == [(1, "乙", 0.7), (2, "丁", 0.7), (3, "甲", 0.2), (4, "丙", -1.0)]
    assert shown(given)[0] == (1, "甲", 9.0), "the given hits stay as they are"


def library(name: str) -> Any:
    """A library whose types are not to be trusted."""
    return importlib.import_module(name)


def save_model(folder: Path, kind: str, **settings: int) -> Path:
    """Write a tiny BERT with random weights, which knows a few letters."""
    import torch

    transformers = library("transformers")
    torch.manual_seed(3)
    folder.mkdir()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *LETTERS]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    config = transformers.BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=32,
        initializer_range=1.0,
        **settings,
    )
    getattr(transformers, kind)(config).eval().save_pretrained(folder)
    transformers.BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    parent = tmp_path_factory.mktemp("重排 模型")
    return save_model(parent / "tiny", "BertForSequenceClassification", num_labels=1)


@pytest.fixture(scope="module")
def reranker(folder: Path) -> CrossEncoderReranker:
    return CrossEncoderReranker.open(str(folder), offline=True)


def score(folder: Path, query: str, text: str) -> float:
    """What the model itself says about a pair, without the library around it."""
    import torch

    transformers = library("transformers")
    model = transformers.BertForSequenceClassification.from_pretrained(folder).eval()
    tokenizer = transformers.BertTokenizerFast.from_pretrained(folder)
    with torch.no_grad():
        logits = model(**tokenizer(query, text, return_tensors="pt")).logits
    return float(torch.sigmoid(logits)[0, 0])


def test_scores_are_those_of_the_model(folder: Path, reranker: CrossEncoderReranker) -> None:
    texts = ["".join(pair) for pair in itertools.permutations(LETTERS, 2)][:12]
    expected = {text: score(folder, "修路灯", text) for text in texts}
    found = reranker.rerank("修路灯", hits(*texts))
    assert [hit.passage.text for hit in found] == sorted(texts, key=lambda t: -expected[t])
    assert [hit.score for hit in found] == pytest.approx(
        [expected[hit.passage.text] for hit in found], abs=1e-5
    )
    assert len({round(value, 4) for value in expected.values()}) > 6, "the scores say something"
    assert [hit.rank for hit in found] == list(range(1, 13))


def test_no_hits_and_long_passages(reranker: CrossEncoderReranker) -> None:
    assert reranker.rerank("路", []) == []
    assert len(reranker.rerank("路", hits("水" * 500, "路"))) == 2


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("nobody/no-such-model", "本机没有重排模型", id="absent"),
        pytest.param(".", "没有可用的重排模型", id="empty folder"),
    ],
)
def test_an_absent_model_is_refused_without_asking_the_network(
    name: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match=says) as refusal:
        CrossEncoderReranker.open(name, offline=True)
    assert "清空设置 reranker" in refusal.value.hint


@pytest.mark.parametrize(
    ("kind", "settings"),
    [
        pytest.param("BertModel", {}, id="a model for embedding"),
        pytest.param("BertForSequenceClassification", {"num_labels": 3}, id="a classifier"),
    ],
)
def test_a_model_for_something_else_is_refused(
    tmp_path: Path, kind: str, settings: dict[str, int]
) -> None:
    folder = save_model(tmp_path / "other", kind, **settings)
    with pytest.raises(SettingsError, match="不是重排模型"):
        CrossEncoderReranker.open(str(folder), offline=True)
