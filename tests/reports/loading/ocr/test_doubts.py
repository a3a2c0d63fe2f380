"""Doubts: figures and lines of low certainty are listed, and no others."""

from __future__ import annotations

from assistant.records import Doubt
from assistant.reports.loading.ocr.doubts import describe_doubts, find_doubts
from assistant.reports.loading.ocr.recogniser import RecognisedLine


def piece(text: str, **low: float) -> RecognisedLine:
    """Return a sure piece; `low` maps places (at3) to their certainty."""
    scores = [0.99] * len(text)
    for place, score in low.items():
        scores[int(place.removeprefix("at"))] = score
    return RecognisedLine(text=text, scores=tuple(scores), corners=((0, 0),) * 4)


def test_a_figure_is_as_sure_as_its_least_sure_character() -> None:
    # 投入12.6亿元，新建3座: the point is at 4, the 3 at 12.
    assert list(find_doubts([piece("投入12.6亿元，新建3座。", at4=0.6)], 3)) == [
        Doubt(page=3, text="12.6亿元", is_figure=True, score=0.6)
    ]
    assert list(find_doubts([piece("投入12.6亿元，新建13座。", at12=0.7)], 3)) == [
        Doubt(page=3, text="13座", is_figure=True, score=0.7)
    ]


def test_a_word_beside_a_figure_makes_no_doubt_of_it() -> None:
    assert list(find_doubts([piece("投入12.6亿元", at0=0.3, at7=0.4)], 1)) == []


def test_a_line_hardly_readable_is_listed() -> None:
    blurred = RecognisedLine(text="模糊的一行", scores=(0.5,) * 5, corners=((0, 0),) * 4)
    assert list(find_doubts([blurred], 2)) == [
        Doubt(page=2, text="模糊的一行", is_figure=False, score=0.5)
    ]


def test_a_page_number_is_nothing_to_confirm() -> None:
    assert list(find_doubts([piece("一3一", at0=0.1, at1=0.1, at2=0.1)], 1)) == []


def test_the_least_certain_come_first() -> None:
    doubts = [
        Doubt(page=2, text="5座", is_figure=True, score=0.9),
        Doubt(page=7, text="8.1%", is_figure=True, score=0.4),
        Doubt(page=1, text="看不清", is_figure=False, score=0.5),
    ]
    assert describe_doubts(doubts) == (
        "扫描识别，有2处数字请核对：第7页“8.1%”、第2页“5座”；有1行字迹不清：第1页“看不清”。"
    )
    assert describe_doubts([]) == ""


def test_a_long_list_is_cut() -> None:
    doubts = [Doubt(page=n, text="1", is_figure=True, score=0.5) for n in range(1, 31)]
    text = describe_doubts(doubts)
    assert "有30处" in text
    assert text.endswith("第12页“1”等。")
