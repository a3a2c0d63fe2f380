"""Show the kinds of files that something is saved as: a name, and what the file is good for."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.ui.i18n.bilingual_html import bilingual_html

FileKinds = Mapping[str, tuple[str, str, str, str]]  # name and use, each in both languages


def file_rows_html(kinds: FileKinds) -> str:
    """Return a button for each kind; `data-export` says which it is."""
    return "".join(
        f'<button type="button" data-export="{kind}"><b>{bilingual_html(name, english)}</b>'
        f'<span class="quiet">{bilingual_html(*about)}</span></button>'
        for kind, (name, english, *about) in kinds.items()
    )


def file_menu_html(kinds: FileKinds) -> str:
    """Return the button 导出, below which they unfold."""
    return (
        f'<details class="menu primary"><summary>{bilingual_html("导出", "Export")}</summary>'
        f'<div class="menu-list to-left">{file_rows_html(kinds)}</div></details>'
    )
