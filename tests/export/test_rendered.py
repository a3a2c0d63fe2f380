"""What a reader sees: the pages as LibreOffice sets them."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest

from assistant.export.layout import national_layout
from assistant.export.word import write_word
from assistant.manuscript import plain_block
from assistant.reports.loading.office import convert_to_pdf, find_office
from tests.export.samples import LONG, long_manuscript

pytestmark = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
MM = 72 / 25.4
Row = list[tuple[float, str]]


@pytest.fixture(scope="module")
def pages() -> list[dict[float, Row]]:
    """Return the characters of each page by line: (left edge in points, character)."""
    pdf = pypdfium2.PdfDocument(convert_to_pdf(write_word(long_manuscript(20), national_layout())))
    return [_rows(pdf[number].get_textpage()) for number in range(len(pdf))]


def _rows(page: pypdfium2.PdfTextPage) -> dict[float, Row]:
    rows: dict[float, Row] = {}
    for place in range(page.count_chars()):
        character = page.get_text_range(place, 1)
        left, bottom, _, _ = page.get_charbox(place, loose=True)
        if character.strip():
            line = next((known for known in rows if abs(known - bottom) < 6), bottom)
            rows.setdefault(line, []).append((left, character))
    return rows


def _is_number(row: Row) -> bool:
    return "".join(character for _, character in row).startswith("—")


def test_a_full_page_has_22_lines(pages: list[dict[float, Row]]) -> None:
    inner = [[row for row in page.values() if not _is_number(row)] for page in pages[1:-1]]
    assert inner, "the sample must be longer than two pages"
    assert all(21 <= len(page) <= 23 for page in inner), [len(page) for page in inner]


def test_a_full_line_has_28_characters(pages: list[dict[float, Row]]) -> None:
    lengths = Counter(
        len(row)
        for page in pages[1:-1]
        for row in page.values()
        if set("".join(c for _, c in row)) <= set(LONG)
    )
    usual, _ = lengths.most_common(1)[0]
    assert 27 <= usual <= 29


def test_lines_stand_the_pitch_of_the_layout_apart(pages: list[dict[float, Row]]) -> None:
    feet = sorted((line for line, row in pages[1].items() if not _is_number(row)), reverse=True)
    for upper, lower in pairwise(feet):
        assert upper - lower == pytest.approx(national_layout().line_pitch, abs=1.0)


def test_text_begins_at_the_left_margin(pages: list[dict[float, Row]]) -> None:
    starts = [min(left for left, _ in row) for row in pages[1].values() if not _is_number(row)]
    assert min(starts) == pytest.approx(28 * MM, abs=1 * MM)


def test_every_mark_at_the_end_of_a_line_is_in_the_pdf() -> None:
    texts = ["增" * length + "，" + "减" * 30 + "。" for length in range(20, 60)]
    manuscript = replace(long_manuscript(1), content=tuple(map(plain_block, texts)))
    pdf = pypdfium2.PdfDocument(convert_to_pdf(write_word(manuscript, national_layout())))
    printed = Counter("".join(page.get_textpage().get_text_bounded() for page in pdf))
    written = Counter("".join(texts))
    assert {one: printed[one] for one in written} == written


def test_pages_are_numbered_outside(pages: list[dict[float, Row]]) -> None:
    numbers = [next(row for row in page.values() if _is_number(row)) for page in pages[:2]]
    assert ["".join(c for _, c in sorted(row)) for row in numbers] == ["—1—", "—2—"]
    odd, even = (min(left for left, _ in row) for row in numbers)
    assert odd > 105 * MM > even


@pytest.mark.parametrize("short", [3, 4, 5])  # lines that fill the first page nearly or wholly
def test_the_signature_never_stands_alone_on_a_page(short: int) -> None:
    text = long_manuscript(2)
    content = (*text.content, *[plain_block("巡查有序。")] * short)
    manuscript = replace(text, content=content, signature="澜川市水务局", date="2025年12月30日")
    pdf = pypdfium2.PdfDocument(convert_to_pdf(write_word(manuscript, national_layout())))
    rows = [row for row in _rows(pdf[len(pdf) - 1].get_textpage()).values() if not _is_number(row)]
    assert len(rows) > 2
