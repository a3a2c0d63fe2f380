"""Nearness is what an encoder's cosines exceed those of unrelated queries by."""

from __future__ import annotations

import numpy as np

from assistant.phrasing.sentences.encoder_nearness import read_nearness
from assistant.retrieval.chance_nearness import unrelated_queries
from tests.phrasing.sentences.knowing import KnowingEncoder

QUERY = "干活的人手总是不够用"
TEXTS = ["执法编制偏紧，夜间巡查跟不上。", "力争再创佳绩。", "自助终端搬进村部大厅。"]


def test_the_mean_of_unrelated_queries_is_taken_off() -> None:
    encoder = KnowingEncoder("off")
    found = read_nearness(encoder, QUERY, TEXTS)
    others = [encoder.encode_query(one) for one in unrelated_queries()[:12]]
    by_hand = [
        float(text @ encoder.encode_query(QUERY)) - np.mean([float(text @ one) for one in others])
        for text in map(encoder.encode_query, TEXTS)
    ]
    np.testing.assert_allclose(found.values, by_hand, atol=1e-5)
    assert int(np.argmax(found.values)) == 0
    aside = [[text @ one for one in others] for text in map(encoder.encode_query, TEXTS)]
    spread = np.std(np.array(aside) - np.mean(aside, axis=1, keepdims=True))
    np.testing.assert_allclose(found.deviation, spread, atol=1e-5)


def test_a_text_is_read_once() -> None:
    encoder = KnowingEncoder("once")
    first = read_nearness(encoder, QUERY, TEXTS)
    again = read_nearness(encoder, QUERY, [*TEXTS, TEXTS[0], "渣土运输有人查。"])
    assert encoder.read == [*TEXTS, "渣土运输有人查。"]
    np.testing.assert_allclose(again.values[:3], first.values, atol=1e-6)
    assert abs(again.values[3] - again.values[0]) < 1e-6


def test_each_encoder_has_vectors_of_its_own() -> None:
    one, other = KnowingEncoder("one"), KnowingEncoder("other")
    read_nearness(one, QUERY, TEXTS)
    read_nearness(other, QUERY, TEXTS)
    assert one.read == other.read == TEXTS
