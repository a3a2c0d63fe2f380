"""Years and parts of a year that do not fit are found; history is not."""

from __future__ import annotations

import pytest

from tests.review.rules.samples import (
    HALF,
    YEAR,
    Sample,
    assert_clean,
    assert_only_these_faults,
    sample,
)

PLANTED = (
    sample(
        "since last year",
        YEAR,
        "2023年以来，我局已开展便民服务活动40余场。",
        faults=(("旧年份", "2023年以来"),),
    ),
    sample(
        "heading of last year",
        YEAR,
        "一、2023年工作总结",
        "（一）市容管理。整治占道经营326处。",
        faults=(("旧年份", "2023年"),),
    ),
    sample(
        "sentence opens with last year",
        YEAR,
        "2023年，全县城市管理系统聚焦主责主业，市容秩序明显好转。",
        faults=(("旧年份", "2023年"),),
    ),
    sample(
        "as of last year",
        YEAR,
        "截至2023年12月底，全县共有公厕136座，建成智慧公厕21座。",
        faults=(("旧年份", "2023年12月底"),),
    ),
    sample(
        "second half in a year's plan",
        YEAR,
        "一、2024年工作情况",
        "全年改造公厕17座。",
        "二、下半年工作计划",
        "继续推进公厕改造。",
        faults=(("旧年份", "下半年"),),
    ),
    sample(
        "plan for the year under review",
        YEAR,
        "一、2024年工作情况",
        "全年改造公厕17座。",
        "二、2024年工作计划",
        "2024年，将继续推进公厕改造，确保完成20座。",
        faults=(("旧年份", "2024年"),),
    ),
    sample(
        "over only in the year after",
        YEAR,
        "北门公厕于2025年6月投用，比计划提前20天。",
        faults=(("旧年份", "2025年6月"),),
    ),
    sample(
        "late in a half year",
        HALF,
        "1-11月，完成水利投资1.2亿元，新建泵站3座。",
        faults=(("旧年份", "1-11月"),),
    ),
    sample(
        "signature of an old year",
        YEAR,
        "全年改造公厕17座。",
        "云溪县城市管理局",
        "2022年12月20日",
        faults=(("旧年份", "2022年12月20日"),),
    ),
    sample(
        "quarter of last year left inside",
        YEAR,
        "聚焦群众关切，2023年第一季度开展便民服务40场，解决问题56个。",
        faults=(("旧年份", "2023年第一季度"),),
    ),
    sample(
        "last year told as this one",
        YEAR,
        "去年以来，我局改造公厕17座，新增泊位3120个。",
        faults=(("旧年份", "去年以来"),),
    ),
    sample(
        "what last year will still do",
        YEAR,
        "公厕改造有序推进，2023年将继续改造公厕12座。",
        faults=(("旧年份", "2023年"),),
    ),
    sample(
        "day behind the half year",
        HALF,
        "完成水利投资1.2亿元，11月20日泵站建成通水。",
        faults=(("旧年份", "11月20日"),),
    ),
    sample(
        "growth behind last year excuses nothing",
        HALF,
        "聚焦重点工程。2023年上半年，完成水利投资1.2亿元，同比增长12.4%。",
        faults=(("旧年份", "2023年上半年"),),
    ),
    sample(
        "half of last year without a comma",
        HALF,
        "2023年上半年完成水利投资1.2亿元，同比增长12.4%。",
        faults=(("旧年份", "2023年上半年"),),
    ),
    sample(
        "item of the plan opens with last year",
        HALF,
        "一、上半年工作情况",
        "新建泵站3座。",
        "二、下半年工作安排",
        "一是新建泵站2座。二是2023年下半年，推进河道清淤12公里。",
        faults=(("旧年份", "2023年下半年"),),
    ),
    sample(
        "plan with the role of the year that is over",
        YEAR,
        "一、2024年工作情况",
        "全年改造公厕17座。",
        "二、2025年工作计划",
        "2023年是实施城市更新行动的关键一年，我局抓好以下工作。",
        faults=(("旧年份", "2023年"),),
    ),
    sample(
        "planned for a day that is over",
        YEAR,
        "一、2024年工作情况",
        "全年改造公厕17座。",
        "二、2025年工作计划",
        "继续改造公厕20座，确保2024年6月底前完工。计划2023年10月建成城西停车场。",
        faults=(("旧年份", "2024年6月底"), ("旧年份", "2023年10月")),
    ),
    sample(
        "another subject will still do it",
        YEAR,
        "公厕改造有序推进。2022年下半年，公司将继续改造公厕12座。",
        faults=(("旧年份", "2022年下半年"),),
    ),
    sample(
        "this year compared with itself",
        YEAR,
        "全年改造公厕17座，比今年多5座。",
        faults=(("旧年份", "今年"),),
    ),
    sample(
        "told of the year after",
        YEAR,
        "全年改造公厕17座。2025年6月，城西停车场建成投用，新增泊位420个。",
        faults=(("旧年份", "2025年6月"),),
    ),
    sample(
        "quarter behind the half year",
        HALF,
        "完成水利投资1.2亿元。三季度，整治河道12公里，同比增加2公里。",
        faults=(("旧年份", "三季度"),),
    ),
    sample(
        "as of the end of last year, with a growth behind it",
        YEAR,
        "完善停车平台。截至2023年末，停车平台用户达到21.4万户，较上年净增2.8万户。",
        faults=(("旧年份", "2023年末"),),
    ),
    sample(
        "a part of last year",
        YEAR,
        "2023年五一期间出动保畅人员312人，没有发生拥堵。",
        faults=(("旧年份", "2023年五一期间"),),
    ),
    sample(
        "a day of the year after",
        YEAR,
        "截至2025年3月15日，转运站建设完成85%。",
        faults=(("旧年份", "2025年3月15日"),),
    ),
)
CLEAN = (
    sample(
        "history is no residue",
        YEAR,
        "2021年至2024年，累计更新燃气管道151公里。2023年12月印发的三年行动方案全面落实。",
        "去年印发的三年行动方案全面落实，比2023年第一季度多投诉办结12件。",
        "与2023年相比，投诉量下降8.5%；2020年以来累计建成口袋公园56个。",
    ),
    sample(
        "years in a row",
        YEAR,
        "2022年，城西水厂一期通水。2023年，二期通水。",
        "公厕改造连续两年超额完成，去年以来投诉量持续下降，全年不足40件。",
    ),
    sample(
        "title names the year in which it is given",
        "云溪县人民政府工作汇报（2025年）",
        "一、2024年工作回顾",
        "2024年，全县新建泵站3座。",
        "二、2025年工作安排",
        "2025年，新建泵站2座，争取2025年10月底前通水。",
        "到2035年，供水能力将在2024年基础上翻一番。2023年发生的欠薪案件在2024年底前清零，"
        "其他案件在2025年春节前清零。",
    ),
    sample(
        "plan that looks back or names another thing of old",
        YEAR,
        "一、2024年工作情况",
        "全年改造公厕17座。",
        "二、2025年工作计划",
        "改造2000年底前建成的小区12个，投诉量比2024年再降5%。2024年，城西片区已改造小区8个。",
    ),
    sample(
        "what the second half will bring",
        HALF,
        "完成水利投资1.2亿元。10月15日，将举办水法宣传活动；去年9月20日通水的泵站运行平稳。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)
