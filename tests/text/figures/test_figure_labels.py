"""What each figure of a sentence counts, and which way it moves."""

from __future__ import annotations

import pytest

from assistant.text.figures.figure_labels import label_figures, strip_framing


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("整治背街小巷38条", ["整治背街小巷"], id="in front"),
        pytest.param("新增6条公交线路", ["新增，公交线路"], id="around"),
        pytest.param("新增就业8人、安置3人", ["新增就业", "安置"], id="a list"),
        pytest.param("收入3亿元，增长5%", ["收入", "收入，增长"], id="nothing of its own"),
        pytest.param("公厕和路灯分别为17座、5盏", ["公厕", "路灯"], id="respectively"),
        pytest.param(
            "公厕17座和路灯5盏分别完成85%、90%",
            ["公厕", "路灯，分别完成", "公厕", "路灯"],
            id="respectively, of things counted before",
        ),
        pytest.param(
            "公厕和路灯分别为17座、增长5%和9盏、增长6%",
            ["公厕", "公厕，增长", "路灯", "路灯，增长"],
            id="respectively, two figures each",
        ),
        pytest.param(
            "公厕和路灯分别为17座、9盏、6盏",
            ["公厕和路灯分别为"] * 3,
            id="respectively, of which thing is open",
        ),
        pytest.param(
            "茶园亩产80公斤，果园亩产900公斤，分别增加3和40公斤",
            ["茶园亩产", "果园亩产", "茶园亩产，分别增加", "果园亩产"],
            id="respectively, of the figures of the clauses before",
        ),
        pytest.param(
            "收进古籍3万册（去年2万册），残片8箱（去年6箱）",
            ["收进古籍", "收进古籍3万册，去年", "残片", "残片8箱，去年"],
            id="in brackets, the clause around",
        ),
        pytest.param(
            "收进3万册（去年2万册），8箱（去年6箱）",
            ["收进", "收进3万册，去年", "收进", "收进，去年"],
            id="in brackets at a bare figure, its label",
        ),
        pytest.param("候诊由40分钟压到25分钟", ["候诊", "候诊"], id="both ends of a change"),
    ],
)
def test_labels(text: str, labels: list[str]) -> None:
    assert [one.label for one in label_figures(text)] == labels


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        pytest.param("税收增长5%", [1], id="grew by"),
        pytest.param("税收增长到5亿元", [0], id="grew to"),
        pytest.param("事故下降25%", [-1], id="fell by"),
        pytest.param("支出增长-3%", [-1], id="growth below nothing"),
        pytest.param("压减12%、14%", [-1, -1], id="one word for both"),
        pytest.param(
            "公厕和路灯分别为17座、增长5%和9盏、降低6%", [0, 1, 0, -1], id="levels between moves"
        ),
        pytest.param("学位比去年多300个", [1], id="more than"),
        pytest.param("投诉同比少了三成", [-1], id="less than"),
        pytest.param("比计划提前10天", [-1], id="sooner"),
        pytest.param("比去年晚6天", [1], id="later"),
        pytest.param("提前完成6个", [0], id="sooner, but no time"),
        pytest.param("新增学位300个", [0], id="新增 counts"),
        pytest.param("降水300毫米", [0], id="rain does not fall"),
    ],
)
def test_moves(text: str, moves: list[int]) -> None:
    assert [one.move for one in label_figures(text)] == moves


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        pytest.param("收运3万吨，上年2万吨", [False, True], id="beside"),
        pytest.param("收运3万吨，比上年的2万吨多", [False, True], id="compared"),
        pytest.param("车辆36辆，年初12辆", [False, True], id="at the beginning"),
        pytest.param("年初启动项目12个", [False], id="done at the beginning"),
        pytest.param("比上年增长5%", [False], id="a change is this year's"),
    ],
)
def test_last_periods_values(text: str, earlier: list[bool]) -> None:
    assert [one.is_earlier for one in label_figures(text)] == earlier


@pytest.mark.parametrize(
    ("label", "words"),
    [
        pytest.param("覆盖率达到", "覆盖率，", id="verb"),
        pytest.param("签约居民约", "签约居民，", id="约 inside a word"),
        pytest.param("公共预算共", "公共预算，", id="共 inside a word"),
        pytest.param("统计人数为", "统计人数，", id="计 inside a word"),
    ],
)
def test_frames_are_taken_out_but_not_out_of_words(label: str, words: str) -> None:
    assert strip_framing(label) == words


def test_words_around_a_figure_that_stands_in_another_one() -> None:
    first, second = label_figures("投诉由12件降至2件以下")
    assert (first.words_before, second.words_before) == ("投诉由", "投诉由12件降至")
    assert second.words_behind == "以下"
