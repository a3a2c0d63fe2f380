"""Put trends into tables, one for each unit and span: for terminal, page, paper and spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.manuscript import Attachment, Block, Manuscript, Table, plain_block
from assistant.records import Span
from assistant.review.output.translations import Translator, to_chinese
from assistant.review.trends.trend import Trend, YearValue
from assistant.text.figures.chinese_numerals import spell_chinese_number

TITLE = "历年数据"
_CSV_COLUMNS = (
    "单位/时段/指标/计量单位/年份/数值/原文/比上一个数（%，百分数为百分点）/报告/章节/行/文件"
)
_FORMULA_SIGNS = ("=", "+", "-", "@")  # with which a spreadsheet begins a formula


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendTable:
    """The trends of one unit in reports on one part of a year."""

    organisation: str
    span: Span
    years: tuple[int, ...]
    trends: tuple[Trend, ...]

    def title(self, tr: Translator = to_chinese) -> str:
        """Return unit and span."""
        unit = self.organisation or tr("单位不详")
        return tr("{unit}（{span}）", unit=unit, span=tr(self.span.value))


def trend_tables(trends: Sequence[Trend]) -> list[TrendTable]:
    """Return the tables by unit and span, the trends in them in their order."""
    return [
        TrendTable(
            organisation=unit,
            span=span,
            years=tuple(sorted({value.year for one in rows for value in one.values})),
            trends=tuple(rows),
        )
        for (unit, span), group in groupby(sorted(trends, key=_unit_of), key=_unit_of)
        for rows in [list(group)]
    ]


def _unit_of(trend: Trend) -> tuple[str, Span]:
    return trend.organisation, trend.values[0].span


def format_total_change(trend: Trend, tr: Translator = to_chinese) -> str:
    """Return the change over all years: +12.5%, -1.4个百分点; "" for a single value."""
    change = trend.total_change
    if change is None:
        return ""
    return f"{change:+f}{tr('个百分点') if trend.is_percentage else '%'}"


def trends_to_csv(trends: Sequence[Trend]) -> str:
    """Return a line for each value, with its source, for a spreadsheet."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(_CSV_COLUMNS.split("/"))
    for table in trend_tables(trends):
        for trend in table.trends:
            rows.writerows(_csv_row(trend, value) for value in trend.values)
    return written.getvalue()


def _csv_row(trend: Trend, value: YearValue) -> list[str]:
    change = "" if value.change_pct is None else f"{value.change_pct:f}"
    words = (trend.organisation, value.span.value, trend.indicator, trend.unit)
    source = (value.report_title, "／".join(value.section))
    line = "" if value.line is None else str(value.line)
    return [
        *map(_no_formula, words),
        *(str(value.year), f"{value.value:f}", _no_formula(value.text), change),
        *map(_no_formula, source),
        *(line, _no_formula(value.file)),
    ]


def _no_formula(words: str) -> str:
    """Return words of a report that a spreadsheet takes for words."""
    return f"'{words}" if words.startswith(_FORMULA_SIGNS) else words


def trends_to_manuscript(trends: Sequence[Trend]) -> Manuscript:
    """Return the tables of all units, and where each value stands as an attachment."""
    content: list[Block | Table] = []
    for number, table in enumerate(trend_tables(trends), start=1):
        heading = f"{spell_chinese_number(number)}、{table.title()}"
        content += [plain_block(heading, level=1), _value_table(table)]
    sources = Table(
        caption="", header=("指标", "年份", "原文", "出处"), rows=tuple(_source_rows(trends))
    )
    attached = Attachment(title="出处", content=(sources,))
    return Manuscript(title=TITLE, content=tuple(content), attachments=(attached,))


def _value_table(table: TrendTable) -> Table:
    rows = []
    for trend in table.trends:
        told = {value.year: f"{value.value:f}" for value in trend.values}
        values = (told.get(year, "") for year in table.years)
        rows.append((trend.indicator, trend.unit, *values, format_total_change(trend)))
    header = ("指标", "单位", *(f"{year}年" for year in table.years), "变化")
    return Table(caption="", header=header, rows=tuple(rows))


def _source_rows(trends: Sequence[Trend]) -> Iterator[tuple[str, ...]]:
    for table in trend_tables(trends):
        for trend in table.trends:
            for value in trend.values:
                yield trend.indicator, str(value.year), value.text, format_place(value)


def format_place(value: YearValue, tr: Translator = to_chinese) -> str:
    """Return report, section and line of a value."""
    line = tr("第 {n} 行", n=value.line) if value.line is not None else ""
    return " · ".join(filter(None, (f"《{value.report_title}》", "／".join(value.section), line)))
