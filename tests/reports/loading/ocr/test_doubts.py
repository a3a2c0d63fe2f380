"""Doubts: figures, wording and lines of low certainty are listed with their place."""

from __future__ import annotations

from assistant.records import Line
from assistant.reports.loading.ocr.doubts import describe_doubts, find_doubts, is_legible
from assistant.reports.loading.ocr.place_doubts import place_doubts
from assistant.reports.loading.ocr.recogniser import RecognisedLine
from assistant.scan_records import Doubt, DoubtKind

FIGURE, WORDING, OMITTED = DoubtKind


def piece(text: str, *, sure: float = 0.99, **low: float) -> RecognisedLine:
    """Return a piece; `low` maps places (at3) to their certainty."""
    scores = [sure] * len(text)
    for place, score in low.items():
        scores[int(place.removeprefix("at"))] = score
    return RecognisedLine(text=text, scores=tuple(scores), corners=((0, 0),) * 4)


def found(*pieces: RecognisedLine) -> list[tuple[DoubtKind, str, float, int, int]]:
    return [(one.kind, one.text, one.score, one.start, one.end) for one in find_doubts(pieces, 3)]


def test_a_figure_is_as_sure_as_its_least_sure_character() -> None:
    # 投入12.6亿元，新建3座: the point is at 4, the 3 at 12.
    assert found(piece("投入12.6亿元，新建3座。", at4=0.6)) == [(FIGURE, "12.6亿元", 0.6, 2, 8)]
    assert found(piece("投入12.6亿元，新建13座。", at12=0.7)) == [(FIGURE, "13座", 0.7, 11, 14)]


def test_what_stands_inside_a_figure_is_part_of_it() -> None:
    # a mark that is none before the sign, and signs in the place of digits
    assert found(piece('增长10.0"%，扶持', at6=0.4)) == [(FIGURE, '10.0"%', 0.4, 2, 8)]
    assert found(piece("到1]个，支出11.¿亿", at2=0.6, at9=0.6)) == [
        (FIGURE, "1]个", 0.6, 1, 4),
        (FIGURE, "11.¿亿", 0.6, 7, 12),
    ]
    assert found(piece("增长12%,其中8.", at5=0.6, at9=0.6)) == [], "marks behind a figure"


def test_a_word_beside_a_figure_makes_no_doubt_of_it() -> None:
    assert found(piece("投入12.6亿元", at0=0.6, at7=0.6)) == []


def test_uncertain_characters_are_named_in_runs() -> None:
    assert found(piece("整治桥头村到云溪镇的道路十三里", at2=0.3, at3=0.2, at11=0.4)) == [
        (WORDING, "桥头", 0.2, 2, 4),
        (WORDING, "路", 0.4, 11, 12),
    ]


def test_a_line_hardly_readable_is_listed_as_a_whole() -> None:
    assert found(piece("模糊的一行", sure=0.6)) == [(WORDING, "模糊的一行", 0.6, 0, 5)]


def test_a_line_of_which_nothing_is_certain_is_left_out_and_listed() -> None:
    illegible, speck = piece("背面透过来的字", sure=0.4), piece("..l", sure=0.2)
    assert found(illegible, speck) == [(OMITTED, "背面透过来的字", 0.4, 0, 7)]
    assert [is_legible(one) for one in (illegible, speck, piece("清楚"))] == [False, False, True]


def test_a_page_number_is_nothing_to_confirm() -> None:
    assert found(piece("一3一", at0=0.1, at1=0.1, at2=0.1)) == []


def doubt(kind: DoubtKind, page: int, text: str, score: float = 0.5, printed: str = "") -> Doubt:
    at = printed.find(text) if printed else 0
    return Doubt(
        kind=kind,
        page=page,
        text=text,
        score=score,
        printed=printed or text,
        start=at,
        end=at + len(text),
    )


def test_a_doubt_is_found_again_in_its_paragraph() -> None:
    lines = [
        Line(number=1, text="一、投入", page=1),
        Line(number=2, text="", page=1),
        Line(number=3, text="全年投入12.6亿元，新建桥梁13座，改造道路7里。", page=1),
        Line(number=4, text="下一步再建13座。", page=2),
    ]
    doubts = [
        doubt(FIGURE, 2, "13座", printed="建桥梁13座，改"),  # its paragraph began on page 1
        doubt(FIGURE, 2, "13座", printed="下一步再建13座。"),
        doubt(WORDING, 1, "头", printed="桥头村"),  # of a running head
        doubt(OMITTED, 1, "新建桥梁13座"),
    ]
    placed = place_doubts(doubts, lines)
    assert [(one.line, one.start, one.end) for one in placed] == [
        *((3, 15, 18), (4, 5, 8)),
        *((3, 0, 0), (3, 0, 0)),
    ]
    assert lines[2].text[15:18] == "13座"
    assert lines[3].text[5:8] == "13座"


def test_the_least_certain_come_first() -> None:
    doubts = [
        doubt(FIGURE, 2, "5座", 0.9),
        doubt(FIGURE, 7, "8.1%", 0.4),
        doubt(WORDING, 1, "看不清"),
        doubt(OMITTED, 4, "反面的字"),
    ]
    assert describe_doubts(doubts) == (
        "扫描识别，有2处数字请核对：第7页“8.1%”、第2页“5座”；有1处文字不清：第1页“看不清”；"
        "有1行读不清、没有读入：第4页“反面的字”。"
    )
    assert describe_doubts([]) == ""


def test_a_long_list_is_cut() -> None:
    text = describe_doubts([doubt(FIGURE, n, "1") for n in range(1, 31)])
    assert "有30处" in text
    assert text.endswith("第12页“1”等。")
