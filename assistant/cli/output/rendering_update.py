"""Print what a new ledger changed in a draft: old and new of each place."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.drafts.updating.ledger_changes import FactChange, FactChangeKind
from assistant.drafting.drafts.updating.updated_draft import UpdatedDraft, UpdatedPlace


def print_update(updated: UpdatedDraft) -> None:
    """Print the changes of the ledger, the places of the draft, and what is to be accepted."""
    console = Console()
    changes = [one for one in updated.changes.changes if one.kind is not FactChangeKind.SAME]
    if not changes:
        console.print("台账没有变化，草稿没有改动。", highlight=False)
        return
    _print_head(console, f"台账变了 {len(changes)} 处")
    for change in changes:
        console.print(Text(_change_line(change)), soft_wrap=True)
    done = [one for one in updated.places if one.is_done]
    _print_places(console, f"草稿改了 {len(done)} 处", done)
    open_places = [one for one in updated.places if not one.is_done]
    _print_places(console, f"待您确认 {len(open_places)} 处", open_places)
    if open_places:
        hint = f"照改：assistant drafts accept {updated.draft.id}；不改：加 --reject"
        console.print(Text(f"{hint}；只办一处加 --number 第几处。", style="dim"), soft_wrap=True)
    for fact in updated.unplaced:
        line = f"事实 {fact.id}（第{fact.line}行）放不进任何章节，列在文末：{fact.text}"
        console.print(Text(line, style="yellow"), soft_wrap=True)


def print_proposals(stored: StoredDraft) -> None:
    """Print what still waits to be accepted, numbered as the command counts."""
    console = Console()
    proposals = stored.open_proposals
    if not proposals:
        return
    _print_head(console, f"还有 {len(proposals)} 处待您确认")
    for number, one in enumerate(proposals, start=1):
        name = stored.sections[one.section].name
        console.print(Text(f"{number}. {name}：{one.reason}"), soft_wrap=True)
        _print_change(console, one.before, one.after)


def _print_head(console: Console, text: str) -> None:
    console.print(Text(f"\n{text}", style="bold"))


def _print_places(console: Console, head: str, places: list[UpdatedPlace]) -> None:
    if not places:
        return
    _print_head(console, head)
    for number, one in enumerate(places, start=1):
        console.print(Text(f"{number}. {one.section}（{one.kind}）"), soft_wrap=True)
        _print_change(console, one.before, one.after)


def _print_change(console: Console, before: str, after: str) -> None:
    if before:
        console.print(Text(f"   - {before}", style="red"), soft_wrap=True)
    if after not in ("", before):
        console.print(Text(f"   + {after}", style="green"), soft_wrap=True)


def _change_line(change: FactChange) -> str:
    parts = f"（{'、'.join(change.parts)}）" if change.parts else ""
    texts = "；".join(_lines(change))
    return f"- {change.kind}{parts}：{texts}"


def _lines(change: FactChange) -> Iterator[str]:
    old = change.before.text if change.before else ""
    new = "；".join(fact.text for fact in change.after)
    yield f"{old} → {new}" if old and new else old or new
