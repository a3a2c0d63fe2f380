"""Show where in a draft a result can go: the draft by name, and its sections."""

from __future__ import annotations

from html import escape

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import localized
from assistant.ui.i18n.terms import section_name_html
from assistant.workbench import Workbench

_MOST_DRAFTS = 50  # offered, the newest first


def section_menu_html(bench: Workbench, draft_id: str) -> str:
    """Return the drafts as a list, the open one chosen, and below it its sections as buttons."""
    drafts = bench.drafts.all()[:_MOST_DRAFTS]
    if not drafts:
        none = bilingual_html("还没有草稿。", "There is no draft yet.")
        start = bilingual_html("去起草", "Start one")
        return (
            f'<p class="quiet">{none}</p>'
            f'<button type="button" data-do="tab" data-tab="draft"><b>{start}</b></button>'
        )
    opened = next((one for one in drafts if one.id == draft_id), None)
    return _draft_list(drafts, opened) + (_sections_html(opened) if opened else "")


def _draft_list(drafts: list[StoredDraft], opened: StoredDraft | None) -> str:
    choose = localized("选一份草稿", "Choose a draft")
    first = "" if opened else f'<option value="">{choose}</option>'
    options = "".join(
        f'<option value="{one.id}"{" selected" if one is opened else ""}>'
        f"{escape(one.plan.title)}</option>"
        for one in drafts
    )
    return f'<select data-drafts aria-label="{choose}">{first}{options}</select>'


def _sections_html(stored: StoredDraft) -> str:
    locked = bilingual_html("已锁定", "locked")
    return "".join(
        f'<button type="button" data-do="insert" data-section="{number}"'
        f' style="padding-left: {0.6 + 1.1 * max(0, section.level - 1):.1f}rem"'
        f"{' disabled' if section.is_locked else ''}><span>{section_name_html(section.heading)}"
        f"</span>{f'<span class=quiet>{locked}</span>' if section.is_locked else ''}</button>"
        for number, section in enumerate(stored.sections)
    )
