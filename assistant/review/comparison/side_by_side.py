"""Arrange the paragraphs of draft and past report side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.records import Paragraph
from assistant.review.findings import Comparison, DraftParagraph, ParagraphPair, Relation


class Mark(StrEnum):
    """The relation of a paragraph to the other text."""

    VERBATIM = "verbatim"
    PARAPHRASED = "paraphrased"
    RELATED = "related"
    NEW = "new"
    MISSING = "missing"
    PLAIN = "plain"  # headings, openings, signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySideRow:
    """A paragraph of the draft, its past paragraphs, or both."""

    mark: Mark
    draft: DraftParagraph | None
    past: tuple[Paragraph, ...]
    pairs: tuple[ParagraphPair, ...] = ()


def side_by_side_rows(comparison: Comparison) -> list[SideBySideRow]:
    """Return the rows in the draft's order; a missing paragraph follows its predecessor."""
    paragraphs = past_paragraphs_by_line(comparison)
    missing: dict[int, list[SideBySideRow]] = {}
    for line in sorted(_missing_lines(comparison)):
        row = SideBySideRow(mark=Mark.MISSING, draft=None, past=(paragraphs[line],))
        missing.setdefault(_preceding_draft_par(comparison, line), []).append(row)
    found = missing.get(0, [])
    for paragraph in comparison.draft.paragraphs:
        pairs = [pair for pair in comparison.pairs if pair.draft_par == paragraph.n]
        found.append(_draft_row(comparison, paragraph, pairs, paragraphs))
        found += missing.get(paragraph.n, [])
    return found


def _preceding_draft_par(comparison: Comparison, line: int) -> int:
    """Return the draft's paragraph paired with the last line before `line`; 0 for none."""
    before = [(pair.past_line, pair.draft_par) for pair in comparison.pairs]
    return max((found for found in before if found[0] < line), default=(0, 0))[1]


def past_paragraphs_by_line(comparison: Comparison) -> dict[int, Paragraph]:
    """Return the paragraphs of the past report by line, in reading order."""
    return {
        paragraph.line: paragraph
        for section in comparison.past.sections
        for paragraph in section.paragraphs
    }


def mark_draft_paragraph(comparison: Comparison, paragraph: DraftParagraph) -> Mark:
    """Return the mark of a paragraph of the draft."""
    pairs = [pair for pair in comparison.pairs if pair.draft_par == paragraph.n]
    if pairs:
        return _closest_mark(pairs)
    is_new = any(new.draft_par == paragraph.n for new in comparison.new)
    return Mark.NEW if is_new else Mark.PLAIN


def mark_past_line(comparison: Comparison, line: int) -> Mark:
    """Return the mark of a paragraph of the past report."""
    pairs = [pair for pair in comparison.pairs if pair.past_line == line]
    if pairs:
        return _closest_mark(pairs)
    return Mark.MISSING if line in _missing_lines(comparison) else Mark.PLAIN


def _missing_lines(comparison: Comparison) -> set[int]:
    return {missing.past_line for missing in comparison.missing}


def _closest_mark(pairs: Sequence[ParagraphPair]) -> Mark:
    order = list(Relation)
    return Mark(min((pair.relation for pair in pairs), key=order.index).value)


def _draft_row(
    comparison: Comparison,
    paragraph: DraftParagraph,
    pairs: Sequence[ParagraphPair],
    paragraphs: dict[int, Paragraph],
) -> SideBySideRow:
    return SideBySideRow(
        mark=mark_draft_paragraph(comparison, paragraph),
        draft=paragraph,
        past=tuple(paragraphs[pair.past_line] for pair in pairs),
        pairs=tuple(pairs),
    )
