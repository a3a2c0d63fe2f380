"""The unit that a remark above a list names stands behind its bare figures."""

from __future__ import annotations

from assistant.drafting.facts.load_facts import parse_facts


def test_bare_figures_below_a_remark_have_its_unit() -> None:
    facts = parse_facts(
        "【账目】（截至6月底，单位：万元，注明的除外）\n"
        "票款：8,640（去年同期8,000）\n渡客 12.6万人次\n"
        "【船队】\n渡船：18\n"
    )
    assert [(one.text, one.set_aside) for one in facts] == [
        ("【账目】（截至6月底，单位：万元，注明的除外）", "开头的说明"),
        ("票款8,640万元（去年同期8,000万元）", ""),
        ("渡客 12.6万人次", ""),
        ("渡船18", ""),
    ]
