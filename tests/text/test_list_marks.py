"""Marks of headings and items: what each kind looks like, and what only looks like one."""

from __future__ import annotations

import pytest

from assistant.text.list_marks import (
    ALL_KINDS,
    HEADINGS,
    ITEMS,
    MarkKind,
    is_item,
    item_marks,
    marks_in,
    opening_mark,
    strip_item_marks,
    strip_opening_mark,
)


@pytest.mark.parametrize(
    ("text", "kind", "number", "written"),
    [
        pytest.param("第二部分 明年计划", MarkKind.PART, 2, "第二部分", id="part"),
        pytest.param("十二、其他", MarkKind.CHINESE, 12, "十二、", id="一、"),
        pytest.param("一，总体情况", MarkKind.CHINESE, 1, "一，", id="一、 with a wrong comma"),
        pytest.param("（三)培训", MarkKind.BRACKETED_CHINESE, 3, "（三)", id="（一）"),
        pytest.param("（三）、培训", MarkKind.BRACKETED_CHINESE, 3, "（三）、", id="（一）、"),
        pytest.param("２．监管", MarkKind.ARABIC, 2, "２．", id="1."),
        pytest.param("1.2024年", MarkKind.ARABIC, 1, "1.", id="1. before a year"),
        pytest.param("25、10月底前完成", MarkKind.ARABIC, 25, "25、", id="1、 before a month"),
        pytest.param("（4）监管", MarkKind.BRACKETED_ARABIC, 4, "（4）", id="（1）"),
        pytest.param("4) 监管", MarkKind.BRACKETED_ARABIC, 4, "4)", id="1)"),
        pytest.param("⑳监管", MarkKind.CIRCLED, 20, "⑳", id="①"),
        pytest.param("第三，监管", MarkKind.ORDINAL, 3, "第三，", id="第一，"),
        pytest.param("其二，监管", MarkKind.AMONG, 2, "其二，", id="其一，"),
        pytest.param("三是监管", MarkKind.ITEM, 3, "三是", id="一是"),
        pytest.param("三要求真务实", MarkKind.DUTY, 3, "三要", id="一要 before 求真"),
        pytest.param("三要监管", MarkKind.DUTY, 3, "三要", id="一要"),
    ],
)
def test_opening_mark(text: str, kind: MarkKind, number: int, written: str) -> None:
    mark = opening_mark(f"  {text}")
    assert mark is not None
    assert (mark.kind, mark.number, mark.written) == (kind, number, written)
    assert (mark.start, mark.end) == (2, 2 + len(written))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="blank"),
        pytest.param("第二篇至第五篇是任务", id="from part to part"),
        pytest.param("一、二季度增速较快", id="two quarters"),
        pytest.param("1.5亿元资金到位", id="decimal"),
        pytest.param("3、4月份集中整治", id="two months"),
        pytest.param("1、2号楼竣工", id="two buildings"),
        pytest.param("第一季度", id="第一季度"),
        pytest.param("第一书记", id="第一书记"),
        pytest.param("三是否", id="是否"),
        pytest.param("三要素", id="要素"),
        pytest.param("三要求", id="要求"),
        pytest.param("其一是", id="其一是"),
        pytest.param("一是", id="nothing behind it"),
        pytest.param("三五十、其他", id="no number"),
    ],
)
def test_no_mark(text: str) -> None:
    assert opening_mark(text) is None


def test_only_the_kinds_asked_for() -> None:
    assert opening_mark("一是监管", HEADINGS) is None
    assert opening_mark("一、监管", ITEMS) is None


def test_every_kind_reads_its_own_example() -> None:
    marks = [opening_mark(f"{kind.example}监管", frozenset({kind})) for kind in MarkKind]
    assert [mark and mark.number for mark in marks] == [1] * len(MarkKind)


def test_marks_open_clauses() -> None:
    text = "做法：一是自愿；（二）就近，统一是原则。①公开"
    assert [mark.written for mark in marks_in(text, ALL_KINDS)] == ["一是", "（二）", "①"]


def test_circled_items_count_where_there_are_no_others() -> None:
    assert [mark.number for mark in item_marks("①自愿②就近；③公开")] == [1, 3]
    assert [mark.number for mark in item_marks("一是①自愿，②就近")] == [1]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        pytest.param("一是路灯老化。", "路灯老化。", id="at the opening"),
        pytest.param("路灯老化；二是，人手不足", "路灯老化；人手不足", id="inside"),
        pytest.param("存在短板：十一是台账不全", "存在短板：台账不全", id="behind a colon"),
        pytest.param("其一是路灯老化，唯一是正门未修", None, id="no number"),
        pytest.param("一是", None, id="nothing behind it"),
    ],
)
def test_strip_item_marks(text: str, bare: str | None) -> None:
    assert strip_item_marks(text) == (bare or text)


def test_strip_opening_mark() -> None:
    assert strip_opening_mark("（二） 抓好培训") == "抓好培训"
    assert strip_opening_mark("抓好培训；二是") == "抓好培训；二是"


def test_is_item() -> None:
    assert is_item("三是台账不全")
    assert not is_item("台账不全；三是人手不足")
