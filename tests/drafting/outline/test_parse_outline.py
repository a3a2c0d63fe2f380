"""Outlines in all forms people write them."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Node, Outline
from assistant.drafting.outline.parse_outline import UNTITLED, organisation_in_title, parse_outline
from assistant.errors import OutlineError

TREE = [(1, "一、工作情况"), (2, "（一）治水"), (3, "1.河道"), (2, "（二）治气"), (1, "二、问题")]


def shape(outline: Outline) -> list[tuple[int, str]]:
    return [(node.level, node.heading) for node in outline.walk()]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "澜川市水务局2025年工作总结\n一、工作情况\n（一）治水\n1.河道\n（二）治气\n二、问题",
            id="plain numbering",
        ),
        pytest.param(
            "# 澜川市水务局2025年工作总结\n\n## 一、工作情况\n### （一）治水\n#### 1.河道\n"
            "### （二）治气\n## 二、问题\n",
            id="markdown",
        ),
        pytest.param(
            "# 澜川市水务局2025年工作总结\n## 一、工作情况\n"
            "（一）治水\n1.河道\n（二）治气\n## 二、问题",
            id="mixed",
        ),
        pytest.param(
            "标题：澜川市水务局2025年工作总结\n# 一、工作情况\n## （一）治水\n### 1.河道\n"
            "## （二）治气\n# 二、问题",
            id="labelled title",
        ),
        pytest.param(
            "\ufeff澜川市水务局2025年工作总结\r\n一、工作情况\r\n  - （一）治水\r\n    - 1.河道\r\n"
            "  - （二）治气\r\n**二、问题**\r\n",
            id="bullets, bold and Windows line ends",
        ),
    ],
)
def test_all_forms_give_one_tree(text: str) -> None:
    outline = parse_outline(text)
    assert outline.title == "澜川市水务局2025年工作总结"
    assert outline.organisation == "澜川市水务局"
    assert shape(outline) == TREE
    assert [node.position for node in outline.walk()] == [(0,), (0, 0), (0, 0, 0), (0, 1), (1,)]


def test_lines_under_a_heading_are_instructions() -> None:
    outline = parse_outline(
        "东浦区教育局2025年工作总结\n单位：东浦区教育局\n语言平实\n"
        "一、工作情况（约800字）\n突出课后服务\n- 不写党建\n（一）办学：写三所新校\n二、问题"
    )
    first, problems = outline.nodes
    assert outline.notes == ("语言平实",)
    assert first.heading == "一、工作情况"
    assert first.notes == ("约800字", "突出课后服务", "不写党建")
    assert (first.children[0].heading, first.children[0].notes) == ("（一）办学", ("写三所新校",))
    assert problems.notes == ()


@pytest.mark.parametrize(
    ("line", "heading", "notes"),
    [
        pytest.param("一、农田水利【放最后】", "一、农田水利", ("放最后",), id="other brackets"),
        pytest.param("一、农田水利（三百字以内）", "一、农田水利", ("三百字以内",), id="in words"),
        pytest.param("一、农田水利（列表）：", "一、农田水利", ("列表",), id="a colon behind"),
        pytest.param("一、书法进校（千字文）", "一、书法进校（千字文）", (), id="no length"),
        pytest.param(
            "（一）主要指标（列数据，不展开）", "（一）主要指标", ("列数据，不展开",), id="note"
        ),
        pytest.param("（一）教育（含幼儿园）", "（一）教育（含幼儿园）", (), id="part of the name"),
        pytest.param("（一）更新（一期）", "（一）更新（一期）", (), id="a stage"),
    ],
)
def test_what_brackets_say_of_writing_is_a_note(
    line: str, heading: str, notes: tuple[str, ...]
) -> None:
    (node,) = parse_outline(f"# 云溪局2025年工作总结\n{line}").nodes
    assert (node.heading, node.notes) == (heading, notes)


@pytest.mark.parametrize(
    ("behind", "is_note"),
    [
        pytest.param("渡口修得好、航道通得畅", False, id="two parallel halves"),
        pytest.param("一江清水，两岸灯火", False, id="halves with a comma"),
        pytest.param("讲政治、守规矩", False, id="a word that may be an instruction"),
        pytest.param("税费和渡口", False, id="two things"),
        pytest.param("2026年的新航程", False, id="a year"),
        pytest.param("渡口、航道、锚地", True, id="three things"),
        pytest.param("写三座渡口", True, id="what to write"),
        pytest.param("突出夜航，不提票价", True, id="what to stress"),
        pytest.param("控制在三百字左右", True, id="length"),
        pytest.param("新建渡口4座", True, id="figures"),
    ],
)
def test_a_heading_keeps_what_stands_behind_its_colon(behind: str, *, is_note: bool) -> None:
    (node,) = parse_outline(f"# 云溪局2025年工作总结\n一、航运：{behind}（300字左右）").nodes
    assert (node.heading, node.notes[-1]) == (
        ("一、航运", behind) if is_note else (f"一、航运：{behind}", "300字左右")
    )


def test_without_any_marks_each_line_is_a_heading() -> None:
    outline = parse_outline("青石镇2025年工作总结\n工作回顾\n存在问题\n明年打算")
    assert shape(outline) == [(1, "工作回顾"), (1, "存在问题"), (1, "明年打算")]


def test_markdown_headings_without_numbers_nest_by_hashes() -> None:
    outline = parse_outline("# 总结\n## 回顾\n### 项目\n### 招商\n## 打算")
    assert shape(outline) == [(1, "回顾"), (2, "项目"), (2, "招商"), (1, "打算")]


def test_a_missing_title_is_left_open() -> None:
    outline = parse_outline("一、工作情况\n二、存在问题")
    assert outline.title == UNTITLED
    assert len(outline.nodes) == 2


def test_wide_digits_and_spaces_become_plain() -> None:
    outline = parse_outline("　　临溪县人民医院２０２５年工作总结\n　　一、２０２５年工作")
    assert outline.title == "临溪县人民医院2025年工作总结"
    assert outline.nodes[0].heading == "一、2025年工作"


def test_restarted_numbers_stay_apart() -> None:
    outline = parse_outline("总结\n一、甲项工作\n（一）党建\n二、乙项工作\n（一）党建")
    one, other = (node.children[0] for node in outline.nodes)
    assert one.heading == other.heading
    assert one.position != other.position
    assert [above.heading for above in outline.path(other)] == ["二、乙项工作", "（一）党建"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "提纲是空的", id="empty"),
        pytest.param("  \n\n", "提纲是空的", id="blank"),
        pytest.param("澜川市水务局2025年工作总结", "没有任何章节", id="title alone"),
    ],
)
def test_refusals_show_an_example(text: str, message: str) -> None:
    with pytest.raises(OutlineError, match=message) as refused:
        parse_outline(text)
    assert "一、" in refused.value.hint


@pytest.mark.parametrize(
    ("title", "organisation"),
    [
        pytest.param(
            "澜川市财政局2025年工作总结及2026年计划", "澜川市财政局", id="before the year"
        ),
        pytest.param("2025年上半年东浦区司法局工作总结", "东浦区司法局", id="behind the year"),
        pytest.param("青石镇2025年工作总结", "青石镇", id="town"),
        pytest.param(
            "澜川市城建投资集团有限公司2025年总结", "澜川市城建投资集团有限公司", id="firm"
        ),
        pytest.param("2025年工作总结", "", id="none named"),
    ],
)
def test_organisation_of(title: str, organisation: str) -> None:
    assert organisation_in_title(title) == organisation


def test_nodes_are_records() -> None:
    with pytest.raises(AttributeError):
        parse_outline("总结\n一、甲").nodes[0].heading = "乙"  # type: ignore[misc]
    assert isinstance(parse_outline("总结\n一、甲").nodes[0], Node)
