"""Label the versions of a section, and show the difference that restoring one would make."""

from __future__ import annotations

from html import escape

from assistant.drafting.drafts.stored_draft import StoredSection, Version, VersionOrigin
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import localized

ORIGIN_WORDS = {
    VersionOrigin.WRITTEN: "drafted",
    VersionOrigin.REDONE: "rewritten",
    VersionOrigin.EDITED: "edited",
    VersionOrigin.RESTORED: "restored",
    VersionOrigin.UPDATED: "updated",
}


def version_name(place: int, version: Version) -> str:
    """Return the label of a version in a list: number, time, origin, length, instruction."""
    made = version.made[5:16].replace("T", " ")
    how = localized(version.how.value, ORIGIN_WORDS[version.how])
    instruction = f"：{version.instruction}" if version.instruction else ""
    return localized(
        f"第 {place} 版 {made} {how} {len(version.text)} 字{instruction}",
        f"{place}: {made}, {how}, {len(version.text)} characters{instruction}",
    )


def is_unchanged(section: StoredSection) -> bool:
    """Return whether the last version has the text of the one before it."""
    return len(section.versions) > 1 and section.versions[-1].text == section.versions[-2].text


def version_diff_html(section: StoredSection, place: int | None) -> str:
    """Return what restoring a version (from 1) would change as HTML: struck out, or marked.

    "" for the current version.
    """
    if not place or place >= len(section.versions):
        return ""
    from assistant.export.revising.text_edits import find_edits

    now, then = section.versions[-1].text, section.versions[place - 1].text
    if now == then:
        same = bilingual_html("和现在的文字一样。", "The same text as now.")
        return f'<div class="going-back quiet">{same}</div>'
    pieces, at = [], 0
    for edit in find_edits(now, then):
        pieces += [
            escape(now[at : edit.start]),
            f"<del>{escape(edit.removed)}</del>" if edit.removed else "",
            f"<ins>{escape(edit.added)}</ins>" if edit.added else "",
        ]
        at = edit.start + len(edit.removed)
    pieces.append(escape(now[at:]))
    text = "".join(pieces)
    legend = bilingual_html(
        "恢复后：划线的去掉，标绿的回来", "Restored: struck words go, marked ones return"
    )
    return f'<div class="going-back"><div class="quiet">{legend}</div><p>{text}</p></div>'
