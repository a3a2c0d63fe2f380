"""Show one report as a tree: sections in the colour of their function, paragraphs as cut."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.records import Function, Paragraph, ReportEntry, Section
from assistant.ui.bilingual import both
from assistant.ui.escaping import shown_text
from assistant.ui.language import spoken
from assistant.ui.terms import spoken_term, term


def shown_tree(entry: ReportEntry, sections: Sequence[Section]) -> str:
    """Return the report with a choice of function at each section, and where passages begin."""
    place = f"{entry.file}" + (f":{entry.first_line}-{entry.last_line}" if entry.first_line else "")
    legend = "".join(
        f'<span class="badge fn-{one.name.lower()}">{term(one)}</span> ' for one in Function
    )
    return (
        f'<div class="tree"><h3>{shown_text(entry.title)}</h3>'
        f'<p class="quiet">{shown_text(place)}</p><p>{legend}</p>'
        f"{''.join(map(_section, sections))}</div>"
    )


def _section(section: Section) -> str:
    depth = max(0, len(section.path) - 1)
    heading = shown_text(section.path[-1]) if section.path else both("（导语）", "(opening)")
    cuts = sum(len(one.passages) for one in section.paragraphs)
    count = both(
        f"{len(section.paragraphs)} 段 {cuts} 条",
        f"{len(section.paragraphs)} paragraphs, {cuts} passages",
    )
    return (
        f'<details style="margin-left:{1.3 * depth}rem" class="fn-{section.function.name.lower()}">'
        f"<summary>{heading} {_choice(section)}"
        f'<span class="quiet">{count} · {section.line}</span></summary>'
        f"{''.join(map(_paragraph, section.paragraphs))}</details>"
    )


def _choice(section: Section) -> str:
    options = "".join(
        f'<option value="{one.value}"{" selected" if one is section.function else ""}>'
        f"{spoken_term(one)}</option>"
        for one in Function
    )
    name = spoken("章节功能", "Function of the section")
    return f'<select data-line="{section.line}" aria-label="{name}">{options}</select>'


def _paragraph(paragraph: Paragraph) -> str:
    """Return the raw text with a mark where each passage begins."""
    pieces, done = [], 0
    for number, passage in enumerate(paragraph.passages):
        pieces.append(shown_text(paragraph.text[done : passage.start]))
        if number:
            pieces.append('<i class="cut">┆</i>')
        done = passage.start
    pieces.append(shown_text(paragraph.text[done:]))
    return f"<p><small>{paragraph.line}</small> {''.join(pieces)}</p>"
