"""A word of method is used alike in all work and all places."""

from __future__ import annotations

from training.method_words import PracticeUse


def test_words_of_one_work_or_one_place_are_none_of_method() -> None:
    use = PracticeUse()
    for work in range(20):
        for place in range(20):
            words = ["机制"] * (work % 2 == place % 2)
            words += ["救助"] * (work == 3) + ["港口"] * (place == 3)
            use.add(f"{place}市", f"工作{work}", words)
    assert use.words_of_method() == ["机制"]
