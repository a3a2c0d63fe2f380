"""The command that drafts a report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.interruption import CommandInterruptedError
from assistant.cli.options import Index, Json, LedgerTable, Review, open_workbench, settings_for

if TYPE_CHECKING:
    from assistant.drafting.drafts.stored_draft import StoredDraft
    from assistant.workbench import Workbench


def draft(
    outline: Annotated[
        Path | None,
        typer.Argument(metavar="提纲", help="提纲文件：# 标题，或一、（一）1. 编号。"),
    ] = None,
    facts: Annotated[
        Path | None,
        typer.Option("--facts", metavar="台账", help="今年的数据：CSV、XLSX、Markdown 或文本。"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="写到文件，如 总结.docx、总结.md。"),
    ] = None,
    review: Review = False,
    table: LedgerTable = False,
    resume: Annotated[
        str, typer.Option("--resume", metavar="草稿编号", help="接着写这份草稿里还没写的章节。")
    ] = "",
    redo: Annotated[
        str, typer.Option("--redo", metavar="草稿编号", help="重写这份草稿的一节，其余不动。")
    ] = "",
    section: Annotated[
        str, typer.Option("--section", metavar="章节", help="重写哪一节，如 二（一）、导语或标题。")
    ] = "",
    instruction: Annotated[
        str, typer.Option("--instruction", metavar="要求", help="怎么改，如 压缩到三百字。")
    ] = "",
    index: Index = None,
    json: Json = False,
) -> None:
    """依据提纲和今年的数据起草报告，每句注明出处，缺数据处留空。"""
    from assistant.cli.output.rendering import print_json, print_unresolved
    from assistant.cli.output.rendering_drafts import print_effort
    from assistant.drafting.output.markdown_json import to_json, to_markdown

    with open_workbench(index) as bench:
        if redo:
            stored = _revise(bench, redo, section, instruction)
        else:
            stored = _finish(bench, resume or _create(bench, outline, facts))
        result = stored.draft()
        if output is not None:
            bench.documents.export(result, output, review=review, table=table)
            typer.echo(f"已写入 {output}", err=True)
    if json:
        print_json(to_json(result))
    elif output is None:
        typer.echo(to_markdown(result, table=table))
    print_unresolved(result)
    print_effort(stored, settings_for(index))


def _create(bench: "Workbench", outline: Path | None, facts: Path | None) -> str:
    """Return the id of a new draft."""
    from assistant.drafting.facts.load_facts import load_facts
    from assistant.drafting.inputs import load_outline
    from assistant.drafting.outline.outline_year import outline_year
    from assistant.errors import OutlineError

    if outline is None:
        raise OutlineError(
            "没有给出提纲。",
            hint="写成 assistant draft 提纲.md；接着写旧草稿用 --resume 草稿编号。",
        )
    text = load_outline(outline)
    given = load_facts(facts, year=outline_year(text)) if facts else ()
    return bench.drafts.create(text, given).id


def _finish(bench: "Workbench", draft_id: str) -> "StoredDraft":
    """Return the draft with all its sections; an interruption tells how to continue."""
    from assistant.cli.output.draft_progress import DraftProgress

    stored = bench.drafts.get(draft_id)
    if bench.drafts.is_saved(draft_id):
        how = f"中断后可用 assistant draft --resume {draft_id} 接着写"
        typer.echo(f"草稿编号 {draft_id}（{how}）", err=True)
    try:
        with DraftProgress(stored) as progress:
            bench.drafts.finish(draft_id, on_event=progress.on_event)
    except KeyboardInterrupt as stopped:
        raise _interruption(bench, draft_id) from stopped
    return bench.drafts.get(draft_id)


def _interruption(bench: "Workbench", draft_id: str) -> CommandInterruptedError:
    stored = bench.drafts.get(draft_id)
    done = f"已中断：草稿 {draft_id} 写好 {stored.written}/{len(stored.sections)} 节"
    if bench.drafts.is_saved(draft_id):
        return CommandInterruptedError(
            f"{done}，都已保存。",
            hint=f"接着写：assistant draft --resume {draft_id}；"
            f"先看写好的：assistant drafts show {draft_id}",
        )
    return CommandInterruptedError(
        f"{done}，没能存盘。", hint="请换一个可写的 --index 目录再起草。"
    )


def _revise(bench: "Workbench", draft_id: str, section: str, instruction: str) -> "StoredDraft":
    from assistant.cli.output.draft_progress import DraftProgress
    from assistant.errors import DraftError

    if not section:
        raise DraftError("没有说重写哪一节。", hint="加上 --section，如 --section 二（一）。")
    try:
        with DraftProgress(bench.drafts.get(draft_id)) as progress:
            for event in bench.drafts.revise(draft_id, section, instruction):
                progress.on_event(event)
    except KeyboardInterrupt as stopped:
        hint = f"再来一次：assistant draft --redo {draft_id} --section {section}"
        raise CommandInterruptedError("已中断：这一节保持原样，没有改动。", hint=hint) from stopped
    return bench.drafts.get(draft_id)
