"""List the unresolved points of a draft, with a link to the place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from assistant.drafting.draft import Unresolved
from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.tabs.draft.unresolved_reasons import reason_html


def worklist_html(stored: StoredDraft) -> str:
    """Return the list as HTML, a group for each reason; a click on a text goes to its place.

    The rarest reason comes first: it is the most particular.
    """
    rows = stored.draft().unresolved
    if not rows:
        nothing = bilingual_html("没有待处理的事项。", "Nothing to do.")
        return f'<div class="todo quiet">{nothing}</div>'
    groups: dict[str, list[Unresolved]] = {}
    for row in rows:
        groups.setdefault(row.reason, []).append(row)
    places = _page_places(stored)
    return "".join(
        [
            f'<details class="todo" open><summary>{_head(len(rows))}</summary><div>',
            *(_group_html(groups[why], places) for why in sorted(groups, key=_group_size(groups))),
            "</div></details>",
        ]
    )


def _head(count: int) -> str:
    return bilingual_html(f"待处理 {count} 处", f"To look at: {count}")


def _group_size(groups: dict[str, list[Unresolved]]) -> Callable[[str], int]:
    return lambda why: len(groups[why])


def _group_html(rows: list[Unresolved], places: dict[tuple[str, str], str]) -> str:
    times = bilingual_html(f"{len(rows)} 处", f"{len(rows)} ×")
    count = f'<span class="badge">{times}</span>' if len(rows) > 1 else ""
    texts = "".join(_row_html(row, places) for row in rows)
    return f'<div class="why">{reason_html(rows[0].reason)} {count}</div><ul>{texts}</ul>'


def _row_html(row: Unresolved, places: dict[tuple[str, str], str]) -> str:
    place = places.get((row.section, row.text)) or places.get((row.section, ""), "")
    text = escape(row.text)
    if not place:
        return f"<li>{text}</li>"
    return f'<li><button type="button" data-jump="{place}">{text}</button></li>'


def _page_places(stored: StoredDraft) -> dict[tuple[str, str], str]:
    """Return the element id of each sentence of each section; "" stands for the section."""
    return dict(reversed(list(_iter_places(stored))))


def _iter_places(stored: StoredDraft) -> Iterator[tuple[tuple[str, str], str]]:
    for number, section in enumerate(stored.sections):
        yield (section.heading, ""), f"section-{number}"
        for place, sentence in enumerate(section.sentences, start=1):
            yield (section.heading, sentence.text), f"{number}-{place}"
