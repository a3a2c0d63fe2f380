"""Print indicators over the years on the terminal: a table for each unit."""

from collections.abc import Sequence
from decimal import Decimal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant.review.output.trend_tables import TrendTable, format_total_change, trend_tables
from assistant.review.trends.trend import Trend

_BARS = "▁▂▃▄▅▆▇█"


def print_trends(trends: Sequence[Trend]) -> None:
    """Print the indicators of each unit and span: columns are years, with the change at the end."""
    console = Console(highlight=False)
    for table in trend_tables(trends):
        console.print(_unit_table(table))
    console.print(
        "变化：第一个数到最后一个数。出处（报告、章节和行号）见 --json，或用 -o 写成文件。",
        style="dim",
    )


def _unit_table(unit: TrendTable) -> Table:
    table = Table(
        *("指标", "单位", *map(str, unit.years), "变化", ""),
        title=escape(unit.title()),
        title_justify="left",
        box=SIMPLE_HEAD,
    )
    for trend in unit.trends:
        told = {value.year: f"{value.value:f}" for value in trend.values}
        values = [value.value for value in trend.values]
        table.add_row(
            escape(trend.indicator),
            trend.unit,
            *(told.get(year, "") for year in unit.years),
            format_total_change(trend),
            sparkline(values) if len(values) > 1 else "",
        )
    return table


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
