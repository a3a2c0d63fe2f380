"""A cause, a time, a partner, a place or a document stands only where the user tells of it."""

from __future__ import annotations

import pytest

from tests.drafting.grounding.assertions.gate import unsupported

FERRY = "渡轮运送旅客31万人次"


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        pytest.param("受台风过境影响，渡轮运送旅客31万人次", "受台风过境影响", id="suffered"),
        pytest.param("得益于码头扩容，渡轮运送旅客31万人次", "得益于码头扩容", id="thanks to"),
        pytest.param("因航线加密，渡轮运送旅客31万人次", "因航线加密", id="because"),
        pytest.param("春运期间渡轮运送旅客31万人次", "春运期间", id="a season"),
        pytest.param("入夏以来，渡轮运送旅客31万人次", "入夏以来", id="since the summer"),
        pytest.param("渡轮暑运期间运送旅客31万人次", "暑运期间", id="a season behind its subject"),
        pytest.param("联合海事部门用渡轮运送旅客31万人次", "海事部门", id="a partner"),
        pytest.param("会同边防机关用渡轮运送旅客31万人次", "边防机关", id="an authority"),
        pytest.param("禁航期渡轮运送旅客31万人次", "禁航期", id="any period"),
        pytest.param("在跨海作业区投放渡轮运送旅客31万人次", "跨海作业区", id="where it was done"),
        pytest.param("在北湾船厂大修后渡轮运送旅客31万人次", "北湾船厂", id="where before it"),
        pytest.param("组织渡轮赴北湾码头运送旅客31万人次", "北湾码头", id="where it went"),
        pytest.param(
            "渡轮运送旅客31万人次，渡轮节在滨海公园举行", "滨海公园", id="where it was held"
        ),
        pytest.param("渡轮运送旅客31万人次，主要集中在跨海航段", "跨海航段", id="a place"),
        pytest.param("印发候船厅收费办法，渡轮运送旅客31万人次", "候船厅收费办法", id="a document"),
        pytest.param("护渔月期间渡轮运送旅客31万人次", "护渔月期间", id="an event"),
        pytest.param("“五一”假期渡轮运送旅客31万人次", "“五一”假期", id="a feast in quotes"),
        pytest.param("获评全优渡口单位，渡轮运送旅客31万人次", "全优渡口单位", id="an honour"),
        pytest.param("举办船员技能大会，渡轮运送旅客31万人次", "船员技能大会", id="an assembly"),
        pytest.param("召开渡口选址评审会，渡轮运送旅客31万人次", "渡口选址评审会", id="a meeting"),
        pytest.param(
            "渡轮运送旅客31万人次，为开航以来最高", "以来最高", id="the most since a time"
        ),
        pytest.param("四大航线渡轮运送旅客31万人次", "四大", id="a number of kinds"),
    ],
)
def test_a_circumstance_that_nobody_told(sentence: str, claim: str) -> None:
    assert unsupported(sentence, FERRY) == [claim]


def test_a_time_is_that_of_the_figure_it_dates() -> None:
    facts = ("“禁渔月”巡航36次", "救助渔船9艘")
    assert unsupported("“禁渔月”期间巡航36次", *facts) == []
    assert unsupported("“禁渔月”期间救助渔船9艘", *facts) == ["“禁渔月”期间"]


def test_a_partner_is_named_as_one() -> None:
    assert unsupported("委托康复机构救助36人", "康复救助36人") == ["康复机构"]
    assert unsupported("委托康复机构救助36人", "康复机构救助36人") == []


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        pytest.param("受台风影响，停航9天", "停航9天（台风）", id="suffered"),
        pytest.param("因航线加密，发船620班", "发船620班，航线已加密", id="because"),
        pytest.param("得益于上级关心指导，发船620班", "发船620班", id="a courtesy"),
        pytest.param("因地制宜开设航线4条", "开设航线4条", id="an idiom"),
        pytest.param("受市场环境影响，停航9天", "停航9天", id="a vague cause"),
        pytest.param("“护渔月”期间停航9天", "“护渔月”停航9天", id="a time in quotes"),
        pytest.param("定期检查船舶36艘", "检查船舶36艘", id="no time of the year"),
        pytest.param("订阅期刊36种", "订阅期刊36种", id="a word that holds one"),
        pytest.param(
            "渡轮节在北湾码头举行，发船620班", "北湾码头渡轮节发船620班", id="where it was held"
        ),
        pytest.param("在码头建设中投入资金36万元", "码头投入资金36万元", id="no place"),
        pytest.param("被联合国组织评估36次", "评估36次", id="a name that holds a word"),
        pytest.param("春运期间发船620班", "春运发船620班", id="a season"),
        pytest.param("今年以来发船620班", "发船620班", id="the time of the report"),
        pytest.param("联合有关部门检查船舶36艘", "检查船舶36艘", id="any partner"),
        pytest.param(
            "召开“护渔月”动员大会，停航9天", "“护渔月”动员大会，停航9天", id="an assembly"
        ),
        pytest.param("会同有关机关检查船舶36艘", "检查船舶36艘", id="any authority"),
        pytest.param("会同海事部门检查船舶36艘", "会同海事检查船舶36艘", id="a partner"),
        pytest.param("在全市范围开展检查36次", "开展检查36次", id="the whole city"),
        pytest.param("四类航线发船620班", "4类航线发船620班", id="a number of kinds in digits"),
        pytest.param("开设近海、环湖、夜游三大航线", "开设航线", id="kinds that are listed"),
        pytest.param("争取联合海事部门开展检查", "开展检查", id="what is intended"),
    ],
)
def test_a_circumstance_that_is_told_or_says_nothing(sentence: str, fact: str) -> None:
    assert unsupported(sentence, fact) == []
