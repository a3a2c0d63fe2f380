"""What introduces a list, or is kept back, is no fact; a bare name heads the lines below it."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.parse_list import parse_list

NOTES = """3月2日例会上各科室报的，小许随手记录

路面、绿化：
修补路面2.4万平方米
补植行道树320株
门口的旧石狮搬家花了6000元，这个不写

环卫科：
清运垃圾9.3万吨

局长最后讲的问题：
井盖丢失42座

明年的数（局务会定的）：
更换井盖120座
"""


def test_each_line_stands_under_the_bare_name_above_it() -> None:
    facts = [one for one in parse_list(NOTES) if not one.set_aside]
    assert [(one.text, one.section or one.topic, one.is_planned) for one in facts] == [
        ("修补路面2.4万平方米", ("路面、绿化",), False),
        ("补植行道树320株", ("路面、绿化",), False),
        ("清运垃圾9.3万吨", "环卫科", False),
        ("井盖丢失42座", ("局长最后讲的问题",), False),
        ("更换井盖120座", ("明年的数（局务会定的）",), True),
    ]


def test_what_is_no_fact_is_kept_with_what_it_is() -> None:
    aside = {one.line: one.set_aside for one in parse_list(NOTES) if one.set_aside}
    assert aside == {1: "开头的说明", 6: "注明不写的"}


@pytest.mark.parametrize(
    "first",
    [
        pytest.param("站长口头讲的，小许记（3月2日）", id="who noted it"),
        pytest.param("（站长口述，按录音整理）", id="in brackets"),
        pytest.param("航道站站务会记录（节选）", id="a title"),
        pytest.param("时间：3月2日 地点：二楼", id="when and where"),
    ],
)
def test_what_stands_above_the_lines_is_no_fact(first: str) -> None:
    facts = parse_list(f"{first}\n补植行道树320株\n修补路面2.4万平方米")
    assert [(one.line, one.set_aside) for one in facts] == [(1, "开头的说明"), (2, ""), (3, "")]


def test_a_note_may_keep_a_row_back() -> None:
    kept, back = parse_facts("指标,单位,今年,备注\n渡船,艘,18,\n欠薪,起,2,已平息，不要写\n")
    assert (kept.set_aside, back.set_aside) == ("", "注明不写的")


def test_a_clause_that_only_says_not_to_write_keeps_its_line_back() -> None:
    table = "指标,单位,今年,备注\n火情复盘,起,1,涉密，不写\n出动,起,870,\n"
    notes = "审计局：有人虚报3笔，正在核，不写。\n审计局：办结审计项目12个。\n"
    for text, line in ((table, 2), (notes, 1)):
        aside = {one.line: one.set_aside for one in parse_facts(text) if one.set_aside}
        assert aside == {line: "注明不写的"}
