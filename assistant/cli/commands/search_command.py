"""The command that searches passages."""

import json as json_text
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import (
    Functions,
    Index,
    Json,
    Levels,
    OrgTypes,
    Reports,
    Years,
    open_workbench,
)
from assistant.retrieval.search_mode import SearchMode

if TYPE_CHECKING:
    from assistant.records import Filter, Hit
    from assistant.workbench import Workbench


_Literal = Annotated[
    bool,
    typer.Option("--literal", help="照字面查，不去理解查询里的年份、单位和“问题”“下一步”。"),
]


def search(
    query: Annotated[str, typer.Argument(metavar="查询", help="词语、标题或一句话。")] = "",
    queries: Annotated[
        Path | None, typer.Option("--queries", metavar="文件", help="一行一个查询，逐行输出 JSON。")
    ] = None,
    limit: Annotated[
        int,
        typer.Option("-k", "--limit", min=1, max=1000, metavar="条数", help="至多列出几条。"),
    ] = 10,
    mode: Annotated[
        SearchMode,
        typer.Option(
            "--mode",
            metavar="方式",
            help="hybrid 字面和语义都看，keywords 只看字面，vectors 只看语义。",
        ),
    ] = SearchMode.HYBRID,
    year: Years = None,
    org_type: OrgTypes = None,
    level: Levels = None,
    function: Functions = None,
    report: Reports = None,
    literal: _Literal = False,
    index: Index = None,
    json: Json = False,
) -> None:
    """查找以往报告中的相关段落，附出处。"""
    from assistant.cli.output.rendering import print_hits, print_json
    from assistant.contract.archive_json import hit_row
    from assistant.retrieval.parse_filter import make_filter

    wanted = make_filter(
        years=year,
        org_types=org_type,
        levels=level,
        functions=function,
        reports=report,
    )
    with open_workbench(index) as bench:
        ask = partial(bench.archive.search, limit=limit, filter=wanted, mode=mode, literal=literal)
        if queries is not None:
            for one in _read_queries(queries):
                _print_row(one, ask(one))
            return
        if not literal:
            _print_intent(query, wanted)
        hits = ask(query)
        if not hits:
            refuse_unknown_filter(bench, org_type or (), report or ())
    print_json([hit_row(hit) for hit in hits]) if json else print_hits(query, hits)


def _print_row(query: str, hits: "Sequence[Hit]") -> None:
    """Print one query and its hits as one line of JSON."""
    from assistant.contract.archive_json import hit_row

    row = {"query": query, "hits": [hit_row(hit) for hit in hits]}
    typer.echo(json_text.dumps(row, ensure_ascii=False))


def _print_intent(query: str, given: "Filter") -> None:
    """Print on stderr the intent found in the query, beside the filter."""
    from assistant.retrieval.query_intent import parse_intent

    if intent := parse_intent(query, given=given):
        typer.echo(f"按“{intent}”理解，这样的段落排在前面；--literal 照字面查。", err=True)


def refuse_unknown_filter(bench: "Workbench", types: Sequence[str], reports: Sequence[str]) -> None:
    """Refuse a filter that matches nothing: an unknown report or type of unit.

    Raises ArchiveError or QueryError.
    """
    from assistant.errors import QueryError

    for report_id in reports:
        bench.archive.report(report_id)
    known = sorted({entry.org_type for entry in bench.archive.reports()})
    if known and (unknown := [name for name in types if name not in known]):
        raise QueryError(
            f"档案里没有这类单位的报告：{'、'.join(unknown)}", hint=f"有：{'、'.join(known)}"
        )


def _read_queries(path: Path) -> list[str]:
    from assistant.errors import QueryError
    from assistant.reports.loading import load

    if not path.is_file():
        raise QueryError(f"找不到查询文件：{path}", hint="请检查路径；文件里一行写一个查询。")
    return [line.text.strip() for line in load(path).lines if line.text.strip()]
