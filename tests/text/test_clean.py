"""Cleaning: what copies of reports did to their text, undone; what is meant, kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.clean import clean

_CASES = [
    pytest.param("从严治D永远在路上", "从严治党永远在路上", id="D in front of nothing"),
    pytest.param("“D建+服务”品牌", "“党建+服务”品牌", id="D in quotes"),
    pytest.param("共产DD和人民", "共产党党和人民", id="two Ds"),
    pytest.param("庆祝建D100周年", "庆祝建党100周年", id="anniversary of the party"),
    pytest.param("xx市D委", "xx市党委", id="D behind a masked place"),
    pytest.param("D级危房3处，3D打印", "D级危房3处，3D打印", id="D of a grade, of a dimension"),
    pytest.param("推进EOD项目和DRG付费", "推进EOD项目和DRG付费", id="D in Latin words"),
    pytest.param("A、B、C、D四类", "A、B、C、D四类", id="D in a row of letters"),
    pytest.param("xx-xxD地块挂牌", "xx-xxD地块挂牌", id="D of a plot"),
    pytest.param("建立企业AAA群", "建立企业微信群", id="AAA of a chat"),
    pytest.param("AAA级信用企业、AAAA级景区", "AAA级信用企业、AAAA级景区", id="AAA of a rating"),
    pytest.param("重点##paidbegin##问题##paidend##整改", "重点问题整改", id="marker inside a word"),
    pytest.param("增长８．５％，达到１００℅", "增长8.5%，达到100%", id="full-width figures"),
    pytest.param("1．加强领导", "1.加强领导", id="full-width point of a heading"),
    pytest.param("硬化120m＆sup2；路面", "硬化120m²路面", id="debris of markup"),
    pytest.param("科技&nbsp;创新", "科技创新", id="hard space"),
    pytest.param("总 体　增 长", "总体增长", id="spaces among Chinese"),
    pytest.param("GDP 增长 5%", "GDP 增长 5%", id="space by a Latin word stays"),
    pytest.param('抓好"小切口"改革', "抓好“小切口”改革", id="ASCII quotes"),
    pytest.param("检查30家,发现问题5个;", "检查30家，发现问题5个；", id="ASCII comma"),
    pytest.param("总额1,234万元", "总额1,234万元", id="comma in a figure stays"),
    pytest.param("服务企业20家(次）", "服务企业20家（次）", id="mixed parentheses"),
    pytest.param("⼯作\u200b落实", "工作落实", id="radical for a character, invisible space"),
    pytest.param("新增xx.x万户，某某街道", "新增xx.x万户，某某街道", id="masks stay"),
    pytest.param("一是抓学习，二是抓落实；", "一是抓学习，二是抓落实；", id="nothing to do"),
]


@pytest.mark.parametrize(("raw", "cleaned"), _CASES)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text(alphabet='党D A委员建,，"“（(）)１．.％ 　x&;；#\n1周年级', max_size=30))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_seeds(shared: Path) -> None:
    """736 D, 6 of them letters; 16 AAA, all of them chats: counted by eye."""
    files = sorted(shared.joinpath("seeds").glob("*.txt"))
    raw = "".join(file.read_text(encoding="utf-8") for file in files)
    cleaned = "".join(clean(line) for line in raw.splitlines())
    assert (raw.count("D"), cleaned.count("D")) == (736, 6)
    assert (raw.count("AAA"), cleaned.count("AAA")) == (16, 0)
