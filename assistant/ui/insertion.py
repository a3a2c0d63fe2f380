"""Put a precedent at the end of a section of the draft that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import DraftError

if TYPE_CHECKING:
    from assistant.workbench import Workbench


def section_choices(bench: Workbench, draft_id: str) -> list[tuple[str, int]]:
    """Return the sections of a draft with their numbers; none where there is no such draft."""
    if not draft_id:
        return []
    try:
        sections = bench.drafts.get(draft_id).sections
    except DraftError:
        return []
    return [
        ("　" * max(0, section.level - 1) + (section.heading or "导语"), number)
        for number, section in enumerate(sections)
    ]


def insert(bench: Workbench, draft_id: str, section: int | None, text: str) -> str:
    """Return what was done: `text` is a new paragraph at the end of the section.

    Raises DraftError where no draft is open, or the section is locked.
    """
    if not draft_id or section is None:
        raise DraftError("还没有打开的草稿。", hint="请先在“起草”里开始或打开一份草稿。")
    kept = bench.drafts.get(draft_id).sections[section]
    name = kept.heading or "导语"
    if kept.is_locked:
        raise DraftError(f"这一节已锁定：{name}", hint="请先在“起草”里解锁，或选另一节。")
    before = kept.current.text if kept.current else ""
    bench.drafts.edit_section(draft_id, section, "\n".join(filter(None, [before, text])))
    return f"已放到“{name}”的末尾，请改成本单位的情况。"
