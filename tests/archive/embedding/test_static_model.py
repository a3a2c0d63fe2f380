"""The static model against means worked out by hand."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from assistant.archive.embedding import BUILTIN, open_embedder
from assistant.archive.embedding.static_model import StaticEmbedder, is_static
from assistant.errors import SettingsError
from assistant.resources import resource_folder

PIECES = ["[UNK]", "道", "路", "清", "扫", "0"]
TABLE = np.array([[0, 0], [1, 0], [3, 0], [0, 2], [0, 0], [5, 5]], dtype=np.float16)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model of five characters and two dimensions, in a folder with a Chinese name."""
    folder = tmp_path / "小 模型"
    folder.mkdir()
    scores = [(piece, 0.0 if piece == "[UNK]" else -1.0) for piece in PIECES]
    tokenizer = Tokenizer(models.Unigram(scores, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    save_file({"embedding.weight": TABLE}, folder / "model.safetensors")
    modules = [{"type": "library.StaticEmbedding"}, {"type": "library.Normalize"}]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    configure(folder, {"prompts": {"query": ""}})
    return folder


def configure(folder: Path, content: object) -> None:
    path = folder / "config_sentence_transformers.json"
    path.write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture
def small(folder: Path) -> StaticEmbedder:
    return StaticEmbedder.open(folder, name="small")


@pytest.mark.parametrize(
    ("text", "vector"),
    [
        pytest.param("道路", [1, 0], id="(1,0)+(3,0)"),
        pytest.param("道清", [1 / 5**0.5, 2 / 5**0.5], id="(1,0)+(0,2)"),
        pytest.param("清清道", [1 / 17**0.5, 4 / 17**0.5], id="a repeated token counts twice"),
        pytest.param("道 路，", [1, 0], id="unknown signs add nothing"),
        pytest.param("０", [0.5**0.5, 0.5**0.5], id="the tokenizer's own normalizer is applied"),
        pytest.param("扫", [0, 0], id="a token without direction"),
        pytest.param("貔貅", [0, 0], id="unknown"),
        pytest.param("", [0, 0], id="empty"),
    ],
)
def test_a_text_is_the_direction_of_its_tokens(
    small: StaticEmbedder, text: str, vector: list[float]
) -> None:
    assert small.encode([text])[0] == pytest.approx(vector, abs=1e-6)
    assert small.encode_query(text) == pytest.approx(vector, abs=1e-6)


def test_no_texts_no_rows(small: StaticEmbedder) -> None:
    assert small.encode([]).shape == (0, 2)


def test_rows_do_not_depend_on_their_neighbours(small: StaticEmbedder) -> None:
    texts = ["道路清扫", "", "清", "貔貅", "路0"] * 300
    together = small.encode(texts)
    assert together.dtype == np.float32
    for n in (0, 1, 2, 3, 4, 511, 512, 1499):
        assert together[n] == pytest.approx(small.encode([texts[n]])[0], abs=1e-6)


def test_a_changed_table_has_another_fingerprint(folder: Path, small: StaticEmbedder) -> None:
    assert StaticEmbedder.open(folder, name="again").fingerprint == small.fingerprint
    save_file({"embedding.weight": TABLE * 2}, folder / "model.safetensors")
    assert StaticEmbedder.open(folder, name="small").fingerprint != small.fingerprint


@pytest.mark.parametrize("file", ["tokenizer.json", "model.safetensors"])
@pytest.mark.parametrize("damage", ["missing", "cut", "empty", "another table"])
def test_a_damaged_folder_is_refused(folder: Path, file: str, damage: str) -> None:
    path = folder / file
    content = path.read_bytes()
    path.unlink()
    if damage == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "another table":
        save_file({"other": TABLE}, path)
    with pytest.raises(SettingsError, match="无法读取嵌入模型") as refusal:
        StaticEmbedder.open(folder, name="small")
    assert refusal.value.hint


def test_a_folder_of_one_s_own_opens_by_the_setting(folder: Path) -> None:
    assert is_static(folder)
    embedder = open_embedder(str(folder))
    assert (embedder.name, embedder.dimension) == (str(folder), 2)


def test_anything_around_the_table_needs_the_other_door(folder: Path) -> None:
    assert not is_static(folder / "nothing")
    configure(folder, {"prompts": {"query": "查询："}})
    assert not is_static(folder)
    configure(folder, {})
    assert is_static(folder)
    modules = [{"type": "library.StaticEmbedding"}, {"type": "library.Dense"}]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    assert not is_static(folder)


def test_a_table_of_small_numbers_is_scaled_row_by_row(folder: Path) -> None:
    numbers = np.array([[0, 0], [127, 0], [0, 1], [0, -100], [1, 1], [3, 4]], dtype=np.int8)
    scales = np.array([1, 0.5, 2, 0.01, 1, 10], dtype=np.float32)
    save_file({"embeddings": numbers, "weights": scales}, folder / "model.safetensors")
    table = StaticEmbedder.open(folder, name="small").table
    assert table.dtype == np.float32
    expected = [[0, 0], [63.5, 0], [0, 2], [0, -1], [1, 1], [30, 40]]
    assert table == pytest.approx(np.array(expected))


def test_builtin_knows_what_belongs_together() -> None:
    ours = open_embedder(BUILTIN)
    query = ours.encode_query("旧房翻新")
    about, other = ours.encode(["改造老旧小区，更新居民楼管网", "召开党风廉政建设会议"])
    assert query @ about > query @ other


def test_builtin_is_small_and_free_of_torch(script_modules: set[str]) -> None:
    size = sum(
        f.stat().st_size for f in (resource_folder("data") / "model").rglob("*") if f.is_file()
    )
    assert size <= 20_000_000
    assert "tokenizers" in script_modules
    assert not script_modules & {"torch", "transformers", "sentence_transformers", "scipy"}


@pytest.fixture(scope="module")
def script_modules() -> set[str]:
    """The modules that a fresh Python has loaded after embedding one text."""
    code = (
        "import sys; from assistant.archive.embedding import open_embedder;"
        "open_embedder('builtin').encode(['道路']); print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())
