"""The command that measures the search on a cases file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import Index, Json, open_workbench
from assistant.errors import SettingsError
from assistant.retrieval.search_mode import SearchMode

if TYPE_CHECKING:
    from assistant.evaluation.run_cases import CaseResult


def evaluate(
    cases: Annotated[
        Path, typer.Argument(metavar="案例文件", help="JSON：每条一个查询和应当找到的文件、行号。")
    ],
    limit: Annotated[int, typer.Option("-k", "--limit", min=1, max=1000, help="看前几条。")] = 10,
    mode: Annotated[
        SearchMode, typer.Option("--mode", help="hybrid 兼顾字面与语义，另可只看一边。")
    ] = SearchMode.HYBRID,
    compare: Annotated[
        list[str] | None,
        typer.Option(
            "--compare",
            metavar="名称=值",
            help="另测一次并逐条比较：改动 mode、literal 或一项设置，如 mode=keywords、"
            "index=另一个档案；可写多次，一起生效。",
        ),
    ] = None,
    index: Index = None,
    json: Json = False,
) -> None:
    """用案例文件衡量查找：命中率、召回率、MRR、nDCG，附 95% 置信区间，可比较两种配置。"""
    from assistant.cli.output.evaluation_tables import evaluation_row, print_evaluation
    from assistant.cli.output.rendering import print_json

    changes = _parse_changes(compare or [])
    with open_workbench(index) as bench:
        first = bench.archive.evaluate(cases, limit=limit, mode=mode)
    second = _evaluate_changed(cases, limit, mode, index, changes) if changes else None
    if json:
        print_json(evaluation_row(first, second, limit))
    else:
        print_evaluation(first, second, limit, "，".join(compare or []))


def _evaluate_changed(
    cases: Path, limit: int, mode: SearchMode, index: Path | None, changes: dict[str, str]
) -> "list[CaseResult]":
    """Return the answers with the changed configuration."""
    settings = dict(changes)
    mode = SearchMode(_require_one_of(list(SearchMode), "mode", settings.pop("mode", mode.value)))
    literal = (
        _require_one_of(["true", "false"], "literal", settings.pop("literal", "false")) == "true"
    )
    with open_workbench(index, **settings) as bench:
        return bench.archive.evaluate(cases, limit=limit, mode=mode, literal=literal)


def _require_one_of(words: Sequence[str], name: str, word: str) -> str:
    if word not in words:
        raise SettingsError(f"{name} 没有 {word} 这个值。", hint=f"可用的：{'、'.join(words)}")
    return word


def _parse_changes(compare: Sequence[str]) -> dict[str, str]:
    """Return the changes by name; SettingsError for a name that is not known."""
    from assistant.settings import Settings

    parts = [change.partition("=") for change in compare]
    changes = {name.strip(): value.strip() for name, _, value in parts}
    known = ["mode", "literal", *Settings.model_fields]
    for name in changes:
        if name not in known:
            raise SettingsError(
                f"不能比较“{name}”。", hint=f"写成 名称=值，可用的名称：{'、'.join(known)}"
            )
    return changes
