"""A clause of thing, spoken verb and quantity is written with the verb in front."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.written.verb_choice import choose_verb, spoken_verbs
from assistant.drafting.facts.written.verb_order import put_verb_first
from assistant.text.figures.read_figures import find_figures


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        pytest.param(
            "储物柜换了64组，窗帘换了38幅", "更换储物柜64组，更换窗帘38幅", id="exchanged"
        ),
        pytest.param("明年路灯再装120盏", "明年再安装路灯120盏", id="a plan"),
        pytest.param("象棋比赛办了3场", "举办象棋比赛3场", id="held"),
        pytest.param("事故隐患改了41处", "整改事故隐患41处", id="repaired, by what it is"),
        pytest.param("城区公厕改了12座", "改造城区公厕12座", id="rebuilt, by what it is"),
        pytest.param("游船检测做了26台", "完成游船检测26台", id="a deed done"),
        pytest.param("义工招了85名", "招募义工85名", id="a thing that the table names"),
        pytest.param("全市建了12个", "全市建成12个", id="a place stays in front"),
        pytest.param("巡逻队查了57家", "巡逻队检查57家", id="who acts stays in front"),
        pytest.param("苗木栽了1.2万株（上年9000株）", "栽植苗木1.2万株（上年9000株）", id="aside"),
        pytest.param("志愿岗一年换了9个", "志愿岗一年更换9个", id="a time stays in front"),
        pytest.param("写感想16篇，收会费3万元", "撰写感想16篇，收缴会费3万元", id="verb in front"),
        pytest.param("全年种了油茶320亩", "种植油茶320亩", id="the year goes without saying"),
        pytest.param("今年栈桥修了3座", "修建栈桥3座", id="the year, thing in front"),
        pytest.param("票亭装好16座，旧船卖出去4艘", "安装票亭16座，销售旧船4艘", id="how it ended"),
        pytest.param("村里招了26个讲解员", "村里招聘讲解员26个", id="how many in front of what"),
        pytest.param("镇里装了路灯36盏", "镇里安装路灯36盏", id="who did it to what"),
        pytest.param("灯塔新添3座", "灯塔新添3座", id="a word with 新"),
        pytest.param("计划招360人", "计划招360人", id="a plan is no thing"),
        pytest.param("“渔火夜谈”走了26趟", "开展“渔火夜谈”26趟", id="a name in quotes"),
        pytest.param("灯塔下半年再修6座", "下半年再修建灯塔6座", id="a time in the middle"),
        pytest.param("航标明年9月前换26座", "航标明年9月前换26座", id="a time that goes on"),
        pytest.param("装缆车讲解36户", "装缆车讲解36户", id="a deed is no thing"),
        pytest.param(
            "隐患26处，同比增长6%，改完24处", "隐患26处，同比增长6%，整改24处", id="said before"
        ),
        pytest.param("古桥修缮了4座", "古桥修缮了4座", id="reports do not have it so"),
    ],
)
def test_the_verb_comes_first(spoken: str, written: str) -> None:
    assert put_verb_first(spoken) == written
    assert put_verb_first(written) == written, "what is written stays"
    figures = [[one.number for one in find_figures(text)] for text in (spoken, written)]
    assert figures[0] == figures[1]


@pytest.mark.parametrize(
    "text",
    [
        "图书外借了46万册",
        "包裹揽收了2300万件",
        "亿元项目新签约29个",
        "坏的路灯换了12盏",
        "客流去年涨了5%",
        "老旧小区改造22个",
        "移民搬迁927人",
        "新种桑园37亩",
        "共建产业园4个",
        "铺装步道砖28平方米",
        "开复工项目14个",
        "讲解员进校园讲了16场",
        "五星级驿站再建10个",
    ],
)
def test_what_is_not_plain_stays(text: str) -> None:
    assert put_verb_first(text) == text


def test_a_verb_is_chosen_by_thing_and_measure() -> None:
    assert choose_verb("查", "违法案件", "起") == "查处"
    assert choose_verb("修", "古画", "幅") == "修复"
    assert choose_verb("修", "水渠", "公里") == "修建"
    assert choose_verb("收", "东西", "元") == ""
    assert all(len(one) == 1 for one in spoken_verbs())
