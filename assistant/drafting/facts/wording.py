"""Put an indicator, its value and its unit into the words a report would use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact

# An indicator that is an act takes its number at once: 清理小广告4.6万处.
_ACT = re.compile(
    "^(?:共|累计|新)?(?:完成|清理|整治|新建|新增|改造|建成|发放|办理|受理|查处|化解|检查|排查|培训|"
    "开展|组织|召开|签约|引进|实施|创建|规范|维修|更换|处置|处理|收运|拆除|审核|拨付|争取|服务|惠及|"
    "盘活|压减|铺设|修复|清退|转移|"
    "帮扶|救助|走访|举办|开工|竣工|投入|整改|纳入|制定|出台|印发|修订|接待|安排|推行|免罚|压减|减免)"
)
_RATE = re.compile("(?:率|比重|占比|比例|度|指数)$")
_AMOUNT = re.compile(
    "(?:量|额|收入|支出|总值|产值|投资|资金|资产|利润|规模|面积|人数|总数|金|成本|余额|里程|户数)$"
)
_BURDEN = re.compile(
    "投诉|事故|死亡|负债|违法|案发|漏损|成本|余额|债|失业|滞后|离职|发案|缺口|亏损|欠|下降|降幅|超标|退出|减少"
)
_AIM = re.compile(r"^(?:20\d\d年)?(?:计划|力争|拟|预计)?")
_TRIVIAL_SCOPE = re.compile(
    "^(?:全[省市区县镇])?(?:全年|上半年|当年)?(?:累计|日均|承办|受理|办结)?(?:，|$)"
)
_STATISTICS = re.compile(
    "口径(?<!全口径)|统计|快报|年报|月报|报表|初步数|初核|测算|四舍五入|剔除|可比价|现价|不变价|系统导出|台账"
)
_TOPIC = re.compile("([\u4e00-\u9fff]{2,8})(?:方面|领域|工作)?[：:]\\s*(?=\\S{4})")
_AHEAD = re.compile("明年|下半年|下一?步|目标|计划|其中|一是|二是")
_ANY_TOPIC = re.compile("问题|不足|短板|困难|成效|亮点|做法|成绩|荣誉|情况|措施|数据|指标|事实")
_DATE = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?: 00:00:00)?$")
_DIGIT = re.compile(r"\d")
_CHANGE = re.compile("(?:增长|下降|增加|减少|提高|提升|降低|增幅|降幅|同比|环比|至|到)$")


def indicator_sentence(indicator: str, value: str, unit: str, scope: str = "") -> str:
    """Return indicator, value and unit as a clause, the value as the table gives it.

    >>> indicator_sentence("居民小区垃圾分类覆盖率", "98.5", "%")
    '居民小区垃圾分类覆盖率达到98.5%'
    >>> indicator_sentence("改造公厕", "17", "座")
    '改造公厕17座'
    """
    indicator = indicator.rstrip("：:。；;， ")
    if not value:
        return indicator
    quantity = value if unit and value.endswith(unit) else value + unit
    if quantity in indicator:
        return indicator
    scope = spoken_scope(_TRIVIAL_SCOPE.sub("", scope), indicator)
    limit = f"（{scope}）" if scope else ""
    verb = _verb(indicator)
    return f"{indicator}{limit}{verb}{quantity}" if verb else f"{indicator}{quantity}{limit}"


def spoken_scope(scope: str, indicator: str) -> str:
    """Return the parts of a scope that belong into the sentence.

    How something was counted is for the reader of the ledger.

    >>> spoken_scope("含结转3个，按年报口径统计", "新建公园")
    '含结转3个'
    """
    parts = re.split("[，,；;]", scope)
    return "，".join(
        part for part in parts if part and part not in indicator and not _STATISTICS.search(part)
    )


def change_clause(change: str, before: str, unit: str) -> str:
    """Return what a table says of last year, as a clause; "" where it says nothing.

    >>> change_clause("-3.1%", "11.8", "亿元")
    '同比下降3.1%（上年同期11.8亿元）'
    >>> change_clause("", "11.8", "亿元")
    '上年同期11.8亿元'
    """
    text = _change(change)
    if not _DIGIT.search(before):
        return text
    complete = before.endswith("%") or (unit and before.endswith(unit))
    quantity = f"上年同期{before if complete else before + unit}"
    return f"{text}（{quantity}）" if text else quantity


def target_clause(target: str, completion: str, share: str, unit: str) -> str:
    """Return what a table says of the target and the whole, to stand right behind the value.

    >>> target_clause("20", "85%", "", "座"), target_clause("20", "", "30", "座")
    ('，完成目标20座的85%', '（目标20座），占比30%')
    """
    aim = target if target.endswith(("%", unit)) else target + unit
    done, part = (_percent(one) for one in (completion, share))
    said = f"（目标{aim}）" if _DIGIT.search(target) else ""
    if done:
        said = f"，完成目标{aim}的{done}" if said else f"，完成率{done}"
    return f"{said}，占比{part}" if part else said


def _percent(text: str) -> str:
    if not _DIGIT.search(text):
        return ""
    return text if text.endswith(("%", "％")) else f"{text}%"


def _change(change: str) -> str:
    if change == "持平":
        return "同比持平"
    if not _DIGIT.search(change):
        return ""
    if change[0] not in "+-−" and not change[0].isdecimal():
        return f"同比{change.removeprefix('同比')}"  # 下降3.1%: the table says it in words
    direction = "下降" if change.startswith(("-", "−")) else "增长"
    return f"同比{direction}{change.lstrip('+-−')}"


def _verb(indicator: str) -> str:
    indicator = _AIM.sub("", indicator)
    if _CHANGE.search(indicator) or (_ACT.match(indicator) and not _RATE.search(indicator)):
        return ""
    if not (_RATE.search(indicator) or _AMOUNT.search(indicator)):
        return ""
    return "为" if _BURDEN.search(indicator) else "达到"


def topic_of(text: str) -> tuple[str, str]:
    """Return what stands in front of a colon as the topic of a line, and the line without it.

    An act needs no topic in front of it; other things are said to be of it.

    >>> topic_of("招商引资：签约项目4个"), topic_of("财政：收入3.2亿元，支出2亿元")
    (('招商引资', '签约项目4个'), ('财政', '财政方面，收入3.2亿元，支出2亿元'))
    """
    found = _TOPIC.match(text)
    if found is None or _AHEAD.match(found[1]):
        return "", text
    topic, rest = found[1], text[found.end() :]
    if _ACT.match(rest) or _ANY_TOPIC.search(topic) or topic in re.split("[，。；]", rest)[0]:
        return topic, rest
    return topic, f"{topic}方面，{rest}"


def chinese_date(text: str) -> str:
    """Return `text` with a date written 2025-12-31 as a report writes it.

    >>> chinese_date("2025-06-30")
    '2025年6月30日'
    """
    return _DATE.sub(lambda date: f"{date[1]}年{int(date[2])}月{int(date[3])}日", text.strip())


def fact_ids(facts: Sequence[Fact]) -> list[Fact]:
    """Return `facts` with the ids the user gave, or F1, F2, … where these are absent or repeat."""
    given = {fact.id for fact in facts}
    usable = len(given) == len(facts) and all(given)
    return [
        replace(fact, id=_prefixed(fact.id) if usable else f"F{number}")
        for number, fact in enumerate(facts, start=1)
    ]


def _prefixed(identifier: str) -> str:
    return f"F{identifier}" if identifier.isdecimal() else identifier
