"""Print indicators over the years on the terminal: a table for each unit."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant.records import Span
from assistant.review.trends.trend import Trend

_BARS = "▁▂▃▄▅▆▇█"


def print_trends(trends: Sequence[Trend]) -> None:
    """Print the indicators of each unit and span: columns are years, with the change at the end."""
    console = Console(highlight=False)
    for (unit, span), rows in groupby(sorted(trends, key=_unit_of), key=_unit_of):
        console.print(_unit_table(unit, span, list(rows)))
    console.print("变化：第一个数到最后一个数。出处（报告编号和行号）见 --json。", style="dim")


def _unit_of(trend: Trend) -> tuple[str, Span]:
    return trend.organisation, trend.values[0].span


def _unit_table(unit: str, span: Span, trends: Sequence[Trend]) -> Table:
    years = sorted({value.year for trend in trends for value in trend.values})
    table = Table(
        *("指标", "单位", *map(str, years), "变化", ""),
        title=f"{escape(unit) or '单位不详'}（{span}）",
        title_justify="left",
        box=SIMPLE_HEAD,
    )
    for trend in trends:
        told = {value.year: f"{value.value:f}" for value in trend.values}
        values = [value.value for value in trend.values]
        table.add_row(
            escape(trend.indicator),
            trend.unit,
            *(told.get(year, "") for year in years),
            format_total_change(trend),
            sparkline(values) if len(values) > 1 else "",
        )
    return table


def format_total_change(trend: Trend) -> str:
    """Return the change over all years: +12.5%, -1.4个百分点; "" for a single value."""
    change = trend.total_change
    if change is None:
        return ""
    return f"{change:+f}{'个百分点' if trend.is_percentage else '%'}"


def sparkline(values: Sequence[Decimal]) -> str:
    """Return the values as bars, the least the lowest.

    >>> sparkline([Decimal(18), Decimal(16), Decimal(14)])
    '█▄▁'
    """
    least, most = min(values), max(values)
    if least == most:
        return _BARS[len(_BARS) // 2] * len(values)
    top = len(_BARS) - 1
    return "".join(_BARS[int((value - least) / (most - least) * top)] for value in values)
