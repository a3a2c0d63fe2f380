"""Talk is likely talk and facts are not, on lines that the weights were not learned from."""

from __future__ import annotations

from assistant.drafting.facts.chat.talk_likelihood import talk_likelihood
from benchmarks.talk import LINES
from training.talk_weights import read_lines

LIKELY = 0.7
LEAST_TALK, MOST_FACTS = 0.6, 0.02


def test_most_talk_and_hardly_a_fact_is_likely_talk() -> None:
    lines = read_lines(LINES)
    shares = {}
    for kind in (True, False):
        likely = [talk_likelihood(text) >= LIKELY for talk, text in lines if talk is kind]
        shares[kind] = sum(likely) / len(likely)
    assert shares[True] >= LEAST_TALK
    assert shares[False] <= MOST_FACTS


def test_any_number_is_the_same() -> None:
    assert talk_likelihood("会议改到3楼305") == talk_likelihood("会议改到5楼1201")


def test_no_text_is_no_clear_talk() -> None:
    assert 0 < talk_likelihood("") < 1
