"""The command that checks a draft before it is handed in."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import Explain, Index, Json, Only, Without, open_workbench

_FOUND = 1  # exit status where something was found
_Draft = Annotated[
    Path | None,
    typer.Argument(metavar="草稿", help="草稿：.docx、.md、.txt、.pdf、.ofd，或起草写出的 .json。"),
]
_Facts = Annotated[
    Path | None,
    typer.Option("--facts", metavar="台账", help="今年的数据；给出后逐个核对数字有没有来源。"),
]
_Against = Annotated[
    str,
    typer.Option("--against", metavar="编号", help="对照的往年报告；不写时取本单位上一年同期的。"),
]


def check(
    draft: _Draft = None,
    facts: _Facts = None,
    against: _Against = "",
    without: Without = None,
    only: Only = None,
    explain: Explain = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="写成带批注的 .docx、.pdf 或 .html。"),
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="列出所有规则，不查草稿。")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="查出问题时退出码为 1（默认 0）。")
    ] = False,
    index: Index = None,
    json: Json = False,
) -> int:
    """交稿前检查：空白、来源、前后不一、算术、旧年份、外单位、提法、序号、用法，逐条给出位置和建议。"""
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_check import print_check, print_rules
    from assistant.contract.review_json import check_row, rule_row
    from assistant.drafting.facts.load_facts import load_facts
    from assistant.errors import DraftError
    from assistant.review.check.switched_rules import rules_off
    from assistant.review.rules.registry import RULES

    if rules:
        print_json([rule_row(rule) for rule in RULES]) if json else print_rules(
            RULES, explain=explain
        )
        return 0
    if draft is None:
        raise DraftError("没有给出草稿。", hint="写成 assistant check 草稿.docx。")
    with open_workbench(index) as bench:
        found = bench.documents.check(
            draft,
            facts=load_facts(facts) if facts else (),
            against=against,
            without=rules_off(bench.settings.rules_off, without=without or (), only=only or ()),
        )
        if output is not None:
            bench.documents.export_check(found, output)
            typer.echo(f"已写入 {output}", err=True)
    print_json(check_row(found)) if json else print_check(found, explain=explain)
    return _FOUND if strict and found.findings else 0
