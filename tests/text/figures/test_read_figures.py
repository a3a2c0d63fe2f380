"""Figures: what they come to, which are equal, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.figures.figure import FigureKind
from assistant.text.figures.read_figures import find_figures

K = FigureKind


def _keys(text: str) -> list[str]:
    return [figure.key for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("4.6万处", "46000处", id="ten thousands"),
        pytest.param("４．６万处", "46,000余处", id="full-width, thousands mark, 余"),
        pytest.param("1.2亿元", "12000万元", id="hundred millions"),
        pytest.param("1亿2000万元", "1.2亿元", id="two addends"),
        pytest.param("5万7000元", "57000元", id="addend without multiplier"),
        pytest.param("2万多户", "20000户", id="多"),
        pytest.param("5.3公里", "5300米", id="kilometres"),
        pytest.param("5.3千米", "5.3公里", id="two words for a kilometre"),
        pytest.param("2公顷", "20000㎡", id="hectares"),
        pytest.param("135m2", "135平方米", id="Latin unit"),
        pytest.param("250ml", "250毫升", id="millilitres"),
        pytest.param("173名", "173人", id="people"),
        pytest.param("3吨", "3000公斤", id="tons"),
        pytest.param("三个", "3个", id="Chinese numeral"),
        pytest.param("十余项", "10项", id="Chinese numeral with 余"),
        pytest.param("近百家", "100家", id="nearly a hundred"),
        pytest.param("不足百件", "100件", id="less than a hundred"),
        pytest.param("逾万人", "10000人", id="over ten thousand"),
        pytest.param("半小时", "0.5小时", id="half an hour"),
        pytest.param("四百二十万羽", "4200000羽", id="fowls"),
        pytest.param("百分之九十八点五", "98.5%", id="percent in words"),
        pytest.param("三成以上", "30%", id="tenths"),
        pytest.param("三分之一", "1/3", id="fraction"),
        pytest.param("第三", "第3", id="rank"),
        pytest.param("2个小时", "2小时", id="hours"),
        pytest.param("3个工作日", "三个工作日", id="working days"),
        pytest.param("二〇二三年", "2023年", id="year in words"),
        pytest.param("2023-06-21", "2023年6月21日", id="date in digits"),
        pytest.param("1至5月份", "1—5月", id="months"),
        pytest.param("第三季度", "三季度", id="quarter"),
        pytest.param("[2023]36号", "〔2023〕36号", id="document number"),
        pytest.param("1：1.5", "1:1.5", id="ratio"),
    ],
)
def test_equal(one: str, other: str) -> None:
    assert _keys(one) == _keys(other) != []


@pytest.mark.parametrize(
    ("text", "kind", "number", "unit"),
    [
        pytest.param("1.23万处次", K.NUMBER, "12300", "处次", id="number"),
        pytest.param("增幅-3.2%", K.PERCENT, "-3.2", "%", id="negative percent"),
        pytest.param("0.5‰", K.PERCENT, "0.5", "‰", id="permille"),
        pytest.param("22.9个百分点", K.POINTS, "22.9", "百分点", id="points"),
        pytest.param("两倍", K.MULTIPLE, "2", "倍", id="multiple"),
        pytest.param("2024年", K.YEAR, "2024", "年", id="year"),
        pytest.param("2023行动", K.YEAR, "2023", "年", id="year without 年"),
        pytest.param("3年", K.NUMBER, "3", "年", id="three years"),
        pytest.param("两批", K.COUNT_WORD, "2", "批", id="count-word"),
        pytest.param("十大工程", K.COUNT_WORD, "10", "大", id="big things"),
        pytest.param("第22届", K.ORDINAL, "22", "", id="rank"),
    ],
)
def test_reading(text: str, kind: FigureKind, number: str, unit: str) -> None:
    (figure,) = find_figures(text)
    assert (figure.kind, figure.number, figure.unit) == (kind, Decimal(number), unit)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("惠及58户173人", ["58户", "173人"], id="two in a row"),
        pytest.param("增长67%～89%", ["67%", "89%"], id="range"),
        pytest.param("3至5家", ["3家", "5家"], id="range with one unit"),
        pytest.param("5-8万元", ["50000元", "80000元"], id="range with one multiplier"),
        pytest.param("2021—2025年", ["2021年", "2025年"], id="years"),
        pytest.param("2023年6月1日至3日", ["2023年", "6月1日", "6月3日"], id="days"),
        pytest.param("推行“1+4+N”模式", ["1+4+N"], id="scheme"),
        pytest.param("提升G5011出口", ["G5011"], id="road"),
        pytest.param("一、2024年办结12件", ["2024年", "12件"], id="heading number"),
        pytest.param("1.走访30户", ["30户"], id="list number"),
        pytest.param("退伍三年", ["3年"], id="behind a word that ends in a numeral of cheques"),
        pytest.param("抓培训。2、走访30户", ["30户"], id="list number inside"),
        pytest.param("每周五次，每星期三次", ["5次", "3次"], id="behind a week"),
        pytest.param("设立5个部门", ["5个"], id="unit before a word that begins like one"),
    ],
)
def test_several(text: str, keys: list[str]) -> None:
    assert _keys(text) == keys


_FIXED = """
    两张皮 三会一课 两个维护 四个意识 二十大 二十届三中全会 十四五 一网通办 第一书记 第三方
    12345热线
    “12315”平台 7×24小时 PM2.5 5G网络 3A级景区 十分重要 千家万户 百家企业 一个品牌 一批项目
    “四个一”行动 xx市 （一） 三级联动 完成 90后 队伍年龄 周五对账 星期三家访 礼拜一件事
"""


@pytest.mark.parametrize("text", _FIXED.split())
def test_no_figure(text: str) -> None:
    assert find_figures(text) == []


@pytest.mark.parametrize(
    "text", ["xx.x万户", "xx%", "x月", "20xx年", "x-x月", "X万元", "x+x+N", "xxx余人次"]
)
def test_masked_is_unknown(text: str) -> None:
    (figure,) = find_figures(text)
    assert (figure.kind, figure.number, figure.text) == (K.MASKED, None, text)


@given(st.integers(1, 10**9), st.sampled_from(["件", "人次", "亩", "元", "万元"]))
def test_any_whole_number_is_read_back(number: int, unit: str) -> None:
    (figure,) = find_figures(f"共完成{number}{unit}，")
    assert figure.number == number * (10_000 if unit == "万元" else 1)


@given(st.text(alphabet="0123456789.,-—%万亿年月日第三十xX+个人（）。", max_size=25))
def test_offsets_are_those_of_the_text(text: str) -> None:
    ends = [0]
    for figure in find_figures(text):
        assert text[figure.start : figure.end] == figure.text
        assert figure.start >= 0
        ends.append(figure.end)
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("建校70周年", "周年"), ("七十周年", "周年"), ("满3周岁", "周岁"), ("培训3周", "周")],
)
def test_an_anniversary_is_no_week(text: str, unit: str) -> None:
    (figure,) = find_figures(text)
    assert figure.unit == unit
