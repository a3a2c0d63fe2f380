"""Mark what of a scanned report is uncertain, and list it to be confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.scan_records import Doubt, DoubtKind
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import localized

_KINDS = {
    DoubtKind.FIGURE: "figure",
    DoubtKind.WORDING: "wording",
    DoubtKind.OMITTED: "left out",
}


def doubts_html(doubts: Sequence[Doubt]) -> str:
    """Return the list of doubts, each in the line it stands in; "" for none."""
    if not doubts:
        return ""
    count = len(doubts)
    title = bilingual_html(
        f"扫描识别，有 {count} 处请对照原件核对", f"Scanned: {count} places to confirm"
    )
    rows = "".join(map(_row, doubts))
    return f'<details class="doubts"><summary>{title}</summary><ol>{rows}</ol></details>'


def _row(doubt: Doubt) -> str:
    before, found, after = doubt.printed.partition(doubt.text)
    page = bilingual_html(f"第{doubt.page}页", f"Page {doubt.page}")
    kind = bilingual_html(doubt.kind, _KINDS[doubt.kind])
    line = f"{escape(before)}<mark>{escape(found)}</mark>{escape(after)}"
    return f'<li><span class="quiet">{page} {kind}</span> {line}</li>'


def mark_doubts(text: str, start: int, end: int, doubts: Sequence[Doubt]) -> str:
    """Return a stretch of a paragraph as HTML, with a mark around what is uncertain in it."""
    title = escape(localized("扫描不清，请核对", "Scanned badly: please confirm"))
    pieces, done = [], start
    for doubt in sorted(doubts, key=lambda one: one.start):
        first, last = max(doubt.start, done), min(doubt.end, end)
        if first < last:
            pieces.append(escape(text[done:first]))
            pieces.append(f'<mark title="{title}">{escape(text[first:last])}</mark>')
            done = last
    return "".join([*pieces, escape(text[done:end])])
