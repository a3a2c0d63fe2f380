"""Twelve spreadsheets as offices build them: the cells, merges and formats of each."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet by its rows, and what is done to its cells afterwards."""

    title: str = "Sheet1"
    rows: list[list[Any]]
    merged: str = ""  # ranges, separated by blanks
    formats: dict[str, str] = field(default_factory=dict)
    finish: Callable[[Worksheet], None] = lambda sheet: None


def build(*sheets: Sheet) -> bytes:
    """Return the workbook with these sheets."""
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    book.remove(book.active)
    for one in sheets:
        page = book.create_sheet(one.title)
        for row in one.rows:
            page.append(row)
        for reference in one.merged.split():
            page.merge_cells(reference)
        for reference, code in one.formats.items():
            page[reference].number_format = code
        one.finish(page)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _transport(sheet: Worksheet) -> None:
    sheet["B7"].alignment = Alignment(indent=2)
    sheet["B8"].alignment = Alignment(indent=4)
    sheet.row_dimensions[11].hidden = True


# Transport: three header rows, merged sector, parts of a whole by their indent, a hidden row.
TRANSPORT = Sheet(
    title="2025年",
    rows=[
        ["平川县交通运输局2025年度主要指标完成情况表"],
        [None, None, None, None, None, None, "单位：万元"],
        ["类别", "指标名称", "计量单位", "2024年", "2025年", None, None],
        [None, None, None, "全年完成", "年度计划", "完成情况", None],
        [None, None, None, None, None, "实际完成", "完成率"],
        ["投资", "公路建设投资", "万元", 46200, 50000, 52350, 1.047],
        [None, "其中：国省干线", None, 21500, 24000, 25100, 1.0458],
        [None, "农村公路", None, 24700, 26000, 27250, 1.0481],
        ["建设", "新改建农村公路", "公里", 62.5, 70, 73.4, 1.0486],
        [None, "优良路率", "%", 88.4, 89, 90.1, None],
        [None, "旧口径里程", "公里", 1, 2, 3, None],
    ],
    merged="A1:G1 A3:A5 B3:B5 C3:C5 E3:G3 D4:D5 E4:E5 F4:G4 A6:A8 A9:A10",
    formats={f"G{row}": "0.0%" for row in range(6, 10)} | {f"F{row}": "#,##0" for row in (6, 7, 8)},
    finish=_transport,
)

# Health: half a year, the growth as shown percentages, a rate with points, notes.
HEALTH = Sheet(
    title="上半年",
    rows=[
        ["卫生健康主要数据（2025年1-6月）"],
        ["序号", "项目", "单位", "1-6月", "上年同期", "增幅", "备注"],
        [1, "门诊诊疗人次", "万人次", 38.26, 35.9, 0.0657, "含乡镇卫生院12.4万人次"],
        [2, "家庭医生签约率", "%", 71.3, 68.8, 2.5, None],
        [3, "新建村卫生室", "个", 14, 9, 0.5556, "其中3个已投用"],
        [4, "住院药占比", "%", 26.4, 27.9, -1.5, "持续下降"],
        [5, "传染病报告发病数", "例", 412, 467, -0.1178, None],
    ],
    formats={"F3": "0.0%", "F5": "0.0%", "F7": "0.0%"},
)

# Education: text on how far the work has come, responsible office merged over rows.
EDUCATION = Sheet(
    title="重点工作",
    rows=[
        ["重点工作任务清单"],
        ["责任科室", "重点任务", "年度目标", "完成情况", "备注"],
        ["基建科", "新建城北小学", "9月投入使用", "已完成主体工程，正在装修", None],
        [None, "新增学位", "2400个", "2650个", "其中学前480个"],
        ["人事科", "招聘教师", "150名", "163名", None],
        [None, "教师轮岗交流", "200人以上", "—", "下学期统计"],
    ],
    merged="A1:E1 A3:A4 A5:A6",
)

# Civil affairs: months as columns with a total.
CIVIL_AFFAIRS = Sheet(
    title="月报",
    rows=[
        ["2025年民政资金发放情况（单位：万元）"],
        ["指标", *[f"{month}月" for month in range(1, 13)], "合计", "上年合计"],
        ["低保金", *[52.1] * 11, 53.4, 626.5, 601.2],
        ["临时救助金", *[8.4] * 12, 100.8, 112.6],
    ],
    merged="A1:O1",
)

# Commerce: on its side, the periods as rows.
COMMERCE = Sheet(
    title="商务",
    rows=[
        ["商务局2025年主要经济指标"],
        ["时间", "社会消费品零售总额（亿元）", "进出口总额（亿元）", "新增限上企业（家）"],
        ["2024年", 86.4, 12.35, 9],
        ["2025年", 91.7, 11.9, 12],
        ["2025年计划", 92, 13, 10],
        ["同比增幅", 0.0613, -0.0364, 0.3333],
    ],
    formats={f"{column}6": "0.0%" for column in "BCD"},
)

