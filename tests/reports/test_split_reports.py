from __future__ import annotations

import pytest

from assistant.reports.split_reports import split_reports
from tests.reports.documents import INTRODUCTION, document

BODY = f"""{INTRODUCTION}
一、工作情况
（一）抓好造林绿化。全年造林三千亩，完成任务的百分之一百零五。
二、存在的问题
主要是人手不足，经费紧张，管护跟不上造林的进度。"""
LONG = INTRODUCTION * 8


def cuts(text: str, *, form: str = "txt") -> list[tuple[str, int, int]]:
    parts = split_reports(document(text, form=form), file_name="总结.txt")
    return [(part.title.text, part.first_line, part.last_line) for part in parts]


def test_reports_end_before_blank_lines_advertising_and_markers() -> None:
    text = f"""
某县2021年工作总结汇编（2篇）

县林业局2021年工作总结

{BODY}


县水务局2021年工作总结及2022年计划

{BODY}
县水务局
2021年12月3日

【哒哒素材库】——每天更新材料，会员群网盘群同步更新，添加客服加入素材库
##paidend##"""
    assert cuts(text) == [
        ("县林业局2021年工作总结", 4, 10),
        ("县水务局2021年工作总结及2022年计划", 13, 21),
    ]


def test_blank_lines_are_not_needed() -> None:
    text = f"县林业局2021年工作总结\n{BODY}\n县水务局2021年工作总结\n{BODY}"
    assert cuts(text) == [("县林业局2021年工作总结", 1, 6), ("县水务局2021年工作总结", 7, 12)]


def test_reports_of_the_same_name_stay_apart() -> None:
    text = f"镇2021年工作总结\n\n{BODY}\n\n\n镇2021年工作总结\n\n{BODY}"
    assert [first for _, first, _ in cuts(text)] == [1, 10]


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param(
            "县林业局2021年工作总结\t1\n县水务局2021年工作总结\t9", id="with page numbers"
        ),
        pytest.param("县林业局2021年工作总结\n县水务局2021年工作总结", id="without page numbers"),
    ],
)
def test_a_table_of_contents_lists_no_reports(listed: str) -> None:
    text = f"目录\n{listed}\n县林业局2021年工作总结\n{BODY}\n县水务局2021年工作总结\n{BODY}"
    assert [first for _, first, _ in cuts(text)] == [4, 10]


def test_a_table_of_contents_knows_titles_that_grammar_does_not() -> None:
    text = f"目录\n绿水青山话变迁\t1\n\n绿水青山话变迁\n{BODY}\n县水务局2021年工作总结\n{BODY}"
    assert [title for title, _, _ in cuts(text)] == ["绿水青山话变迁", "县水务局2021年工作总结"]


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("下半年工作安排", id="plan"),
        pytest.param("2021年工作总结", id="bare title right after the title"),
        pytest.param("2022年工作计划", id="next year's plan"),
    ],
)
def test_unnumbered_headings_begin_no_report(heading: str) -> None:
    text = f"县林业局2021年工作总结\n{INTRODUCTION}\n{heading}\n{LONG}"
    assert len(cuts(text)) == 1


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        pytest.param(
            "县自然资源和规划局2021年上半年工作总结及", "下半年工作计划", id="broken behind 及"
        ),
        pytest.param(
            "县自然资源和规划局2021年上半年工作总结", "及下半年工作计划", id="broken before 及"
        ),
        pytest.param(
            "县自然资源和规划局2021年上半年工作", "总结及下半年工作计划", id="broken in a word"
        ),
        pytest.param("县自然资源和规划局", "2021年工作总结", id="organisation above"),
    ],
)
def test_titles_in_two_lines_are_one(upper: str, lower: str) -> None:
    assert cuts(f"{upper}\n{lower}\n{BODY}") == [(upper + lower, 1, 7)]


