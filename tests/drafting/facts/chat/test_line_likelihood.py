"""Talk is likely talk and facts are not, on lines that the weights were not learned from."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.chat.line_likelihood import kept_back_likelihood, talk_likelihood
from benchmarks.talk import LINES
from training.line_weights import read_lines

LIKELY, KEPT_BACK = 0.7, 0.81
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


@pytest.mark.parametrize("text", ["听过就算，不入稿", "此句可删", "材料里用不上它"])
def test_what_is_not_to_be_written_is_likely_kept_back(text: str) -> None:
    assert max(map(kept_back_likelihood, text.split("，"))) >= KEPT_BACK


@pytest.mark.parametrize("text", ["设备不够用", "招不满人", "疏浚航道7公里", "不动产登记提速"])
def test_what_is_merely_wanting_is_not(text: str) -> None:
    assert kept_back_likelihood(text) < KEPT_BACK
