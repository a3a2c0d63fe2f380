"""Choose the columns that a table's facts are read from, by their headers and by what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.facts.ledger.cell_values import State, as_number, read_value
from assistant.drafting.facts.ledger.column_header import (
    MEASURES,
    Column,
    ColumnRole,
    read_column,
)
from assistant.drafting.facts.ledger.ledger_table import LedgerRow, own_texts
from assistant.drafting.facts.ledger.table_blocks import TableBlock
from assistant.drafting.facts.terse.unit_remarks import is_unit
from assistant.text.lexicon import group

_YEAR = re.compile(
    r"(?<!\d)(20\d\d)(?!\d)(?P<plan>年?度?(?:工作)?(?:计划|打算|安排|目标|思路|要点)(?!完成|执行))?"
)
_OWNER = group("ledger.owner")
_SHARE_OF_TEXTS = 0.6
_OF_VALUES = MEASURES - {ColumnRole.VALUE, ColumnRole.TARGET}
_NAMED = frozenset(
    {
        ColumnRole.INDICATOR,
        ColumnRole.SCOPE,
        ColumnRole.AS_OF,
        ColumnRole.SOURCE,
        ColumnRole.SECTION,
        ColumnRole.NUMBER,
        ColumnRole.UNIT,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLayout:
    """The columns of a table by what they give to a fact."""

    named: dict[ColumnRole, Column]  # indicator, unit, section, …: the first column of each
    value: Column | None = None
    last: Column | None = None
    target: Column | None = None
    ahead: Column | None = None  # the target of the next year
    change: Column | None = None
    completion: Column | None = None
    share: Column | None = None
    notes: tuple[Column, ...] = ()
    questions: tuple[str, ...] = ()
    unused: tuple[Column, ...] = ()
    year: int = 0  # of the report; 0 where nothing says it


def choose_columns(block: TableBlock, *, year: int = 0, names: Sequence[str] = ()) -> ColumnLayout:
    """Return the columns that are used, and a question for each choice that is not certain.

    `year` is that of the report; where it is 0, the titles say it, then `names` (of the sheet and
    the file), then the latest column with results.
    """
    columns = [_by_content(one, block) for one in block.columns]
    year = year or _year_in((*block.titles, *names)) or _latest_year(columns)
    named = {one.role: one for one in reversed(columns) if one.role in _NAMED}
    values = [one for one in columns if one.role is ColumnRole.VALUE]
    texts = [one for one in values if _is_text(one, block.rows)]
    present = [one for one in values if one not in texts and _distance(one, year) == 0]
    value, questions = _choose_value(present, block, year)
    if kinds := _kinds_in_rows(columns, block.rows):
        value, questions = None, [kinds]
    last, doubts = (None, []) if questions else _choose_last(values, value, year, block)
    targets = [one for one in columns if one.role is ColumnRole.TARGET]
    target = next((one for one in targets if _distance(one, year) in {0, None}), None)
    if value is None and texts and not present:
        value, texts = texts[0], texts[1:]
    if value is None and not questions:
        questions = list(_unknown_values(columns, block.rows))
    chosen = ColumnLayout(
        named=named,
        value=value,
        last=last,
        target=target,
        ahead=next((one for one in targets if _distance(one, year) == 1), None),
        change=_choose_change(columns, year),
        completion=_first([one for one in columns if _may_be_of(one, year)], ColumnRole.COMPLETION),
        share=_first(columns, ColumnRole.SHARE),
        notes=tuple(one for one in columns if one.role is ColumnRole.NOTE or one in texts),
        questions=(*questions, *doubts),
        year=year,
    )
    asked = present if questions else []
    unused = (one for one in _unused(chosen, columns, block.rows) if one not in asked)
    return replace(chosen, unused=tuple(unused))


def _year_in(texts: Sequence[str]) -> int:
    """Return the latest year of the first text with one that is not only planned, 0 for none."""
    for text in texts:
        if years := [int(one[1]) for one in _YEAR.finditer(text) if not one["plan"]]:
            return max(years)
    return 0


def _latest_year(columns: Sequence[Column]) -> int:
    """Return the latest year that a column of results names, 0 for none.

    Beside 2024年, a column without a year is of 2025.
    """
    results = [
        one for one in columns if one.role is ColumnRole.VALUE and not one.period.is_same_span
    ]
    latest = max((one.period.year for one in results), default=0)
    undated = any(not one.period.year and one.period.offset is None for one in results)
    return latest + 1 if latest and undated else latest


def _distance(column: Column, year: int) -> int | None:
    """Return how far the column lies from the year of the report; results are of this year."""
    distance = column.period.distance(year)
    return 0 if distance is None and column.role is ColumnRole.VALUE else distance


def _may_be_of(column: Column, year: int) -> bool:
    return column.period.distance(year) in {0, None}


def _first(columns: Sequence[Column], role: ColumnRole) -> Column | None:
    return next((one for one in columns if one.role is role), None)


def _choose_change(columns: Sequence[Column], year: int) -> Column | None:
    """Return the column of the change to this year; not the change of a year before."""
    changes = [one for one in columns if one.role in {ColumnRole.CHANGE, ColumnRole.DIFFERENCE}]
    fitting = [one for one in changes if _may_be_of(one, year)]
    return min(fitting, key=lambda one: one.role is ColumnRole.DIFFERENCE, default=None)


def _by_content(column: Column, block: TableBlock) -> Column:
    """Return the column with the role that its cells show, where its header leaves it open."""
    cells = own_texts(block.rows, column.at)
    if column.role is ColumnRole.UNIT and cells and _mostly(map(_is_office, cells)):
        return replace(column, role=ColumnRole.SOURCE)  # 单位: the office, not the measure
    if column.role is ColumnRole.NONE and cells and all(map(is_unit, cells)) and not column.path:
        return replace(column, role=ColumnRole.UNIT)
    if column.role is ColumnRole.NONE and _is_category(column, block):
        return replace(column, role=ColumnRole.SECTION)
    has_indicator = any(one.role is ColumnRole.INDICATOR for one in block.columns)
    if column.role is ColumnRole.TARGET and not has_indicator and _is_text(column, block.rows):
        return replace(column, role=ColumnRole.INDICATOR)
    return column


def _unknown_values(columns: Sequence[Column], rows: Sequence[LedgerRow]) -> Iterator[str]:
    """Yield a question on the columns of figures with unknown headers, beside those of changes."""
    unknown = [one for one in columns if one.role is ColumnRole.NONE and _is_numeric(one, rows)]
    if unknown and any(one.role in _OF_VALUES for one in columns):
        named = "、".join(_named(one, rows) for one in unknown)
        yield f"{named}是不是完成的数？没有写进稿子，是的话请把列名改成“数值”"


def _is_numeric(column: Column, rows: Sequence[LedgerRow]) -> bool:
    cells = own_texts(rows, column.at)
    return bool(cells) and _mostly(as_number(cell) is not None for cell in cells)


def _is_category(column: Column, block: TableBlock) -> bool:
    """Return whether a column left of the indicators groups them, in cells merged over rows."""
    indicator = _first(block.columns, ColumnRole.INDICATOR)
    merged = any(column.at in row.copied for row in block.rows)
    return bool(merged and indicator and column.at < indicator.at) and _is_text(column, block.rows)


def _is_office(cell: str) -> bool:
    return not is_unit(cell) and bool(_OWNER.closing(cell))


def _mostly(answers: Iterable[bool]) -> bool:
    found = list(answers)
    return sum(found) >= _SHARE_OF_TEXTS * len(found)


def _is_text(column: Column, rows: Sequence[LedgerRow]) -> bool:
    """Return whether the cells of a column are texts and not figures."""
    states = (read_value(cell, "").state for cell in own_texts(rows, column.at))
    told = [one for one in states if one is not State.NOTHING]
    return bool(told) and _mostly(one is State.TEXT for one in told)


def _choose_value(
    present: Sequence[Column], block: TableBlock, year: int
) -> tuple[Column | None, list[str]]:
    """Return the column of this year's results; none and a question where two could be it."""
    candidates = [one for one in present if own_texts(block.rows, one.at)] or list(present)
    for kept in (
        [one for one in candidates if not one.period.is_part],
        _whole_years(candidates),
        [one for one in candidates if one.is_actual and not one.period.is_part],
        [one for one in candidates if _fits_completion(one, block)],
    ):
        both = [one for one in candidates if one in kept]
        candidates = both or candidates
    distinct = {tuple(own_texts(block.rows, one.at)): one for one in reversed(candidates)}
    if len(distinct) < 2:
        return next(iter(reversed(distinct.values())), None), []
    named = "、".join(_named(one, block.rows) for one in candidates)
    when = f"{year}年" if year else "今年"
    return None, [
        f"{named}都可能是{when}的数，没有写进稿子，请说明用哪一列（把别的列名改得更明确）"
    ]


