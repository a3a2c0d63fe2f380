"""Numbered headings in all their forms, and numbered text that heads nothing."""

from __future__ import annotations

import pytest

from assistant.text.numbered_headings import MARKDOWN_HEADING, parse_heading


@pytest.mark.parametrize(
    ("line", "level", "mark", "ordinal", "title", "rest"),
    [
        pytest.param("一、总体情况", 1, "一、", 1, "总体情况", "", id="first level"),
        pytest.param("十二、其他", 1, "十二、", 12, "其他", "", id="two characters"),
        pytest.param("（三）抓实培训", 2, "（三）", 3, "抓实培训", "", id="second level"),
        pytest.param("（一)抓实培训", 2, "（一)", 1, "抓实培训", "", id="mixed parentheses"),
        pytest.param(
            "（二）抓实培训。办班3期。", 2, "（二）", 2, "抓实培训", "办班3期。", id="run-in"
        ),
        pytest.param("1.强化监管", 3, "1.", 1, "强化监管", "", id="point"),
        pytest.param("２．强化监管", 3, "２．", 2, "强化监管", "", id="full-width point"),
        pytest.param("3、强化监管：全年抽检。", 3, "3、", 3, "强化监管", "全年抽检。", id="colon"),
        pytest.param(
            "1.2024年工作情况", 3, "1.", 1, "2024年工作情况", "", id="year behind a point"
        ),
        pytest.param("（4）强化监管", 4, "（4）", 4, "强化监管", "", id="fourth level"),
        pytest.param("②强化监管", 5, "②", 2, "强化监管", "", id="circled"),
        pytest.param(
            "第一，思想松懈。表现为懈怠。", 5, "第一，", 1, "思想松懈", "表现为懈怠。", id="第一"
        ),
        pytest.param(
            "三、四季度工作安排", 1, "三、", 3, "四季度工作安排", "", id="a quarter to come"
        ),
        pytest.param("第二部分 明年计划", 0, "第二部分", 2, "明年计划", "", id="part"),
    ],
)
def test_heading(line: str, level: int, mark: str, ordinal: int, title: str, rest: str) -> None:
    heading = parse_heading(line)
    assert heading is not None
    assert (heading.level, heading.mark, heading.ordinal) == (level, mark, ordinal)
    assert (heading.title, heading.rest) == (title, rest)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="blank"),
        pytest.param("全年工作平稳有序。", id="plain"),
        pytest.param("一是强化监管。", id="item"),
        pytest.param("一、二季度增速较快。", id="two quarters"),
        pytest.param("三、四季度完成投资5亿元", id="two quarters and a figure"),
        pytest.param("1.5亿元资金到位", id="decimal"),
        pytest.param("3、4月份集中整治", id="two months"),
        pytest.param("2024年工作总结", id="year"),
        pytest.param("第一书记到岗履职", id="第一书记"),
        pytest.param("第一季度完成投资", id="第一季度"),
        pytest.param("2.购进图书300册。", id="entry of a list with its figure"),
        pytest.param(
            "1.围绕年度目标任务持续深入开展各类专项整治行动并结合实际制定具体实施方案和细则。"
            "全年无事故。",
            id="numbered paragraph",
        ),
    ],
)
def test_no_heading(line: str) -> None:
    assert parse_heading(line) is None


@pytest.mark.parametrize("gap", [" " * 200_000, "# " * 100_000], ids=["blanks", "hashes"])
def test_a_gap_in_a_heading_is_read_once(gap: str) -> None:
    """Square work would take minutes."""
    marked = MARKDOWN_HEADING.match(f"## 甲{gap}乙 ##")
    assert marked is not None
    assert marked.groups() == ("##", f"甲{gap}乙")
