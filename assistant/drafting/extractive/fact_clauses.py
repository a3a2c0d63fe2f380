"""Turn a fact into a clause: its own text or, for a table row, the wording of a report."""

from __future__ import annotations

import re

from assistant.drafting.draft import Fact
from assistant.drafting.facts.fact_sentences import scope_in_sentence
from assistant.periods import chinese_date, period_days
from assistant.records import Period, Span
from assistant.text.figures.read_figures import find_figures
from assistant.text.list_marks import is_item, strip_item_marks

_TIMED = re.compile(
    r"^(?:20\d\d年|全年|[上下]半年|今年|截[至止]|累计|年内|[1-9][\d]?月|目前|[一二三四前]+季度|明年|去年|计划)"
)
_LEVEL = re.compile("率|达到|为|占|高于|低于|比上年|收入|支出|总值|面积|同比|量|余额")
_RATE = re.compile("率|占比|比重|比例|程度|满意度$")
# Indicators of which less is better: 达 would praise them.
_BURDEN = re.compile("漏损|负债|成本|失业|违约|死亡|发案|投诉|逾期|事故|不良|空置|流失")
_STOCK_UNITS = frozenset("个处座家所户台辆套公里")
_VERB = re.compile(
    "^(?:新增|新建|新开|改建|改造|更新|更换|拆除|完成|争取|盘活|引进|实施|压减|办理|办结|受理|承办|处置|查处|整治|"
    "清理|收运|开展|举办|组织|发放|培训|检查|排查|整改|建成|建设|修复|竣工|到期|接待|发展|培育|救助|安置|化解|调解|投入|拨付|"
    "兑付|审减|压缩|减少|增加|实现|签订|推广|治理|维修|巡查|检测|抽检|接种|签约|法人户数压减|计划|力争|落实|审查|审核|划分|配备|征集|接收|招聘|发布|追讨|监督检查|下发|创建|培育|优化调整|发展|整理|扫描|提供|解除|慰问|走访|约谈|督办|抽查|核查|破获|打击|转移|流转|栽植|疏浚|清淤|铺设|安装|加装|打通|养护|取缔|关停|减免|兑现|收储|腾退|消除|造林|销毁|改扩建|立案|聘用|选派|推送|出动|巡诊|筹集|归集)"
)
_DONE_TO = re.compile("^(?:全年|累计|当年)?(承办|办结|受理|处置|办理|完成|发放|检查|查处|接待)$")
_PLACE = re.compile("^(?:[市县区镇][区域]|中心城区|城区|建成区|主城区)(?:全年|累计)?$")
# Scopes that need no mention: the report's own year, the whole area.
_PLAIN = re.compile(
    r"^(?:全[市县区镇局])?(?:全年|累计|日均|当年)*$|^(?:全口径|平台累计接入|累计接入)$|^全年[^\d]*$"
)


def fact_clause(fact: Fact, period: Period) -> str:
    """Return the fact as a clause without a full stop and without a list number.

    Its date stands in front unless it is the end of the period.
    """
    text = _row_clause(fact) or fact.text.rstrip("。；，")
    text = strip_item_marks(text) if is_item(text) else text
    if not fact.as_of or fact.as_of in text or _TIMED.match(text) or _ends(period, fact.as_of):
        return text
    return f"截至{fact.as_of}，{text}"


def _ends(period: Period, day: str) -> bool:
    """Return whether a date as a report writes it is the last day of `period`."""
    return period.span is not Span.OTHER and chinese_date(period_days(period)[1]) == day


def duration_prefix(clause: str, period: Period) -> str:
    """Return 全年 or 上半年 for a clause on a deed, "" for one on a level."""
    first = re.split("[，；]", clause)[0]
    if _LEVEL.search(first) or _TIMED.match(clause) or period.span is Span.OTHER:
        return ""
    return period.span.value if _VERB.match(first) else ""


def opens_with_time(clause: str) -> bool:
    """Return whether the clause opens with a period or a date."""
    return bool(_TIMED.match(clause))


def _row_clause(fact: Fact) -> str:
    """Return the clause for a table row, "" for a fact whose text says more than its columns."""
    if not (fact.indicator and fact.value):
        return ""
    amount = fact.value if fact.value.endswith(fact.unit) else f"{fact.value}{fact.unit}"
    plain = re.sub("（[^（）]*）", "", fact.text).rstrip("。；，")
    if not re.fullmatch(f"{re.escape(fact.indicator)}(?:达到|为|达)?{re.escape(amount)}", plain):
        return ""
    subject, extra = _apply_scope(fact)
    return f"{subject}{_linking_verb(subject, fact.unit)}{amount}{extra}"


def _apply_scope(fact: Fact) -> tuple[str, str]:
    """Return the indicator with the scope that stands in front, and the scope that follows."""
    subject, additions = fact.indicator, []
    for part in re.split("[，,；]", scope_in_sentence(fact.scope, fact.indicator)):
        if (done := _DONE_TO.match(part)) and done[1] not in subject and not _VERB.match(subject):
            subject = f"{done[1]}{subject}"
        elif _PLACE.match(part):
            place = re.sub("全年|累计", "", part)
            subject = subject if place in subject else f"{place}{subject}"
        elif part and not _PLAIN.match(part) and not _DONE_TO.match(part):
            additions.append(_scope_addition(part))
    return subject, "".join(additions)


def _scope_addition(part: str) -> str:
    if find_figures(part) and re.match("按期|其中|[\u4e00-\u9fff]{2,8}率", part):
        return f"，{part}"
    return f"（{part}）"


def _linking_verb(subject: str, unit: str) -> str:
    if _VERB.match(subject):
        return ""
    if _BURDEN.search(subject):
        return "为"
    if _RATE.search(subject) or (
        unit.lstrip("万亿") in _STOCK_UNITS and not subject.endswith("惠及")
    ):
        return "达"
    return ""
