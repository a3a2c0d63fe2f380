"""Figures that follow from facts, each worked out by hand beside the case."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.derivation import derive_from_facts
from assistant.text.figures.figure_labels import label_figures

FACTS = [
    Fact(id="F1", text="收运厨余垃圾2.84万吨，上年2.31万吨", line=1),
    Fact(id="F2", text="排查隐患50处，整改40处", line=2),
    Fact(id="F3", text="道路清扫率92.6%，上年90.1%", line=3),
    Fact(id="F4", text="签约项目40个", line=4),
    Fact(id="F5", text="归集22.8亿元，提取15.4亿元", line=5),
    Fact(id="F6", text="供气1.07亿立方米（居民3860万立方米、其余工商业）", line=6),
    Fact(id="F5", text="抽检井盖200只，不合格30只", line=5),
    Fact(id="F6", text="铺轨12.6公里，超计划0.6公里", line=6),
    Fact(id="F7", text="门票收入8亿元，其中夜场占四分之一", line=7),
    Fact(id="F8", text="护林员31人，每人5000元", line=8),
    Fact(id="F10", text="更换井盖220只，剩余40只", line=10),
    Fact(id="F11", text="群众满意率92%", line=11),
    Fact(id="F12", text="供热面积1850万平方米，新增150万平方米", line=12),
    Fact(id="F13", text="补种苗木24万株，完成全年任务的80%", line=13),
    Fact(id="F14", text="费率由1.2%降到0.8%", line=14),
    Fact(id="F15", text="传承人省级21名，市级63名", line=15),
    Fact(id="F16", text="受理信访件50件，办结45件", line=16),
    Fact(id="F17", text="托育覆盖率63%，备案率90%", line=17),
    Fact(id="F9", text="调解上半年41批、下半年29批", line=9),
]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        pytest.param(
            "收运量增长22.9%", "F1：(2.84万吨-2.31万吨)÷2.31万吨", id="(2.84-2.31)/2.31 = 22.94%"
        ),
        pytest.param(
            "增长23%", "F1：(2.84万吨-2.31万吨)÷2.31万吨", id="rounded to the place shown"
        ),
        pytest.param("增加0.53万吨", "F1：2.84万吨-2.31万吨", id="2.84-2.31 = 0.53"),
        pytest.param("收运增加5300吨", "F1：2.84万吨-2.31万吨", id="the same in another unit"),
        pytest.param("整改率80%", "F2：40处÷50处", id="40/50 = 80%"),
        pytest.param("排查整改合计90处", "F2：50处+40处", id="50+40 = 90"),
        pytest.param("合格率85%", "F5：200只-30只÷200只", id="(200-30)/200 = 85%"),
        pytest.param("不合格的占15%", "F5：30只÷200只", id="30/200 = 15%"),
        pytest.param("铺轨计划12公里", "F6：12.6公里与0.6公里", id="12.6-0.6 = 12"),
        pytest.param("发给护林员合计15.5万元", "F8：5000元×31人", id="31*5000 = 155000"),
        pytest.param("全年调解70批", "F9：41批+29批", id="41+29 = 70"),
        pytest.param("井盖更换任务260只", "F10：220只+40只", id="220+40 = 260"),
        pytest.param("不满意率8%", "F11：100%-92%", id="100-92 = 8"),
        pytest.param(
            "供热面积由1700万平方米扩大到1850万平方米",
            "F12：1850万平方米-150万平方米",
            id="1850-150 = 1700",
        ),
        pytest.param("全年补种苗木任务30万株", "F13：24万株÷80%", id="24/80% = 30"),
        pytest.param("费率降低三分之一", "F14：(0.8%-1.2%)÷1.2%", id="0.4/1.2 = 1/3"),
        pytest.param("市级传承人是省级的3倍", "F15：63名÷21名", id="63/21 = 3"),
        pytest.param("信访件办结率90%", "F16：45件÷50件", id="45/50 = 90%"),
        pytest.param("归集比提取多7.4亿元", "F5：22.8亿元-15.4亿元", id="22.8-15.4 = 7.4"),
        pytest.param("提取比归集少7.4亿元", "F5：22.8亿元-15.4亿元", id="the same from below"),
        pytest.param(
            "其中工商业用气6840万立方米",
            "F6：1.07亿立方米-3860万立方米",
            id="10700-3860 = 6840",
        ),
        pytest.param("提高2.5个百分点", "F3：92.6%-90.1%", id="92.6-90.1 = 2.5"),
    ],
)
def test_follows(text: str, how: str) -> None:
    assert derive_from_facts(label_figures(text)[0], text, FACTS) == how


def test_a_share_of_a_plan_may_be_more_than_all_of_it() -> None:
    facts = [Fact(id="F1", text="封山育林4.2万亩，年度计划4万亩", line=1)]
    text = "封山育林4.2万亩，占年度计划4万亩的105%"
    assert derive_from_facts(label_figures(text)[-1], text, facts) == "F1：4.2万亩÷4万亩"
    wrong = text.replace("105%", "115%")
    assert derive_from_facts(label_figures(wrong)[-1], wrong, facts) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("增长22.8%", id="a digit off"),
        pytest.param("提取比归集多7.4亿元", id="the other way round"),
        pytest.param("增加0.53万处", id="another unit"),
        pytest.param("合计90个", id="other things counted"),
        pytest.param("不合格率85%", id="the other part"),
        pytest.param("四分之一的井盖不合格", id="15% are no quarter"),
        pytest.param("更换井盖260只", id="all that was to do, as done"),
        pytest.param("铺轨12公里", id="the plan as the result"),
        pytest.param("下半年调解70批", id="a part of the year"),
        pytest.param("省级传承人是市级的3倍", id="the other way round"),
        pytest.param("费率降低33.3%", id="rates differ by points"),
        pytest.param("托育覆盖率70%", id="one rate over another"),
        pytest.param("占80处", id="no percentage"),
        pytest.param("共80个", id="two matters that have nothing to do with each other"),
    ],
)
def test_does_not_follow(text: str) -> None:
    assert derive_from_facts(label_figures(text)[0], text, FACTS) is None


def test_a_share_is_of_the_whole_that_the_sentence_gives() -> None:
    fact = Fact(id="F1", text="注册渔船52艘，年检29艘，更新16艘", line=1)
    sentence = "注册渔船52艘，更新过半"
    assert derive_from_facts(label_figures(sentence)[-1], sentence, [fact]) is None
    sentence = "注册渔船52艘，年检过半"
    assert derive_from_facts(label_figures(sentence)[-1], sentence, [fact]) == "F1：29艘÷52艘"


@pytest.mark.parametrize("first", [0, 1])
def test_of_facts_that_give_the_same_the_first_counts(first: int) -> None:
    texts = ["收运垃圾50吨，上年40吨", "收运垃圾100吨，上年80吨"]
    formulas = ["F1：(50吨-40吨)÷40吨", "F2：(100吨-80吨)÷80吨"]
    facts = [Fact(id=f"F{n + 1}", text=texts[n], line=n + 1) for n in (first, 1 - first)]
    sentence = "收运垃圾增长25%"
    assert derive_from_facts(label_figures(sentence)[0], sentence, facts) == formulas[first]


def test_nothing_is_divided_by_a_number_that_counts_nothing() -> None:
    fact = Fact(id="F1", text="疏浚河道120公里，满意度指数4", line=1)
    sentence = "疏浚河道30公里"
    assert derive_from_facts(label_figures(sentence)[0], sentence, [fact]) is None
