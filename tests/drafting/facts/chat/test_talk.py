"""What of a pasted line is only talk."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.chat.talk import split_talk, strip_decoration
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts

TALK = [
    "收到，辛苦各位了[抱拳]",
    "好的，弄好发群里",
    "你再核一下",
    "大家抓紧报，别漏了",
    "这个数不对吧",
    "OK👌",
    "我晚上再看看",
    "各位领导，数据已更新，请查收",
    "12月30日 10:21",
    "[文件] 汇总表.xlsx",
    "小罗撤回了一条消息",
    "————以下为新消息————",
    "@所有人 请各科室今天报数",
    "后院的石榴熟了，谁要去摘",
    "这块让老李接着讲",
    "打印机又卡纸了",
    "周五对",
]
FACTS = [
    "你我同行志愿队服务3200小时",
    "市民普遍反映渡口停车难",
    "收到锦旗12面",
    "夜航灯检修完毕",
    "12月30日新渡口开航",
    "不少群众还不了解优惠办法",
    "船员老化，招不到人",
    "码头夜里照明不够",
    "趸船锚链锈得厉害，一直没钱换",
]


@pytest.mark.parametrize("line", TALK)
def test_talk_is_set_aside_and_listed(line: str) -> None:
    facts = parse_facts(f"疏浚航道7公里\n{line}")
    kept, rows = normalize_facts(facts)
    assert [fact.text for fact in kept] == ["疏浚航道7公里"]
    assert [row.reason for row in rows] == ["台账第2行是聊天里的话，没有写进稿子"]


@pytest.mark.parametrize("line", FACTS)
def test_what_was_done_or_is_wanting_is_no_talk(line: str) -> None:
    assert split_talk(line) == (line, "")


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        pytest.param("唉，渡口还缺3条趸船", "渡口还缺3条趸船", id="sigh"),
        pytest.param("唉声叹气的少了", "唉声叹气的少了", id="no sigh"),
        pytest.param("渡口创成省级示范！！。", "渡口创成省级示范", id="doubled marks"),
        pytest.param("创成了！！渡客260万人次", "创成了。渡客260万人次", id="marks inside"),
        pytest.param("编发《渡口！渡口！》3期", "编发《渡口！渡口！》3期", id="marks of a title"),
        pytest.param("渡客260万人次[强]🎉", "渡客260万人次", id="faces"),
        pytest.param("[航道]疏浚7公里", "[航道]疏浚7公里", id="a label is no face"),
    ],
)
def test_decoration_goes(line: str, plain: str) -> None:
    assert strip_decoration(line) == plain
    assert strip_decoration(plain) == plain, "doing it twice must change nothing"


def test_what_is_said_beside_a_figure_is_kept_apart() -> None:
    lines = "渔政小罗：今年渡客260万人次\n@小罗 闸口导出的是206万人次，你再核核"
    fact = parse_facts(lines)[1]
    assert (fact.text, fact.topic) == ("闸口导出的是206万人次", "渔政")
    assert fact.sent_as == "@小罗，你再核核"


def test_what_tells_that_two_values_differ_is_talk() -> None:
    facts = parse_facts("陆科长，环卫所那边清运垃圾9.1万吨，跟我们的不一样，以哪个为准？")
    assert [one.text for one in facts] == ["环卫所那边清运垃圾9.1万吨"]