def _whole_years(columns: Sequence[Column]) -> list[Column]:
    """Return the columns of the whole year, where one of its second half is beside them."""
    halves = any(one.period.span == "7-12" for one in columns)
    return [one for one in columns if halves and one.period.span == "1-12"]


def _named(column: Column, rows: Sequence[LedgerRow]) -> str:
    """Return a column as a question names it: 第4列“2025年”（如41.8）."""
    example = "".join(f"（如{one}）" for one in own_texts(rows, column.at)[:1])
    return f"第{column.at + 1}列“{column.title}”{example}"


def _fits_completion(column: Column, block: TableBlock) -> bool:
    """Return whether column ÷ target is the completion that the table states."""
    target, rate = (
        _first(block.columns, ColumnRole.TARGET),
        _first(block.columns, ColumnRole.COMPLETION),
    )
    if target is None or rate is None:
        return False
    fits = []
    for row in block.rows:
        done, aim, stated = (as_number(row.cell(one.at)) for one in (column, target, rate))
        if done is not None and aim and stated is not None:
            fits.append(abs(done / aim * 100 - stated) < 1)
    return bool(fits) and _mostly(fits)


def _kinds_in_rows(columns: Sequence[Column], rows: Sequence[LedgerRow]) -> str:
    """Return a question where the rows and not the columns say 计划 or 实际, "" elsewhere."""
    for column in columns:
        kinds = dict.fromkeys(own_texts(rows, column.at))
        if column.role is ColumnRole.NONE and len(kinds) > 1 and all(map(_is_kind, kinds)):
            named = "、".join(kinds)
            return f"第{column.at + 1}列写着“{named}”：各行的数分别是什么，没有写进稿子，请各占一列"
    return ""


