"""Two values of one thing: the right one is told, or both are shown."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts

RIVALS = [
    pytest.param(
        "营销部：95598工单6120件，满意率99.4%",
        "营销部：刚问了所里，95598满意率应该是99.1%",
        "99.4%",
        id="corrected, beside the number of a hotline",
    ),
]


@pytest.mark.parametrize(("earlier", "later", "gone"), RIVALS)
def test_one_value_is_told_and_the_user_reads_of_both(earlier: str, later: str, gone: str) -> None:
    facts, rows = normalize_facts(parse_facts(f"{earlier}\n{later}\n清运垃圾9万吨"))
    assert not any(gone in one.text for one in facts)
    assert any(gone in row.text and "正文用了" in row.reason for row in rows)


def test_a_value_counted_otherwise_is_shown_with_its_rival() -> None:
    _, rows = normalize_facts(
        parse_facts("完成水利投资6.82亿元，去年5.94亿元\n投资入统口径是6.51亿元，跟建管股的不一样")
    )
    assert any("6.82亿元" in row.text and "6.51亿元" in row.text for row in rows)
