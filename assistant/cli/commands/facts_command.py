"""The command that shows what is understood of a ledger."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import Index, Json


def facts(
    ledger: Annotated[
        Path,
        typer.Argument(metavar="台账", help="今年的数据：XLSX、CSV、Word、Markdown 或文本。"),
    ],
    year: Annotated[
        int,
        typer.Option(
            "--year", metavar="年", help="总结哪一年，默认看表名和列名。", show_default=False
        ),
    ] = 0,
    index: Index = None,  # noqa: ARG001 (every command takes it)
    json: Json = False,
) -> None:
    """看台账读成了什么：指标、数值、上年、目标、写成的句子，拿不准要问的，没有用到的。"""
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_facts import print_facts, print_open_points
    from assistant.contract.facts_json import fact_rows
    from assistant.drafting.facts.load_facts import load_facts
    from assistant.drafting.facts.review_facts import review_facts

    review = review_facts(load_facts(ledger, year=year))
    print_json(fact_rows(review)) if json else print_facts(review)
    print_open_points(review, on_stderr=json)
