"""Write the results as a table for a spreadsheet, which shows it and executes none of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from assistant.phrasing.phrases import Phrases
from assistant.phrasing.query_options import PhraseView
from assistant.records import Hit

_Cells = tuple[object, ...]
_FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r")
_SENTENCE_HEAD = ("文字", "报告", "年份", "章节", "功能", "文件", "行")


def hits_table(hits: Sequence[Hit]) -> str:
    """Return passages as CSV, "" for none."""
    return _to_csv(_hit_rows(hits))


def view_table(view: PhraseView, found: Phrases) -> str:
    """Return one view of an answer as CSV, "" where it is empty."""
    rows = {
        PhraseView.SENTENCES: _sentence_rows,
        PhraseView.PATTERNS: _pattern_rows,
        PhraseView.HEADINGS: _heading_rows,
        PhraseView.TIMELINE: _timeline_rows,
        PhraseView.COLLOCATIONS: _collocation_rows,
    }
    return _to_csv(rows[view](found))


def _hit_rows(hits: Sequence[Hit]) -> Iterator[_Cells]:
    yield _SENTENCE_HEAD
    for one in (hit.passage for hit in hits):
        source = one.report_title, one.year, "／".join(one.section), one.function
        yield one.text, *source, one.place.file, one.place.line


def _sentence_rows(found: Phrases) -> Iterator[_Cells]:
    yield _SENTENCE_HEAD
    for one in found.sentences:
        source = one.report_title, one.year, "／".join(one.section), one.function
        yield one.text, *source, one.file, one.line


def _pattern_rows(found: Phrases) -> Iterator[_Cells]:
    yield "句式", "报告数", "句数", "例句", "报告", "年份"
    for pattern in found.patterns:
        skeleton = pattern.skeleton.replace("*", "……")
        for one in pattern.examples:
            counts = pattern.reports, pattern.sentences
            yield skeleton, *counts, one.text, one.report_title, one.year


def _heading_rows(found: Phrases) -> Iterator[_Cells]:
    yield "第几套", *_SENTENCE_HEAD[:3], "文件", "行"
    for number, one in enumerate(found.heading_sets, start=1):
        for heading in one.headings:
            yield number, heading, one.report_title, one.year, one.file, one.line


def _timeline_rows(found: Phrases) -> Iterator[_Cells]:
    yield "提法", "年份", "报告数"
    if found.timeline is not None:
        yield from ((found.timeline.phrase, *row) for row in found.timeline.by_year)


def _collocation_rows(found: Phrases) -> Iterator[_Cells]:
    yield "词语", "类别", "搭配", "报告数"
    for one in found.collocations:
        yield from ((one.word, one.kind, partner.text, partner.count) for partner in one.partners)


def _to_csv(rows: Iterator[_Cells]) -> str:
    head, *lines = (tuple(map(_escape_formula, row)) for row in rows)
    if not lines:
        return ""
    written = io.StringIO()
    csv.writer(written).writerows([head, *lines])
    return written.getvalue()


def _escape_formula(cell: object) -> str:
    """Return a cell as text that no spreadsheet takes for a formula.

    >>> _escape_formula("=HYPERLINK(1)"), _escape_formula(None), _escape_formula(2023)
    ("'=HYPERLINK(1)", '', '2023')
    """
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
