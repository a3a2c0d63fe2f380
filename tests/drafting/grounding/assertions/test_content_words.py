"""What a phrase says is told from what only frames it."""

from __future__ import annotations

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.assertions.content_words import (
    content_words,
    fact_holding,
    holds_words,
)

FACT = Fact(id="F1", text="停航9天", line=1, note="受台风影响")


def test_framing_words_say_nothing() -> None:
    assert content_words("受强台风影响") == content_words("强台风")
    assert content_words("有关部门和单位") == ()


def test_the_remark_of_a_fact_holds_words_too() -> None:
    assert fact_holding("台风", [FACT], share=1) is FACT
    assert fact_holding("寒潮", [FACT], share=1) is None


def test_each_item_of_a_list_counts_by_itself() -> None:
    assert holds_words("码头和渡口", "码头、渡口", share=1)
    assert not holds_words("码头", "码头、渡口", share=0.5)
