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
    UPDATE = "update"
    ACCEPT = "accept"
    RETURN = "return"
    REMOVE = "remove"


_Action = Annotated[
    DraftAction,
    typer.Argument(
        metavar="操作",
        help="list 列出，show 查看，restore 恢复旧版，lock 锁定，unlock 解锁，"
        "update 台账变了、草稿跟着改，accept 照更新的建议改，"
        "return 收回改过的 Word 文件，remove 删除。",
    ),
]
_DraftId = Annotated[
    str, typer.Argument(metavar="草稿编号", help="见列表；return 时写改过的 .docx 文件。")
]
_Section = Annotated[
    str, typer.Option("--section", metavar="章节", help="哪一节，如 二（一）、导语或标题。")
]
_Version = Annotated[int, typer.Option("--version", min=0, metavar="第几版", help="恢复哪一版。")]
_NewFacts = Annotated[
    Path | None, typer.Option("--facts", metavar="台账", help="update 用的新台账。")
]
_Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="文件", help="update 的结果写到文件；.docx 里是修订。"),
]
_Number = Annotated[
    int, typer.Option("--number", min=0, metavar="第几处", help="accept 哪一处；不写是全部。")
]
_Reject = Annotated[
    bool,
    typer.Option("--reject", help="return 时不接受文件里的修订，批注照收；accept 时不照建议改。"),
]


def drafts(
    action: _Action = DraftAction.LIST,
    draft_id: _DraftId = "",
    section: _Section = "",
    version: _Version = 0,
    facts: _NewFacts = None,
    output: _Output = None,
    number: _Number = 0,
    reject: _Reject = False,
    index: Index = None,
    json: Json = False,
) -> None:
    """列出留存的草稿；查看、恢复旧版、锁定、随台账更新、收回审稿改过的 Word 文件、删除。"""
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_drafts import print_drafts, print_reimport
    from assistant.contract.drafts_json import draft_row

    with open_workbench(index) as bench:
        if action is DraftAction.LIST:
            found = bench.drafts.all(notice=lambda message: typer.echo(message, err=True))
            print_json([draft_row(stored) for stored in found]) if json else print_drafts(found)
        elif action is DraftAction.SHOW:
            _show(bench.drafts.get(draft_id), section, json=json)
        elif action is DraftAction.UPDATE:
            _update(bench, draft_id, facts, output, json=json)
        elif action is DraftAction.ACCEPT:
            numbers = [number] if number else []
            _settle(bench, draft_id, numbers, accept=not reject, json=json)
        elif action is DraftAction.RETURN:
            print_reimport(bench.documents.reimport(Path(draft_id), accept=not reject))
        else:
            _change(bench, action, draft_id, section, version)


def _update(
    bench: "Workbench", draft_id: str, facts: Path | None, output: Path | None, *, json: bool
) -> None:
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_update import print_update
    from assistant.contract.update_json import update_row
    from assistant.drafting.drafts.stored_draft import EnteredFacts
    from assistant.drafting.facts.load_facts import load_facts
    from assistant.drafting.outline.outline_year import outline_year
    from assistant.errors import DraftError

    if facts is None:
        raise DraftError("没有给出新台账。", hint="加上 --facts，如 --facts 台账（12月）.xlsx。")
    year = outline_year(bench.drafts.get(draft_id).outline)
    updated = bench.drafts.ledger.update(
        draft_id, load_facts(facts, year=year), typed=EnteredFacts(files=(facts.name,))
    )
    print_json(update_row(updated)) if json else print_update(updated)
    if output is not None:
        bench.documents.export_update(updated, output)
        typer.echo(f"已写入 {output}", err=True)


def _settle(
    bench: "Workbench", draft_id: str, numbers: list[int], *, accept: bool, json: bool
) -> None:
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_update import print_proposals
    from assistant.contract.update_json import proposal_rows

    stored = bench.drafts.ledger.settle(draft_id, numbers, accept=accept)
    typer.echo("已照改" if accept else "已放下", err=True)
    print_json(proposal_rows(stored)) if json else print_proposals(stored)


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
