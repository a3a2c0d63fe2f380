"""Read what a column of a ledger means from the texts of its header, outermost first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.drafting.facts.terse.unit_remarks import is_unit
from assistant.period_days import SPAN_MONTHS
from assistant.text.half_width import to_half_width
from assistant.text.lexicon import group, groups


class ColumnRole(StrEnum):
    """What the cells of a column state about the indicator of their row."""

    INDICATOR = "指标"
    VALUE = "数值"
    FORECAST = "预计"
    TARGET = "目标"
    CHANGE = "同比"  # in per cent
    DIFFERENCE = "增减"  # in the unit of the values
    COMPLETION = "完成率"
    SHARE = "占比"
    NOTE = "备注"
    UNIT = "单位"
    SCOPE = "口径"
    AS_OF = "截至时间"
    SOURCE = "来源"
    SECTION = "章节"
    NUMBER = "编号"
    NONE = ""  # not used


MEASURES = frozenset(
    {
        ColumnRole.VALUE,
        ColumnRole.TARGET,
        ColumnRole.CHANGE,
        ColumnRole.DIFFERENCE,
        ColumnRole.COMPLETION,
        ColumnRole.SHARE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPeriod:
    """The time that the figures of a column are about."""

    year: int = 0  # 0 where none is written
    offset: int | None = None  # 0 this year, -1 the year before, None where no word says so
    span: str = ""  # "1-6" for 1-6月 and 上半年, "" where none is written
    is_part: bool = False  # one month or quarter of several
    is_same_span: bool = False  # 同期

    def distance(self, year: int) -> int | None:
        """Return how many years the column lies behind (-1) or ahead (1) of `year`."""
        if self.offset is not None or not self.year:
            return self.offset
        return self.year - year if year else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The meaning of one column of a ledger."""

    at: int
    path: tuple[str, ...]  # the texts of its header, outermost first
    role: ColumnRole
    period: ColumnPeriod = ColumnPeriod()
    unit: str = ""
    is_actual: bool = False  # the header says 实际, 完成 or 累计, not only a year

    @property
    def title(self) -> str:
        """The header as one text."""
        return "".join(self.path)


_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)年?度?(?:全年)?")
_OFFSETS = (
    (re.compile(group("headers.last_year").pattern), -1),
    (re.compile(group("headers.this_year").pattern), 0),
    (re.compile(group("headers.next_year").pattern), 1),
)
_CUMULATED = re.compile(r"(?<!\d)(\d{1,2})月?份?[-—–−~～至到](\d{1,2})月份?")
_SPANS = {  # a quarter is a part of several
    str(span): f"{first}-{last}" for span, (first, last) in SPAN_MONTHS.items() if last - first > 2
}
_SPAN = re.compile("|".join(_SPANS))
_PART = re.compile(
    r"(?<![\d-])\d{1,2}月份?(?![-—–~～至到末底])|第?[一二三四1-4]季度|本月|当月|本季度?|当季度?"
)
_TOTAL = re.compile("累计|合计|总计|小计")
_TIME = re.compile(
    "|".join(
        (_YEAR.pattern, *(one.pattern for one, _ in _OFFSETS), _CUMULATED.pattern, _SPAN.pattern)
    )
    + rf"|{_PART.pattern}|{_TOTAL.pattern}|\d{{1,2}}月[末底]|年度|年初"
)
_TARGET, _AMOUNT = group("totals.plan").pattern, group("headers.amount").pattern
_DONE, _ITEM = group("headers.done").pattern, group("headers.item").pattern
_ROLES = (  # the first that fits; what stands before and behind a word decides
    (
        ColumnRole.COMPLETION,
        f"完成.{{0,4}}[%率]|完成{group('headers.degree').pattern}|"
        f"(?:占|完成){_TARGET}(?:数|任务)?的?{group('headers.ratio').pattern}|^完成{_TARGET}$",
    ),
    (
        ColumnRole.CHANGE,
        f"环比(?P<unused>)|{group('headers.change').pattern}|"
        f"^{group('headers.against').pattern}{group('headers.compared').pattern}?$|同比(?!.{{0,3}}[额量])|增长率?%?$",
    ),
    (ColumnRole.DIFFERENCE, group("headers.difference").pattern),
    (ColumnRole.SHARE, f"{group('headers.share').pattern}|占.{{1,6}}比例?"),
    (ColumnRole.FORECAST, group("headers.forecast").pattern),
    (ColumnRole.INDICATOR, group("headers.kind_of_item").pattern + _ITEM),
    (
        ColumnRole.TARGET,
        f"^.{{0,4}}{group('headers.aim').pattern}(?:完成)?{group('headers.amount_aimed_at').pattern}?$",
    ),
    (ColumnRole.VALUE, f"^(?:实际|已)*{_DONE}?(?:{_AMOUNT}|情况)?$"),
    (ColumnRole.INDICATOR, f"{group('headers.named_item').pattern}(?:名称)?$"),
    (ColumnRole.NOTE, f"{group('headers.note').pattern}$"),
)
_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)
_UNIT_BEHIND = re.compile(r"[（(\[【]\s*(?:单位\s*[：:]\s*)?([^（()）\]】]{1,8})[）)\]】]$")
_ACTUAL = re.compile("实际|完成|实绩|执行|累计|合计|总计")
_NAMES = {
    word.lower(): column.name.partition(".")[2]
    for column in groups("columns")
    for word in column.words
}
_LAST_YEAR = "上年"  # a group of the lexicon that is a value with its period


