"""Know which subjects belong under which headings though they share no word with them."""

from __future__ import annotations

import re

# (what a fact speaks of, what the heading says), both as any report might put it.
_KIN = tuple(
    (re.compile(subject), re.compile(heading))
    for subject, heading in (
        (
            "公厕|停车|泊位|口袋公园|便民|助餐|加装电梯|充电桩|热线|工单|驿站",
            "便民|民生|群众|服务|实事",
        ),
        ("小广告|占道|违法建设|违建|广告牌|油烟|共享单车|清扫|保洁", "市容|秩序|环境|面貌|街区"),
        ("井盖|路灯|管网|管道|桥梁|燃气|供水|排水|道路维修", "设施|市政|安全|运行|基础"),
        ("幼儿园|学位|校舍|新建学校|教学楼|操场|班额", "办学|条件|资源|学位|供给|布局"),
        ("课后服务|课程|中考|高考|毕业|教研|学业", "质量|教学|课程|双减|育人"),
        ("专利|商标|地理标志|版权", "知识产权|创新"),
        ("工业|产值|税收", "经济|发展"),
        ("招商|签约", "经济|招商|发展"),
        ("户厕|粮食|播种|高标准农田|集体经济|村集体|脱贫|耕地|茶", "乡村|农业|农村|三农|振兴"),
        ("低保|特困|养老|医保|残疾|就业|学生资助", "民生|保障|福祉"),
        ("信访|纠纷|矛盾|调解|网格|治安", "治理|平安|稳定|和谐"),
        ("受灾|救灾|汛|森林防火|地质灾害|避险", "防灾|减灾|救灾|汛"),
        ("党日|党课|党员|支部|巡察|廉", "党建|从严治党|作风"),
        ("投诉|消费|维权", "消费|权益|维权"),
    )
)


def is_akin(heading: str, text: str) -> bool:
    """Return whether what `text` speaks of belongs under such a heading.

    >>> is_akin("办好便民实事", "改造公厕17座"), is_akin("规范执法", "改造公厕17座")
    (True, False)
    """
    return any(subject.search(text) and head.search(heading) for subject, head in _KIN)
