"""Scores of sentences are sums of standard scores, and what is near by chance is left out."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.phrasing.sentences.encoder_nearness import read_nearness
from assistant.phrasing.sentences.score_sentences import rescore_by_encoder, score_by_meaning
from tests.phrasing.sentences.knowing import KnowingEncoder

QUERY = "人手不够"
TEXTS = [
    "夜间巡查跟不上，执法力量偏弱。",
    "人手不够，两个科室合署办公。",
    "渣土运输全程有人盯着。",
    "力争再创佳绩。",
]
PASSAGES = [0.2, 0.6, 1.0, 0.2]
NOTHING_OFF = [0.0] * len(TEXTS)


def standard(values: list[float]) -> list[float]:
    deviation = float(np.std(values))
    return [(value - float(np.mean(values))) / deviation for value in values]


def nearest_clause(encoder: KnowingEncoder, text: str) -> float:
    first, *rest = text.rstrip("。").split("，")
    pieces = [text, first, *rest, text.rstrip("。")]
    return max(float(encoder.encode_query(one) @ encoder.encode_query(QUERY)) for one in pieces)


def test_passage_wording_and_clauses_are_summed() -> None:
    model = KnowingEncoder("static")
    penalties = [0.0, 0.0, 0.3, 0.0]
    scores = {
        one.number: one.score for one in score_by_meaning(model, QUERY, TEXTS, PASSAGES, penalties)
    }
    wording = standard([0, 1, 0, 0])  # one text alone has a pair of characters of the query
    clauses = standard([nearest_clause(model, text) for text in TEXTS])
    by_hand = [
        passage + 0.7 * words + 0.5 * clause - off
        for passage, words, clause, off in zip(
            standard(PASSAGES), wording, clauses, penalties, strict=True
        )
    ]
    assert [scores[number] for number in range(len(TEXTS))] == pytest.approx(by_hand, abs=1e-5)


def test_the_clause_that_the_encoder_finds_nearest_is_marked() -> None:
    encoder = KnowingEncoder("marks")
    rough = score_by_meaning(KnowingEncoder("static"), QUERY, TEXTS, PASSAGES, NOTHING_OFF)
    found, *others = rescore_by_encoder(encoder, QUERY, TEXTS, rough, sure=True)
    nearness = read_nearness(encoder, QUERY, TEXTS)
    deviations = (nearness.values / nearness.deviation).tolist()
    near = {number for number, one in enumerate(deviations) if one > max(deviations) - 4}
    assert {one.number for one in (found, *others)} == near
    assert deviations[found.number] == max(deviations)
    clauses = ["夜间巡查跟不上", "执法力量偏弱", "夜间巡查跟不上，执法力量偏弱"]
    nearest = int(np.argmax(read_nearness(encoder, QUERY, clauses).values))
    start, end = found.window
    assert TEXTS[found.number][start:end] == clauses[nearest]


@pytest.mark.parametrize("sure", [True, False])
def test_where_perhaps_nothing_is_near_a_sentence_has_to_be_nearer_than_chance(
    *, sure: bool
) -> None:
    encoder, away = KnowingEncoder("none"), TEXTS[3:]
    nearness = read_nearness(encoder, QUERY, away)
    assert float(nearness.values.max()) / nearness.deviation < 5.5
    rough = score_by_meaning(encoder, QUERY, away, [1.0], [0.0])
    found = rescore_by_encoder(encoder, QUERY, away, rough, sure=sure)
    assert [one.number for one in found] == ([0] if sure else [])
