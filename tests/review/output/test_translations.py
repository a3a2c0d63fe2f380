"""Each fixed word of review has its English, with the same gaps."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from assistant.review.check.run_rules import run_rules
from assistant.review.comparison.compare import compare_with_report
from assistant.review.output.check_html import render_check
from assistant.review.output.comparison_html import render_comparison
from assistant.review.output.labels import (
    DIRECTION_WORDS,
    MARK_MEANINGS,
    MARK_WORDS,
    PLAN_WORDS,
    RELATION_WORDS,
    SEVERITY_WORDS,
)
from assistant.review.output.translations import english_texts, to_chinese, to_english
from assistant.review.rules.registry import RULES
from assistant.review.rules.rule import Context
from tests.review.samples import DRAFT, draft_text, nearness, past_report


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("text", list(english_texts()))
def test_the_gaps_are_the_same(text: str) -> None:
    assert gaps(english_texts()[text]) == gaps(text)
    assert not re.search("[\u4e00-\u9fff]", english_texts()[text])


def test_every_fixed_word_is_there() -> None:
    words = [
        *(rule.name for rule in RULES),
        *MARK_WORDS.values(),
        *MARK_MEANINGS.values(),
        *RELATION_WORDS.values(),
        *PLAN_WORDS.values(),
        *SEVERITY_WORDS.values(),
        *DIRECTION_WORDS.values(),
    ]
    assert [word for word in words if word not in english_texts()] == []


def test_every_text_of_the_page_is_there() -> None:
    said = set()

    def listening(text: str, **values: object) -> str:
        said.add(text)
        return to_chinese(text, **values)

    draft = draft_text([*DRAFT, "截止目前，2021年清淤河道xx公里，占比50%，共3公里。"])
    render_comparison(compare_with_report(draft, past_report(), near=nearness()), listening)
    render_check(run_rules(draft, Context()), listening)
    assert len(said) > 40
    assert said <= english_texts().keys()


def test_values_are_put_in_their_gaps() -> None:
    assert to_english("与《{title}》{year}比对", title="{甲}", year="") == "Against 《{甲}》"
    assert to_english("没有译文的话") == "没有译文的话"
