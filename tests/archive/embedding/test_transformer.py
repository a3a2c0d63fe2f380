"""The door to sentence_transformers, on a tiny model whose vectors are worked out by hand."""

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models

from assistant.archive.embedding import BUILTIN, open_embedder
from assistant.archive.embedding.transformer import TransformerEmbedder, folder_fingerprint
from assistant.errors import SettingsError
from assistant.resources import resource_folder

TABLE = np.array([[0, 0], [1, 0], [0, 2], [0, 1]], dtype=np.float32)


def save_model(folder: Path, *pieces: str, prompts: dict[str, str]) -> Path:
    """Write a model that knows three pieces of text."""
    scores = [("[UNK]", 0.0), *((piece, -1.0) for piece in pieces)]
    Tokenizer(models.Unigram(scores, unk_id=0)).save(str(folder / "tokenizer.json"))
    save_file({"embedding.weight": TABLE}, folder / "model.safetensors")
    kind = "sentence_transformers.models.StaticEmbedding"
    (folder / "modules.json").write_text(
        json.dumps([{"idx": 0, "name": "0", "path": "", "type": kind}]), encoding="utf-8"
    )
    (folder / "config_sentence_transformers.json").write_text(
        json.dumps({"prompts": prompts}), encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that wants 问 before a query and 答 before a passage."""
    folder = tmp_path_factory.mktemp("带提示的 模型")
    return save_model(folder, "问", "答", "路", prompts={"query": "问", "document": "答"})


@pytest.fixture(scope="module")
def embedder(folder: Path) -> TransformerEmbedder:
    return TransformerEmbedder.open(str(folder), offline=True)


def test_prompts_stand_before_queries_and_passages(embedder: TransformerEmbedder) -> None:
    assert embedder.encode_query("路") == pytest.approx([0.5**0.5, 0.5**0.5])  # 问路
    assert embedder.encode(["路", "路"]) == pytest.approx(np.array([[0, 1], [0, 1]]))  # 答路


def test_a_model_without_prompts_gets_those_of_its_family(tmp_path: Path) -> None:
    (tmp_path / "e5-tiny").mkdir()
    folder = save_model(tmp_path / "e5-tiny", "query: ", "passage: ", "路", prompts={})
    e5 = TransformerEmbedder.open(str(folder), offline=True)
    assert e5.encode_query("路") == pytest.approx([0.5**0.5, 0.5**0.5])  # query: 路
    assert e5.encode(["路"]) == pytest.approx(np.array([[0, 1]]))  # passage: 路
    other = tmp_path / "plain"
    folder.rename(other)
    plain = TransformerEmbedder.open(str(other), offline=True)
    assert plain.encode_query("路") == pytest.approx([0, 1])
    assert plain.fingerprint != e5.fingerprint, "its passages have other vectors"


def test_it_says_what_it_is(embedder: TransformerEmbedder, folder: Path) -> None:
    assert (embedder.name, embedder.dimension) == (str(folder), 2)
    assert embedder.encode([]).shape == (0, 2)
    assert embedder.encode(["路"]).dtype == np.float32


def test_any_changed_file_changes_the_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_bytes(b"{}")
    (tmp_path / "weights.bin").write_bytes(bytes(3 << 20))
    first = folder_fingerprint(tmp_path)
    assert folder_fingerprint(tmp_path) == first
    (tmp_path / "config.json").write_bytes(b"[]")
    second = folder_fingerprint(tmp_path)
    (tmp_path / "weights.bin").write_bytes(bytes((3 << 20) - 1) + b"1")
    assert len({first, second, folder_fingerprint(tmp_path)}) == 3


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("nobody/no-such-model", "本机没有嵌入模型", id="name"),
        pytest.param("没有 这个模型", "本机没有嵌入模型", id="not even a name"),
        pytest.param("", "没有指定嵌入模型", id="empty"),
    ],
)
def test_an_absent_model_is_refused_without_asking_the_network(name: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message) as refusal:
        open_embedder(name)
    assert "builtin" in refusal.value.hint


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="没有可用的嵌入模型"):
        open_embedder(str(tmp_path))


TEXTS = [
    "对老旧小区的供水管网进行改造，惠及居民1200余户。",
    "一是加强窗口建设。窗口人员统一着装、挂牌上岗。",
    "基层执法力量不足，部分人员业务能力有待提高",
    "GDP 增长 8.5%，ｘｘ万元，１５点５０分",
    "貔貅𠮷😀",
    "",
    "路",
]


def test_builtin_model_reads_the_same_through_this_door() -> None:
    ours = open_embedder(BUILTIN)
    theirs = TransformerEmbedder.open(str(resource_folder("data") / "model"), offline=True)
    assert np.abs(theirs.encode(TEXTS) - ours.encode(TEXTS)).max() < 1e-4
    assert np.abs(theirs.encode_query(TEXTS[0]) - ours.encode_query(TEXTS[0])).max() < 1e-4