def read_column(path: Sequence[str], at: int = 0) -> Column:
    """Return the column with this header, its role NONE for an unknown one.

    >>> read_column(("2025年", "计划")).role, read_column(("2024年",)).period.year
    (<ColumnRole.TARGET: '目标'>, 2024)
    """
    texts = tuple(dict.fromkeys(map(normalize_header, filter(None, path))))
    unit = next((found for one in reversed(texts) if (found := header_unit(one))), "")
    unit = unit or next((one for one in texts[1:] if is_unit(one)), "")
    names = [without_unit(one) for one in texts]
    role = next((found for one in reversed(names) if (found := _role(one))), ColumnRole.NONE)
    if role is ColumnRole.NONE and any(map(_says_time_only, names)):
        role = ColumnRole.VALUE
    whole = "/".join(names)
    return Column(
        at=at,
        path=tuple(filter(None, path)),
        role=role,
        period=_period(names, role),
        unit=unit,
        is_actual=bool(_ACTUAL.search(whole)),
    )


def is_header_cell(text: str) -> bool:
    """Return whether a cell says a role, a period or a unit, as a row of a header does."""
    name = normalize_header(text)
    return is_unit(name.strip("（）()")) or read_column((text,)).role is not ColumnRole.NONE


def normalize_header(cell: str) -> str:
    """Return the text of a header cell without spaces, stars, （必填） and （单位）."""
    return re.sub(r"\s|[*＊]|[（(](?:必填|(?:计量)?单位)[)）]", "", to_half_width(cell)).lower()


def header_unit(name: str) -> str:
    """Return the unit in brackets at the end of a name, "" for none.

    >>> header_unit("自来水普及率（%）"), header_unit("新建公厕（含改建）")
    ('%', '')
    """
    found = _UNIT_BEHIND.search(name)
    return found[1] if found and is_unit(found[1]) else ""


def without_unit(name: str) -> str:
    """Return a name without the unit in brackets at its end."""
    return _UNIT_BEHIND.sub("", name) if header_unit(name) else name


def _says_time_only(name: str) -> bool:
    return bool(name) and not _TIME.sub("", name)


def _role(name: str) -> ColumnRole:
    """Return the role that one text of a header names."""
    if known := _NAMES.get(name):
        return ColumnRole.VALUE if known == _LAST_YEAR else ColumnRole(known)
    rest = _TIME.sub("", name)
    if not rest:
        return ColumnRole.NONE
    if known := _NAMES.get(rest):
        return ColumnRole.VALUE if known == _LAST_YEAR else ColumnRole(known)
    for role, pattern in _PATTERNS:
        if found := pattern.search(rest):
            return (
                ColumnRole.NONE
                if "unused" in found.re.groupindex and found["unused"] is not None
                else role
            )
    return ColumnRole.NONE


def _period(names: Sequence[str], role: ColumnRole) -> ColumnPeriod:
    """Return the period of a header; what a change is compared with is none of it."""
    if role in {ColumnRole.CHANGE, ColumnRole.DIFFERENCE}:
        names = [one for one in names if not re.search("[比较同]", one)]
    text = "/".join(names)
    years = _YEAR.findall(text)
    offset = next((step for pattern, step in _OFFSETS if pattern.search(text)), None)
    cumulated = _CUMULATED.search(text)
    span = f"{int(cumulated[1])}-{int(cumulated[2])}" if cumulated else ""
    if not span and (named := _SPAN.search(text)):
        span = _SPANS[named[0]]
    is_part = not span and not _TOTAL.search(text) and bool(_PART.search(text))
    return ColumnPeriod(
        year=int(years[0]) if years else 0,
        offset=None if years else offset,
        span=span,
        is_part=is_part,
        is_same_span="同期" in text,
    )