def _is_kind(cell: str) -> bool:
    return read_column((cell,)).role in {ColumnRole.VALUE, ColumnRole.TARGET, ColumnRole.FORECAST}


def _choose_last(
    values: Sequence[Column], value: Column | None, year: int, block: TableBlock
) -> tuple[Column | None, list[str]]:
    """Return the column of the year before, over the same months as this year's.

    A whole year is no base for half a one: then none, and a question.
    """
    before = [one for one in values if _distance(one, year) == -1 and not one.period.is_part]
    if not before:
        return None, []
    if value is not None:
        before = [one for one in before if one.period.span == value.period.span] or before
    before = [one for one in before if one.period.is_same_span] or before
    last = next((one for one in before if one.is_actual), before[0])
    if value is None or last.period.is_same_span or _same_span(last, value):
        return last, []
    question = (
        f"{_named(last, block.rows)}是不是和{_named(value, block.rows)}同一时段的数？"
        "没有拿来比较，请写明“上年同期”或月份"
    )
    return None, [question]


def _same_span(last: Column, value: Column) -> bool:
    whole = {"", "1-12"}
    spans = {last.period.span, value.period.span}
    return len(spans) == 1 or spans <= whole


def _unused(
    layout: ColumnLayout, columns: Sequence[Column], rows: Sequence[LedgerRow]
) -> Iterator[Column]:
    """Yield the filled columns that no fact is read from."""
    used = {
        one.at
        for one in (
            *layout.named.values(),
            *(layout.value, layout.last, layout.target, layout.ahead),
            *(layout.change, layout.completion, layout.share, *layout.notes),
        )
        if one is not None
    }
    yield from (one for one in columns if one.at not in used and own_texts(rows, one.at))
