"""Show the shelf of kept drafts: a button that unfolds them; one is opened, deleted, or begun."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import gradio as gr

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import localized
from assistant.ui.widgets.assets import read_asset


def build_draft_shelf() -> gr.HTML:
    """Place the shelf; it triggers open and remove, each with the id of a draft, and new."""
    return gr.HTML(
        "",
        elem_id="draft-shelf",
        apply_default_css=False,
        js_on_load=read_asset("tabs/draft/bar/draft_shelf.js"),
    )


def shelf_html(drafts: Sequence[StoredDraft], opened: str | None) -> str:
    """Return the shelf as HTML; "" where there is no draft yet."""
    if not drafts:
        return ""
    name = bilingual_html("草稿", "Drafts")
    new = bilingual_html("＋ 新写一篇", "+ New draft")
    rows = "".join(_row_html(one, is_open=one.id == opened) for one in drafts)
    return (
        '<button type="button" data-shelf aria-expanded="false" aria-controls="shelf-list">'
        f'{name} <span class="count">{len(drafts)}</span> <i>▾</i></button>'
        '<div id="shelf-list" class="shelf-list" hidden>'
        f'<button type="button" class="new" data-new>{new}</button><ul>{rows}</ul></div>'
    )


def _row_html(stored: StoredDraft, *, is_open: bool) -> str:
    title = escape(stored.plan.title)
    changed = stored.changed[5:16].replace("T", " ")
    count = f"{stored.written}/{len(stored.sections)}"
    state = bilingual_html(f"{changed}，{count} 节", f"{changed}, {count} sections")
    current = ' aria-current="true"' if is_open else ""
    remove = f"{localized('删除', 'Delete')} {title}"
    return (
        f'<li><button type="button" class="to" data-draft="{stored.id}"{current}><b>{title}</b>'
        f'<span class="quiet">{state}</span></button><button type="button" class="remove"'
        f' data-remove="{stored.id}" aria-label="{remove}" title="{remove}">×</button></li>'
    )
