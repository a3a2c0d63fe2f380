"""Put an indicator, its value and its unit into the words a report would use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.records import Fact

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
    scope = _TRIVIAL_SCOPE.sub("", scope)
    limit = f"（{scope}）" if scope else ""
    verb = _verb(indicator)
    return f"{indicator}{limit}{verb}{quantity}" if verb else f"{indicator}{quantity}{limit}"


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


def chinese_date(text: str) -> str:
    """Return `text` with a date written 2025-12-31 as a report writes it.

    >>> chinese_date("2025-06-30")
    '2025年6月30日'
    """
    return _DATE.sub(lambda date: f"{date[1]}年{int(date[2])}月{int(date[3])}日", text.strip())


def fact_ids(facts: Sequence[Fact], given: Sequence[str]) -> list[Fact]:
    """Return `facts` with the ids the user gave, or F1, F2, … where these are absent or repeat."""
    usable = len(set(given)) == len(given) and all(given)
    return [
        replace(fact, id=_prefixed(given[index]) if usable else f"F{index + 1}")
        for index, fact in enumerate(facts)
    ]


def _prefixed(identifier: str) -> str:
    return f"F{identifier}" if identifier.isdecimal() else identifier
