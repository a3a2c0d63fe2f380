"""Print what was understood of a ledger: its facts as a table, the questions, what was left out."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from assistant.drafting.draft import Fact, Unresolved
from assistant.drafting.facts.review_facts import FactReview, shown_value


def print_facts(review: FactReview) -> None:
    """Print the facts as a table; columns without any text are left out."""
    columns = [one for one in _columns(review.facts) if any(one[1])]
    table = Table(box=None, pad_edge=False)
    for name, _ in columns:
        table.add_column(name, overflow="fold")
    for cells in zip(*(texts for _, texts in columns), strict=True):
        table.add_row(*map(escape, cells))
    Console().print(table)


def _columns(facts: Sequence[Fact]) -> Iterator[tuple[str, list[str]]]:
    yield "行", [str(fact.line) for fact in facts]
    yield "表", [fact.sheet for fact in facts]
    yield "指标", [fact.indicator for fact in facts]
    yield "数值", [shown_value(fact) for fact in facts]
    yield "上年", [fact.last for fact in facts]
    yield "目标", [fact.target for fact in facts]
    yield "备注", [fact.note for fact in facts]
    yield "写成的句子", [fact.statement for fact in facts]


def print_open_points(review: FactReview, *, on_stderr: bool) -> None:
    """Print the questions, then what was left out and why."""
    console = Console(stderr=on_stderr)
    _print_points(console, review.questions, "要问您的", "bold yellow")
    _print_points(console, review.left_out, "没有用到的", "dim")


def _print_points(console: Console, rows: Sequence[Unresolved], title: str, style: str) -> None:
    if not rows:
        return
    console.print(Text(f"\n{title}（{len(rows)}处）", style=style))
    for row in rows:
        console.print(Text(f"- {row.reason}"), soft_wrap=True)
