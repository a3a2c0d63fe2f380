from __future__ import annotations

import pytest

from assistant.records import Function, Period, Span
from assistant.reports.section_functions import heading_functions, split_by_function
from assistant.reports.section_tree import split_blocks
from tests.reports.documents import INTRODUCTION, document

R, P, N, E, O = (  # noqa: E741 (as short as the table needs)
    Function.RESULTS, Function.PROBLEMS, Function.PLAN, Function.EXPERIENCE, Function.OTHER,
)  # fmt: skip
YEAR = Period(year=2021, span=Span.YEAR)
HALF = Period(year=2021, span=Span.FIRST_HALF)
DONE = "截至目前，全县已造林三千亩。"


@pytest.mark.parametrize(
    ("heading", "period", "functions"),
    [
        pytest.param("2021年工作总结", YEAR, (R,), id="summary"),
        pytest.param("2022年重点工作", YEAR, (N,), id="a later year is plan"),
        pytest.param(
            "2021年工作思路", Period(year=2020, span=Span.YEAR), (N,), id="report of 2020"
        ),
        pytest.param("下半年工作总结", HALF, (N,), id="a summary of what is to come"),
        pytest.param("下半年工作情况", YEAR, (R,), id="second half of a whole year"),
        pytest.param("存在的主要困难和问题", YEAR, (P,), id="problems"),
        pytest.param("存在问题及下一步打算", YEAR, (P, N), id="merged"),
        pytest.param("存在的问题和建议", YEAR, (P,), id="problems with advice"),
        pytest.param("坚持问题导向，补齐民生短板", YEAR, (), id="theme about problems"),
        pytest.param("突出问题整改情况", YEAR, (), id="repaired problems"),
        pytest.param("主要做法及成效", YEAR, (R,), id="how it was done"),
        pytest.param("工作亮点", YEAR, (E,), id="highlights"),
        pytest.param("特色做法", YEAR, (E,), id="special ways"),
        pytest.param("年度计划完成情况", YEAR, (R,), id="a plan fulfilled"),
        pytest.param("聚焦主业，筑牢生态屏障", YEAR, (), id="theme"),
        pytest.param("名词解释", YEAR, (O,), id="glossary"),
    ],
)
def test_headings(heading: str, period: Period, functions: tuple[Function, ...]) -> None:
    assert heading_functions(heading, period=period) == functions


def cut(text: str, *, usual: Function = R) -> list[tuple[int, Function]]:
    """Return where stretches begin and what they are for."""
    found = split_blocks(line for line in document(text).lines if line.text)
    return [(s.line, s.function) for s in split_by_function(found, period=YEAR, usual=usual)]


def test_themes_inherit_from_their_parent_and_the_section_before() -> None:
    text = f"""一、筑牢屏障
{DONE}
二、存在问题
人手不足。
三、2022年工作
（一）强化管护工作
继续造林。
四、强化保障
落实经费。"""
    assert cut(text) == [(1, R), (3, P), (5, N), (6, N), (8, N)]


def test_problems_hide_under_results() -> None:
    assert cut(f"一、工作情况\n（一）造林\n{DONE}\n（二）存在的困难\n经费不足。")[-1] == (4, P)


def test_a_merged_section_turns_where_the_plan_begins() -> None:
    text = """一、存在的问题及2022年打算
管护力量不足。
2022年，将加强管护。
（一）落实责任
签订责任书。"""
    assert cut(text) == [(1, P), (3, N), (4, N)]


def test_a_merged_section_turns_at_a_heading_without_problems() -> None:
    text = "一、存在问题及下一年打算\n管护力量不足。\n（一）加强巡护，落实责任\n签订责任书。"
    assert cut(text) == [(1, P), (3, N)]


def test_a_flat_report_turns_where_the_next_year_is_named() -> None:
    text = """1、全年造林三千亩，全部由各乡镇的护林队伍按期完成并且通过验收。
2、2022年，我局将继续造林，力争成活率提高。"""
    assert cut(text) == [(1, R), (2, N)]


def test_the_last_paragraph_admits_and_looks_ahead() -> None:
    text = f"""一、造林
{DONE}
虽然取得成绩，但还存在一些问题和不足。
二、管护
{DONE}
下一步，我们将继续努力。"""
    assert cut(text) == [(1, R), (3, P), (4, R), (6, N)]


def test_the_introduction_is_neither_result_nor_plan() -> None:
    assert cut(f"{INTRODUCTION}\n一、造林\n{DONE}") == [(1, O), (2, R)]


def test_a_plan_plans_throughout() -> None:
    assert cut("一、强化造林\n造林三千亩。\n（一）工作亮点\n创新。", usual=N) == [(1, N), (3, N)]


def test_a_plan_done_is_not_a_plan() -> None:
    assert cut("一、造林\n2021年，我局将任务分解到乡镇，现已全部完成。") == [(1, R)]


def test_a_glossary_behind_a_plan_is_no_plan() -> None:
    text = f"""一、工作情况
{DONE}
二、2022年工作计划
继续造林。
（一）名词解释
造林：在荒山上种树。"""
    assert cut(text)[-1] == (5, O)


@pytest.mark.parametrize("heading", ["免疫规划", "国土空间规划", "城乡规划与建设"])
def test_a_field_of_work_that_is_called_planning_names_no_plan(heading: str) -> None:
    assert heading_functions(heading, period=Period(year=2025, span=Span.YEAR)) == ()