def test_a_signature_is_not_taken_for_the_title_below_it() -> None:
    text = f"县林业局2021年工作总结\n{BODY}\n县林业局\n2021年普法工作总结\n{BODY}"
    assert [title for title, _, _ in cuts(text)] == ["县林业局2021年工作总结", "2021年普法工作总结"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param(
            "# 县林业局总结\n\n## 2021年工作总结\n\n" + LONG, ["县林业局总结"], id="one report"
        ),
        pytest.param(
            "# 2005年\n\n### 2005年政府工作报告\n\n" + LONG,
            ["2005年政府工作报告"],
            id="a mere label on top",
        ),
        pytest.param(
            f"# 汇编（2篇）\n\n## 甲县2021年工作总结\n\n{LONG}\n\n## 乙县2021年工作总结\n\n{LONG}",
            ["甲县2021年工作总结", "乙县2021年工作总结"],
            id="a compilation",
        ),
    ],
)
def test_outline_levels_of_markdown(text: str, titles: list[str]) -> None:
    assert [title for title, _, _ in cuts(text, form="md")] == titles


def test_text_without_a_title_is_one_report_called_as_its_file() -> None:
    assert cuts(LONG) == [("总结", 1, 1)]
    assert cuts(f"造林绿化的做法\n{LONG}") == [("造林绿化的做法", 1, 2)]


def test_text_in_front_of_the_first_title_is_not_lost() -> None:
    text = f"造林绿化的做法\n{LONG}\n县水务局2021年工作总结\n{BODY}"
    assert [first for _, first, _ in cuts(text)] == [1, 3]


def test_a_resolution_over_the_only_report_belongs_to_it() -> None:
    resolution = ["# 云溪市人民代表大会关于政府工作报告的决议", f"会议同意这个报告。{LONG}"]
    address = ["### 政府工作报告", "各位代表：", *[LONG * 3] * 5]
    (part,) = split_reports(document("\n".join([*resolution, *address]), form="md"), file_name="")
    assert (part.title.text, part.first_line, part.last_line) == ("政府工作报告", 1, 9)
    assert [line.number for line in part.introduction] == [1, 2]
    assert [line.outline for line in part.introduction] == [None, None]
    assert [line.number for line in part.lines] == [4, 5, 6, 7, 8, 9]


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("过去五年工作的基本总结", id="without time"),
        pytest.param("云溪市2021年工作总结", id="with unit and time"),
    ],
)
def test_what_follows_the_salutation_heads_no_other_report(heading: str) -> None:
    text = f"云溪市政府工作报告\n市长 王某\n各位代表！\n请予审议。\n{heading}\n{LONG}"
    assert [title for title, _, _ in cuts(text)] == ["云溪市政府工作报告"]


def test_where_titles_are_outlined_a_line_that_is_not_begins_no_report() -> None:
    text = f"# 云溪市政府工作报告\n{LONG}\n## 一、造林\n{LONG}\n“十一五”目标及2006年安排\n{LONG}"
    assert [title for title, _, _ in cuts(text, form="md")] == ["云溪市政府工作报告"]


def test_nothing_gives_nothing() -> None:
    assert cuts("") == []
    assert cuts("\n \u3000\n##paidend##\n") == []


def test_a_cover_with_blank_lines_between_unit_and_title_is_one_title() -> None:
    text = f"某县林业局\n\n2021年工作总结\n\n2022年1月\n\n\n{BODY}\n{BODY}\n{BODY}"
    (part,) = split_reports(document(text), file_name="总结.txt")
    assert part.title.text == "某县林业局2021年工作总结"


def test_a_cover_with_remarks_between_its_title_and_the_title_behind_it_is_one_report() -> None:
    cover = "某县林业局\n2021年工作总结\n（送审稿）\n某县林业局办公室编\n2022年1月"
    text = f"{cover}\n某县林业局2021年工作总结\n{BODY}\n{BODY}\n{BODY}"
    (part,) = split_reports(document(text), file_name="总结.txt")
    assert part.title.text == "某县林业局2021年工作总结"
