"""Tell whether a sentence speaks of things that this report has nothing to do with."""

from __future__ import annotations

import re

# Fields of work: a sentence that names one of them belongs to reports that name it too.
_MATTERS = re.compile(
    "灾|国企|城市管理|城管|民族|宗教|统计|招投标|采购|工程|科技|人才|培训|"
    "房地产|农产品|三农|新闻|出版|广播|卫星|人武|征兵|农村|农业|农民|乡镇|乡村|村级|村民|渔|畜|粮|种植|养殖|高标准农田|耕地|林|水利|河道|水库|防汛|"
    "学校|校园|学生|教师|教学|课程|课后|家长|幼儿|医院|医疗|医保|医生|患者|疾病|卫生院|药品|"
    "健康|卫生|居民|孕|婴|养老|老年|低保|救助|残疾|孤儿|殡葬|婚姻|社保|就业|劳动|工资|退役|双拥|住房|物业|燃气|供热|供水|"
    "公厕|垃圾|市容|环卫|占道|广告|违建|园林|绿化|停车|道路|交通|公路|客运|桥梁|"
    "食品|食用|特种设备|计量|专利|商标|价格|市场监管|市场主体|企业|招商|项目|投资|园区|产业|工业|商贸|外贸|"
    "旅游|景区|文物|文化|图书|体育|演出|"
    "公安|警|犯罪|侵财|治安|诈|司法|律师|公证|诉讼|法治|执法|普法|调解|信访|矛盾纠纷|社区矫正|"
    "财政|预算|税|国库|债务|审计|资金|国资|国有|资产|股权|金融|信贷|融资|担保|"
    "环境安全|环境|环保|大气|水质|土壤|污染|排污|生态|地质|土地|用地|规划|不动产|矿|测绘|"
    "数据|网络|地图|证照|印章|案件|案卷|评查|政务服务|审批|窗口|应急|消防|安全生产|隐患|防灾|"
    "贫|党建|支部|党员|干部|廉|纪检|宣传|统战|工会|妇女|青年|团员|档案|保密|机关事务|供销|烟草|气象|外事"
)


# Every unit speaks of these: only in a stranger's sentence they may mean another field.
_EVERYDAY = re.compile(
    "居民|项目|企业|资金|数据|培训|干部|党员|宣传|网络|人才|工程|投资|健康|资产|青年|广告|道路|卫生|环境|学校|文化"
)


def count_off_topic_terms(text: str, known: str, *, same_kind: bool = False) -> int:
    """Return how many fields of work `text` names that `known` does not.

    Of a unit of the same kind (`same_kind`) what every unit speaks of is not counted.

    >>> strange_matters("规范养殖场管理，提升公厕水平", "改造公厕17座")
    1
    """
    named = {matter for matter in _MATTERS.findall(text) if matter not in known}
    return sum(1 for matter in named if not (same_kind and _EVERYDAY.fullmatch(matter)))