# Water works: two tables side by side under one title, each with its own unit.
WATER = Sheet(
    title="水利",
    rows=[
        ["2025年水利建设和资金情况"],
        ["指标", "本年", "上年", "单位", None, "项目", "本年", "上年"],
        ["清淤河道", 27.5, 24, "公里", None, "中央资金（万元）", 3200, 2900],
        ["加固水库", 6, 5, "座", None, "省级资金（万元）", 1850, 2100],
        ["合计", None, None, None, None, "合计（万元）", 5050, 5000],
    ],
)


def _town(sheet: Worksheet) -> None:
    sheet["B5"].font = Font(strike=True)
    sheet.column_dimensions["D"].hidden = True


# A county's towns: places as rows, indicators over 计划 and 实际, a total, a hidden column.
TOWNS = Sheet(
    title="分乡镇",
    rows=[
        ["各乡镇2025年农村公路建设情况"],
        ["乡镇", "新建公路（公里）", None, "内部测算", "完成投资（万元）", None],
        [None, "计划", "实际", None, "计划", "实际"],
        ["城关镇", 12, 13.5, 1, 960, 1020],
        ["河东镇", 20, 21, 1, 1600, 1655],
        ["清河镇", 16, 15.5, 1, 1280, 1240],
        ["合计", 48, 50, 3, 3840, 3915],
    ],
    merged="A1:F1 A2:A3 B2:C2 E2:F2 D2:D3",
    finish=lambda sheet: setattr(sheet.column_dimensions["D"], "hidden", True),
)

# Finance: two tables one below the other, revenue in 亿元 and a check in 万元; brackets, dashes.
FINANCE = Sheet(
    title="收支",
    rows=[
        ["一、收入情况", None, None, None, None],
        ["单位：亿元"],
        ["科目", "年初预算", "本年执行", "上年执行", "增长%"],
        ["一般公共预算收入", 21.5, 22.04, 20.85, 5.7],
        ["其中：税收收入", 15.2, 15.61, 14.9, 4.8],
        ["政府性基金收入", 7.9, 6.9, 7.75, -11],
        [],
        ["二、“三公”经费", None, None, None, None],
        ["单位：万元"],
        ["科目", "本年执行", "上年执行", "增减额"],
        ["公务接待费", 86.3, 112.5, -26.2],
        ["公务用车运行费", 240.6, 251.4, "(10.8)"],
        ["因公出国费", "—", "—", "—"],
    ],
)

# Police: comparisons in words, dates, odd values.
POLICE = Sheet(
    title="公安",
    rows=[
        ["指标", "数值", "单位", "截至时间", "同比"],
        ["刑事立案", 1286, "起", datetime.date(2025, 12, 31), "下降9.3%"],
        ["八类严重暴力案件破案率", 1, None, datetime.date(2025, 12, 31), "持平"],
        ["止付挽损资金", "近3200", "万元", datetime.date(2025, 12, 31), None],
        ["化解矛盾纠纷", "2,140余", "起", datetime.date(2025, 12, 31), "↑12.5%"],
        ["出动警力", "N/A", "人次", None, None],
        ["平均出警时间", "８．５", "分钟", None, "缩短1.2分钟"],
    ],
    formats={"B3": "0%"},
)

# A state company: plans of three years, a loss turned to a profit, values rounded by their format.
COMPANY = Sheet(
    title="经营指标",
    rows=[
        ["云川城投集团2025年经营指标及2026年计划"],
        ["指标", "2024年计划", "2024年实际", "2025年计划", "2025年实际", "2026年计划"],
        ["营业收入（亿元）", 18, 18.6, 20, 20.437, 22],
        ["利润总额（亿元）", 1.2, -0.35, 0.5, 0.618, 0.8],
        ["资产负债率（%）", 62, 61.4, 61, 59.87, 59],
        ["供水量（万吨）", 8500, 8612, 8700, 8745.4, 8900],
    ],
    formats={"E3": "0.00", "E4": "0.00", "E5": "0.0", "E6": "0"},
)

# Emergency management: two columns that may both be this year's.
EMERGENCY = Sheet(
    title="应急",
    rows=[
        ["指标", "单位", "2025年", "2025年", "备注"],
        ["生产安全事故", "起", 6, 8, None],
        ["检查企业", "家次", 1460, 1398, None],
    ],
)

# Human resources: no headers for the unit, a growth over a half year against a whole year.
HUMAN_RESOURCES = Sheet(
    title="人社",
    rows=[
        ["人社局2025年上半年数据", None, None, None, None],
        ["工作指标", None, "2025年1-6月", "2024年全年", "全年任务"],
        ["城镇新增就业", "人", 6230, 11800, 11000],
        ["职业技能培训", "人次", 4150, 7900, 7500],
        ["劳动人事争议调解成功率", "%", 78.6, 77.1, 75],
    ],
    merged="A1:E1",
)
