"""Measures of one ranking, against values worked out by hand and a second way of counting."""

from __future__ import annotations

import math
import random
from dataclasses import astuple

import pytest

from assistant.evaluation.cases import place_by_name
from assistant.evaluation.metrics import (
    RankingScores,
    measure_names,
    relevance_gains,
    score_ranking,
)
from assistant.records import Place


def _lines(*numbers: int) -> frozenset[Place]:
    return frozenset(place_by_name("a.txt", number) for number in numbers)


@pytest.mark.parametrize(
    ("results", "gained"),
    [
        pytest.param([[1], [7], [2]], [1, 0, 1], id="right, wrong, right"),
        pytest.param([[9], [1]], [1], id="acceptable results take no rank"),
        pytest.param([[1], [1], [2]], [1, 0, 1], id="the same line twice gains once"),
        pytest.param([[1, 2]], [2], id="a copy shows both lines"),
        pytest.param([[9, 1]], [1], id="right where one of its places is"),
        pytest.param([[9, 7]], [], id="acceptable where one of its places is"),
        pytest.param([], [], id="nothing found"),
    ],
)
def test_gains(results: list[list[int]], gained: list[int]) -> None:
    found = [set(_lines(*numbers)) for numbers in results]
    assert relevance_gains(found, _lines(1, 2), _lines(9)) == gained


@pytest.mark.parametrize(
    ("gained", "relevant", "k", "expected"),
    [
        pytest.param([1], 1, 10, (1, 1, 1, 1, 1, 1), id="perfect"),
        pytest.param([], 3, 10, (0, 0, 0, 0, 0, 0), id="nothing"),
        # Right at rank 3: discount 1/log2(4) = 0.5.
        pytest.param([0, 0, 1], 1, 10, (0, 1, 1, 1, 1 / 3, 0.5), id="third"),
        # 1 + 1/log2(4) = 1.5 of 1 + 1/log2(3) = 1.6309.
        pytest.param([1, 0, 1], 2, 10, (1, 1, 1, 1, 1, 0.919720), id="first and third of two"),
        pytest.param([0] * 5 + [1], 2, 10, (0, 0, 1, 0.5, 1 / 6, 0.218407), id="sixth of two"),
        pytest.param([0] * 10 + [1], 1, 10, (0, 0, 0, 0, 0, 0), id="beyond k"),
        pytest.param([0, 0, 0, 1], 1, 3, (0, 1, 0, 0, 0, 0), id="hit@5 looks further than k"),
        pytest.param([1, 1], 8, 2, (1, 1, 1, 0.25, 1, 1), id="more relevant lines than ranks"),
        pytest.param([2], 2, 10, (1, 1, 1, 1, 1, 1), id="two copies shown as one are perfect"),
    ],
)
def test_score(gained: list[int], relevant: int, k: int, expected: tuple[float, ...]) -> None:
    found = astuple(score_ranking(gained, relevant=relevant, k=k))
    assert found == pytest.approx(expected, abs=1e-6)


def _naive(ranking: list[int], relevant: set[int], acceptable: set[int], k: int) -> RankingScores:
    """Count again, with lists and loops only."""
    counted = [line for line in ranking if line not in acceptable]
    top = counted[:k]
    first = [position for position in range(len(top)) if top[position] in relevant]
    best = sorted((line in relevant for line in range(100)), reverse=True)[:k]
    dcg = sum(math.log(2) / math.log(n + 2) for n, line in enumerate(top) if line in relevant)
    ideal = sum(math.log(2) / math.log(n + 2) for n, right in enumerate(best) if right)
    return RankingScores(
        hit_1=float(len(relevant.intersection(counted[:1])) > 0),
        hit_5=float(len(relevant.intersection(counted[:5])) > 0),
        hit_k=float(len(relevant.intersection(top)) > 0),
        recall=len(relevant.intersection(top)) / len(relevant),
        reciprocal_rank=1 / (first[0] + 1) if first else 0.0,
        ndcg=dcg / ideal,
    )


@pytest.mark.parametrize("seed", range(50))
def test_a_second_way_of_counting_agrees(seed: int) -> None:
    rng = random.Random(seed)
    ranking = rng.sample(range(100), 30)
    relevant = set(rng.sample(range(100), rng.randint(1, 15)))
    acceptable = set(rng.sample(range(100), 10)) - relevant
    k = rng.choice([1, 3, 10, 20])
    gained = relevance_gains([_lines(n) for n in ranking], _lines(*relevant), _lines(*acceptable))
    found = score_ranking(gained, relevant=len(relevant), k=k)
    assert astuple(found) == pytest.approx(astuple(_naive(ranking, relevant, acceptable, k)))


def test_every_measure_has_a_name() -> None:
    assert measure_names(10) == ("hit@1", "hit@5", "hit@10", "recall@10", "MRR@10", "nDCG@10")
    assert len(measure_names(10)) == len(RankingScores.__slots__)
