"""Turn a fact into a clause: its own text or, for a table row, the wording of a report."""

from __future__ import annotations

import re

from assistant.drafting.draft import Fact
from assistant.drafting.facts.fact_sentences import scope_in_sentence
from assistant.period_days import chinese_date, period_days
from assistant.records import Period, Span
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.list_marks import is_item, strip_item_marks

_ACT, _LEVEL, _BURDEN = group("facts.act"), group("facts.level"), group("ledger.burden")
_OPENING_TIME = re.compile(
    rf"20\d\d年|[1-9]\d?月|[一二三四前]+季度|全年|累计|计划|{group('unit_specific.time').pattern}"
)
_RATE = re.compile("率|占比|比重|比例|程度|满意度$")
_STOCK_UNITS = frozenset("个处座家所户台辆套公里")
_DURATION = "全年|累计|当年"
_SCOPE_ACT = re.compile(f"(?:{_DURATION})?(承办|办结|受理|处置|办理|完成|发放|检查|查处|接待)")
_PLACE = re.compile(f"([市县区镇][区域]|中心城区|城区|建成区|主城区)(?:{_DURATION})?")
# Scopes that need no mention: the report's own year, the whole area.
_OBVIOUS_SCOPE = re.compile(
    rf"(?:全[市县区镇局])?(?:{_DURATION}|日均)*|全口径|(?:平台)?累计接入|全年\D*"
)


def fact_clause(fact: Fact, period: Period) -> str:
    """Return the fact as a clause without a full stop and without a list number.

    Its date stands in front unless it is the end of the period.
    """
    text = _row_clause(fact) or fact.statement.rstrip("。；，")
    text = strip_item_marks(text) if is_item(text) else text
    if not fact.as_of or fact.as_of in text or opens_with_time(text) or _ends(period, fact.as_of):
        return text
    return f"截至{fact.as_of}，{text}"


def part_clause(fact: Fact, *, is_short: bool = False) -> str:
    """Return a part of a whole as a clause to follow 其中: its value, its change and its goal.

    A short one, among many, leaves the goal out.
    """
    told = fact.statements[-2 if is_short and len(fact.statements) > 1 else 0]
    return fact.without_whole(told).rstrip("。；，").replace("，同比", "，")


def _ends(period: Period, day: str) -> bool:
    """Return whether a date as a report writes it is the last day of `period`."""
    return period.span is not Span.OTHER and chinese_date(period_days(period)[1]) == day


def duration_prefix(clause: str, period: Period) -> str:
    """Return 全年 or 上半年 for a clause on a deed, "" for one on a level."""
    first = re.split("[，；]", clause)[0]
    if _LEVEL.occurs_in(first) or opens_with_time(clause) or period.span is Span.OTHER:
        return ""
    return period.span.value if _ACT.opening(first) else ""


def opens_with_time(clause: str) -> bool:
    """Return whether the clause opens with a period or a date."""
    return bool(_OPENING_TIME.match(clause))


def _row_clause(fact: Fact) -> str:
    """Return the clause for a table row, "" for a fact whose text says more than its columns."""
    if not (fact.indicator and fact.value):
        return ""
    amount = fact.value if fact.value.endswith(fact.unit) else f"{fact.value}{fact.unit}"
    scope = scope_in_sentence(fact.scope, fact.indicator)
    plain = fact.text.replace(f"（{scope}）", "").rstrip("。；，")
    if not re.fullmatch(f"{re.escape(fact.indicator)}(?:达到|为|达)?{re.escape(amount)}", plain):
        return ""
    subject, extra = _apply_scope(fact)
    return f"{subject}{_linking_verb(subject, fact.unit)}{amount}{extra}"


def _apply_scope(fact: Fact) -> tuple[str, str]:
    """Return the indicator with the scope that stands in front, and the scope that follows."""
    subject, additions = fact.indicator, []
    for part in re.split("[，,；]", scope_in_sentence(fact.scope, fact.indicator)):
        act, place = _SCOPE_ACT.fullmatch(part), _PLACE.fullmatch(part)
        if act and act[1] not in subject and not _ACT.opening(subject):
            subject = f"{act[1]}{subject}"
        elif place:
            subject = subject if place[1] in subject else f"{place[1]}{subject}"
        elif not act and not _OBVIOUS_SCOPE.fullmatch(part):
            additions.append(_scope_addition(part))
    return subject, "".join(additions)


def _scope_addition(part: str) -> str:
    if find_figures(part) and re.match("按期|其中|[\u4e00-\u9fff]{2,8}率", part):
        return f"，{part}"
    return f"（{part}）"


def _linking_verb(subject: str, unit: str) -> str:
    if _ACT.opening(subject):
        return ""
    if _BURDEN.occurs_in(subject):
        return "为"
    if opens_with_time(subject):  # 下半年新开工
        return ""
    is_stock = unit.lstrip("万亿") in _STOCK_UNITS and not subject.endswith("惠及")
    return "达" if is_stock or _RATE.search(subject) else ""
