"""A cause that nobody gave is marked for a person to confirm; a given one is left alone."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import draft
from assistant.drafting.facts import parse_facts
from assistant.drafting.outline import parse_outline
from assistant.drafting.precedent_writer import PrecedentWriter
from assistant.drafting.records import Draft
from tests.drafting.samples import retrieve_from

OUTLINE = "# 东浦区城市管理局2025年工作总结\n一、2025年工作情况\n二、存在的问题"


def _draft(problem: str) -> Draft:
    facts = parse_facts(f"一：新建公厕6座\n二：{problem}")
    writer = PrecedentWriter()
    return draft(parse_outline(OUTLINE), facts, retrieve=retrieve_from([]), writer=writer)


@pytest.mark.parametrize(
    ("problem", "marked"),
    [
        pytest.param("垃圾分类投放准确率仅62%", True, id="no cause given"),
        pytest.param("垃圾分类投放准确率仅62%，主要是督导员不足", False, id="cause given"),
    ],
)
def test_a_general_cause_is_listed_for_confirmation(problem: str, marked: bool) -> None:
    rows = [row for row in _draft(problem).unresolved if "准确率" in row.text]
    assert [row.reason.startswith("原因是这类工作的通用写法") for row in rows] == [True] * marked
