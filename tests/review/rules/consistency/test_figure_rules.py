"""Contradictions and wrong arithmetic are found; roundings, parts and targets are neither."""

from __future__ import annotations

import pytest

from assistant.review.rules.consistency.figure_rules import CONTRADICTION
from assistant.review.rules.rule import Context
from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

PLANTED = (
    sample(
        "two values of one indicator",
        YEAR,
        "一年来，我局改造背街小巷47条，市容环境明显改善。",
        "一、2024年工作情况",
        "（一）市容提质。完成背街小巷改造45条，惠及居民2.1万人。",
        faults=(("前后不一", "45条"),),
    ),
    sample(
        "two values in two units",
        YEAR,
        "全年争取上级补助3200万元，实施惠民项目28个。",
        "一、2024年工作情况",
        "（一）资金争取有力。争取上级补助0.35亿元，到位率91%。",
        faults=(("前后不一", "0.35亿元"),),
    ),
    sample(
        "two rates",
        YEAR,
        "道路机械化清扫率达到92.1%，城市面貌持续向好。",
        "一、2024年工作情况",
        "（一）环卫保洁扎实。道路机械化清扫率达90.4%。",
        faults=(("前后不一", "90.4%"),),
    ),
    sample(
        "a misplaced point",
        YEAR,
        "全年拆除违法建设14.6万平方米。",
        "一、2024年工作情况",
        "（一）违建治理。拆除违法建设1.46万平方米，完成年度任务。",
        faults=(("前后不一", "1.46万平方米"),),
    ),
    sample(
        "digits exchanged beside more words",
        YEAR,
        "用户总数达到28.7万户。",
        "一、2024年工作情况",
        "（一）供气平稳。截至年底，公司用户总数27.8万户。",
        faults=(("前后不一", "27.8万户"),),
    ),
    sample(
        "all of a thing, named behind the figure",
        YEAR,
        "高新技术企业达到96家。",
        "一、2024年工作情况",
        "（一）安全达标。区内92家高新技术企业全部完成安全生产标准化达标。",
        faults=(("前后不一", "92家"),),
    ),
    sample(
        "a result that a plan goes on from",
        YEAR,
        "一、2024年工作情况",
        "客运量9640万人次，社会反响良好。",
        "二、2025年工作计划",
        "客运量在今年9460万人次的基础上稳中有升。",
        faults=(("前后不一", "9460万人次"),),
    ),
    sample(
        "exchanged digits in what a plan builds on, in other words",
        YEAR,
        "一、2024年工作情况",
        "全县特困对象5820人，救助金按月发放到位。",
        "二、2025年工作计划",
        "对全县5280名特困对象定期探访。",
        faults=(("前后不一", "5280名"),),
    ),
    sample(
        "exchanged digits in a result that names whom it is for",
        YEAR,
        "商户总数68.4万户，增长6.2%。",
        "一、2024年工作情况",
        "（一）走访有力。面向全县64.8万户商户征集建议107条。",
        faults=(("前后不一", "64.8万户"),),
    ),
    sample(
        "exchanged digits of a measured stock",
        YEAR,
        "一、2024年工作情况",
        "果园面积稳定在7.4万亩，带动农户增收。",
        "二、2025年工作计划",
        "盘活4.7万亩果园资源，发展林下养殖。",
        faults=(("前后不一", "4.7万亩"),),
    ),
    sample(
        "exchanged digits in a problem",
        YEAR,
        "一、2024年工作情况",
        "班车准点率由上年同期的81.2%提高到86.3%。",
        "二、存在的问题",
        "班车准点率仅为83.6%，与群众期待有差距。",
        faults=(("前后不一", "83.6%"),),
    ),
    sample(
        "a part that stands elsewhere as a whole",
        YEAR,
        "组织税费收入214.6亿元，其中税收收入138.2亿元。",
        "一、2024年工作情况",
        "（一）征管有力。全年税收收入入库136.2亿元。",
        faults=(("前后不一", "136.2亿元"),),
    ),
    sample(
        "the sentence says what the short name leaves out",
        YEAR,
        "发展林下种植黄精760亩，产值420万元。",
        "一、2024年工作情况",
        "（一）林下经济。实现林下种植产值240万元。",
        faults=(("前后不一", "240万元"),),
    ),
    sample(
        "growth with base",
        YEAR,
        "处理厨余垃圾3.6万吨，上年同期3.0万吨，同比增长25%。",
        faults=(("算不平", "25%"),),
    ),
    sample(
        "growth from to",
        YEAR,
        "日处理能力由120吨提高到150吨，提高30%。",
        faults=(("算不平", "30%"),),
    ),
    sample(
        "difference from to",
        YEAR,
        "环卫车辆由86辆增加到112辆，增加28辆。",
        faults=(("算不平", "28辆"),),
    ),
    sample(
        "points",
        YEAR,
        "居民分类准确率由66.7%提高到74.2%，提高8.5个百分点。",
        faults=(("算不平", "8.5个百分点"),),
    ),
    sample(
        "points beside last year's",
        YEAR,
        "群众满意率95.2%，比上年93.1%提高3.1个百分点。",
        faults=(("算不平", "3.1个百分点"),),
    ),
    sample(
        "change and growth",
        YEAR,
        "完成收入460万元，同比增收40万元，增长12.5%。",
        faults=(("算不平", "12.5%"),),
    ),
    sample(
        "share",
        YEAR,
        "全年支出8600万元，其中用于民生项目6450万元，占比72%。",
        faults=(("算不平", "72%"),),
    ),
    sample(
        "done against target",
        YEAR,
        "新增公共停车泊位3120个，完成年度任务3000个的109%。",
        faults=(("算不平", "109%"),),
    ),
    sample(
        "plan and rate",
        YEAR,
        "计划新建公厕20座，实际建成17座，完成率90%。",
        faults=(("算不平", "90%"),),
    ),
    sample(
        "named rate",
        YEAR,
        "受理工单1280件，办结1254件，办结率99.5%。",
        faults=(("算不平", "99.5%"),),
    ),
    sample(
        "parts add up to more",
        YEAR,
        "全年查处违规案件126件，其中占道经营58件、乱倒垃圾41件、违规施工37件。",
        faults=(("算不平", "126件"),),
    ),
    sample(
        "parts and their sum",
        YEAR,
        "整治隐患点12处，拆除危险广告牌23处，修复护栏31处，合计68处。",
        faults=(("算不平", "68处"),),
    ),
    sample(
        "a part larger than its whole",
        YEAR,
        "食品抽检1286批次，合格率98.9%；其中食用农产品1530批次。",
        faults=(("算不平", "1530批次"),),
    ),
    sample(
        "a part of a sum",
        YEAR,
        "查处案件126件，其中占道经营58件、乱倒垃圾41件、违规施工37件。",
        faults=(("算不平", "41件"),),
    ),
    sample(
        "the total of a table",
        YEAR,
        "各站收费情况如下：",
        "收费站\t收入（万元）",
        "东站\t216",
        "西站\t184",
        "合计\t410",
        faults=(("算不平", "410"),),
    ),
    sample(
        "the total of a table of Markdown",
        YEAR,
        "项目 | 金额（万元）",
        "道路 | 3260",
        "桥梁 | 1480",
        "合计 | 4470",
        faults=(("算不平", "4470"),),
    ),
    sample(
        "parts in a sentence of their own",
        YEAR,
        "统筹道路养护资金5.74亿元，安排项目218个。其中大修2.36亿元、中修1.85亿元、小修1.35亿元。",
        faults=(("算不平", "5.74亿元"),),
    ),
    sample(
        "growth over the past report",
        YEAR,
        "全年发放困难群众补贴912.5万元，同比增长15.2%。",
        faults=(("算不平", "15.2%"),),
        past=("发放困难群众补贴824.3万元，惠及群众1.04万户。",),
    ),
    sample(
        "another value that a plan goes on from",
        YEAR,
        "一、2024年工作情况",
        "年末停车泊位余额93.5万个，消火栓完好率95.8%。",
        "二、2025年工作计划",
        "在停车泊位余额92.5万个的基础上，再改造公厕17座。",
        "补建消火栓95个，含2024年欠账15个，巩固消火栓完好率96.8%的成果。",
        faults=(("前后不一", "92.5万个"), ("前后不一", "96.8%")),
    ),
)
CLEAN = (
    sample(
        "named by nothing of its own sentence",
        YEAR,
        "完成招商投资65亿元。减税降费6.5亿元。",
    ),
    sample(
        "those who have a good of it are a part",
        YEAR,
        "办理延期还本付息7.7亿元，惠及市场主体3.3万户。",
        "限上商贸企业达到17户，市场主体达7.3万户。",
    ),
    sample(
        "given out for two things",
        YEAR,
        "拿出3653万元建设隔离带。",
        "拿出3500万元补贴农户。",
    ),
    sample(
        "the same in another unit",
        YEAR,
        "争取补助资金3200万元，实施项目28个。",
        "一、2024年工作情况",
        "（一）资金保障。争取补助资金0.32亿元，全部拨付到位。",
    ),
    sample(
        "rounded and exact",
        YEAR,
        "改造背街小巷近50条，签约临街商铺2.3万户。",
        "一、2024年工作情况",
        "（一）市容提质。改造背街小巷47条。（二）签约临街商铺22986户。",
    ),
    sample(
        "target and result",
        YEAR,
        "新建口袋公园13个，较计划少3个。",
        "一、2025年工作计划",
        "（一）新建口袋公园15个，其中结转的3个上半年建成开放。",
    ),
    sample(
        "a target with the same digits",
        YEAR,
        "一、2024年工作情况",
        "全县蔬菜产量1246万吨，价格平稳。新建冷库12座。",
        "二、2025年工作计划",
        "确保蔬菜产量不低于1264万吨。建成21座冷库。",
    ),
    sample(
        "figures of two parks",
        YEAR,
        "东区产业园建成运营，入驻企业25家。西区科技广场建成开业，入驻企业18家。",
    ),
    sample(
        "of two years",
        YEAR,
        "2023年年底，网格员在岗68个网格。2024年年底，网格员在岗60个网格。",
    ),
    sample(
        "a part in a later clause",
        YEAR,
        "共有服务机构47个，床位4298张，收养老人2967人。"
        "其中，农村服务机构42个，床位3810张，收养老人2620人。",
    ),
    sample(
        "a table that adds up",
        YEAR,
        "各站收费情况如下：",
        "收费站\t收入（万元）\t增长",
        "东站\t216.4\t3%",
        "西站\t184.4\t5%",
        "合计\t400.9\t4%",
    ),
    sample(
        "parts that add up in a sentence of their own",
        YEAR,
        "统筹道路养护资金5.74亿元，安排项目218个。其中大修2.36亿元、中修1.85亿元、小修1.53亿元。",
    ),
    sample(
        "an average of one group in a sentence of its own",
        YEAR,
        "居民人均收入23330元，居全省第3位。其中，城镇居民人均收入31200元。",
    ),
    sample(
        "parts that overlap",
        YEAR,
        "全局现有党员126名，其中女党员58名，大专以上学历103名。",
        "新建改建公厕18座，其中设置第三卫生间11座，沿江6座实现24小时开放。",
    ),
    sample(
        "shares of different wholes",
        YEAR,
        "新能源车辆112辆，占环卫作业车辆的26.8%；主动发现案件占81.5%。",
        "一般公共预算支出83120万元，其中投向民生领域76230万元，占比91.7%。",
    ),
    sample(
        "counts of occasions",
        YEAR,
        "（一）安全监管。开展专项检查23次，组织业务培训6期。",
        "（二）市容管理。开展专项检查41次，组织业务培训9期。",
    ),
    sample(
        "rates by the change",
        YEAR,
        "完成评审项目96个，送审金额6.24亿元，审减0.58亿元，审减率9.3%。",
        "垃圾回收利用率由35.2%提高到37.8%，提高2.6个百分点。",
    ),
    sample(
        "growth agrees with the past report",
        YEAR,
        "全年发放困难群众补贴912.5万元，同比增长10.7%。",
        past=("发放困难群众补贴824.3万元，惠及群众1.04万户。",),
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)


def test_values_that_one_sentence_gives_both_are_of_two_indicators() -> None:
    draft = sample(
        "",
        YEAR,
        "排查安全隐患43953项、整改37089项。",
        "开展大检查，共排查安全隐患43953项、整改安全隐患37089项。",
    ).draft()
    assert not list(CONTRADICTION.find(draft, Context()))
