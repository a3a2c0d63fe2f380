"""The JSON of places and counts, of which other types are made."""

from typing import Annotated, NotRequired

from typing_extensions import Doc, TypedDict

LineNumber = Annotated[int, Doc("行号，从 1 起")]
FilePath = Annotated[str, Doc("文件路径")]
ReportId = Annotated[str, Doc("报告编号")]
ReportTitle = Annotated[str, Doc("报告标题")]
Year = Annotated[int | None, Doc("报告的年份；不明为 null")]
Headings = Annotated[list[str], Doc("所在章节的标题，由外到内")]
FunctionName = Annotated[str, Doc("章节功能：成效、问题、计划、经验、其他")]
ParagraphNumber = Annotated[int, Doc("草稿的第几段，从 1 起，标题不算")]
ParagraphNumbers = Annotated[list[int], Doc("草稿的哪几段，从 1 起，标题不算")]
Counts = dict[str, int]


class PlaceJson(TypedDict):
    """文字所在的地方。"""

    file: FilePath
    line: LineNumber
    page: NotRequired[Annotated[int, Doc("页码；只有分页的文件有")]]


class FillerJson(TypedDict):
    """一个词和它出现的次数。"""

    filler: Annotated[str, Doc("词")]
    count: Annotated[int, Doc("次数")]


class DoneJson(TypedDict):
    """做成了什么。"""

    done: Annotated[str, Doc("一句话")]
