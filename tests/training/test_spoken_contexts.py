"""Words are spoken that reports have seldom in a place, for how often texts have them at all."""

from __future__ import annotations

from assistant.text.fluency.spoken_contexts import WordContext
from training.spoken_contexts import count_contexts, spoken_words


def test_counts_are_of_sentences() -> None:
    counts, sentences = count_contexts(["护林员缺9人、缺车3辆。村里缺2人修路。", "还缺。"])
    assert sentences == 2
    assert counts[(WordContext.NUMBER, "缺")] == 2


def test_those_that_stand_there_least_are_kept_up_to_the_share() -> None:
    usual = {"缺": 100, "奔": 50, "达": 80}
    counts = {"缺": 3, "奔": 0, "达": 9}
    assert spoken_words(counts, usual, most=3, most_of_one=20) == {"奔", "缺"}
    assert spoken_words(counts, usual, most=30, most_of_one=20) == {"奔", "缺", "达"}
    assert spoken_words(counts, usual, most=30, most_of_one=5) == {"奔", "缺"}
