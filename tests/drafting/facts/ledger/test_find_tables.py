"""Lines of a list below a table are read as a list, whatever stands above the table."""

from __future__ import annotations

from assistant.drafting.facts.load_facts import parse_facts


def test_a_title_above_a_table_does_not_make_rows_of_the_list_below_it() -> None:
    facts = parse_facts(
        "一、指标表\n指标,单位,本年,上年\n清运垃圾,万吨,9.3,8.8\n补植行道树,株,320,280\n\n"
        "二、各科发来的\n市政科：\n- 更换井盖86座\n"
    )
    assert [one.line for one in facts] == [3, 4, 8]
    assert (facts[-1].text, facts[-1].topic) == ("更换井盖86座", "市政科")


def test_a_list_with_semicolons_between_its_pieces_is_no_table() -> None:
    lines = ["票款 8,640万元；负债率 82.6%（↓1.9个百分点）", "渡客 12.6万人次；补贴 360万元"]
    assert [one.text for one in parse_facts("\n".join(lines))] == lines
