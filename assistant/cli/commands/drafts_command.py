"""The command that lists stored drafts and changes them."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import Index, Json, open_workbench

if TYPE_CHECKING:
    from assistant.drafting.drafts.stored_draft import StoredDraft
    from assistant.workbench import Workbench


class DraftAction(StrEnum):
    """The action on a draft."""

    LIST = "list"
    SHOW = "show"
    RESTORE = "restore"
    LOCK = "lock"
    UNLOCK = "unlock"
    RETURN = "return"
    REMOVE = "remove"


def drafts(
    action: Annotated[
        DraftAction,
        typer.Argument(
            metavar="操作",
            help="list 列出，show 查看，restore 恢复旧版，lock 锁定，unlock 解锁，"
            "return 收回改过的 Word 文件，remove 删除。",
        ),
    ] = DraftAction.LIST,
    draft_id: Annotated[
        str, typer.Argument(metavar="草稿编号", help="见列表；return 时写改过的 .docx 文件。")
    ] = "",
    section: Annotated[
        str, typer.Option("--section", metavar="章节", help="哪一节，如 二（一）、导语或标题。")
    ] = "",
    version: Annotated[
        int, typer.Option("--version", min=0, metavar="第几版", help="恢复哪一版。")
    ] = 0,
    reject: Annotated[
        bool, typer.Option("--reject", help="收回时不接受文件里的修订，批注照收。")
    ] = False,
    index: Index = None,
    json: Json = False,
) -> None:
    """列出留存的草稿；查看、恢复旧版、锁定、收回审稿改过的 Word 文件、删除。"""
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_drafts import print_drafts, print_reimport
    from assistant.contract.drafts_json import draft_row

    with open_workbench(index) as bench:
        if action is DraftAction.LIST:
            found = bench.drafts.all(notice=lambda message: typer.echo(message, err=True))
            print_json([draft_row(stored) for stored in found]) if json else print_drafts(found)
        elif action is DraftAction.SHOW:
            _show(bench.drafts.get(draft_id), section, json=json)
        elif action is DraftAction.RETURN:
            print_reimport(bench.documents.reimport(Path(draft_id), accept=not reject))
        else:
            _change(bench, action, draft_id, section, version)


def _show(stored: "StoredDraft", section: str, *, json: bool) -> None:
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_drafts import print_versions
    from assistant.contract.drafts_json import section_versions_row
    from assistant.drafting.drafts.section_lookup import section_number
    from assistant.drafting.output.markdown_json import to_json, to_markdown

    if section:
        found = stored.sections[section_number(stored, section)]
        print_json(section_versions_row(found)) if json else print_versions(found)
        return
    if json:
        print_json(to_json(stored.draft()))
    else:
        typer.echo(to_markdown(stored.draft()))


def _change(
    bench: "Workbench", action: DraftAction, draft_id: str, section: str, version: int
) -> None:
    if action is DraftAction.REMOVE:
        bench.drafts.remove(draft_id)
        typer.echo(f"已删除草稿 {draft_id}", err=True)
    elif action is DraftAction.RESTORE:
        bench.drafts.restore(draft_id, section, version)
        typer.echo(f"已恢复第 {version} 版", err=True)
    else:
        bench.drafts.lock(draft_id, section, locked=action is DraftAction.LOCK)
        typer.echo("已锁定" if action is DraftAction.LOCK else "已解锁", err=True)
