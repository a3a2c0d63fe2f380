"""Show one report as a tree: sections in the colour of their function, paragraphs with splits.

What of a scan is uncertain is marked, and listed above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from html import escape

from assistant.records import Function, Paragraph, ReportEntry, Section
from assistant.scan_records import Doubt
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import localized
from assistant.ui.i18n.missing_file import missing_html
from assistant.ui.i18n.terms import localized_term, term_html
from assistant.ui.tabs.archive.doubt_marks import doubts_html, mark_doubts

_HELP = bilingual_html(
    "点开一节看正文；┆ 是一条的起点，点一下合并或切开；改完点“保存更正”。",
    "Open a section to read it; ┆ is where a passage begins, a click joins or cuts; then save.",
)
_SENTENCE = re.compile("[。；！？]+[”’」』）)]*")


def report_tree_html(
    entry: ReportEntry, sections: Sequence[Section], doubts: Sequence[Doubt] = ()
) -> str:
    """Return the report with a choice of function at each section, and a mark at each split."""
    show_section = partial(_section_html, doubts=doubts)
    place = f"{entry.file}" + (f":{entry.first_line}-{entry.last_line}" if entry.first_line else "")
    legend = "".join(
        f'<span class="badge fn-{one.name.lower()}">{term_html(one)}</span> ' for one in Function
    )
    return (
        f'<div class="tree"><h3>{escape(entry.title)}</h3>'
        f'<p class="quiet">{escape(place)}{missing_html(entry.file)}</p><p>{legend}</p>'
        f'<p class="quiet">{_HELP}</p>{doubts_html(doubts)}'
        f"{''.join(map(show_section, sections))}</div>"
    )


def _section_html(section: Section, *, doubts: Sequence[Doubt]) -> str:
    depth = max(0, len(section.path) - 1)
    heading = escape(section.path[-1]) if section.path else bilingual_html("（导语）", "(opening)")
    cuts = sum(len(one.passages) for one in section.paragraphs)
    count = bilingual_html(
        f"{len(section.paragraphs)} 段 {cuts} 条",
        f"paragraphs {len(section.paragraphs)}, passages {cuts}",
    )
    return (
        f'<details style="margin-left:{1.3 * depth}rem" class="fn-{section.function.name.lower()}">'
        f"<summary>{heading} {_function_select(section)}"
        f'<span class="quiet">{count} · {section.line}</span></summary>'
        f"{''.join(_paragraph_html(one, doubts) for one in section.paragraphs)}</details>"
    )


def _function_select(section: Section) -> str:
    chosen = {section.function: " selected"}
    options = "".join(
        f'<option value="{one.value}" data-name="{one.name.lower()}"{chosen.get(one, "")}>'
        f"{localized_term(one)}</option>"
        for one in Function
    )
    name = localized("章节功能", "Function of the section")
    return f'<select data-line="{section.line}" aria-label="{name}">{options}</select>'


def _paragraph_html(paragraph: Paragraph, doubts: Sequence[Doubt]) -> str:
    """Return the raw text with a mark where each passage begins, and a faint one where it could."""
    text = paragraph.text
    cuts = {passage.start for passage in paragraph.passages[1:]}
    seams = {found.end() for found in _SENTENCE.finditer(text) if found.end() < len(text)}
    inside = [doubt for doubt in doubts if doubt.line == paragraph.line]
    pieces, done = [], 0
    for place in sorted(cuts | seams):
        pieces += [mark_doubts(text, done, place, inside), _cut_button(place, is_cut=place in cuts)]
        done = place
    pieces.append(mark_doubts(text, done, len(text), inside))
    return f'<p data-line="{paragraph.line}"><small>{paragraph.line}</small> {"".join(pieces)}</p>'


def _cut_button(place: int, *, is_cut: bool) -> str:
    pressed = "true" if is_cut else "false"
    name = localized("从这里另起一条", "A passage begins here")
    return (
        f'<button class="cut" data-at="{place}" aria-pressed="{pressed}" title="{name}"'
        f' aria-label="{name}">┆</button>'
    )
