"""Write the results as a table for a spreadsheet, which shows it and executes none of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

from assistant.phrasing.phrases import Phrases
from assistant.phrasing.query_options import PhraseView
from assistant.records import Hit

_Cells = tuple[object, ...]
_FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r")
_OF_A_SENTENCE = ("文字", "报告", "年份", "章节", "功能", "文件", "行")


def hits_table(hits: Sequence[Hit]) -> str:
    """Return passages as CSV."""
    rows = (
        (
            hit.passage.text,
            hit.passage.report_title,
            hit.passage.year,
            "／".join(hit.passage.section),
            hit.passage.function,
            hit.passage.place.file,
            hit.passage.place.line,
        )
        for hit in hits
    )
    return _to_csv(_OF_A_SENTENCE, rows)


def grain_table(grain: PhraseView, found: Phrases) -> str:
    """Return one view of an answer as CSV, "" where it is empty."""
    tables: Mapping[PhraseView, tuple[_Cells, Callable[[Phrases], Iterator[_Cells]]]] = {
        PhraseView.SENTENCES: (_OF_A_SENTENCE, _sentences),
        PhraseView.PATTERNS: (("句式", "报告数", "句数", "例句", "报告", "年份"), _patterns),
        PhraseView.HEADINGS: (("第几套", *_OF_A_SENTENCE[:3], "文件", "行"), _headings),
        PhraseView.TIMELINE: (("提法", "年份", "报告数"), _years),
        PhraseView.COLLOCATIONS: (("词语", "类别", "搭配", "报告数"), _collocations),
    }
    head, rows_of = tables[grain]
    return _to_csv(head, rows_of(found))


def _sentences(found: Phrases) -> Iterator[_Cells]:
    for one in found.sentences:
        section = "／".join(one.section)
        yield one.text, one.report_title, one.year, section, one.function, one.file, one.line


def _patterns(found: Phrases) -> Iterator[_Cells]:
    for pattern in found.patterns:
        skeleton = pattern.skeleton.replace("*", "……")
        for one in pattern.examples:
            counts = pattern.reports, pattern.sentences
            yield skeleton, *counts, one.text, one.report_title, one.year


def _headings(found: Phrases) -> Iterator[_Cells]:
    for number, one in enumerate(found.heading_sets, start=1):
        for heading in one.headings:
            yield number, heading, one.report_title, one.year, one.file, one.line


def _years(found: Phrases) -> Iterator[_Cells]:
    if found.timeline is not None:
        yield from ((found.timeline.phrase, *row) for row in found.timeline.by_year)


def _collocations(found: Phrases) -> Iterator[_Cells]:
    for one in found.collocations:
        yield from ((one.word, one.kind, partner.text, partner.count) for partner in one.partners)


def _to_csv(head: _Cells, rows: Iterator[_Cells]) -> str:
    lines = [tuple(map(_escape_formula, row)) for row in rows]
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
