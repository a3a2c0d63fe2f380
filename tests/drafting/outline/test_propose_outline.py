"""An outline after similar reports: their most parallel headings, their lengths, the next year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.archive.embedding import open_builtin
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.outline.propose_outline import propose_outline
from assistant.drafting.outline.similar_reports import OutlineRequest
from assistant.errors import OutlineError
from assistant.records import (
    Function,
    Kind,
    Level,
    Paragraph,
    ReportEntry,
    Section,
    Span,
)

NEARNESS = TextNearness(open_builtin())
LOOSE = ("（一）垃圾分类", "（二）聚焦市容环境，街面秩序持续改善", "（三）便民服务有关情况")
PARALLEL = (
    "（一）聚焦垃圾分类，收运体系更加完善",
    "（二）聚焦市容秩序，街区面貌持续改善",
    "（三）聚焦便民服务，公共设施不断优化",
)


def report(number: int, *, year: int, org_type: str = "城管局") -> ReportEntry:
    return ReportEntry(
        id=f"R{number}",
        title=f"云岭县城市管理局{year}年工作总结",
        organisation="云岭县城市管理局",
        org_type=org_type,
        level=Level.COUNTY,
        year=year,
        span=Span.YEAR,
        kind=Kind.SUMMARY,
        file="云岭县.md",
        first_line=1,
        last_line=9,
        passages=3,
    )


def section(heading: str, *, length: int, function: Function = Function.RESULTS) -> Section:
    path = ("一、工作情况" if function is Function.RESULTS else "三、工作计划", heading)
    text = Paragraph(line=1, page=None, text="字" * length, passages=())
    return Section(path=path, function=function, line=1, paragraphs=(text,))


SECTIONS = {
    "R1": [section(heading, length=210) for heading in LOOSE],
    "R2": [
        *(section(heading, length=390) for heading in PARALLEL),
        *(
            section(f"（{number}）抓好{matter}", length=120, function=Function.PLAN)
            for number, matter in zip("一二三", ("垃圾分类", "市容秩序", "便民服务"), strict=True)
        ),
    ],
}
REPORTS = [report(1, year=2024), report(2, year=2023), report(3, year=2024, org_type="镇")]


def test_the_most_parallel_set_is_proposed_with_its_length() -> None:
    wish = OutlineRequest(unit="东浦区城市管理局")
    # The usual length lies between 210 and 390 characters a section: 300.
    assert propose_outline(REPORTS, SECTIONS.__getitem__, wish, NEARNESS) == (
        "# 东浦区城市管理局2025年工作总结和2026年工作计划\n\n"
        "> 小标题参照《云岭县城市管理局2023年工作总结》（云岭县.md第1行）\n\n"
        "一、2025年工作情况\n"
        "（一）聚焦垃圾分类，收运体系更加完善（约300字）\n"
        "（二）聚焦市容秩序，街区面貌持续改善（约300字）\n"
        "（三）聚焦便民服务，公共设施不断优化（约300字）\n"
        "二、存在的问题\n"
        "三、2026年工作计划\n"
        "（一）抓好垃圾分类（约150字）\n"
        "（二）抓好市容秩序（约150字）\n"
        "（三）抓好便民服务（约150字）\n"
    )


def test_the_next_report_is_followed_and_after_the_last_the_first_again() -> None:
    wish = OutlineRequest(unit="东浦区城市管理局")
    best, other, again = (
        propose_outline(REPORTS, SECTIONS.__getitem__, replace(wish, follow=place), NEARNESS)
        for place in range(3)
    )
    assert "小标题参照《云岭县城市管理局2024年工作总结》" in other
    assert "（二）聚焦市容环境，街面秩序持续改善（约300字）" in other
    assert again == best


def test_the_proposal_is_an_outline_to_draft_from() -> None:
    wish = OutlineRequest(unit="东浦区城市管理局", span=Span.FIRST_HALF, year=2026)
    outline = parse_outline(propose_outline(REPORTS, SECTIONS.__getitem__, wish, NEARNESS))
    assert outline.title == "东浦区城市管理局2026年上半年工作总结和下半年工作计划"
    assert outline.organisation == "东浦区城市管理局"
    assert outline.nodes[0].children[0].notes == ("约300字",)


def test_another_span_is_said() -> None:
    wish = OutlineRequest(unit="东浦区城市管理局", span=Span.FIRST_HALF, year=2026)
    text = propose_outline(REPORTS, SECTIONS.__getitem__, wish, NEARNESS)
    assert "> 参照的是全年的报告，请按上半年的口径核对小标题\n" in text


def test_without_a_year_in_the_archive_the_present_one_is_taken() -> None:
    undated = [replace(one, year=None) for one in REPORTS]
    wish = OutlineRequest(unit="东浦区城市管理局")
    text = propose_outline(undated, SECTIONS.__getitem__, wish, NEARNESS)
    assert text.startswith(f"# 东浦区城市管理局{date.today().year}年工作总结")


def test_reports_without_headings_are_refused() -> None:
    wish = OutlineRequest(unit="东浦区城市管理局")
    with pytest.raises(OutlineError, match="没有一份的小标题可以照着拟"):
        propose_outline(REPORTS, lambda _: [], wish, NEARNESS)
