"""Two small reports are compared; what is expected was worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.archive.protocol import PassageStore
from assistant.contract.review_json import comparison_row
from assistant.errors import ArchiveError, DraftError
from assistant.records import Span
from assistant.review.comparison.compare import compare_draft, compare_with_report
from assistant.review.findings import Comparison, Direction, PlanStatus, Relation
from assistant.review.output.labels import summarize_comparison
from tests.review.samples import PAST, PAST_TITLE, draft_text, nearness
from tests.review.samples import past_report as past


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare_with_report(draft_text(), past(), near=nearness())


def test_paragraphs_are_paired_though_the_order_changed(comparison: Comparison) -> None:
    pairs = {(p.draft_par, p.past_line): p.relation for p in comparison.pairs}
    pairs.pop((1, 3), None)  # the two openings
    assert pairs == {
        (3, 6): Relation.PARAPHRASED,
        (4, 5): Relation.PARAPHRASED,
        (5, 8): Relation.VERBATIM,
        (8, 10): Relation.VERBATIM,
    }


def test_what_is_left_out_and_what_is_new(comparison: Comparison) -> None:
    assert [(m.past_line, m.topic) for m in comparison.missing] == [
        (7, "（三）防汛备汛有力"),
        (12, "一是新建供水管网40公里，管网漏损率控制在9%以内"),
    ]
    assert [(n.draft_par, n.topic) for n in comparison.new] == [(6, "（四）智慧水务起步")]


@pytest.mark.parametrize(
    ("words", "old", "new", "direction", "change"),
    [
        pytest.param("清淤河道", "12.5公里", "15公里", Direction.UP, "20.0", id="up"),
        pytest.param("口", "214个", "230个", Direction.UP, "7.5", id="of two in a row, first"),
        pytest.param("整治", "198个", "225个", Direction.UP, "13.6", id="of two in a row, second"),
        pytest.param("优良率", "96%", "97.5%", Direction.UP, "1.5", id="percent, in points"),
        pytest.param("漏损率", "9.8%", "9.3%", Direction.DOWN, "-0.5", id="down"),
        pytest.param("供水", "4200万吨", "0.45亿吨", Direction.UP, "7.1", id="万 against 亿"),
        pytest.param(
            "受益户数", "1.2万户", "1.5万户", Direction.UP, "25.0", id="named by its verb"
        ),
        pytest.param(
            "涉水案件", "None件", "31件", Direction.MASKED, None, id="old one blotted out"
        ),
        pytest.param("罚款", "None万元", "26.4万元", Direction.MASKED, None, id="decimals too"),
    ],
)
def test_figures(
    comparison: Comparison,
    words: str,
    old: str,
    new: str,
    direction: Direction,
    change: str | None,
) -> None:
    rows = [row for row in comparison.figures if row.indicator.endswith(words)]
    assert len(rows) == 1, [row.indicator for row in comparison.figures]
    row = rows[0]
    assert f"{row.old}{row.old_unit}" == old
    assert f"{row.new}{row.new_unit}" == new
    assert row.direction is direction
    assert row.change_pct == (None if change is None else Decimal(change))


def test_each_plan_is_answered_or_not(comparison: Comparison) -> None:
    assert [(p.past_line, p.status, p.draft_pars) for p in comparison.plans] == [
        (12, PlanStatus.PARTLY, (4,)),  # 42 of 40 kilometres, but 9.3 % is more than 9 %
        (12, PlanStatus.NOT_MENTIONED, ()),
        (12, PlanStatus.NOT_MENTIONED, ()),
    ]


def test_the_contract_of_the_json(comparison: Comparison) -> None:
    row = comparison_row(comparison)
    assert {
        *("past", "pairs", "missing", "new", "figures", "outdated", "leftovers", "arithmetic"),
        *("inconsistencies", "plans", "repeated"),
    } <= row.keys()
    assert row["past"] == {
        "report_id": None,
        "title": PAST_TITLE,
        "file": "past.txt",
        "first_line": 1,
        "last_line": 12,
    }
    masked = next(one for one in row["figures"] if one["direction"] == "masked")
    assert masked["old"] is None
    assert masked["change_pct"] is None
    assert isinstance(row["figures"][0]["new"], int | float)
    assert {pair["relation"] for pair in row["pairs"]} <= {"verbatim", "paraphrased", "related"}


def test_one_paragraph_cut_in_two_and_two_joined() -> None:
    first, second = PAST[2].split("；")
    draft = draft_text(["一、主要工作", f"{first}。", f"{second}", f"{PAST[3]}{PAST[4]}"])
    pairs = {
        (p.draft_par, p.past_line)
        for p in compare_with_report(draft, past(), near=nearness()).pairs
    }
    assert {(2, 5), (3, 5), (4, 6), (4, 7)} <= pairs


def test_a_report_against_itself_is_all_copied() -> None:
    found = compare_with_report(draft_text(PAST, title=PAST_TITLE), past(), near=nearness())
    assert {p.relation for p in found.pairs} == {Relation.VERBATIM}
    assert not found.missing
    assert not found.new
    assert {row.direction for row in found.figures} == {Direction.SAME}


def test_growth_is_worked_out_only_from_the_same_part_of_the_year_before() -> None:
    before = past(["一、热线", "（一）热线办得快。承办热线工单8000件，群众满意。"])
    draft = draft_text(["一、热线", "（一）热线办得好。承办热线工单8400件，同比增长8.0%。"])
    wrong = compare_with_report(draft, before, near=nearness())
    assert [claim.ok for claim in wrong.arithmetic] == [False], "8400 is 5 % more than 8000"
    assert "时段不同" not in "".join(summarize_comparison(wrong))
    half = compare_with_report(draft, replace(before, span=Span.FIRST_HALF), near=nearness())
    assert not half.arithmetic
    assert "时段不同" in "".join(summarize_comparison(half))


def test_a_file_of_several_reports_gives_the_one_that_suits(tmp_path: Path) -> None:
    other = ["区民政局2023年工作总结", "", "2023年，区民政局做好救助。", "发放低保金230万元。"]
    compilation = tmp_path / "汇编.txt"
    texts = [*other, "", "", PAST_TITLE, "", *PAST]
    compilation.write_text("\n".join(texts), encoding="utf-8")
    draft = draft_text()

    def absent() -> PassageStore:
        raise ArchiveError("没有档案。")

    found = compare_draft(
        draft, against=None, file=compilation, open_archive=absent, near=nearness()
    )
    assert found.past.title == PAST_TITLE
    assert found.past.first_line == 7
    with pytest.raises(ArchiveError):
        compare_draft(draft, against="x", file=None, open_archive=absent, near=nearness())


def test_a_past_report_without_text_is_refused() -> None:
    with pytest.raises(DraftError):
        compare_with_report(draft_text(), replace(past(), sections=()), near=nearness())
