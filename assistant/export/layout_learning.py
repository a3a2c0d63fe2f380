"""Learn a layout from a sample Word file."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from assistant.errors import ExportError
from assistant.export.effective_style import EffectiveStyle, StyleResolver
from assistant.export.layout import Align, Layout, PageSize, TypeFace, national_layout
from assistant.export.open_word import SAVE_WORD_AGAIN, open_word
from assistant.export.revising.word_runs import W, paragraph_text
from assistant.foreign_files import refuse_faults
from assistant.reports.loading.xml_package import Element
from assistant.text.numbered_headings import parse_heading

_EMU_PER_MM = 36_000
_LONG = 40  # characters; longer than any heading
_ROUNDING = 0.5  # points: a file stores twentieths
_GRIDS = ("lines", "linesAndChars", "snapToChars")
_ALIGN: dict[str, Align] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}


@refuse_faults(ExportError, what="Word 文件", hint=SAVE_WORD_AGAIN)
def learn_layout(sample: bytes, *, name: str) -> Layout:
    """Return the layout of a .docx: margins, grid, and the faces of title, headings and text.

    What the sample lacks stays as in the national standard. Raises ExportError where it is no Word
    file or has no text.
    """
    document = open_word(sample)
    resolver = StyleResolver(document)
    paragraphs = [
        (paragraph_text(part).strip(), resolver.of(part))
        for part in document.element.body.iter(f"{W}p")
        if paragraph_text(part).strip()
    ]
    if not paragraphs:
        raise ExportError("样本里没有文字，学不到版式。", hint="请换一份有正文的 .docx 文件。")
    standard = national_layout()
    body = (
        _most_common([style for text, style in paragraphs if len(text) > _LONG])
        or paragraphs[-1][1]
    )
    heads = [
        _learn_face(
            _most_common([style for text, style in paragraphs if _is_heading(text, level)]), face
        )
        for level, face in enumerate(standard.headings, start=1)
    ]
    return replace(
        standard,
        name=name,
        page=_learn_page(document, body),
        title=_learn_face(_find_title_style(paragraphs, body), standard.title),
        body=_learn_face(body, standard.body),
        heading1=heads[0],
        heading2=heads[1],
        heading3=heads[2],
        heading4=heads[3],
    )


def _is_heading(text: str, level: int) -> bool:
    heading = parse_heading(text)
    return heading is not None and heading.level == level and len(text) <= _LONG


def _most_common(resolver: list[EffectiveStyle]) -> EffectiveStyle | None:
    return Counter(resolver).most_common(1)[0][0] if resolver else None


def _find_title_style(
    paragraphs: list[tuple[str, EffectiveStyle]], body: EffectiveStyle
) -> EffectiveStyle | None:
    """Return the style of the first centred line near the top that is larger than the text."""
    for _, style in paragraphs[:10]:
        if style.align == "center" and style.size > body.size:
            return style
    return None


def _learn_face(style: EffectiveStyle | None, standard: TypeFace) -> TypeFace:
    if style is None:
        return standard
    return TypeFace(
        font=style.font or standard.font,
        size=style.size,
        align=_ALIGN.get(style.align, "left"),
        indent=max(0.0, style.indent),
        bold=style.bold,
        line_spacing=style.line,
    )


def _learn_page(document: Any, body: EffectiveStyle) -> PageSize:
    standard = national_layout().page
    if not len(document.sections):
        return standard
    section = document.sections[0]

    def millimetres(length: int | None, otherwise: float) -> float:
        return otherwise if length is None else round(length / _EMU_PER_MM, 1)

    bare = replace(
        standard,
        width=millimetres(section.page_width, standard.width),
        height=millimetres(section.page_height, standard.height),
        top=millimetres(section.top_margin, standard.top),
        bottom=millimetres(section.bottom_margin, standard.bottom),
        left=millimetres(section.left_margin, standard.left),
        right=millimetres(section.right_margin, standard.right),
    )
    return _with_grid(bare, document.element.body.find(f"{W}sectPr/{W}docGrid"), body)


def _with_grid(page: PageSize, grid: Element | None, body: EffectiveStyle) -> PageSize:
    """Return the page with the lines and characters of its grid, or of its line pitch."""
    kind = None if grid is None else grid.get(f"{W}type")
    pitch = float(grid.get(f"{W}linePitch", 0)) / 20 if grid is not None and kind in _GRIDS else 0
    pitch = body.line or pitch
    extra = float(grid.get(f"{W}charSpace", 0)) / 4096 if grid is not None else 0.0
    has_width = kind in _GRIDS[1:] or body.tracking
    width = body.size + body.tracking + (extra if kind in _GRIDS[1:] else 0) if has_width else 0.0
    return replace(
        page,
        lines=int(page.text_height / pitch) if pitch else 0,
        characters=int((page.text_width + _ROUNDING) / width) if width else 0,
    )
