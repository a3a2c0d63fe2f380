"""What the archive says is shown with its sources, and never interpreted."""

from __future__ import annotations

import pytest

from assistant.phrasing.phrases import Filler, Pattern, Phrases, PrecedentSentence, Timeline
from assistant.phrasing.query_options import PhraseView
from assistant.records import Function, HeadingSet
from assistant.ui.tabs.phrases.phrases_view import view_html

HOSTILE = '<script>alert(1)</script>"<img src=x onerror=alert(1)>'


def sentence(text: str, left: str, match: str, right: str) -> PrecedentSentence:
    return PrecedentSentence(
        rank=1,
        text=text,
        left=left,
        match=match,
        right=right,
        report_id="0",
        report_title=f"某局总结{HOSTILE}",
        year=None,
        section=(f"一、{HOSTILE}",),
        function=Function.RESULTS,
        file=f"/甲/{HOSTILE}.md",
        line=3,
        flags=("遮盖",),
    )


def answer(**grains: object) -> Phrases:
    nothing = {"sentences": (), "patterns": (), "heading_sets": (), "timeline": None}
    return Phrases(query="q", **{**nothing, **grains})  # type: ignore[arg-type]


EVERYTHING = {
    PhraseView.SENTENCES: answer(sentences=(sentence(HOSTILE, HOSTILE, HOSTILE, HOSTILE),)),
    PhraseView.PATTERNS: answer(
        patterns=(
            Pattern(
                skeleton=f"以*{HOSTILE}",
                reports=2,
                sentences=3,
                by_year=((2021, 1), (2023, 4)),
                by_org_type=(),
                slots=((Filler(text=HOSTILE, count=2),),),
                examples=(),
            ),
        )
    ),
    PhraseView.HEADINGS: answer(
        heading_sets=(
            HeadingSet(
                headings=(HOSTILE,),
                lengths=(4, 8),
                alike=1.0,
                function=Function.PLAN,
                report_id="0",
                report_title=HOSTILE,
                year=2024,
                file=HOSTILE,
                line=1,
            ),
        )
    ),
    PhraseView.TIMELINE: answer(
        timeline=Timeline(
            phrase=HOSTILE,
            reports=2,
            first=2021,
            last=2023,
            by_year=((2021, 1), (2023, 4)),
            by_org_type=((HOSTILE, 2),),
            beside=(Filler(text=HOSTILE, count=1),),
        )
    ),
}


@pytest.mark.parametrize("grain", list(EVERYTHING))
def test_nothing_from_a_file_becomes_a_tag(grain: PhraseView) -> None:
    shown = view_html(grain, EVERYTHING[grain])
    assert "<script" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;" in shown
    assert 'onerror=alert(1)>"' not in shown


def test_a_sentence_carries_what_is_copied() -> None:
    one = sentence("全面推进走深走实。", "全面推进", "走深走实", "。")
    shown = view_html(PhraseView.SENTENCES, answer(sentences=(one,)))
    assert 'data-text="全面推进走深走实。"' in shown
    assert "（年份不明）" in shown
    assert "全面推进<mark>走深走实</mark>。" in shown, "the whole sentence can be read"
    assert "有缺损：遮盖" in shown


def test_a_year_without_reports_stands_among_the_others() -> None:
    shown = view_html(PhraseView.TIMELINE, EVERYTHING[PhraseView.TIMELINE])
    heights = [f'<i style="height:{height}px">' for height in (16, 0, 64)]  # 1, 0 and 4 of 4
    assert [shown.count(height) for height in heights] == [1, 1, 1]


@pytest.mark.parametrize("grain", list(PhraseView))
def test_an_empty_answer_shows_nothing(grain: PhraseView) -> None:
    assert view_html(grain, answer()) == ""


def test_a_dated_formulation_is_flagged_with_what_the_table_says() -> None:
    text = "扎实开展学习贯彻习近平新时代中国特色社会主义思想主题教育。"
    one = sentence(text, "", text, "")
    shown = view_html(PhraseView.SENTENCES, answer(sentences=(one,)))
    assert "提法有时效" in shown
    assert "依据" in shown
    other = sentence("新建公厕12座。", "", "新建公厕12座。", "")
    shown = view_html(PhraseView.SENTENCES, answer(sentences=(other,)))
    assert "提法有时效" not in shown
