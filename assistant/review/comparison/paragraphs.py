"""Convert draft and past report to the same form: cleaned paragraphs with their items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.records import Function, Section
from assistant.review.comparison.explanatory_notes import find_notes
from assistant.review.figures.indicators import Indicator, find_indicators
from assistant.review.findings import DraftText
from assistant.text.clean import clean
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.read_figures import find_figures
from assistant.text.items import item_spans
from assistant.text.list_marks import opening_mark
from assistant.text.numbered_headings import parse_heading

_LONGEST_LEAD = 200  # characters; a longer paragraph says something itself
_LONGEST_TOPIC = 40  # characters
_STATES = {FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.MASKED}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedParagraph:
    """One paragraph of a report, cleaned, with its section, function and items."""

    place: int  # the draft's paragraph number, or the past report's line
    text: str
    section: tuple[str, ...]
    function: Function
    items: tuple[str, ...]  # lead-in and items, where it holds some
    topic: str  # what it is about, in its own words
    is_headed: bool  # it stands under a heading on a line of its own, which tells the function
    is_lead_in: bool = False  # it only opens the report or a section: 现将情况报告如下


def draft_paragraphs(draft: DraftText) -> list[ComparedParagraph]:
    """Return the paragraphs of a draft without headings, bylines, signatures and notes."""
    rows = [
        _compared_paragraph(row.n, row.text, row.section, row.function)
        for row in draft.paragraphs
        if not (row.is_heading or row.is_frame)
    ]
    return _mark_structure(_without_notes([row for row in rows if row.text]))


def past_paragraphs(sections: Iterable[Section]) -> list[ComparedParagraph]:
    """Return the paragraphs of a past report in reading order, without the notes below it."""
    rows = [
        _compared_paragraph(paragraph.line, paragraph.text, section.path, section.function)
        for section in sections
        for paragraph in section.paragraphs
    ]
    return _mark_structure(_without_notes([row for row in rows if row.text]))


def _without_notes(rows: Sequence[ComparedParagraph]) -> list[ComparedParagraph]:
    notes = find_notes([row.text for row in rows])
    return [row for at, row in enumerate(rows) if at not in notes]


def _compared_paragraph(
    place: int, raw: str, section: tuple[str, ...], function: Function
) -> ComparedParagraph:
    text = clean(raw).strip()
    return ComparedParagraph(
        place=place,
        text=text,
        section=section,
        function=function,
        items=tuple(text[start:end] for start, end in item_spans(text)),
        topic=_topic(text),
        is_headed=False,
    )


def _topic(text: str) -> str:
    """Return the heading that opens a paragraph, with its number, else its first words."""
    heading = parse_heading(text)
    if heading:
        return f"{heading.mark}{heading.title}"
    first = text.partition("。")[0].partition("：")[0]
    return first if len(first) <= _LONGEST_TOPIC else first[:_LONGEST_TOPIC]


def _mark_structure(paragraphs: Sequence[ComparedParagraph]) -> list[ComparedParagraph]:
    """Return the paragraphs with `is_lead_in` and `is_headed` set."""
    run_in = {
        h
        for paragraph in paragraphs
        for h in paragraph.section
        if paragraph.text.startswith(clean(h))
    }
    return [
        replace(
            paragraph,
            is_lead_in=_is_lead_in(paragraphs, index),
            is_headed=any(heading not in run_in for heading in paragraph.section),
        )
        for index, paragraph in enumerate(paragraphs)
    ]


def _is_lead_in(paragraphs: Sequence[ComparedParagraph], index: int) -> bool:
    paragraph = paragraphs[index]
    if opening_mark(paragraph.text) or paragraph.items or index + 1 == len(paragraphs):
        return False
    if index == 0:
        return True
    following = paragraphs[index + 1]
    deeper = paragraph.section and following.section[: len(paragraph.section)] == paragraph.section
    goes_down = deeper and (following.section != paragraph.section or opening_mark(following.text))
    return (
        bool(goes_down)
        and len(paragraph.text) <= _LONGEST_LEAD
        and not _states_figures(paragraph.text)
    )


def _states_figures(text: str) -> bool:
    return any(figure.kind in _STATES for figure in find_figures(text))


def indicators_of(
    paragraph: ComparedParagraph, *, with_target_rates: bool = False
) -> list[Indicator]:
    """Return the indicators of a paragraph, named with the help of its headings."""
    return find_indicators(
        paragraph.text, headings=paragraph.section, with_target_rates=with_target_rates
    )
