"""What a draft reports ends where it turns to what is intended, whatever its headings say."""

from __future__ import annotations

from assistant.records import Line
from assistant.review.figures.reported_paragraphs import reported_paragraphs
from assistant.review.read_draft import build_draft

_DONE = (
    "全市改造老旧小区47个，同比增长12.4%，惠及居民2.1万户，得到群众好评。",
    "改造农村公路86公里，获评省级示范路3条，累计通车1200公里。",
)
_INTENDED = (
    "加快老旧小区改造，改造老旧小区50个，确保年内完工，让居民住得更好。",
    "推动农村公路提档升级，改造农村公路90公里，力争新增省级示范路2条，健全养护机制。",
    "加强干部队伍建设，强化担当，努力打造服务型机关，完善考核办法。",
)


def _kept(*paragraphs: str) -> list[str]:
    lines = [Line(number=n, text=text) for n, text in enumerate(paragraphs, start=1)]
    draft = build_draft("云溪市人民政府工作报告（2025年）", lines)
    return [one.text for one in reported_paragraphs(draft) if not one.is_heading]


def test_a_draft_without_headings_is_cut_where_it_turns() -> None:
    assert _kept(*_DONE, *_INTENDED) == list(_DONE)


def test_plans_under_headings_that_name_a_theme_are_no_results() -> None:
    assert _kept("一、奋力实干的一年", *_DONE, "二、奋力开创新局面", *_INTENDED) == list(_DONE)


def test_a_report_of_results_alone_is_kept() -> None:
    assert _kept(*_DONE, *_DONE) == [*_DONE, *_DONE]


def test_what_a_heading_calls_results_is_kept_though_its_words_look_ahead() -> None:
    lines = ("一、主要工作及成效", *_INTENDED)
    assert _kept(*lines) == list(_INTENDED)


def test_notes_behind_the_report_are_no_part_of_it() -> None:
    lines = ("一、工作回顾", *_DONE, "二、名词解释", "老旧小区：已建成二十年的小区。")
    assert _kept(*lines) == list(_DONE)
