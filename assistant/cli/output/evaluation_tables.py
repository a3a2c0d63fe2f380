"""Show the measures of a search: tables for the terminal, rows for JSON."""

from collections.abc import Sequence
from dataclasses import asdict, astuple
from statistics import quantiles

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from assistant.contract.json_values import JsonRow
from assistant.evaluation.bootstrap import Interval
from assistant.evaluation.metrics import measure_names
from assistant.evaluation.run_cases import CaseGroup, CaseResult, compare_runs, summarize


def evaluation_row(
    first: Sequence[CaseResult], second: Sequence[CaseResult] | None, k: int
) -> JsonRow:
    """Return the measures of one configuration, and of a second with the paired differences."""
    row = {"k": k, **_configuration(first, k)}
    if second is not None:
        row["comparison"] = _configuration(second, k) | {
            "differences": _groups(compare_runs(first, second), k)
        }
    return row


def interval_row(interval: Interval) -> JsonRow:
    """Return a mean and its 95 % interval."""
    return {name: round(value, 4) for name, value in asdict(interval).items()}


def print_evaluation(
    first: Sequence[CaseResult], second: Sequence[CaseResult] | None, k: int, change: str
) -> None:
    """Print a table for all queries and one for each kind: means and 95 % intervals."""
    console = Console(highlight=False)
    columns = [("现在", summarize(first), interval_text)]
    if second is not None:
        columns.append((change, summarize(second), interval_text))
        columns.append(("差别", compare_runs(first, second), difference_text))
    for row, group in enumerate(summarize(first)):
        name = "全部" if group.kind is None else group.kind or "（未分类）"
        table = Table("指标", *(escape(title) for title, _, _ in columns), box=SIMPLE_HEAD)
        for number, measure in enumerate(measure_names(k)):
            cells = (text(groups[row].measures[number]) for _, groups, text in columns)
            table.add_row(measure, *cells)
        console.print(f"{escape(name)}（{group.queries} 个查询）", style="bold")
        console.print(table)
    console.print(_speed("现在", first))
    if second is not None:
        console.print(_speed(change, second))
        console.print("差别逐条配对，后者减前者；区间不含 0 的才算可靠，已着色。")


def interval_text(interval: Interval) -> Text:
    """Return a mean and its interval for a table."""
    text = Text(f"{interval.mean:.3f} ")
    return text.append(f"{interval.low:.2f}～{interval.high:.2f}", style="dim")


def difference_text(interval: Interval) -> Text:
    """Return a difference, coloured where its interval excludes 0."""
    style = "green" if interval.low > 0 else "red" if interval.high < 0 else ""
    text = Text(f"{interval.mean:+.3f} ", style=style)
    return text.append(f"{interval.low:+.2f}～{interval.high:+.2f}", style="dim")


def _configuration(answers: Sequence[CaseResult], k: int) -> JsonRow:
    middle, slow = _milliseconds(answers)
    return {
        **_groups(summarize(answers), k),
        "milliseconds": {"p50": round(middle, 2), "p95": round(slow, 2)},
        "answers": [_answer(answer, k) for answer in answers],
    }


def _groups(groups: Sequence[CaseGroup], k: int) -> JsonRow:
    rows = {
        group.kind: {
            "queries": group.queries,
            **dict(zip(measure_names(k), map(interval_row, group.measures), strict=True)),
        }
        for group in groups
    }
    return {"overall": rows.pop(None), "kinds": rows}


def _answer(answer: CaseResult, k: int) -> JsonRow:
    scores = (round(value, 4) for value in astuple(answer.scores))
    return {
        "id": answer.case.id,
        "kind": answer.case.kind,
        "query": answer.case.query,
        "first_right": answer.first_right,
        **dict(zip(measure_names(k), scores, strict=True)),
    }


def _speed(name: str, answers: Sequence[CaseResult]) -> str:
    middle, slow = _milliseconds(answers)
    return f"{escape(name)}：一半查询在 {middle:.1f} 毫秒以内，95% 在 {slow:.1f} 毫秒以内。"


def _milliseconds(answers: Sequence[CaseResult]) -> tuple[float, float]:
    """Return the median and the 95th percentile of a query's time."""
    times = [1000 * answer.seconds for answer in answers]
    if len(times) == 1:
        return times[0], times[0]
    cuts = quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18]
