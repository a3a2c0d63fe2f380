"""Find a section of a draft by its number, its mark 二（一） or its heading."""

from __future__ import annotations

from assistant.drafting.draft import HOMELESS_HEADING, OPENING
from assistant.drafting.drafts.stored_draft import StoredDraft, StoredSection
from assistant.drafting.outline.find_section import find_section
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.errors import DraftError


def section_number(stored: StoredDraft, section: int | str) -> int:
    """Return the number of a section that is given as a number, 二（一）, its heading or 导语.

    Raises DraftError where the draft has none like that.
    """
    if isinstance(section, int):
        if 0 <= section < len(stored.sections):
            return section
        raise _no_such_section(stored, str(section))
    name = section.strip()
    if name == OPENING:
        return 0
    if name == HOMELESS_HEADING and stored.plan.homeless:
        return len(stored.plan.briefs)
    outline = parse_outline(stored.outline)
    node = find_section(outline, [name]) if name else None
    if node is None:
        raise _no_such_section(stored, name)
    # Sections follow the outline's headings in reading order, after the opening.
    return 1 + [one.position for one in outline.walk()].index(node.position)


def _no_such_section(stored: StoredDraft, name: str) -> DraftError:
    return DraftError(
        f"草稿里没有这一节：{name}",
        hint=f"写成 二（一） 或标题；用 assistant drafts show {stored.id} 查看章节。",
    )


def refuse_locked(section: StoredSection) -> None:
    """Raise DraftError for a section that must stay as it is."""
    if section.is_locked:
        raise DraftError(f"这一节已锁定：{section.name}", hint="请先解锁。")
