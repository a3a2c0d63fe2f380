"""Every number in every notation comes back: written by cn2an or by format, read by us."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal

import cn2an
import pytest

from assistant.text.figures.read_figures import find_figures

_NUMBERS = 5000  # of each notation
_FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


def _some_numbers(seed: int) -> list[int]:
    """Numbers from 2 to 10^12, long ones and round ones alike."""
    rng = random.Random(seed)
    long = [rng.randrange(2, 10 ** rng.randint(1, 12) + 3) for _ in range(_NUMBERS // 2)]
    return long + [rng.randrange(2, 1000) * 10 ** rng.randint(0, 9) for _ in range(_NUMBERS // 2)]


def _in_ten_thousands(number: int) -> str:
    return f"{Decimal(number) / 10_000:f}万"


def _mixed(number: int) -> str:
    """三亿六千二百万 as people type it: 3亿6200万."""
    high, rest = divmod(number, 10**8)
    return (
        f"{high}亿{rest // 10_000}万"
        if high and rest >= 10_000 and not rest % 10_000
        else str(number)
    )


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(str, id="digits"),
        pytest.param(lambda number: f"{number:,}", id="with commas"),
        pytest.param(lambda number: str(number).translate(_FULL_WIDTH), id="full width"),
        pytest.param(_in_ten_thousands, id="in 万"),
        pytest.param(lambda number: f"{Decimal(number) / 10**8:f}亿", id="in 亿"),
        pytest.param(_mixed, id="亿 and 万"),
        pytest.param(cn2an.an2cn, id="characters"),
        pytest.param(lambda number: cn2an.an2cn(number, "up"), id="characters of cheques"),
        pytest.param(lambda number: f"{number} ", id="a space before the unit"),
        pytest.param(lambda number: f"**{number}**", id="bold"),
    ],
)
def test_whole_numbers_come_back(write: Callable[[int], str]) -> None:
    wrong = []
    for number in _some_numbers(7):
        text = f"全年共服务群众{write(number)}人次。"
        read = [(figure.number, figure.unit) for figure in find_figures(text)]
        if read != [(Decimal(number), "人次")]:
            wrong.append((number, text, read))
    assert wrong == []


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda rate: f"{rate}%", id="digits"),
        pytest.param(lambda rate: f"{rate} %", id="a space before the sign"),
        pytest.param(lambda rate: f"{rate}%".translate(_FULL_WIDTH), id="full width"),
        pytest.param(lambda rate: f"百分之{cn2an.an2cn(str(rate))}", id="characters"),
    ],
)
def test_percentages_come_back(write: Callable[[Decimal], str]) -> None:
    rates = [Decimal(tenths) / 10 for tenths in range(1, 1000)]
    texts = [f"合格率达到{write(rate)}，" for rate in rates]
    assert [[figure.number for figure in find_figures(text)] for text in texts] == [
        [rate] for rate in rates
    ]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("修复四十一点八公里", ["41800米"], id="decimals in characters"),
        pytest.param("两千三百户，一百五十余户", ["2300户", "150户"], id="两 and 余"),
        pytest.param(
            "一万零六百人，三万二百一十八起", ["10600人", "30218起"], id="with and without 零"
        ),
        pytest.param(
            "叁拾贰个，廿个，卅户", ["32个", "20个", "30户"], id="cheque forms and old tens"
        ),
        pytest.param("1千2百字", ["1200字"], id="thousands and hundreds"),
        pytest.param("1万2千人，3亿6200万元", ["12000人", "362000000元"], id="two scales"),
        pytest.param("零点七个百分点", ["0.7百分点"], id="points in characters"),
        pytest.param("九成五，六成多，压减一成五", ["95%", "60%", "15%"], id="tenths"),
        pytest.param("过半；减半；近半", ["50%", "50%", "50%"], id="halves"),
        pytest.param(
            "十五六个，两三万人，数百家", ["15-16个", "20000-30000人", "200-999家"], id="between"
        ),
        pytest.param("上万人，上百场", ["10000-99999人", "100-999场"], id="上"),
        pytest.param(
            "五月十八日，四月中旬，三月份", ["5月18日", "4月中旬", "3月"], id="spoken dates"
        ),
        pytest.param(
            "3月中旬，2 月 3 日，2025 年", ["3月中旬", "2月3日", "2025年"], id="dates, spaced"
        ),
        pytest.param("**41.8**公里，98.6 %", ["41800米", "98.6%"], id="Markdown and spaces"),
        pytest.param("㊴个", ["39个"], id="a number in a circle"),
        pytest.param("32.6万、28.4万人次", ["326000人次", "284000人次"], id="one unit for a list"),
        pytest.param("分别为12和15公里", ["12000米", "15000米"], id="one unit for both"),
        pytest.param("一百二十平方公里", ["120000000平方米"], id="any unit after a long numeral"),
    ],
)
def test_other_notations(text: str, keys: list[str]) -> None:
    assert [figure.key for figure in find_figures(text)] == keys


@pytest.mark.parametrize(
    "text",
    [
        "三三两两",
        "万众一心",
        "千方百计",
        "一成不变",
        "事半功倍",
        "十四五规划",
        "党的二十届三中全会",
        "百姓",
    ],
)
def test_idioms_count_nothing(text: str) -> None:
    assert find_figures(text) == []
