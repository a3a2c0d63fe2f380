"""The JSON of a search for phrases."""

from typing import Annotated

from typing_extensions import Doc, TypedDict

from assistant.ui.api.shapes.places import (
    Counts,
    FilePath,
    FillerJson,
    FunctionName,
    Headings,
    LineNumber,
    PlaceJson,
    ReportId,
    ReportTitle,
    Year,
)


class FoundSentenceJson(TypedDict):
    """往年报告里的一句话。"""

    rank: Annotated[int, Doc("第几句，从 1 起")]
    text: Annotated[str, Doc("整句")]
    left: Annotated[str, Doc("词的左边")]
    match: Annotated[str, Doc("查到的词")]
    right: Annotated[str, Doc("词的右边")]
    report_id: ReportId
    report_title: ReportTitle
    year: Year
    section: Headings
    function: FunctionName
    file: FilePath
    line: LineNumber
    also_at: Annotated[list[PlaceJson], Doc("同一句还在哪里")]
    flags: Annotated[list[str], Doc("引用前要留意什么，如 有掩码")]


class ExampleJson(TypedDict):
    """句式的一个例句。"""

    text: Annotated[str, Doc("整句")]
    report_id: ReportId
    report_title: ReportTitle
    year: Year
    file: FilePath
    line: LineNumber


class PatternJson(TypedDict):
    """一种句式，和它的用量。"""

    skeleton: Annotated[str, Doc("句式，空处为 *")]
    reports: Annotated[int, Doc("多少篇报告用过")]
    sentences: Annotated[int, Doc("多少句")]
    by_year: Annotated[Counts, Doc("逐年的报告数")]
    by_org_type: Annotated[Counts, Doc("各类单位的报告数")]
    slots: Annotated[list[list[FillerJson]], Doc("每个空处常填的词")]
    examples: Annotated[list[ExampleJson], Doc("例句")]


class HeadingSetJson(TypedDict):
    """一篇报告里成套的标题。"""

    headings: Annotated[list[str], Doc("标题，按原来的顺序")]
    report_id: ReportId
    report_title: ReportTitle
    year: Year
    function: FunctionName
    file: FilePath
    line: LineNumber


class TimelineJson(TypedDict):
    """一个提法逐年的用量。"""

    phrase: Annotated[str, Doc("提法")]
    reports: Annotated[int, Doc("多少篇报告用过")]
    first: Annotated[int | None, Doc("最早的年份")]
    last: Annotated[int | None, Doc("最近的年份")]
    by_year: Annotated[Counts, Doc("逐年的报告数")]
    by_org_type: Annotated[Counts, Doc("各类单位的报告数")]
    beside: Annotated[list[FillerJson], Doc("同一分句里常见的词")]


class CollocationJson(TypedDict):
    """一个词的搭配。"""

    word: Annotated[str, Doc("词")]
    kind: Annotated[str, Doc("哪一种搭配")]
    partners: Annotated[list[FillerJson], Doc("搭配的词")]


class PhrasesJson(TypedDict):
    """往年报告怎么表述一件事。"""

    query: Annotated[str, Doc("查的是什么")]
    sentences: Annotated[list[FoundSentenceJson], Doc("例句")]
    patterns: Annotated[list[PatternJson], Doc("句式")]
    heading_sets: Annotated[list[HeadingSetJson], Doc("成套标题")]
    timeline: Annotated[TimelineJson | None, Doc("逐年用量；查的不是一个提法时为 null")]
    collocations: Annotated[list[CollocationJson], Doc("搭配")]
