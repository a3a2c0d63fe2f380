"""Facts that say the same or contradict one another in other words."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts


def reasons(text: str) -> list[str]:
    return [row.reason for row in normalize_facts(parse_facts(text))[1]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "接待来访和热线326件，办结率97.4%\n权益部又报：来访和热线326件，办结率97.4%",
            id="another office",
        ),
        pytest.param(
            "晚稻收了二十一万亩，总产九万吨\n粮油站报：晚稻总产9万吨，面积21万亩",
            id="other numerals",
        ),
        pytest.param(
            "指标,数值,单位\n新改建县道,38.2,公里\n县道新改建里程,38.2,公里",
            id="two rows of a table",
        ),
        pytest.param("调解纠纷960件，其中邻里纠纷310件\n台账：调解纠纷960件", id="one figure"),
        pytest.param(
            "招聘会7场，进场企业96家，当场就业310人\n招聘会当场就业310人", id="one of several"
        ),
    ],
)
def test_repetitions_are_told_once(text: str) -> None:
    facts, rows = normalize_facts(parse_facts(text))
    assert len(facts) == 1
    assert rows[0].reason.endswith("相同，只写一次")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("技术服务到账2960万元\n科研处：技术服务到款2690万元", id="digits exchanged"),
        pytest.param("高新技术企业96家，净增14家\n区内高新技术企业92家", id="with the place"),
        pytest.param("5月那场大雨转移群众83户\n5月大雨转移78户", id="with an object"),
    ],
)
def test_contradictions_name_both(text: str) -> None:
    (reason,) = reasons(text)
    assert reason.startswith("事实 F1（第1行）与事实 F2（第2行）")
    assert "不一致" in reason or "互相矛盾，正文用了第1行的" in reason


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "城镇居民人均可支配收入4.2万元\n农村居民人均可支配收入2.3万元", id="town, country"
        ),
        pytest.param("走访慰问5次，研讨3次\n慰问3次", id="the figure of another thing"),
        pytest.param("一般公共预算收入20亿元\n一般公共预算支出31亿元", id="income, expense"),
        pytest.param("引进博士9人，硕士21人\n明年引进博士15人", id="a plan"),
        pytest.param("新建公路12公里，桥梁3座\n改造公路12公里", id="built, rebuilt"),
        pytest.param("高新技术企业96家\n省级高新技术企业中心12家", id="another thing"),
    ],
)
def test_different_things_stay(text: str) -> None:
    facts, rows = normalize_facts(parse_facts(text))
    assert (len(facts), rows) == (2, [])
