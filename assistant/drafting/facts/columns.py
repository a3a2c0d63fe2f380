"""Know the columns of a ledger by the names people give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

COLUMNS = {
    "指标": ("指标", "指标名称", "项目", "名称", "事项", "内容", "工作内容", "事实", "indicator"),
    "数值": (
        *("数值", "数值（本期）", "本期", "本期数", "值", "数据", "完成数", "完成值", "value"),
        *("数量", "金额", "指标值", "完成情况", "本年", "本年数", "今年", "累计", "本年累计"),
    ),
    "上年": ("上年", "上年数", "上年值", "上年同期", "上年同期数", "去年", "去年数", "去年同期"),
    "同比": ("同比", "同比增长", "同比增幅", "同比增减", "同比变化", "增幅", "增速", "增长率"),
    "目标": (
        *("目标", "目标值", "目标数", "目标任务", "年度目标", "全年目标", "任务", "任务数"),
        *("年度任务", "计划数", "年度计划"),
    ),
    "完成率": ("完成率", "完成比例", "完成进度", "目标完成率", "任务完成率"),
    "占比": ("占比", "比重", "所占比重", "所占比例"),
    "单位": ("单位", "计量单位", "unit"),
    "口径": ("口径", "统计口径", "范围", "scope"),
    "截至时间": ("截至时间", "截止时间", "截至", "截至日期", "时间", "日期", "as_of"),
    "来源": ("来源", "数据来源", "出处", "依据", "source"),
    "章节": (
        *("章节", "所属章节", "栏目", "板块", "类别", "分类", "领域", "section"),
        *("工作类别", "工作分类", "所属工作", "所属类别", "所属板块", "所属领域", "工作领域"),
    ),
    "编号": ("编号", "序号", "id", "ID"),
}
UNCOMPUTED = "〔待填：数值〕"  # a formula whose result the file does not hold

_NAMES = {alias.lower(): name for name, aliases in COLUMNS.items() for alias in aliases}
_COUNT = "(?:实际|累计)*(?:完成|实现)?(?:数值|数|值|量|额|情况)?"
_THIS_YEAR = re.compile(
    f"(?=[本今当实累完]|全年)(?:本年度?|今年|当年|全年|本期|当期|本年累计)?{_COUNT}"
)
_LAST_YEAR = re.compile(f"(?:上一?年度?|去年|上期)(?:同期)?{_COUNT}")
_YEAR = re.compile(rf"(20\d\d)(?:年度?|年全年)?{_COUNT}")
_HEADER_DEPTH = 5  # a title and a remark may stand above the header
_NUMBER = re.compile(r"[-−+]?\d[\d,]*(?:\.\d+)?[%％]?")
_UNIT = re.compile(r"[^\d，。；]{0,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table, its cells as text."""

    line: int  # from 1
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows that belong together, and the heading or sheet they stand under."""

    rows: tuple[Row, ...]
    section: tuple[str, ...] = ()


def column(cell: str) -> str:
    """Return our name of the column that `cell` heads, "" for one we do not know.

    >>> column("指标名称（必填）"), column("今年实际完成数"), column("负责人")
    ('指标', '数值', '')
    """
    name = _plain(cell)
    if known := _NAMES.get(name, ""):
        return known
    if _THIS_YEAR.fullmatch(name):
        return "数值"
    return "上年" if _LAST_YEAR.fullmatch(name) else ""


def columns(cells: Sequence[str]) -> list[str]:
    """Return our name of each column, "" for one that is not used.

    Of columns headed by a year the latest is this year's. Of several values only the first counts.

    >>> columns(["指标", "2024年", "2025年完成数"])
    ['指标', '上年', '数值']
    """
    names = [column(cell) for cell in cells]
    years = {
        at: int(found[1])
        for at, cell in enumerate(cells)
        if (found := _YEAR.fullmatch(_plain(cell)))
    }
    if "数值" not in names:
        latest = max(years.values(), default=0)
        for at, year in years.items():
            if year >= latest - 1:
                names[at] = "数值" if year == latest else "上年"
    return [
        "" if name in {"数值", "上年"} and name in names[:at] else name
        for at, name in enumerate(names)
    ]


def _plain(cell: str) -> str:
    return re.sub(r"\s|[*＊]|[（(]必填[)）]", "", cell).lower()


def is_header(row: Row) -> bool:
    """Return whether `row` names an indicator column and one more."""
    names = set(columns(row.cells))
    return "指标" in names and len(names - {""}) > 1


def find_header(rows: Sequence[Row]) -> int | None:
    """Return the index of the row that names the columns, None if none does."""
    return next((index for index, row in enumerate(rows[:_HEADER_DEPTH]) if is_header(row)), None)


def with_header(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows; where all are 指标, 数值 and maybe 单位 without a header, with one."""
    plain = rows and all(
        2 <= len(row.cells) <= 3
        and not _NUMBER.match(row.cells[0])
        and _NUMBER.fullmatch(row.cells[1])
        and all(_UNIT.fullmatch(cell) for cell in row.cells[2:])
        for row in rows
    )
    return (Row(line=0, cells=("指标", "数值", "单位")), *rows) if plain else tuple(rows)
