"""Measures on held-out pairs, against a ranking by brute force."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import pytest

from assistant.adapting.measure_model import held_out_task, measure_model
from assistant.adapting.training_pairs import PairKind, TrainingPair
from assistant.archive.embedding import Vectors
from tests.archive.making import HashEmbedder


def _pair(query: str, text: str) -> TrainingPair:
    return TrainingPair(query=query, text=text, kind=PairKind.HEADING, report="r", organisation="")


def test_texts_of_both_sides_are_searched_and_all_right_ones_known() -> None:
    held_out = [_pair("甲", "文一"), _pair("甲", "文二"), _pair("乙", "文二")]
    task = held_out_task(held_out, [_pair("丙", "文三"), _pair("丁", "文三")])
    assert sorted(task.texts) == ["文一", "文三", "文二"]
    right = {q: {task.texts[n] for n in r} for q, r in zip(task.queries, task.right, strict=True)}
    assert right == {"甲": {"文一", "文二"}, "乙": {"文二"}}


class Scattered:
    """Each text a direction of its own: no two texts are equally near to a query."""

    name, fingerprint, dimension = "scattered", "0", 5

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = [np.random.default_rng(zlib.crc32(text.encode())).normal(size=5) for text in texts]
        return np.array([row / np.linalg.norm(row) for row in rows], dtype=np.float32)

    def encode_query(self, text: str) -> Vectors:
        row: Vectors = self.encode([text])[0]
        return row


def test_measure_agrees_with_brute_force() -> None:
    embedder = Scattered()
    held_out = [_pair(f"查询{n % 150}", f"文字{n}") for n in range(300)]
    training = [_pair("别的", f"其他文字{n}") for n in range(40)]
    task = held_out_task(held_out, training)
    found = measure_model(embedder, task)
    assert len(found) == 150
    for query, right, scores in zip(task.queries, task.right, found, strict=True):
        cosines = embedder.encode(task.texts) @ embedder.encode_query(query)
        ranks = sorted(1 + int((cosines > cosines[text]).sum()) for text in right)
        assert scores.reciprocal_rank == pytest.approx(1 / ranks[0] if ranks[0] <= 10 else 0)
        assert scores.recall == pytest.approx(sum(rank <= 10 for rank in ranks) / 2)


def test_fewer_texts_than_places_are_ranked_all() -> None:
    task = held_out_task([_pair("清扫道路", "清扫道路两遍")], [])
    (scores,) = measure_model(HashEmbedder(), task)
    assert (scores.hit_1, scores.recall, scores.ndcg) == (1, 1, 1)
