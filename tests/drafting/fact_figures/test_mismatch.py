"""Words for how little or much a figure is name no other thing; another noun does."""

import pytest

from assistant.drafting.draft import Fact, Written
from assistant.drafting.grounding.gate import Evidence, enforce

FACT = Fact(id="F1", text="山区护校力量薄弱，专职护校人员只有14人", line=1)
EVIDENCE = Evidence(section="存在问题", facts=(), all_facts=(FACT,), given="", year=2025)
EXTENTS = "只有 仅有 仅 只 才 仅剩 还剩 不足 不到 共有 一共有 还有 现有 也只有 不过 大约 高达 多达"


@pytest.mark.parametrize("extent", EXTENTS.split())
def test_extents_are_no_things(extent: str) -> None:
    assert enforce(Written(text=f"专职护校人员{extent}14人。"), EVIDENCE).unresolved == ()


@pytest.mark.parametrize("noun", ["食堂厨师", "货运船只", "电工人才", "驻校保安只有"])
def test_other_nouns_are_refused(noun: str) -> None:
    assert enforce(Written(text=f"{noun}14人。"), EVIDENCE).unresolved


@pytest.mark.parametrize(("place", "unresolved"), [("乡村", 0), ("农村", 0), ("城镇", 1)])
def test_a_village_by_another_word_is_the_same(place: str, unresolved: int) -> None:
    fact = Fact(id="F1", text="农村居民人均收入1.8万元", line=1)
    evidence = Evidence(section="收入", facts=(), all_facts=(fact,), given="", year=2025)
    draft = Written(text=f"{place}居民人均收入1.8万元。")
    assert len(enforce(draft, evidence).unresolved) == unresolved


@pytest.mark.parametrize(
    ("sentence", "fact", "figure"),
    [
        pytest.param("补充护林员21人", "缺护林员21人", "21人", id="a lack told as a gain"),
        pytest.param("护林员缺21人", "护林员21人", "21人", id="a gain told as a lack"),
        pytest.param("诉求办结率98%", "诉求按期办结率98%", "98%", id="more than the fact"),
        pytest.param("诉求按期办结率98%", "诉求办结率98%", "98%", id="less than the fact"),
        pytest.param("渔港项目开工3个", "渔港项目竣工3个", "3个", id="another stage"),
        pytest.param("市内异地缴费38万笔", "跨省异地缴费38万笔", "38万笔", id="another area"),
        pytest.param("噪声类投诉316件", "油烟类投诉316件", "316件", id="another class"),
    ],
)
def test_another_thing_is_no_source(sentence: str, fact: str, figure: str) -> None:
    facts = (Fact(id="F1", text=fact, line=1),)
    evidence = Evidence(section="", facts=facts, all_facts=facts, given="", year=2025)
    assert figure not in enforce(Written(text=sentence), evidence).sentence.text


@pytest.mark.parametrize(
    ("sentence", "unresolved"), [("电诈案件审理268件", 0), ("电诈案件执行268件", 1)]
)
def test_a_spoken_verb_is_the_written_one(sentence: str, unresolved: int) -> None:
    fact = Fact(id="F1", text="电诈案件审了268件", line=1)
    evidence = Evidence(section="", facts=(), all_facts=(fact,), given="", year=2025)
    assert len(enforce(Written(text=f"{sentence}。"), evidence).unresolved) == unresolved


@pytest.mark.parametrize(
    ("sentence", "fact", "unresolved"),
    [
        pytest.param("参训人员460人次", "潜水培训9期460人次", 0, id="at a training"),
        pytest.param("参赛人员460人次", "潜水培训9期460人次", 1, id="not at a contest"),
        pytest.param("参训人员460人次", "灯塔开放9天460人次", 1, id="where nobody is trained"),
        pytest.param("评选护航标兵20名", "招水手32名，护航标兵20名", 0, id="a title is awarded"),
        pytest.param("评选护航新手20名", "招水手32名，护航新手20名", 1, id="no title"),
        pytest.param("表彰护航标兵20名", "慰问护航标兵20名", 1, id="a title, another act"),
    ],
)
def test_acts_that_the_fact_implies(sentence: str, fact: str, unresolved: int) -> None:
    stated = Fact(id="F1", text=fact, line=1)
    evidence = Evidence(section="", facts=(), all_facts=(stated,), given="", year=2025)
    assert len(enforce(Written(text=f"{sentence}。"), evidence).unresolved) == unresolved
