"""A check runs all rules but those switched off, and sorts what they find."""

from __future__ import annotations

import pytest

from assistant.errors import DraftError
from assistant.review.check.run_rules import run_rules
from assistant.review.findings import Severity
from assistant.review.rules.registry import RULES
from tests.review.rules.samples import HALF, YEAR, Sample, assert_clean, sample

CLEAN = (
    sample(
        "a year's report",
        YEAR,
        "2024年，县城市管理局深入学习贯彻党的二十大和二十届二中、三中全会精神，城市面貌有了新变化。",
        "一、2024年工作情况",
        "（一）市容管理有序。整治占道经营326处，取缔流动摊点56处，同比下降12.5%（上年64处）。",
        "（二）环卫保洁提质。改造公厕17座，新增环卫车辆26辆，由86辆增加到112辆，增长30.2%。",
        "（三）停车难有缓解。新增公共停车泊位3120个，完成年度任务3000个的104%。",
        "二、存在的问题",
        "（一）停车供需矛盾突出。老城区泊位缺口约2600个。",
        "三、2025年工作计划",
        "2025年是“十四五”规划收官之年，将重点抓好两项工作：一是缓解停车难，新增泊位2500个；二是改造公厕20座。",
        "云溪县城市管理局",
        "2025年1月6日",
    ),
    sample(
        "half a year",
        HALF,
        "上半年，县水利局聚焦防汛抗旱，各项工作实现时间过半、任务过半。",
        "一、上半年工作情况",
        "（一）工程建设加快。1-6月，完成水利投资1.2亿元，占年度计划2.1亿元的57.1%。",
        "（二）安全饮水有保障。农村自来水普及率96.4%，比上年底提高1.2个百分点。",
        "二、下半年工作计划",
        "（一）抓好水毁修复。下半年完成37处水毁工程修复。",
        "（二）推进灌区改造。全年完成渠道衬砌42公里。",
    ),
)
_FAULTY = sample(
    "two values in two units",
    YEAR,
    "截止目前，全年争取上级补助3200万元，实施惠民项目28个。",
    "一、2024年工作情况",
    "（一）资金争取有力。争取上级补助0.35亿元，到位率91%。",
)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)


def test_every_rule_is_named_and_explained_once() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.about for rule in RULES)


def test_a_rule_can_be_switched_off() -> None:
    draft, context = _FAULTY.draft(), _FAULTY.context()
    found = run_rules(draft, context, without=["用法"]).findings
    assert [one.rule for one in found] == ["前后不一"]
    with pytest.raises(DraftError, match="没有这条规则：截止截至"):
        run_rules(draft, context, without=["截止截至"])


def test_findings_come_gravest_first_and_say_where() -> None:
    draft = _FAULTY.draft()
    found = run_rules(draft, _FAULTY.context()).findings
    ranks = [list(Severity).index(one.severity) for one in found]
    assert len(ranks) == 2
    assert ranks == sorted(ranks)
    place = found[0]
    text = draft.paragraphs[place.draft_pars[0] - 1].text
    assert text[place.start : place.end] == place.phrase == "0.35亿元"
    assert place.draft_pars == (3, 1)
