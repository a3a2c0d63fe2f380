"""A fact stated twice is said once; two figures for one matter are shown to the user."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.deduplicate import deduplicate_facts
from assistant.drafting.facts.load_facts import parse_facts


def outcome(facts: str) -> tuple[list[str], list[str]]:
    kept, rows = deduplicate_facts(parse_facts(facts))
    return [fact.id for fact in kept], [row.reason for row in rows]


@pytest.mark.parametrize(
    ("facts", "kept", "says"),
    [
        pytest.param("改造公厕17座\n改造公厕17座", ["F1"], "相同", id="word for word"),
        pytest.param("清理广告4.6万处\n清理广告46000处", ["F1"], "相同", id="the same figure"),
        pytest.param("加强培训\n加强培训。", ["F1"], "相同", id="no figure"),
        pytest.param(
            "改造公厕17座\n改造公厕21座",
            ["F1", "F2"],
            "F1（第1行）与事实 F2（第2行）的数字不一致",
            id="two figures",
        ),
        pytest.param(
            "改造公厕17座\n完成公厕改造21座", ["F1", "F2"], "不一致", id="another order of words"
        ),
        pytest.param("改造公厕17座\n公厕改造17座", ["F1"], "相同", id="the same in another order"),
        pytest.param(
            "新增车位300个，改造公厕19座\n改造公厕17座", ["F1", "F2"], "不一致", id="one of two"
        ),
        pytest.param(
            "指标,数值,单位\n办结率,98.5,%\n办结率,96,%",
            ["F1", "F2"],
            "不一致",
            id="two values in a table",
        ),
    ],
)
def test_a_repetition_or_a_contradiction_is_reported(
    facts: str, kept: list[str], says: str
) -> None:
    ids, (reason,) = outcome(facts)
    assert ids == kept
    assert says in reason


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param("改造公厕17座\n新建公厕17座", id="another matter"),
        pytest.param("2024年改造公厕17座\n2025年改造公厕21座", id="another year"),
        pytest.param("第1类支出37万元\n第2类支出74万元", id="another kind"),
        pytest.param("改造公厕17座\n2026年计划改造公厕6座", id="a plan"),
        pytest.param(
            "收入8亿元（目标7亿元），上年6亿元\n利润3亿元（目标2亿元），上年1亿元",
            id="the target of each row",
        ),
        pytest.param("税收3亿元，上年2亿元\n税收增长50%", id="value, value before and growth"),
        pytest.param("3号线投资2亿元\n4号线投资3亿元", id="another number of a name"),
        pytest.param(
            "新增专项债券8亿元、12个项目\n争取特别国债2亿元、9个项目", id="projects of two kinds"
        ),
        pytest.param("# 一、成效\n改造公厕17座\n# 三、计划\n改造公厕6座", id="another section"),
        pytest.param(
            "指标,数值,截至时间\n改造公厕,17,2025-06-30\n改造公厕,21,2025-12-31", id="another day"
        ),
    ],
)
def test_what_differs_in_more_than_its_figure_is_no_contradiction(facts: str) -> None:
    assert outcome(facts) == (["F1", "F2"], [])
