"""Weights learned from lines tell apart lines that share their words."""

from __future__ import annotations

from math import sqrt
from random import Random

import numpy as np

from assistant.drafting.facts.chat.line_likelihood import SLOTS, feature_slots
from training.line_weights import fit_weights, report_clauses


def _odds(weights: np.ndarray, text: str) -> float:
    slots = sorted(set(feature_slots(text)))
    return float(weights[slots].sum() / sqrt(len(slots)) + weights[SLOTS])


def test_lines_are_told_apart_by_words_they_share_with_the_learned_ones() -> None:
    talk = ["晚上吃什么", "中午吃什么", "谁去吃饭", "吃饭叫我"]
    facts = ["修路3公里", "修桥2座", "修渠1条", "修井9口", "修路8公里", "修堤1处"]
    weights = fit_weights([*talk, *facts], [True] * len(talk) + [False] * len(facts))
    assert _odds(weights, "明天吃什么") > 0 > _odds(weights, "修路5公里")


def test_a_report_gives_clauses_of_its_own() -> None:
    found = report_clauses(["新建泵站1座，改造管网。好。"], Random(1))
    assert sorted(found) == ["改造管网", "新建泵站1座"]
