"""List what a person has to look at before the draft goes out, with a way to the place."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.kept.records import KeptDraft
from assistant.drafting.records import Unresolved
from assistant.ui.escaping import shown_text


def to_do(kept: KeptDraft) -> str:
    """Return the list as HTML; a click on a row goes to its sentence or section."""
    rows = kept.draft().unresolved
    if not rows:
        return '<div class="todo quiet">没有待处理的事项。</div>'
    places = _places(kept)
    return "".join(
        [
            f'<details class="todo" open><summary>待处理 {len(rows)} 处</summary><ol>',
            *(_row(row, places) for row in rows),
            "</ol></details>",
        ]
    )


def _row(row: Unresolved, places: dict[tuple[str, str], str]) -> str:
    place = places.get((row.section, row.text)) or places.get((row.section, ""), "")
    text = (
        f'<span class="why">{shown_text(row.reason)}</span>'
        f'<span class="quiet">{shown_text(row.text)}</span>'
    )
    if not place:
        return f"<li>{text}</li>"
    return f'<li><button type="button" data-jump="{place}">{text}</button></li>'


def _places(kept: KeptDraft) -> dict[tuple[str, str], str]:
    """Return where each sentence of each section stands on the page; "" stands for the section."""
    return dict(reversed(list(_all_places(kept))))


def _all_places(kept: KeptDraft) -> Iterator[tuple[tuple[str, str], str]]:
    for number, section in enumerate(kept.sections):
        yield (section.heading, ""), f"section-{number}"
        sentences = section.current.traced.section.sentences if section.current else ()
        for place, sentence in enumerate(sentences, start=1):
            yield (section.heading, sentence.text), f"{number}-{place}"
