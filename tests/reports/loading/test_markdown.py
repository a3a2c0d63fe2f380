"""Markdown: outline, readable text, line numbers of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.reports.loading import load
from tests.reports.loading.making import write


@pytest.mark.parametrize(
    ("row", "text", "outline"),
    [
        pytest.param("# 云岭县财政局2023年工作总结", "云岭县财政局2023年工作总结", 0, id="title"),
        pytest.param("## 一、主要工作", "一、主要工作", 1, id="first level"),
        pytest.param("# 一、主要工作", "一、主要工作", 1, id="numbered, so no title"),
        pytest.param("### **（一）收支情况** ##", "（一）收支情况", 2, id="bold, closed"),
        pytest.param("##二、存在的问题", "二、存在的问题", 1, id="no space after the marks"),
        pytest.param("#1机组全年安全运行", "#1机组全年安全运行", None, id="a unit's number"),
        pytest.param("### ![](图.png)", "", None, id="heading of a picture"),
        pytest.param("- **一是**盘活资产。", "一是盘活资产。", None, id="list with bold"),
        pytest.param("* [x] 完成决算公开", "完成决算公开", None, id="task"),
        pytest.param("> 引用*重点*内容", "引用重点内容", None, id="quote with stress"),
        pytest.param(">90%的预算单位", ">90%的预算单位", None, id="greater than"),
        pytest.param("1. 加强预算管理", "1. 加强预算管理", None, id="numbers stay"),
        pytest.param("共清查5*6米宣传栏3*4处", "共清查5*6米宣传栏3*4处", None, id="product"),
        pytest.param("在**街道开展", "在**街道开展", None, id="a lone mask"),
        pytest.param("见[通知](http://a.cn/b)和`代码`", "见通知和代码", None, id="link and code"),
        pytest.param("文件名a_b_c不变", "文件名a_b_c不变", None, id="underscores inside a word"),
        pytest.param("\\# 不是标题 \\*", "# 不是标题 *", None, id="escapes"),
        pytest.param("| 指标 | 数值 |", "指标 | 数值", None, id="table row"),
        pytest.param("|---|:--:|", "", None, id="row of dashes"),
        pytest.param("* * *", "", None, id="rule"),
        pytest.param("```text", "", None, id="code fence"),
        pytest.param("整治河道~~12~~14条", "整治河道14条", None, id="struck out"),
        pytest.param("下达<del>3</del><s>4</s>5批次", "下达5批次", None, id="struck out by tags"),
        pytest.param("汛期为6~9月，巡堤7~10次", "汛期为6~9月，巡堤7~10次", None, id="ranges"),
        pytest.param("库容3×10<sup>7</sup>立方米", "库容3×10⁷立方米", None, id="a power"),
        pytest.param(
            r"| 清淤 \| 疏浚 | 6\|7 | 公里 |", "清淤|疏浚 | 6|7 | 公里", None, id="bars in cells"
        ),
        pytest.param("| 管网 |  | 3 |", "管网 |  | 3", None, id="an empty cell"),
        pytest.param("——在全县大会上的讲话", "——在全县大会上的讲话", None, id="dash"),
    ],
)
def test_one_row(tmp_path: Path, row: str, text: str, outline: int | None) -> None:
    document = load(write(tmp_path, "总结.md", f"{row}\n末行\n"))
    assert document.format == "md"
    assert (document.lines[0].text, document.lines[0].outline) == (text, outline)


def test_line_numbers_are_those_of_the_file(tmp_path: Path) -> None:
    text = "---\ntitle: 总结\n---\n# 总结\n\n正文\n副标题\n===\n"
    lines = load(write(tmp_path, "总结.md", text)).lines
    assert [(line.number, line.text, line.outline) for line in lines] == [
        *((1, "", None), (2, "", None), (3, "", None), (4, "总结", 0), (5, "", None)),
        *((6, "正文", None), (7, "副标题", 0), (8, "", None)),
    ]


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    lines = load(write(tmp_path, "总结.md", "---\n正文第一段\n---\n正文第二段\n")).lines
    assert [line.text for line in lines] == ["", "正文第一段", "", "正文第二段"]
