"""The encoder against a transformer worked out in numpy, on a tiny model with random weights."""

import json
import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.archive.embedding import encoder as door
from assistant.archive.embedding import open_embedder
from assistant.archive.embedding.encoder import Encoder, open_builtin_encoder
from assistant.errors import EncoderError
from training.encoder.chinese_pieces import build_tokenizer, choose_pieces
from training.encoder.graph import HEADS
from training.encoder.model_folder import write_folder
from training.encoder.package_weights import Tensors

WIDTH, INNER, LAYERS, POSITIONS = 24, 48, 2, 512
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁que", "ry", ":", "▁passage", "▁", *"道路清扫设备检修"]
SCORES = [0.0] * 4 + [-1.0 - n / 10 for n in range(len(PIECES) - 4)]
Array = NDArray[np.float64]


def random_tensors() -> Tensors:
    rng = np.random.default_rng(5)

    def draw(*shape: int, spread: float = 0.5) -> NDArray[np.float32]:
        return rng.normal(0, spread, shape).astype(np.float32)

    tensors = {
        "emb.word": draw(len(PIECES), WIDTH),
        "emb.pos": draw(POSITIONS, WIDTH),
        "emb.type": draw(WIDTH),
        "emb.ln.w": 1 + draw(WIDTH),
        "emb.ln.b": draw(WIDTH),
    }
    for layer in range(LAYERS):
        shapes = dict.fromkeys(("q", "k", "v", "ao"), (WIDTH, WIDTH))
        shapes |= {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}
        for name, shape in shapes.items():
            tensors[f"l{layer}.{name}.w"] = draw(*shape, spread=0.25)
            tensors[f"l{layer}.{name}.b"] = draw(shape[0])
        for name in ("aln", "oln"):
            tensors[f"l{layer}.{name}.w"] = 1 + draw(WIDTH, spread=0.25)
            tensors[f"l{layer}.{name}.b"] = draw(WIDTH)
    return tensors


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model in a folder with a Chinese name."""
    folder = tmp_path_factory.mktemp("模 型")
    write_folder(folder, random_tensors(), build_tokenizer(PIECES, SCORES), layers=LAYERS)
    return folder


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> Path:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def by_hand(text: str) -> Array:
    """Return the vector of `text`, one piece a character after the prompt "passage: "."""
    tokens = [0, 7, 6, 8, *map(PIECES.index, text), 2]
    weights = {name: value.astype(np.float64) for name, value in random_tensors().items()}
    state = weights["emb.word"][tokens] + weights["emb.pos"][: len(tokens)] + weights["emb.type"]
    state = _normalized(state, weights, "emb.ln")
    for layer in (f"l{n}." for n in range(LAYERS)):
        seen = _attention(state, weights, layer)
        state = _normalized(state + _dense(seen, weights, layer + "ao"), weights, layer + "aln")
        inner = _dense(state, weights, layer + "fi")
        inner = inner * (1 + np.vectorize(math.erf)(inner / math.sqrt(2))) / 2
        state = _normalized(state + _dense(inner, weights, layer + "fo"), weights, layer + "oln")
    mean = state.mean(axis=0)
    unit: Array = mean / np.linalg.norm(mean)
    return unit


def _dense(state: Array, weights: dict[str, Array], name: str) -> Array:
    result: Array = state @ weights[name + ".w"].T + weights[name + ".b"]
    return result


def _normalized(state: Array, weights: dict[str, Array], name: str) -> Array:
    centred = state - state.mean(axis=1, keepdims=True)
    scaled = centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-12)
    result: Array = scaled * weights[name + ".w"] + weights[name + ".b"]
    return result


def _attention(state: Array, weights: dict[str, Array], layer: str) -> Array:
    parts = []
    query, key, value = (_dense(state, weights, layer + name) for name in "qkv")
    for columns in np.split(np.arange(WIDTH), HEADS):
        logits = query[:, columns] @ key[:, columns].T / math.sqrt(len(columns))
        share = np.exp(logits - logits.max(axis=1, keepdims=True))
        parts.append(share / share.sum(axis=1, keepdims=True) @ value[:, columns])
    return np.concatenate(parts, axis=1)


def test_a_text_has_the_vector_worked_out_by_hand(folder: Path) -> None:
    texts = ["道路清扫", "设备检修", "路", "清扫设备道路检修" * 5]
    vectors = Encoder.open(folder).encode_passages(texts)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-5)
    for text, vector in zip(texts, vectors, strict=True):
        assert vector @ by_hand(text) > 0.98, "8 bits lose little"


def test_rows_come_back_in_order_whatever_their_length(folder: Path) -> None:
    encoder = Encoder.open(folder, threads=1)
    texts = ["道" * (n % 97 + 1) + "路清扫设备检修"[n % 7] for n in range(300)]
    together = encoder.encode_passages(texts)
    for n in (0, 1, 96, 97, 150, 299):
        alone = encoder.encode_passages([texts[n]])[0]
        assert together[n] @ alone > 0.98, "activations of a batch share a scale"


def test_queries_and_passages_have_their_own_prompts(folder: Path) -> None:
    encoder = Encoder.open(folder)
    query, passage = encoder.encode_queries(["道路"])[0], encoder.encode_passages(["道路"])[0]
    assert query @ passage < 0.999


def test_blank_texts_have_no_direction(folder: Path) -> None:
    vectors = Encoder.open(folder).encode_passages(["", "道路", " \n　"])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([0, 1, 0], abs=1e-5)
    assert Encoder.open(folder).encode_queries([]).shape == (0, WIDTH)


def test_what_follows_the_longest_text_is_not_read(folder: Path) -> None:
    encoder = Encoder.open(folder)
    shortest, longest = "道" * 508, "道" * 508 + "检修设备" * 200
    one, other = (encoder.encode_passages([text])[0] for text in (shortest, longest))
    assert one == pytest.approx(other, abs=1e-5)


def test_the_fingerprint_follows_the_weights(copied: Path) -> None:
    first = Encoder.open(copied).fingerprint
    assert int(first, 16) > 0
    _change(copied, sha256="0" * 64)
    assert Encoder.open(copied).fingerprint != first


@pytest.mark.parametrize("file", ["encoder.json", "model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("damage", ["missing", "cut", "empty", "other bytes"])
def test_a_damaged_folder_is_refused(copied: Path, file: str, damage: str) -> None:
    path = copied / file
    content = path.read_bytes()
    path.unlink()
    if damage == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "other bytes":
        path.write_bytes(bytes(len(content)))
    with pytest.raises(EncoderError, match="语义模型") as refusal:
        Encoder.open(copied).encode_queries(["道路"])
    assert refusal.value.hint


def test_changed_weights_are_noticed_when_asked(copied: Path) -> None:
    Encoder.open(copied).verify()
    content = bytearray((copied / "model.onnx").read_bytes())
    content[len(content) // 2] ^= 1
    (copied / "model.onnx").write_bytes(content)
    with pytest.raises(EncoderError, match="已损坏"):
        Encoder.open(copied).verify()
    (copied / "tokenizer.json").unlink()
    with pytest.raises(EncoderError, match="已损坏"):
        Encoder.open(copied).verify()


def test_a_processor_that_calculates_wrongly_is_refused(copied: Path) -> None:
    _change(copied, probe_vector=[1.0] + [0.0] * (WIDTH - 1))
    with pytest.raises(EncoderError, match="处理器") as refusal:
        Encoder.open(copied).encode_queries(["道路"])
    assert "静态模型" in refusal.value.hint


def test_without_the_library_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(EncoderError, match="缺少 onnxruntime") as refusal:
        Encoder.open(folder).encode_queries(["道路"])
    assert "pip install onnxruntime" in refusal.value.hint


def test_sentence_transformers_gives_the_same_vectors(folder: Path) -> None:
    from sentence_transformers import SentenceTransformer

    others = SentenceTransformer(str(folder), trust_remote_code=True, local_files_only=True)
    ours = Encoder.open(folder)
    for text in ("道路清扫", "清扫设备道路检修" * 80, "检修"):
        assert ours.encode_passages([text]) == pytest.approx(others.encode_document([text]))
        assert ours.encode_queries([text]) == pytest.approx(others.encode_query([text]))


def test_a_folder_of_one_s_own_opens_by_the_setting(folder: Path) -> None:
    opened = open_embedder(str(folder))
    assert opened.fingerprint == Encoder.open(folder).fingerprint


def test_opening_loads_no_library(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from assistant.archive.embedding import encoder;"
        f"encoder.Encoder.open(Path({str(folder)!r})).fingerprint;"
        "print({'onnxruntime', 'tokenizers', 'torch'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_batches_hold_every_text_once_and_not_too_much() -> None:
    texts = [[1] * (n * 37 % 512 + 1) for n in range(500)]
    batches = list(door._batches(texts))
    assert sorted(n for batch in batches for n in batch) == list(range(500))
    for batch in batches:
        assert len(batch) * max(len(texts[n]) for n in batch) <= 4096


def test_the_vocabulary_keeps_what_chinese_reports_need() -> None:
    pieces = [*PIECES, "道路", "清扫", "hello", "▁the", "%", "①", "ж"]
    scores = [*SCORES, *([-2.0] * 7)]
    kept = [pieces[n] for n in choose_pieces(["道路清扫", "道路检修"], pieces, scores)]
    assert kept == [*PIECES, "道路", "%", "①"]


def _change(folder: Path, **values: object) -> None:
    path = folder / "encoder.json"
    content = json.loads(path.read_text(encoding="utf-8")) | values
    path.write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture(scope="module")
def shipped() -> Encoder:
    return open_builtin_encoder(threads=1)


def test_the_encoder_of_the_package_is_whole_and_small(shipped: Encoder) -> None:
    shipped.verify()
    assert shipped.dimension == 384
    assert shipped.description.bytes < 32_000_000


@pytest.mark.parametrize(
    ("query", "about", "other"),
    [
        pytest.param(
            "旧房翻新", "改造老旧小区，更新居民楼管网", "召开党风廉政建设会议", id="homes"
        ),
        pytest.param("老人吃饭有人管", "建成助餐点12个", "新建充电桩12个", id="meals"),
        pytest.param("打工的人拿不到工钱", "追回农民工欠薪300万元", "追回林地300亩", id="wages"),
        pytest.param("人手不够", "在编人员仅9名，一人身兼数岗", "在册车辆9台", id="staff"),
    ],
)
def test_it_knows_what_belongs_together(
    shipped: Encoder, query: str, about: str, other: str
) -> None:
    vector = shipped.encode_query(query)
    near, far = shipped.encode([about, other])
    assert vector @ near > vector @ far
