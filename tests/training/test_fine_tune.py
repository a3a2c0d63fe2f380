"""The trainable layers against the graph, and what the losses count."""

from pathlib import Path

import numpy as np
import torch

from tests.archive.embedding.test_encoder import LAYERS, PIECES, SCORES, random_tensors
from training.encoder.__main__ import mixed
from training.encoder.chinese_pieces import build_tokenizer
from training.encoder.examples import Example, Examples
from training.encoder.fine_tune import FrozenModel, Recipe, _counted, fine_tune
from training.encoder.upper_layers import UpperLayers
from training.pairs import Pair

RECIPE = Recipe(first_layer=1, steps=30, rate=5e-3, warm_up=1, threads=1)
TEXTS = ["道路清扫", "设备", "清扫设备道路检修" * 6, "检修", "路"]


def _frozen(scratch: Path) -> FrozenModel:
    tokenizer = build_tokenizer(PIECES, SCORES)
    return FrozenModel.build(scratch, random_tensors(), tokenizer, layers=LAYERS, recipe=RECIPE)


def _upper() -> UpperLayers:
    return UpperLayers(random_tensors(), first=RECIPE.first_layer, layers=LAYERS)


def test_untrained_layers_give_the_vectors_of_the_graph(tmp_path: Path) -> None:
    vectors = _frozen(tmp_path).read(["passage: " + text for text in TEXTS], _upper())
    assert ((vectors.now * vectors.first).sum(dim=1) > 0.98).all(), "8 and 16 bits lose little"


def test_weights_come_back_under_their_names() -> None:
    trained = _upper().tensors()
    assert set(trained) == {name for name in random_tensors() if name.startswith("l1.")}
    assert (trained["l1.fi.w"] == random_tensors()["l1.fi.w"]).all()
    half = mixed(random_tensors(), {"l1.fi.b": trained["l1.fi.b"] + 2}, 0.25)
    assert np.allclose(half["l1.fi.b"], trained["l1.fi.b"] + 0.5)


def test_training_learns_what_belongs_together(tmp_path: Path) -> None:
    rng = np.random.default_rng(8)
    words = "道路清扫设备检修"

    def text(length: int) -> str:
        return "".join(rng.choice(list(words), length))

    def pair(kind: str, document: str) -> Pair:
        query = text(6)
        return Pair(query=query, text=query[::-1] * 4, kind=kind, document=document, place="")

    pairs = [
        pair(kind, f"市{report}/2020.md")
        for kind in ("heading", "lead")
        for report in range(8)
        for _ in range(10)
    ]
    pairs += [pair("csl", "") for _ in range(12)]
    found: list[float] = []
    fine_tune(
        Examples(pairs, seed=1),
        _frozen(tmp_path),
        _upper(),
        RECIPE,
        on_step=lambda _, losses: found.append(losses["find"]),
    )
    assert len(found) == RECIPE.steps
    assert np.mean(found[-5:]) < np.mean(found[:5]) - 0.1


def test_what_the_first_model_prefers_is_wrong_only_within_a_report() -> None:
    def example(query: str, report: str, *, told_apart: bool = False) -> Example:
        text = f"{query}{report}"
        return Example(query=query, text=text, report=report, told_apart=told_apart, general=False)

    batch = [example("路", "甲"), example("桥", "甲"), example("灯", "乙"), example("路", "丙")]
    batch.append(example("水", "丁", told_apart=True))
    first = torch.tensor([[0.5] * 5, [0.9] * 5, [0.9] * 5, [0.5] * 5, [0.9] * 5])
    first += torch.diag(torch.tensor([0.0, -0.4, -0.4, 0.0, -0.4]))
    counted = _counted(batch, first)
    assert counted.tolist() == [
        [True, True, False, False, False],  # 甲: same report; 丙 asks the same; others are as near
        [True, True, False, False, False],
        [False, False, True, False, False],
        [False, False, False, True, False],
        [True, True, True, True, True],  # a lead sentence has one right continuation
    ]
