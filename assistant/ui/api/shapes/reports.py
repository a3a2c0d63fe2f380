"""The JSON of the archive: reports, their sections, its size, an ingest."""

from typing import Annotated, NotRequired

from typing_extensions import Doc, TypedDict

from assistant.ui.api.shapes.places import (
    Counts,
    FilePath,
    FunctionName,
    Headings,
    LineNumber,
    PlaceJson,
    ReportId,
    ReportTitle,
    Year,
)


class FoundPassageJson(TypedDict):
    """查到的一个段落。"""

    rank: Annotated[int, Doc("第几条，从 1 起")]
    score: Annotated[float, Doc("得分，只在同一次查找里可比")]
    text: Annotated[str, Doc("原文")]
    report_id: ReportId
    report_title: ReportTitle
    year: Year
    section: Headings
    function: FunctionName
    file: FilePath
    line: LineNumber
    page: NotRequired[Annotated[int, Doc("页码；只有分页的文件有")]]
    also_at: Annotated[list[PlaceJson], Doc("一字不差的段落还在哪里")]


class ReportJson(TypedDict):
    """档案里的一篇报告。"""

    id: ReportId
    title: ReportTitle
    organisation: Annotated[str, Doc("单位；不明为空")]
    org_type: Annotated[str, Doc("单位类型，如 城管局")]
    level: Annotated[str, Doc("级别：国家、省、市、州、区、县、镇、乡、街道、村、企业、未知")]
    year: Year
    span: Annotated[str, Doc("时段：全年、上半年、一季度等")]
    kind: Annotated[str, Doc("文种：总结、计划、总结+计划、汇报、其他")]
    file: FilePath
    first_line: Annotated[int | None, Doc("第一行；不分行的格式为 null")]
    last_line: Annotated[int | None, Doc("最后一行")]
    passages: Annotated[int, Doc("段落数")]
    also_at: Annotated[list[str], Doc("内容完全相同的其他文件")]
    missing: Annotated[bool, Doc("原文件是否已不在：删除、移走，或磁盘没有接上")]


class ParagraphJson(TypedDict):
    """报告的一个自然段。"""

    line: LineNumber
    text: Annotated[str, Doc("原文")]
    passages: Annotated[list[list[int]], Doc("切成的段落，各为起止字位")]


class ReportSectionJson(TypedDict):
    """报告的一个章节。"""

    path: Headings
    function: FunctionName
    line: LineNumber
    paragraphs: Annotated[list[ParagraphJson], Doc("自然段")]


class DoubtJson(TypedDict):
    """扫描件里识别时拿不准的一处。"""

    kind: Annotated[str, Doc("数字、文字、没有读入")]
    page: Annotated[int, Doc("页码")]
    text: Annotated[str, Doc("识别成什么")]
    score: Annotated[float, Doc("把握，0 到 1")]
    printed: Annotated[str, Doc("所在的那一行，照识别的样子")]
    line: LineNumber
    start: Annotated[int, Doc("在该自然段里的起始字位；没对上时与 end 同为 0")]
    end: Annotated[int, Doc("结束字位")]


class ArchiveStatusJson(TypedDict):
    """档案的规模和状态。"""

    folder: Annotated[str, Doc("档案所在的文件夹")]
    files: Annotated[int, Doc("文件数")]
    reports: Annotated[int, Doc("报告数")]
    passages: Annotated[int, Doc("段落数")]
    texts: Annotated[int, Doc("不重复的段落数")]
    model: Annotated[str, Doc("嵌入模型")]
    dimension: Annotated[int, Doc("向量维数")]
    vectors: Annotated[int, Doc("向量数")]
    vector_index: Annotated[str, Doc("向量索引的种类")]
    generation: Annotated[int, Doc("第几代，每次改动加一")]
    bytes: Annotated[int, Doc("占用的字节数")]
    pending: Annotated[int, Doc("还查不到的段落数")]
    doubts: Annotated[int, Doc("扫描件里待核对的地方")]
    sections: Annotated[Counts, Doc("各功能的章节数")]
    outdated: Annotated[int, Doc("由更早版本的程序读取的文件数")]
    encoder: Annotated[str, Doc("语义模型；没有为空")]
    read: Annotated[int, Doc("语义模型已读懂的不重复段落数")]
    missing: Annotated[int, Doc("原文件已不在的文件数")]


class SkippedFileJson(TypedDict):
    """没有收录的一个文件。"""

    file: FilePath
    reason: Annotated[str, Doc("原因")]


class NewReportJson(TypedDict):
    """新收录的一篇报告。"""

    id: ReportId
    title: ReportTitle


class IngestSummaryJson(TypedDict):
    """一次收录的结果。"""

    files: Annotated[int, Doc("新读的文件数")]
    reports: Annotated[int, Doc("新收录的报告数")]
    passages: Annotated[int, Doc("新收录的段落数")]
    unchanged: Annotated[int, Doc("没有变化的文件数")]
    skipped: Annotated[list[SkippedFileJson], Doc("跳过的文件")]
    gone: Annotated[list[str], Doc("要重读而原文件已不在的；原有内容保留")]
    added: Annotated[list[NewReportJson], Doc("新收录的报告")]


class SectionFunctionJson(TypedDict):
    """一个章节应有的功能。"""

    line: Annotated[int, Doc("章节的行号，见 report")]
    function: FunctionName
