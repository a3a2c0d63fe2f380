"""The gate: what is supported passes untouched, what is not becomes a blank and a row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.draft import Fact, FigureStatus, SentenceStatus, Written
from assistant.drafting.grounding.gate import Evidence, GateResult, enforce
from tests.drafting.samples import passage

OWN = Fact(id="F1", text="整治背街小巷38条，维修井盖512个", line=1, as_of="2025年11月30日")
RATE = Fact(id="F2", text="收运厨余垃圾2.84万吨，上年2.31万吨", line=2)
RANK = Fact(id="F3", text="综合考评位居全市第一，获评云岭示范城区", line=3)
ELSEWHERE = Fact(id="F4", text="发放补贴682.5万元", line=4)
EVIDENCE = Evidence(
    section="（一）市容",
    facts=(OWN, RATE, RANK),
    all_facts=(OWN, RATE, RANK, ELSEWHERE),
    given="东浦区城市管理局2025年工作总结\n2026年\n（一）市容",
)


def through(text: str, *facts: Fact) -> GateResult:
    return enforce(Written(text=text, facts=facts), EVIDENCE)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("整治背街小巷38条。", FigureStatus.FACT, id="fact"),
        pytest.param("收运厨余垃圾28400吨。", FigureStatus.FACT, id="same value, other unit"),
        pytest.param("截至11月30日推进有序。", FigureStatus.FACT, id="date of a fact"),
        pytest.param("发放补贴682.5万元。", FigureStatus.FACT, id="fact of another section"),
        pytest.param("综合考评位居全市第一。", FigureStatus.FACT, id="rank the facts state"),
        pytest.param("收运量增长22.9%。", FigureStatus.COMPUTED, id="computed"),
        pytest.param("2026年加强统筹。", FigureStatus.GIVEN, id="year of the plan"),
    ],
)
def test_supported(text: str, status: FigureStatus) -> None:
    checked = through(text)
    assert checked.sentence.text == text
    assert [figure.status for figure in checked.traced] == [status]
    assert checked.unresolved == ()


def test_how_little_it_is_is_traced_beside_the_figure() -> None:
    checked = through("维修的井盖只有512个。")
    assert checked.sentence.text == "维修的井盖只有512个。"
    assert [figure.status for figure in checked.traced] == [FigureStatus.FACT] * 2
    assert checked.unresolved == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("严格落实三会一课和第一议题制度。", id="doctrine"),
        pytest.param("建立一批长效机制，形成一套工作方法。", id="articles that count nothing"),
        pytest.param("全区干部职工真抓实干，各项工作有序推进。", id="no figure at all"),
    ],
)
def test_plain_wording_passes(text: str) -> None:
    checked = through(text)
    assert checked.sentence.text == text
    assert all(figure.status is FigureStatus.ALLOWED for figure in checked.traced)
    assert checked.unresolved == ()


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        pytest.param("整治背街小巷39条。", "整治背街小巷〔待填：数量，条〕。", id="altered figure"),
        pytest.param("维修井盖512万个。", "维修井盖〔待填：数量，万个〕。", id="altered unit"),
        pytest.param("群众满意率达98%。", "群众满意率达〔待填：百分比〕。", id="added rate"),
        pytest.param("2023年以来推进有序。", "〔待填：年份〕以来推进有序。", id="another year"),
        pytest.param("6月27日集中整治。", "〔待填：日期〕集中整治。", id="date"),
        pytest.param(
            "拆除违建xx.x万平方米。", "拆除违建〔待填：被隐去的内容〕万平方米。", id="mask"
        ),
        pytest.param("成为全省首个试点。", "成为〔待填：名次或评价的依据〕试点。", id="claim"),
        pytest.param("印发《东浦攻坚方案》。", "印发〔待填：文件名〕。", id="document"),
        pytest.param("推广石桥县做法。", "推广〔待填：名称〕做法。", id="foreign place"),
        pytest.param("赴杭州学习考察。", "赴〔待填：名称〕学习考察。", id="foreign city"),
        pytest.param("新建三个片区。", "新建〔待填：数量，个〕片区。", id="count in words"),
    ],
)
def test_unsupported(text: str, repaired: str) -> None:
    checked = through(text, OWN)
    assert checked.sentence.text == repaired
    assert checked.sentence.status is SentenceStatus.BLANK
    assert [figure.status for figure in checked.traced] == [FigureStatus.UNSUPPORTED]
    assert len(checked.unresolved) == 1
    assert checked.unresolved[0].section == "（一）市容"


def test_only_the_untrue_half_is_blanked() -> None:
    checked = through("整治背街小巷38条、广场7处，2025年完成。")
    assert checked.sentence.text == "整治背街小巷38条、广场〔待填：数量，处〕，2025年完成。"
    assert [figure.status.value for figure in checked.traced] == ["事实", "待填", "题设"]


def test_the_fact_behind_a_figure_is_cited_though_the_writer_did_not() -> None:
    checked = through("整治背街小巷38条。")
    assert checked.sentence.facts == (OWN,)
    assert checked.sentence.status is SentenceStatus.FACT


def test_a_year_of_the_title_cites_no_fact() -> None:
    planned = Fact(id="F9", text="2026年新建公厕6座", line=9)
    evidence = Evidence(section="", facts=(planned,), all_facts=(planned,), given="2026年计划")
    assert enforce(Written(text="2026年突出重点。"), evidence).sentence.facts == ()


@pytest.mark.parametrize(
    ("facts", "cited", "status"),
    [
        pytest.param((), (), SentenceStatus.WRITTEN, id="own words"),
        pytest.param((), (passage("统筹推进各项工作。"),), SentenceStatus.BORROWED, id="borrowed"),
        pytest.param((OWN,), (passage("统筹推进各项工作。"),), SentenceStatus.FACT, id="fact"),
    ],
)
def test_status(facts: tuple[Fact, ...], cited: tuple[object, ...], status: SentenceStatus) -> None:
    text = "整治背街小巷38条。" if facts else "统筹推进各项工作。"
    written = Written(text=text, facts=facts, precedents=cited)  # type: ignore[arg-type]
    assert enforce(written, EVIDENCE).sentence.status is status


def test_a_blank_of_the_writer_is_reported() -> None:
    checked = through("新建口袋公园〔待填：数量〕座。")
    assert checked.sentence.status is SentenceStatus.BLANK
    assert [row.reason for row in checked.unresolved] == ["有待填写的内容"]


def test_next_years_target_is_no_result_of_this_year() -> None:
    plan = Fact(id="F1", text="2026年计划新建公厕6座", line=1)
    evidence = Evidence(section="", facts=(plan,), all_facts=(plan,), given="", year=2025)
    assert "6座" not in enforce(Written(text="新建公厕6座。"), evidence).sentence.text
    assert "6座" in enforce(Written(text="计划新建公厕6座。"), evidence).sentence.text
    ahead = replace(evidence, year=2026)
    assert "6座" in enforce(Written(text="新建公厕6座。"), ahead).sentence.text
