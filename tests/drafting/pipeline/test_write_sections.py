"""The whole way, offline, on a small archive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest

from assistant.drafting.draft import (
    HOMELESS_HEADING,
    Brief,
    Draft,
    FigureStatus,
    Retrieve,
    SentenceStatus,
    Written,
)
from assistant.drafting.extractive.templates import BORROWED_STEP, GENERAL_PRACTICE, GENERAL_STEP
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import UNTITLED
from assistant.text.masks import has_mask
from tests.drafting.samples import FACTS, OUTLINE, write_draft


def text_of(result: Draft, heading: str) -> str:
    return "".join(
        sentence.text
        for section in result.sections
        if section.heading == heading
        for sentence in section.sentences
    )


def test_sections_follow_the_outline() -> None:
    assert [(section.level, section.heading) for section in write_draft().sections] == [
        (0, ""),
        (1, "一、2025年工作情况"),
        (2, "（一）聚焦垃圾分类，收运体系更加完善"),
        (2, "（二）聚焦市容秩序，街区面貌持续改善"),
        (1, "二、存在的问题"),
        (1, "三、2026年工作计划"),
    ]


def test_the_draft_reads_as_it_should() -> None:
    result = write_draft()
    assert text_of(result, "").startswith(
        "2025年，在区委、区政府的坚强领导下，东浦区城市管理局坚持以"
        "习近平新时代中国特色社会主义思想为指导，"
        "深入学习贯彻党的二十大和二十届历次全会精神，"
    )
    assert text_of(result, "").endswith("现将2025年工作总结和2026年工作计划报告如下。")
    assert text_of(result, "（一）聚焦垃圾分类，收运体系更加完善") == (
        "健全生活垃圾分类投放、收集、运输、处理体系，"
        "全年新建分类投放点84处，分类覆盖率达到96.4%。"
        "收运厨余垃圾1.92万吨，比2024年的1.6万吨增长20%。"
    )
    assert text_of(result, "（二）聚焦市容秩序，街区面貌持续改善") == (
        "全年整治背街小巷27条，规范占道经营0.86万处次。"
    )
    assert text_of(result, "二、存在的问题") == (
        "对照目标任务和群众期盼，工作中还存在一些短板和不足。"
        "夜间油烟投诉反复，受理投诉413件，主要是〔待填：夜间油烟投诉反复的原因〕。"
    )
    assert text_of(result, "三、2026年工作计划").startswith(
        "2026年是“十五五”规划开局之年。我局将锚定目标任务，补短板、强弱项、抓落实，重点抓好以下工作。"
        "一是加快补齐公厕等环卫设施，计划新建公厕6座。二是"
    )


def test_every_fact_once_and_no_figure_beside_them() -> None:
    result = write_draft()
    used = [
        fact.id
        for section in result.sections
        if section.heading  # the opening names some of them before
        for sentence in section.sentences
        for fact in sentence.facts
    ]
    assert sorted(used) == ["F1", "F2", "F3", "F4", "F5"]
    body = "".join(s.text for section in result.sections for s in section.sentences)
    allowed = re.findall(r"\d+(?:\.\d+)?", FACTS + OUTLINE)
    assert set(re.findall(r"\d+(?:\.\d+)?", body)) <= set(allowed)
    assert not has_mask(body)
    assert "云岭" not in body
    assert {row.reason for row in result.unresolved} <= {
        BORROWED_STEP,
        GENERAL_PRACTICE,
        GENERAL_STEP,
        "有待填写的内容",
    }
    assert FigureStatus.UNSUPPORTED not in {figure.status for figure in result.figures}


def test_borrowed_sentences_name_their_passage() -> None:
    borrowed = [
        sentence
        for section in write_draft().sections
        for sentence in section.sentences
        if sentence.status is SentenceStatus.BORROWED
    ]
    assert borrowed
    assert all(sentence.precedents for sentence in borrowed)


def test_without_archive_facts_still_make_a_draft() -> None:
    result = write_draft(archive=())
    assert "84处" in text_of(result, "（一）聚焦垃圾分类，收运体系更加完善")
    # What nobody gave is general wording, and named as such, or a blank.
    assert {row.reason for row in result.unresolved} <= {
        GENERAL_PRACTICE,
        GENERAL_STEP,
        "有待填写的内容",
    }


def test_a_section_nothing_is_known_about_asks_to_be_filled() -> None:
    result = write_draft(
        "青石镇2025年工作总结\n一、航天工作\n二、存在的问题\n三、2026年计划\n（一）航天工作",
        facts="",
        archive=(),
    )
    assert text_of(result, "一、航天工作") == "在航天工作方面，〔待填：主要做法、数据和成效〕。"
    assert "〔待填：主要问题及原因〕" in text_of(result, "二、存在的问题")
    assert text_of(result, "（一）航天工作") == "〔待填：航天工作的主要措施〕。"
    assert [row.section for row in result.unresolved] == [
        "一、航天工作",
        "二、存在的问题",
        "（一）航天工作",
    ]


def test_homeless_facts_stand_at_the_end() -> None:
    result = write_draft(facts=FACTS + "九：办公楼打印机修好2台\n")
    assert result.sections[-1].heading == HOMELESS_HEADING
    assert text_of(result, HOMELESS_HEADING) == "办公楼打印机修好2台。"
    assert any("F6" in row.reason for row in result.unresolved)


def test_a_missing_title_is_an_open_question() -> None:
    result = write_draft(outline="一、2025年工作情况\n二、存在的问题\n三、2026年工作计划")
    assert result.title == UNTITLED
    assert result.unresolved[0].reason == "提纲没有标题"


class LyingWriter:
    """A writer that leaves facts out, alters figures and names another county."""

    def write(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve
    ) -> Iterator[tuple[tuple[Written, ...], ...]]:
        for brief in briefs:
            invented = Written(text="改造公厕99座，学习石桥县经验。")
            yield ((invented,),) if brief.facts else ()


def test_the_gate_stands_behind_every_writer() -> None:
    facts = parse_facts(FACTS)
    result = write_draft(archive=(), writer=LyingWriter())
    body = "".join(s.text for section in result.sections for s in section.sentences)
    assert "99" not in body
    assert "石桥" not in body
    assert all(fact.text in body for fact in facts)
    assert len([row for row in result.unresolved if "99座" in row.reason]) == 4


@pytest.mark.parametrize("level", ["街道", "公司"])
def test_a_draft_without_archive_fits_other_units(level: str) -> None:
    result = write_draft(
        f"东浦{level}2025年上半年工作总结\n一、上半年工作\n二、下半年打算",
        "一：完成投资2.5亿元\n二：计划完成投资3亿元",
        archive=(),
    )
    assert text_of(result, "一、上半年工作").endswith("上半年完成投资2.5亿元。")
    assert text_of(result, "二、下半年打算").startswith("下半年，")
    assert ("上级党委、政府" in text_of(result, "")) == (level == "街道")


def test_a_fact_given_twice_is_said_once_and_a_contradiction_is_named() -> None:
    outline = "# 东浦区城市管理局2025年工作总结\n## 一、工作情况"
    result = write_draft(outline, "改造公厕17座\n改造公厕17座\n改造公厕21座")
    said = text_of(result, "一、工作情况")
    assert (said.count("改造公厕17座"), said.count("改造公厕21座")) == (1, 1)
    assert [row.reason for row in result.unresolved if row.reason.startswith("事实")] == [
        "事实 F1（第1行）与事实 F3（第3行）的数字不一致，请核对",
        "事实 F2（第2行）与事实 F1（第1行）相同，只写一次",
    ]


def test_of_a_merged_section_the_planned_facts_are_the_plan() -> None:
    outline = "# 东浦区城市管理局2025年工作总结\n## 一、工作情况\n## 二、存在的问题和下一步打算"
    result = write_draft(outline, "# 二、存在的问题和下一步打算\n计划新建公厕6座\n公厕缺口12座")
    problems, plan = next(
        section.paragraphs for section in result.sections if section.heading.startswith("二")
    )
    assert "缺口12座" in "".join(sentence.text for sentence in problems)
    assert "新建公厕6座" in "".join(sentence.text for sentence in plan)
