"""The JSON of indicators over the years."""

from typing import Annotated

from typing_extensions import Doc, TypedDict

from assistant.ui.api.shapes.places import FilePath, ReportId, ReportTitle


class YearValueJson(TypedDict):
    """一篇报告里的数值。"""

    year: Annotated[int, Doc("报告的年份")]
    span: Annotated[str, Doc("时段")]
    value: Annotated[float, Doc("数值，已换算成 unit")]
    text: Annotated[str, Doc("原文的写法")]
    report_id: ReportId
    report_title: ReportTitle
    file: FilePath
    line: Annotated[int | None, Doc("行号；没有行号的文件为 null")]
    section: Annotated[list[str], Doc("章节，外层在前")]
    sentence: Annotated[str, Doc("所在的句子")]
    change_pct: Annotated[
        float | None, Doc("比前一个数变化的百分比；百分数为百分点；第一个为 null")
    ]


class TrendJson(TypedDict):
    """一个单位的一项指标，逐年的数值。"""

    indicator: Annotated[str, Doc("指标")]
    unit: Annotated[str, Doc("计量单位")]
    organisation: Annotated[str, Doc("单位")]
    org_type: Annotated[str, Doc("单位类型")]
    is_growth: Annotated[bool, Doc("是不是同比增幅")]
    values: Annotated[list[YearValueJson], Doc("逐年的数值，早的在前")]
