"""Join printed lines into the paragraphs they were broken from."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.records import Container
from assistant.reports.loading.blocks import CELL_GAP, TextBlock
from assistant.reports.loading.pdf.printed_lines import PdfPage, PrintedLine
from assistant.reports.loading.pdf.text_columns import LARGER, TextColumn, measure_columns
from assistant.reports.loading.wrapped_lines import SENTENCE_ENDS, join_text
from assistant.text.list_marks import SECTIONS, opening_mark
from assistant.text.noise import is_contents_head, toc_title

_INDENT = 0.8  # of a character: a line that begins so far in begins a paragraph
_CLOSE_FIT = 0.5  # characters of slack at the end of a line that may end its paragraph
_OPEN_FIT = 0.15  # of the column: slack at the end of a line that breaks off in mid-sentence
_GAP = 1.7  # line distances: more is a gap between paragraphs
_TITLE_ENDS = (
    *("总结", "计划", "打算", "安排", "思路", "要点", "报告", "汇编", "情况", "目录"),
    "）",
    ")",
)
_CONJUNCTIONS = ("及", "和", "与", "暨", "的", "、")
_MAX_BLANKS = 5


def reflow(pages: list[PdfPage]) -> list[TextBlock]:
    """Return the paragraphs of `pages`; one that runs over a page's end comes whole.

    A line ends its paragraph if the first word of the next line would still have fitted on it,
    or if the next line is indented, numbered after a full stop, of another size, or further off.
    """
    columns = measure_columns([line for page in pages for line in page.lines])
    blocks: list[TextBlock] = []
    text, begun, inside = "", 0, None
    for before, line, page in _steps(pages):
        column = columns[line.is_half]
        if before is not None and _is_beside(before, line):
            text += CELL_GAP * (line.left - before.right > line.size) + line.text
            continue
        if before is not None and _continues(before, line, column) and CELL_GAP not in text:
            text = join_text(text, line.text)
            continue
        if text:
            blocks.append(TextBlock(text=text, page=begun, container=inside))
        blocks += [TextBlock(text="", page=page)] * _blanks(before, line, column)
        text, begun = line.text, page
        inside = Container.TABLE if line.is_row else None
    if text:
        blocks.append(TextBlock(text=text, page=begun, container=inside))
    return blocks


def _steps(pages: list[PdfPage]) -> Iterator[tuple[PrintedLine | None, PrintedLine, int]]:
    """Yield each line with the one before it and its page."""
    before = None
    for page in pages:
        for line in page.lines:
            yield before, line, page.number
            before = line


def _is_beside(before: PrintedLine, line: PrintedLine) -> bool:
    """Return whether both stand on one line: cells of a table, or a change of font."""
    if before.is_row or line.is_row:
        return False
    level = abs(before.bottom - line.bottom) < 0.5 * line.size
    return level and line.left > before.right - 0.5 * line.size


def _continues(before: PrintedLine, line: PrintedLine, column: TextColumn) -> bool:
    """Return whether `line` goes on with the paragraph of the line before it."""
    if not _is_alike(before, line):
        return False
    if toc_title(before.text) or is_contents_head(line.text):
        return False
    if before.bottom - line.bottom > _GAP * max(column.leading, 1.2 * line.size):
        return False
    if _is_centred(line, column):
        return line.size > LARGER * column.size and _title_goes_on(before.text, line.text)
    if line.left > column.left + _INDENT * line.size:
        return False
    if CELL_GAP in line.text:
        return False
    # 一是 is missing on purpose: it stands inside a paragraph more often than at its beginning.
    numbered = opening_mark(line.text, SECTIONS) is not None
    if numbered and before.text.endswith(SENTENCE_ENDS):
        return False
    open_ended = _breaks_off(before.text) and not numbered
    slack = _OPEN_FIT * (column.right - column.left) if open_ended else _CLOSE_FIT * line.size
    return before.right + line.head > column.right - slack


def _is_alike(before: PrintedLine, line: PrintedLine) -> bool:
    """Return whether two lines are running text of one size, in columns of one width."""
    if before.is_row or line.is_row or before.is_half != line.is_half:
        return False
    return abs(before.size - line.size) <= (LARGER - 1) * line.size


def _breaks_off(text: str) -> bool:
    """Return whether a line stops in mid-sentence; a heading has no stop either."""
    if text.endswith(("，", "、")):
        return True
    return not text.endswith(SENTENCE_ENDS) and ("。" in text or not opening_mark(text, SECTIONS))


def _title_goes_on(text: str, more: str) -> bool:
    """Return whether a large line continues the large line above it."""
    return more.startswith(_CONJUNCTIONS) or not text.endswith(_TITLE_ENDS)


def _is_centred(line: PrintedLine, column: TextColumn) -> bool:
    left, right = line.left - column.left, column.right - line.right
    return left > 1.5 * line.size and abs(left - right) < 1.5 * line.size


def _blanks(before: PrintedLine | None, line: PrintedLine, column: TextColumn) -> int:
    """Return how many blank lines the page shows before `line`; one where a page ends early."""
    if before is None or before.is_row or line.is_row:
        return 0
    distance = before.bottom - line.bottom
    if distance > 0:
        return min(max(round(distance / column.leading) - 1, 0), _MAX_BLANKS)
    return int(before.bottom > column.bottom + 4 * column.leading)
