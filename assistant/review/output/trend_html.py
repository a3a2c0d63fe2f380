"""Render indicators over the years as HTML: a small plot for each, a source for each value."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from importlib.resources import files
from itertools import count

from assistant.review.output.translations import Translator, to_chinese
from assistant.review.output.trend_tables import (
    TITLE,
    TrendTable,
    format_place,
    format_total_change,
    trend_tables,
)
from assistant.review.trends.trend import Trend, YearValue

_WIDTH, _HEIGHT, _MARGIN = 148, 36, 5


def render_trends_page(trends: Sequence[Trend]) -> str:
    """Return a page of its own; every text is escaped, nothing is fetched from the network."""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{TITLE}</title>\n'
        f'<style>\n{trends_css()}</style>\n</head>\n<body class="trends">\n<h1>{TITLE}</h1>\n'
        f"{render_trends(trends, to_chinese)}\n</body>\n</html>\n"
    )


def trends_css() -> str:
    """Return the style sheet of the tables."""
    return files("assistant.data").joinpath("trends.css").read_text(encoding="utf-8")


def render_trends(trends: Sequence[Trend], tr: Translator) -> str:
    """Return the tables, for an element of class `trends` with its style sheet."""
    numbers = count(1)
    return "".join(_render_table(table, numbers, tr) for table in trend_tables(trends))


def _render_table(table: TrendTable, numbers: count[int], tr: Translator) -> str:
    years = "".join(
        f'<th scope="col" class="number" data-year="{year}">{year}</th>' for year in table.years
    )
    head = (
        f'<th scope="col">{tr("指标")}</th>{years}<th scope="col" class="number">{tr("变化")}</th>'
        f'<th scope="col">{tr("走势")}</th>'
    )
    rows = "".join(_render_row(one, table.years, numbers, tr) for one in table.trends)
    return (
        f"<h2>{escape(table.title(tr))}</h2><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _render_row(trend: Trend, years: Sequence[int], numbers: count[int], tr: Translator) -> str:
    told = {value.year: value for value in trend.values}
    values = {year: _render_value(trend, one, numbers, tr) for year, one in told.items()}
    cells = "".join(
        f'<td class="number" data-year="{year}">{values[year]}</td>'
        if year in values
        else f'<td class="number none" data-year="{year}"></td>'
        for year in years
    )
    return (
        f'<tr><th scope="row">{escape(trend.indicator)}'
        f'<span class="unit">{escape(trend.unit)}</span></th>{cells}'
        f'<td class="number change">{format_total_change(trend, tr)}</td>'
        f'<td class="plot">{draw_line(trend)}</td></tr>'
    )


def _render_value(trend: Trend, value: YearValue, numbers: count[int], tr: Translator) -> str:
    """Return the value as a button that opens its source above the page."""
    name = f"source-{next(numbers)}"
    sentence = escape(value.sentence).replace(
        escape(value.text), f"<mark>{escape(value.text)}</mark>", 1
    )
    return (
        f'<button type="button" popovertarget="{name}" title="{tr("看出处")}">'
        f'{value.value:f}</button><div popover id="{name}" class="source">'
        f"<b>{escape(trend.indicator)}</b> {value.year}{tr('：')}{escape(value.text)}"
        f'<p>{sentence}</p><p class="quiet">{escape(format_place(value, tr))}</p></div>'
    )


def draw_line(trend: Trend) -> str:
    """Return the values over the years as a small line, told in words too; "" for one value."""
    if len(trend.values) < 2:
        return ""
    points = _points(trend.values)
    told = escape("，".join(f"{one.year} {one.value:f}" for one in trend.values))
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="2.5"/>' for x, y in points)
    line = " ".join(f"{x},{y}" for x, y in points)
    name = f"{escape(trend.indicator)}（{escape(trend.unit)}）"
    return (
        f'<svg role="img" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}">'
        f'<title>{name}：{told}</title><polyline points="{line}"/>{dots}</svg>'
    )


def _points(values: Sequence[YearValue]) -> list[tuple[str, str]]:
    """Return where the values stand in the plot: years to the right, larger values higher."""
    years, sizes = [one.year for one in values], [one.value for one in values]
    across, up = max(years) - min(years), max(sizes) - min(sizes)
    wide, high = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN

    def place(one: YearValue) -> tuple[str, str]:
        right = Decimal(one.year - min(years)) / (across or 1)
        rise = (one.value - min(sizes)) / up if up else Decimal("0.5")
        return f"{_MARGIN + right * wide:.1f}", f"{_HEIGHT - _MARGIN - rise * high:.1f}"

    return [place(one) for one in values]
