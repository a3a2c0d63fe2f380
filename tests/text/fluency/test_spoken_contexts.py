"""Words are spoken by where they stand: the same word is written elsewhere."""

from __future__ import annotations

import pytest

from assistant.text.fluency.spoken_contexts import WordContext, placed_words, spoken_in_context


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("护林员缺9人", ["缺"], id="a verb in front of a number"),
        pytest.param("催了4回", ["催了", "回"], id="a measure of speech"),
        pytest.param("水管晚上渗水", ["晚上"], id="a time of speech"),
        pytest.param("有驾驶证的5个", ["的…个"], id="things that have no name"),
        pytest.param("临时工占的多，聘用的占9个", ["的占"], id="some of them"),
        pytest.param("社区代表来过", ["来过"], id="it happened"),
        pytest.param("年底冲到850万元", ["冲到"], id="a way in front of a number"),
    ],
)
def test_spoken(text: str, words: list[str]) -> None:
    found = spoken_in_context(text)
    assert [one for one in words if one not in found] == []


@pytest.mark.parametrize(
    "text",
    [
        "全年完成投资18亿元，增长6.2%，占年度计划的97%",
        "建成了一批惠民工程，推动了产业升级",
        "办好每一个案件",
        "补齐短板，缺口9人，积极引进专业人才",
        "“冲刺一百天”行动完成任务120项",
    ],
)
def test_written(text: str) -> None:
    assert spoken_in_context(text) == []


def test_less_will_do_in_a_ledger() -> None:
    assert spoken_in_context("食堂是2003年建的", is_ledger=True) == ["年建的"]
    assert spoken_in_context("这是必要的") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("举办花艺讲解会16场", id="what is counted so"),
        pytest.param("来访86批", id="the end of a word"),
        pytest.param("养殖户12户", id="the beginning of one"),
        pytest.param("雨季检修水泵9台", id="a season"),
        pytest.param("经费集中在两个系", id="one of two"),
    ],
)
def test_parts_of_words_and_things_are_not_spoken(text: str) -> None:
    assert spoken_in_context(text, is_ledger=True) == []


def test_what_stands_around_a_word() -> None:
    found = {(one.word, one.context) for one in placed_words("还差3人，催。")}
    assert ("差", WordContext.NUMBER) in found
    assert ("差", WordContext.ADVERB) in found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("每天运垃圾七八吨", "七八", id="an estimate"),
        pytest.param("一年利息七百多万", "七百多万", id="and more"),
        pytest.param("三条规划批掉", "批掉", id="a way at the end"),
    ],
)
def test_spoken_in_a_ledger(text: str, word: str) -> None:
    assert word in spoken_in_context(text, is_ledger=True)
    assert word not in spoken_in_context(text)
