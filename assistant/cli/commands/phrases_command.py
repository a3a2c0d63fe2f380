"""The command that searches past wording."""

from typing import Annotated

import typer

from assistant.cli.commands.search_command import refuse_unknown_filter
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
from assistant.phrasing.query_options import SentenceOrder

_HELP = "句式（以*为抓手）、词语（“走深走实”）、意思（怎么写自助办事下沉到村）、标题或字数（4+8）。"

_Query = Annotated[str, typer.Argument(metavar="查询", help=_HELP)]
_Limit = Annotated[
    int, typer.Option("-k", "--limit", min=1, max=200, metavar="条数", help="至多列出几句。")
]
_Sort = Annotated[
    SentenceOrder,
    typer.Option(
        "--sort", metavar="次序", help="best 最贴切的在前，left 按左边的字排，right 按右边的字排。"
    ),
]
_Damaged = Annotated[
    bool, typer.Option("--all", help="连有遮盖、缺名、错字的句子一起列出，并注明。")
]
_Headings = Annotated[
    int | None,
    typer.Option("--headings", min=2, max=30, metavar="个数", help="成套标题要这么多个。"),
]
_Length = Annotated[
    int | None,
    typer.Option("--length", min=2, max=60, metavar="字数", help="标题要这么多字，可差一字。"),
]


def phrases(
    query: _Query = "",
    limit: _Limit = 10,
    function: Functions = None,
    org_type: OrgTypes = None,
    level: Levels = None,
    year: Years = None,
    report: Reports = None,
    sort: _Sort = SentenceOrder.BEST,
    damaged: _Damaged = False,
    headings: _Headings = None,
    length: _Length = None,
    index: Index = None,
    json: Json = False,
) -> None:
    """查找别人怎么写：句子、句式、成套标题、提法年份、搭配，附出处。"""
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_phrases import print_phrases
    from assistant.contract.phrases_json import phrases_row
    from assistant.phrasing.answer_query import PhraseRequest
    from assistant.phrasing.parse_query import QueryKind, parse_query
    from assistant.phrasing.patterns.heading_search import HeadingLimits
    from assistant.retrieval.parse_filter import make_filter

    wanted = PhraseRequest(
        limit=limit,
        filter=make_filter(
            years=year,
            org_types=org_type,
            levels=level,
            functions=function,
            reports=report,
        ),
        headings=HeadingLimits(count=headings, length=length),
        order=sort,
        damaged=damaged,
    )
    with open_workbench(index) as bench:
        found = bench.archive.phrases(query, request=wanted)
        if not (found.sentences or found.heading_sets):
            refuse_unknown_filter(bench, org_type or (), report or ())
    if json:
        print_json(phrases_row(found))
    else:
        in_context = parse_query(query).kind in (QueryKind.PATTERN, QueryKind.PHRASE)
        print_phrases(found, in_context=in_context)
