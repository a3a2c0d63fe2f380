"""What introduces a list, or is kept back, is no fact; a bare name heads the lines below it."""

from __future__ import annotations

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
