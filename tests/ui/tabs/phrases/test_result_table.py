"""A table keeps every cell to the letter, and no cell is a formula."""

from __future__ import annotations

import csv
import io

from assistant.phrasing.phrases import Collocation, Filler, Timeline
from assistant.phrasing.query_options import PhraseView
from assistant.ui.tabs.phrases.result_table import hits_table, view_table
from tests.ui.tabs.phrases.test_phrases_view import EVERYTHING, answer, sentence

_FORMULAS = ("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "＝1")


def rows(table: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table)))


def test_no_cell_begins_a_formula() -> None:
    found = answer(sentences=tuple(sentence(text, "", text, "") for text in _FORMULAS))
    cells = [row[0] for row in rows(view_table(PhraseView.SENTENCES, found))[1:]]
    assert cells == [f"'{text}" for text in _FORMULAS]


def test_marks_and_line_ends_stay_in_their_cell() -> None:
    text = '他说："好"，\n然后'
    (head, row) = rows(
        view_table(PhraseView.SENTENCES, answer(sentences=(sentence(text, "", "", ""),)))
    )
    assert dict(zip(head, row, strict=True))["文字"] == text
    assert dict(zip(head, row, strict=True))["年份"] == ""


def test_years_and_partners_are_rows() -> None:
    timeline = Timeline(
        phrase="走深走实",
        reports=3,
        first=2022,
        last=2023,
        by_year=((2022, 1), (2023, 2)),
        by_org_type=(),
        beside=(),
    )
    assert rows(view_table(PhraseView.TIMELINE, answer(timeline=timeline)))[1:] == [
        ["走深走实", "2022", "1"],
        ["走深走实", "2023", "2"],
    ]
    one = Collocation(word="整治", kind="动词", partners=(Filler(text="开展", count=6),))
    table = view_table(PhraseView.COLLOCATIONS, answer(collocations=(one,)))
    assert rows(table)[1:] == [["整治", "动词", "开展", "6"]]
    assert len(rows(view_table(PhraseView.HEADINGS, EVERYTHING[PhraseView.HEADINGS]))) == 2


def test_nothing_found_is_no_table() -> None:
    assert hits_table([]) == ""
    assert all(view_table(grain, answer()) == "" for grain in PhraseView)
