"""Read the unit, the figures, the change and the note in the cells of one row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.drafting.facts.indicator_direction import good_direction
from assistant.drafting.facts.ledger.cell_values import (
    NO_VALUE,
    CellValue,
    State,
    as_number,
    read_value,
    says_nothing,
)
from assistant.drafting.facts.ledger.change_cells import read_change
from assistant.drafting.facts.ledger.column_header import (
    Column,
    ColumnRole,
    header_unit,
    normalize_header,
)
from assistant.drafting.facts.ledger.column_layout import ColumnLayout
from assistant.drafting.facts.ledger.ledger_entry import LedgerEntry
from assistant.drafting.facts.ledger.ledger_table import UNCOMPUTED, LedgerRow
from assistant.drafting.facts.ledger.note_parts import cause_of, divide_note, tell_more
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group

_TARGET_NAME = re.compile("(?:全年|年度|年初)?(?:计划|任务|目标|预算)")
_UNITLESS = re.compile(f"{group('headers.unitless').pattern}|比值?$")
_NEAR = Decimal("0.006")
_LEAST_PERCENT = 3  # 1.045 may be 104.5%
_COUNT = re.compile("[户人个次件家宗台处起座条场]数$|人次$|里程$|面积$|数量$")
_CHANGE = re.compile(r"[\u4e00-\u9fff]{0,3}?(\d+(?:\.\d+)?)%")
_AGAINST, _APART = group("ledger.against").pattern, group("ledger.apart").pattern
_AGAINST_GOAL = re.compile(
    rf"{group('ledger.just_missed').pattern}|"
    rf"{_AGAINST}[^，；。\d]{{0,2}}{group('totals.plan').pattern}[数值]?{_APART}\d[\d.]*[^，；。\d]{{0,4}}"
    rf"|{group('ledger.not_beyond').pattern}\d[\d.]*[^\d，。；]{{0,3}}"
)
_FUTURE = re.compile(r"下半年|下一?步|明年|^20\d\d(?=[^\d.,%])|20\d\d年|计划|拟|力争")
_YEAR = re.compile(r"(20\d\d)年")
_LAST_YEAR = re.compile(group("headers.last_year").pattern)
NO_UNIT = "〔待填：单位〕"
_ONE_PER = re.compile(r"1(?=/\d)")  # 1/10万: right behind its value the 1 would be a digit of it


def fill_entry(entry: LedgerEntry, row: LedgerRow, layout: ColumnLayout) -> LedgerEntry:
    """Return the entry with the figures, the change and the note of its row."""
    return _with_note(_with_change(_with_values(entry, row, layout), row, layout), row, layout)


def read_unit(
    row: LedgerRow, layout: ColumnLayout, units: Sequence[str], name: str
) -> tuple[str, str]:
    """Return the unit of a row, and a question where none is known or several may be meant."""
    raw = normalize_header(cell_of(row, layout.named.get(ColumnRole.INDICATOR)))
    columns = [one for one in (layout.value, layout.target, layout.last) if one]
    given = cell_of(row, layout.named.get(ColumnRole.UNIT)).strip()
    unit = "" if says_nothing(given) else given.replace("％", "%")
    unit = unit or header_unit(raw) or next((one.unit for one in columns if one.unit), "")
    cells = [own_cell(row, one) for one in columns]
    bare = [one for one in cells if as_number(one) is not None and not one.endswith(("%", "‰"))]
    unit = unit[1:] if _ONE_PER.match(unit) else unit
    if unit[:1].isdecimal() and bare:  # 100万元
        return NO_UNIT, f"台账第{row.line}行“{name}”的单位“{unit}”里有数，请把它乘进数值"
    if unit or not bare or _UNITLESS.search(name):
        return unit, ""
    fitting = [one for one in units if _unit_fits(one, name)]
    if len(fitting) == 1:
        return fitting[0], ""
    written = f"表上写的是“{'、'.join(units)}”，" if units else ""
    return NO_UNIT, f"台账第{row.line}行“{name}”没有单位，{written}请补上"


def _unit_fits(unit: str, name: str) -> bool:
    """Return whether a unit of the whole table may be that of an indicator: no 户数 in 万元."""
    is_rate = bool(group("ledger.rate").closing(name))
    if is_rate or unit in {"%", "‰"}:
        return is_rate and unit in {"%", "‰"}
    return not (_COUNT.search(name) and unit.endswith("元"))


def _with_values(entry: LedgerEntry, row: LedgerRow, layout: ColumnLayout) -> LedgerEntry:
    value = read_value(own_cell(row, layout.value), entry.unit)
    last = read_value(own_cell(row, layout.last), entry.unit)
    target = read_value(own_cell(row, layout.target), entry.unit)
    name = _TARGET_NAME.search(layout.target.title if layout.target else "")
    if _is_fraction(value, entry.unit):
        value = replace(value, state=State.DOUBTFUL)
    doubts = [
        f"台账第{row.line}行“{entry.name}”的“{one.text}”看不出是多少，没有写进稿子，请写明"
        for one in (value, last, target)
        if one.state is State.DOUBTFUL
    ]
    entry = replace(
        entry,
        value=value if value.state is not State.DOUBTFUL else NO_VALUE,
        last=last if last.is_figure else NO_VALUE,
        target=target if target.is_figure else NO_VALUE,
        target_name=name[0] if name else "目标",
        completion=_completion(own_cell(row, layout.completion), value, target, layout),
        share=own_cell(row, layout.share),
        questions=(*entry.questions, *doubts),
    )
    return _without_value(entry, row, layout) if entry.value.state is State.NOTHING else entry


def _is_fraction(value: CellValue, unit: str) -> bool:
    """Return whether a value in per cent is more likely a fraction: 0.986 for 98.6%."""
    number = value.number
    if number is None or unit != "%" or "%" in value.cell:
        return False
    return 0 < number < 1 and len(value.cell.partition(".")[2]) > 2


def _completion(cell: str, value: CellValue, target: CellValue, layout: ColumnLayout) -> str:
    """Return a completion in per cent; "" where value and target say it: 1.045 for 104.5%."""
    number = as_number(cell)
    if number is None or cell.endswith("%") or (layout.completion and layout.completion.unit):
        return cell
    if value.number is not None and target.number:
        share = value.number / target.number
        return "" if abs(share - number) < _NEAR else cell
    return "" if number < _LEAST_PERCENT else cell


def _without_value(entry: LedgerEntry, row: LedgerRow, layout: ColumnLayout) -> LedgerEntry:
    """Return an entry without a value as what it is: a plan, a blank, or a text alone."""
    if (
        not own_cell(row, layout.value)
        and entry.target.is_figure
        and (_FUTURE.search(entry.indicator) or _is_dated_ahead(entry, layout))
    ):
        return as_plan(entry)
    if UNCOMPUTED in row.cells:
        why = f"台账第{row.line}行的公式没有存下结果，请在表格软件里打开并保存一次"
    elif entry.questions or layout.questions:
        why = ""
    elif _announces_value(entry, row, layout):
        why = f"台账第{row.line}行没有读到“{entry.name}”的数值，留作待填"
    else:
        return entry
    blank = CellValue(text=f"{UNCOMPUTED}{entry.unit.removesuffix(NO_UNIT)}", state=State.NOTHING)
    return replace(entry, value=blank, remarks=(why,) if why else ())


def as_plan(entry: LedgerEntry) -> LedgerEntry:
    """Return an entry whose target is all that its row says: it is what is planned."""
    return replace(entry, value=entry.target, target=NO_VALUE, remarks=(), is_planned=True)


def _is_dated_ahead(entry: LedgerEntry, layout: ColumnLayout) -> bool:
    """Return whether the target is for a year after that of the table: 2026年9月启用."""
    year = _YEAR.match(entry.target.cell)
    return year is not None and bool(layout.year) and int(year[1]) > layout.year


def _announces_value(entry: LedgerEntry, row: LedgerRow, layout: ColumnLayout) -> bool:
    """Return whether a row without a value has a unit or a dash, and no other figure."""
    told = (layout.change,) if _is_held_against(entry) else (layout.change, *layout.notes)
    if find_figures(entry.indicator) or not all(says_nothing(own_cell(row, one)) for one in told):
        return False
    return bool(own_cell(row, layout.value) or entry.unit or _is_held_against(entry))


def _is_held_against(entry: LedgerEntry) -> bool:
    """Return whether a row gives what its value would be held against."""
    return entry.last.is_figure or entry.target.is_figure


def _with_change(entry: LedgerEntry, row: LedgerRow, layout: ColumnLayout) -> LedgerEntry:
    cell = own_cell(row, layout.change)
    if not cell or says_nothing(cell) or layout.change is None:
        return entry
    if then := _LAST_YEAR.match(cell):  # 去年1.37%
        last = read_value(cell[then.end() :], entry.unit)
        return replace(entry, last=last) if last.is_figure and not entry.last.is_figure else entry
    found = read_change(cell, layout.change, value=entry.value, last=entry.last, unit=entry.unit)
    if not found.question:
        return replace(entry, change=found.clause)
    place = f"台账第{row.line}行“{entry.name}”的“{layout.change.title}”"
    asked = f"{place}{found.question}，没有写进稿子，请核对"
    return replace(entry, questions=(*entry.questions, asked))


def _with_note(entry: LedgerEntry, row: LedgerRow, layout: ColumnLayout) -> LedgerEntry:
    note, report = (
        "；".join(
            text
            for column in layout.notes
            if (column.role is ColumnRole.VALUE) == is_report
            and not says_nothing(text := own_cell(row, column).rstrip("。；"))
        )
        for is_report in (False, True)
    )
    parts = divide_note(note, report=report)
    if parts.target and not entry.target.is_figure:
        target = read_value(parts.target, entry.unit)
        entry = replace(entry, target=target, target_name=parts.target_name)
    entry = replace(entry, note="；".join(filter(None, (report, note))), parts=parts)
    if (cause := cause_of(parts, entry.name)) and _is_worse(entry):
        told = f"台账第{row.line}行备注里的“{cause}”写成了“{entry.name}”变化的原因，请核对"
        return replace(entry, cause=cause, remarks=(*entry.remarks, told))
    parts = tell_more(parts, has_value=entry.value.is_figure)
    fresh = sorted(
        (one for one in parts.clauses if not _repeats_change(one, entry)), key=entry.note.find
    )
    entry = replace(entry, parts=replace(parts, clauses=tuple(fresh)))
    if parts.unused:
        left = f"台账第{row.line}行备注里的“{'，'.join(parts.unused)}”没有写进稿子"
        entry = replace(entry, remarks=(*entry.remarks, left))
    return entry


def _repeats_change(clause: str, entry: LedgerEntry) -> bool:
    """Return whether a clause says only by how much two values differ: 掉了3%, 比预算低0.6个点."""
    if entry.target.is_figure and _AGAINST_GOAL.fullmatch(clause):
        return True
    rate = _CHANGE.fullmatch(clause)
    now, then = (find_figures(one.text)[:1] for one in (entry.value, entry.last))
    if rate is None or not now or not then or now[0].unit != then[0].unit or not then[0].number:
        return False
    grown = ((now[0].number or 0) / then[0].number - 1) * 100
    return abs(abs(grown) - Decimal(rate[1])) < 1


def _is_worse(entry: LedgerEntry) -> bool:
    """Return whether there is less than last year, or more of what should become less."""
    now, then = entry.value.number, entry.last.number
    if now is None or then is None or now == then or now < 0 or then < 0:
        return False
    good = good_direction(entry.name, entry.unit, then=then, goal=entry.target.number)
    return now > then if good < 0 else now < then


def cell_of(row: LedgerRow, column: Column | None) -> str:
    """Return the text of a row in a column, "" where there is no such column."""
    return row.cell(column.at).rstrip() if column else ""


def own_cell(row: LedgerRow, column: Column | None) -> str:
    """Return the text of a row in a column, "" where a merged cell above gives it."""
    return row.own(column.at).strip() if column else ""
