"""The parts of the tab 档案: a tree that interprets nothing, counts, a list, files kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive.ingest.uploads import store_uploads
from assistant.errors import LoadError
from assistant.records import (
    Function,
    Kind,
    Level,
    Paragraph,
    Passage,
    ReportEntry,
    Section,
    Skipped,
    Span,
)
from assistant.settings import load_settings
from assistant.ui.tabs.archive.report_table import TableOrder, report_table_html
from assistant.ui.tabs.archive.report_tree import report_tree_html
from assistant.ui.tabs.archive.statistics import count_by_length, count_by_year, statistics_html
from assistant.ui.tabs.archive.uploaded_files import keep_uploads, remove_skipped
from assistant.workbench import Workbench

HOSTILE = "<script>alert(1)</script>"


def entry(year: int | None, passages: int, title: str = "总结") -> ReportEntry:
    return ReportEntry(
        id=f"{year}-{passages}",
        title=title,
        organisation="",
        org_type="镇",
        level=Level.TOWN,
        year=year,
        span=Span.YEAR,
        kind=Kind.SUMMARY,
        file=f"/甲/{title}.md",
        first_line=1,
        last_line=9,
        passages=passages,
    )


def test_a_tree_shows_cuts_and_interprets_nothing() -> None:
    text = f"一是{HOSTILE}。二是乙。"
    cut = text.index("二是")
    passages = (
        Passage(start=0, end=cut, clean=""),
        Passage(start=cut, end=len(text), clean=""),
    )
    section = Section(
        path=(HOSTILE,),
        function=Function.PLAN,
        line=7,
        paragraphs=(Paragraph(line=8, page=None, text=text, passages=passages),),
    )
    shown = report_tree_html(entry(2023, 2, HOSTILE), [section])
    assert "<script" not in shown
    pressed = 'aria-pressed="true" title="从这里另起一条" aria-label="从这里另起一条">┆</button>'
    assert f"{pressed}二是乙。" in shown
    assert '<select data-line="7"' in shown
    assert '<option value="计划" data-name="plan" selected>计划</option>' in shown


def test_counts() -> None:
    reports = [entry(2023, 5), entry(2023, 19), entry(None, 20), entry(2024, 20)]
    assert [(bar.label, bar.length) for bar in count_by_year(reports)][:2] == [
        ("2024", 1),
        ("2023", 2),
    ]
    assert [(bar.label, bar.length) for bar in count_by_length(reports)] == [
        ("0—19", 2),
        ("20—39", 2),
    ]


def test_what_is_old_or_long_is_counted_together() -> None:
    reports = [entry(year, 200 if year < 2003 else 480) for year in range(2000, 2025)]
    years = count_by_year(reports)
    assert [years[0].label, years[13].label] == ["2024", "2011"]
    assert "2010及以前" in years[14].label
    assert [bar.length for bar in years] == [1] * 14 + [11]
    assert [bar.length for bar in count_by_length(reports)] == [25]


def test_the_longest_bar_fills_the_plot_and_the_rest_in_proportion() -> None:
    shown = statistics_html(
        [entry(2023, 5), entry(2023, 5), entry(2022, 5)],
        [(Function.RESULTS, 4), (Function.PLAN, 1)],
    )
    assert '<i class="kind-summary" style="width:50.00%">' in shown
    assert '<i class="fn-plan" style="width:25.00%">' in shown
    assert "Sections by function" in shown


@pytest.mark.parametrize(
    ("clicks", "titles"),
    [
        pytest.param([], "乙甲丙", id="as the files are"),
        pytest.param(["year"], "丙甲乙", id="once: up, no year first"),
        pytest.param(["year", "year"], "乙甲丙", id="twice: down"),
        pytest.param(["year", "title"], "丙乙甲", id="another head begins anew"),
        pytest.param(["nonsense"], "乙甲丙", id="no such head"),
    ],
)
def test_order_by_clicks(clicks: list[str], titles: str) -> None:
    order = TableOrder()
    for by in clicks:
        order = order.toggle(by)
    reports = [entry(2024, 1, "乙"), entry(2023, 2, "甲"), entry(None, 3, "丙")]
    assert "".join(one.title for one in order.sort(reports)) == titles


def test_a_list_shows_its_beginning_and_says_how_much_is_left() -> None:
    reports = [entry(2000 + n, n, HOSTILE) for n in range(5)]
    shown = report_table_html(reports, total=9, order=TableOrder(), limit=2, chosen="2001-1")
    assert shown.count("<tr data-id=") == 2
    assert "还有 3 篇" in shown
    assert "5 / 9 篇" in shown
    assert '<tr data-id="2001-1" class="chosen">' in shown
    assert "<script" not in shown


def test_what_was_sent_is_kept_under_its_name(tmp_path: Path) -> None:
    sent = [tmp_path / "甲" / "总结.md", tmp_path / "乙" / "总结.md"]
    for number, file in enumerate(sent):
        file.parent.mkdir()
        file.write_text(f"第{number}份", encoding="utf-8")
    kept = store_uploads(tmp_path / "index", [*sent, sent[0]])
    assert [file.name for file in kept] == ["总结.md", "总结（2）.md", "总结.md"]
    assert kept[0].read_text(encoding="utf-8") == "第0份"
    assert (tmp_path / "index") not in kept[0].parents, "the archive takes nothing of its own"


def test_of_what_was_uploaded_no_other_copy_stays(tmp_path: Path) -> None:
    uploaded = [tmp_path / "1" / "总结.md", tmp_path / "2" / "坏.pdf", tmp_path / "3" / "~开.docx"]
    for file in uploaded:
        file.parent.mkdir()
        file.write_text(file.name, encoding="utf-8")
    with Workbench(load_settings(index=tmp_path / "index")) as bench:
        kept = keep_uploads(bench, [str(file) for file in uploaded])
        assert [file.name for file in kept] == ["总结.md", "坏.pdf"]
        assert not any(file.parent.exists() for file in uploaded)
        with pytest.raises(LoadError, match="已经不在"):
            keep_uploads(bench, [str(uploaded[0])])
    remove_skipped(kept, [Skipped(file=kept[1], reason="坏了")])
    assert [file.exists() for file in kept] == [True, False]


def test_a_skipped_file_of_ones_own_is_not_touched(tmp_path: Path) -> None:
    own = tmp_path / "坏.pdf"
    own.touch()
    remove_skipped([], [Skipped(file=own, reason="坏了")])
    assert own.exists()
