"""Sentences with figures against facts: what follows stands, what does not is a blank."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact, Written
from assistant.drafting.grounding.gate import Evidence, enforce

FACTS = (
    "修复雨污管网32.5公里（上年26公里）",
    "城区水质达标率97.2%，比上年提高1.4个百分点",
    "5月18日启用南片泵站，投资1.3亿元",
    "排查隐患240处，整改228处",
    "管护费用由86万元降到79万元",
    "新增养护站2座，总数9座",
    "巡查员与河段配比1:25",
    "老年食堂就餐18.6万人次，任务15万人次",
    "发放贷款2.4亿元，其中涉农贷款1.8亿元",
    "建成口袋公园6个、社区花园11个",
    "群众满意度91.6%，目标90%",
    "重复来信下降一半",
    "合作社由18家发展到27家",
    "户均缴费用时6.5分钟（上年8分钟）",
    "船员120人，持证船员85人，女船员19人",
    "停车位900个，其中充电型540个",
    "水电培训班41场、参与1800人次",
    "安置转业军人260人，为年度任务的130%",
    "发放农贷310笔",
    "拨付额3.1亿元；其中电梯拨付1.86亿元",
    "惠渔减免：470艘、金额35万元",
)


def through(sentence: str) -> str:
    facts = tuple(Fact(id=f"F{n}", text=text, line=n) for n, text in enumerate(FACTS, 1))
    evidence = Evidence(
        section="", facts=facts, all_facts=facts, given="柳川区水利局2025年工作总结", year=2025
    )
    return enforce(Written(text=sentence, facts=facts), evidence).sentence.text


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("修复雨污管网三十二点五公里。", id="characters"),
        pytest.param("修复雨污管网 32.5 公里。", id="spaces"),
        pytest.param("修复雨污管网超过30公里。", id="rounded by its word"),
        pytest.param("修复雨污管网32.5公里，是上年的1.25倍。", id="a multiple"),
        pytest.param("城区水质达标率由上年的95.8%提高到97.2%。", id="the earlier rate: 97.2-1.4"),
        pytest.param("上半年启用南片泵站。", id="a coarser time"),
        pytest.param("5月中旬启用南片泵站，投资13000万元。", id="ten days, another unit"),
        pytest.param("排查隐患240处，整改率95%。", id="228 of 240"),
        pytest.param("管护费用压减7万元。", id="86-79"),
        pytest.param("养护站由7座增至9座。", id="9-2"),
        pytest.param("巡查员与河段配比为1:25。", id="a ratio as it is"),
        pytest.param("老年食堂就餐18.6万人次，完成任务的124%。", id="18.6 of 15"),
        pytest.param("涉农贷款占比达75%。", id="1.8 of 2.4"),
        pytest.param("发放贷款2.4亿元，四分之三投向涉农领域。", id="three quarters"),
        pytest.param("发放涉农贷款1.8亿元、其他贷款0.6亿元。", id="the rest"),
        pytest.param("建成口袋公园和社区花园17个。", id="one number for two things"),
        pytest.param("群众满意度91.6%，超目标1.6个百分点。", id="over the target"),
        pytest.param("重复来信减半。", id="halved"),
        pytest.param("合作社新增9家，达到27家。", id="27-18 are new"),
        pytest.param("户均缴费用时较上年缩短1.5分钟，降至6.5分钟。", id="an average stays one"),
        pytest.param("120名船员中持有证书的占七成多。", id="the whole, then 85 of 120"),
        pytest.param(
            "停车位中，充电型车位540个，占一半以上。", id="a part with the noun of the whole"
        ),
        pytest.param("发放贷款2.4亿元，涉农贷款占三分之二以上。", id="75% is over two thirds"),
        pytest.param("老年食堂就餐18.6万人次，超额完成任务24%。", id="18.6 of 15, less the whole"),
        pytest.param("安置转业军人260人，超出年度任务30%。", id="260 of 200, from 130%"),
        pytest.param("水电培训班举办41场次，1800人次参加。", id="another word for taking part"),
        pytest.param("发放农业贷款310笔。", id="a noun in full"),
        pytest.param("全年拨付资金3.1亿元，其中电梯拨付占60%。", id="1.86 of 3.1, beside it"),
        pytest.param("惠渔减免金额35万元，覆盖470艘。", id="whom it reached"),
    ],
)
def test_what_follows_stands(sentence: str) -> None:
    assert through(sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "false"),
    [
        pytest.param("修复雨污管网减少32.5公里。", "32.5公里", id="a fall nobody states"),
        pytest.param("泵站投资增长25%。", "25%", id="the growth of another thing"),
        pytest.param("涉农贷款占比达80%。", "80%", id="another share"),
        pytest.param("建成口袋公园和社区花园18个。", "18个", id="another sum"),
        pytest.param("修复雨污管网近40公里。", "40公里", id="rounded too far"),
        pytest.param("修复雨污管网32.5公里，比上年翻两番。", "翻两番", id="no fourfold"),
        pytest.param("城区水质达标率下降到97.2%。", "97.2%", id="it rose"),
        pytest.param("城区水质达标率由上年的96.8%提高到97.2%。", "96.8%", id="another start"),
        pytest.param("下半年启用南片泵站。", "下半年", id="another half"),
        pytest.param("三季度启用南片泵站。", "三季度", id="another quarter"),
        pytest.param("新增养护站9座。", "9座", id="the total as new"),
        pytest.param("排查隐患228处。", "228处", id="what was mended as found"),
        pytest.param("老年食堂就餐15万人次。", "15万人次", id="the target as the result"),
        pytest.param("管护费用由79万元增加到86万元。", "86万元", id="the change turned round"),
        pytest.param("停车位和充电型车位合计1440个。", "1440个", id="a part added to its whole"),
        pytest.param("停车位中，充电型车位近七成。", "七成", id="60% is not nearly 70%"),
        pytest.param("涉农贷款占五分之四以上。", "五分之四", id="75% is not over four fifths"),
        pytest.param("女船员占七成以上。", "七成", id="the share of another part"),
        pytest.param("老年食堂超额完成任务124%。", "124%", id="the rate as the surplus"),
        pytest.param("安置转业军人260人，超出年度任务130%。", "130%", id="the stated rate as such"),
    ],
)
def test_what_does_not_follow_is_a_blank(sentence: str, false: str) -> None:
    assert false not in through(sentence)


@pytest.mark.parametrize(
    ("sentence", "blank"),
    [
        pytest.param("启用上百座泵站。", "启用〔待填：数量，座〕泵站。", id="no 上百"),
        pytest.param("管护费用翻了两番。", "管护费用〔待填：数量，番〕。", id="no 两番"),
        pytest.param("启用泵站投资2.7亿元。", "启用泵站投资〔待填：数量，亿元〕。", id="its scale"),
    ],
)
def test_a_blank_does_not_say_what_stood_there(sentence: str, blank: str) -> None:
    assert through(sentence) == blank
