from __future__ import annotations

import pytest

from assistant.reports.section_tree import split_blocks
from tests.reports.documents import INTRODUCTION, document

TEXT = "全年造林三千亩，抚育五千亩。"


def tree(text: str, *, form: str = "txt") -> list[tuple[tuple[str, ...], int]]:
    """Return each block's path and how many paragraphs it has."""
    lines = [line for line in document(text, form=form).lines if line.text]
    return [(block.path, len(block.lines)) for block in split_blocks(lines)]


def test_text_before_any_heading_has_no_path() -> None:
    assert tree(f"{INTRODUCTION}\n一、造林\n{TEXT}") == [((), 1), (("一、造林",), 1)]


def test_a_run_in_heading_gives_its_head_and_keeps_its_line() -> None:
    found = split_blocks(document(f"（一）抓造林。{TEXT}").lines)
    assert found[0].path == ("（一）抓造林",)
    assert found[0].lines[0].text == f"（一）抓造林。{TEXT}"


def test_all_levels_nest() -> None:
    text = f"一、甲工作\n（一）乙工作\n1.丙工作。{TEXT}\n（1）丁工作。{TEXT}\n二、戊工作\n{TEXT}"
    assert tree(text)[2:] == [
        (("一、甲工作", "（一）乙工作", "1.丙工作"), 1),
        (("一、甲工作", "（一）乙工作", "1.丙工作", "（1）丁工作"), 1),
        (("二、戊工作",), 1),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(["二、甲工作", "二、乙工作"], id="number given twice"),
        pytest.param(["（一）甲工作", "（三）乙工作"], id="number left out"),
        pytest.param(["1、甲工作", "2.乙工作"], id="marks mixed"),
        pytest.param(["（一)甲工作", "(二）乙工作"], id="parentheses mixed"),
    ],
)
def test_numbers_need_not_be_right(rows: list[str]) -> None:
    text = "\n".join(f"{row}\n{TEXT}" for row in rows)
    assert [path for path, _ in tree(text)] == [(row,) for row in rows]


def test_numbers_start_again_under_an_unnumbered_heading() -> None:
    text = f"六、甲工作\n{TEXT}\n下半年工作安排\n{TEXT}\n一、乙工作\n{TEXT}\n二、丙工作\n{TEXT}"
    assert [path for path, _ in tree(text)] == [
        ("六、甲工作",),
        ("下半年工作安排",),
        ("下半年工作安排", "一、乙工作"),
        ("下半年工作安排", "二、丙工作"),
    ]


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        pytest.param("县农业发展目标和2006年工作安排", True, id="plan"),
        pytest.param("云溪县过去五年工作总结", True, id="summary"),
        pytest.param("云溪县政府工作报告", False, id="head of a page"),
    ],
)
def test_a_title_inside_a_report_heads_a_part(line: str, heads: bool) -> None:
    text = f"六、甲工作\n{TEXT}\n{line}\n{TEXT}\n一、乙工作\n{TEXT}"
    assert ((line, "一、乙工作") in [path for path, _ in tree(text)]) is heads


def test_counting_on_closes_an_unnumbered_heading() -> None:
    text = f"一、甲工作\n{TEXT}\n主要困难和问题\n{TEXT}\n二、乙工作\n{TEXT}"
    assert [path for path, _ in tree(text)][2] == ("二、乙工作",)


def test_a_numbered_paragraph_is_not_put_under_the_one_before() -> None:
    long = (
        "2、" + "组织全县机关干部和护林员分批前往各个林场开展春季义务植树活动和森林防火巡查，" * 2
    )
    assert tree(f"一、甲工作\n1、抓造林。{TEXT}\n{long}") == [
        (("一、甲工作",), 0),
        (("一、甲工作", "1、抓造林"), 1),
        (("一、甲工作",), 1),
    ]


def test_a_heading_over_nothing_is_a_paragraph() -> None:
    assert tree("一、甲工作\n（一）做好上级交办的工作。") == [
        (("一、甲工作",), 0),
        (("一、甲工作", "（一）做好上级交办的工作"), 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"## 一、甲工作\n{TEXT}\n## （一）乙工作\n{TEXT}", id="same mark, numbering nests"
        ),
        pytest.param(f"## 一、甲工作\n{TEXT}\n### （一）乙工作\n{TEXT}", id="outline nests"),
        pytest.param(f"## 一、甲工作\n{TEXT}\n（一）乙工作\n{TEXT}", id="second without mark"),
    ],
)
def test_markdown_and_chinese_numbering_mix(text: str) -> None:
    assert tree(text, form="md")[1][0] == ("一、甲工作", "（一）乙工作")


def test_unnumbered_markdown_headings_nest_by_outline() -> None:
    text = f"## 回顾\n{TEXT}\n### 造林\n{TEXT}\n## 展望\n{TEXT}"
    assert [path for path, _ in tree(text, form="md")] == [("回顾",), ("回顾", "造林"), ("展望",)]
