"""The drafter's own sentences: what a report opens with, leads in with, leaves to be filled."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.drafting import general_wording
from assistant.drafting.formulations import Role, formulation
from assistant.drafting.records import Brief
from assistant.drafting.themes import is_enterprise, matter_of, own_name
from assistant.drafting.weaving import time_words
from assistant.records import Function, Period, Span

_REPORT = re.compile("报告$|汇报$|材料$")
_FROM_YEAR = re.compile(r"(?:19|20)\d\d年.*工作.*$")
_YEAR = re.compile(r"(\d{4})年")
_GUIDED = {
    True: "聚焦主责主业，紧扣年度经营目标，{matters}",
    False: "在{above}的坚强领导下，紧扣年度目标任务，{matters}",
}
_SEAT = re.compile(
    "^[\u4e00-\u9fff]{2,5}?([市区县州])(?![\u4e00-\u9fff]*(?:镇|乡|街道))[\u4e00-\u9fff]+"
    "(?:局|委|委员会|办|办公室|中心|院|校)$"
)
_HALF = "对照时间过半、任务过半要求，"
_FEW_MATTERS, _MOST_MATTERS = 2, 6
_NO_MATTERS = {
    True: "统筹推进生产经营、改革创新和风险防控，各项工作有序开展。",
    False: "坚持问题导向，压实工作责任，狠抓工作落实，各项工作有序推进。",
}
_PLAN_ONLY = (
    "为做好{time}各项工作，结合实际，{organisation}坚持目标导向、问题导向，制定如下工作计划。"
)
_PROBLEMS = {
    True: "在总结成绩的同时，也要清醒地看到，公司发展中还存在一些困难和问题。",
    False: "在总结工作的同时，也清醒地看到，对照上级要求和群众期盼，工作中还存在一些问题和不足。",
}
_PLAN = "{horizon}，{unit}将坚持目标导向和问题导向，突出重点、狠抓落实，着力做好以下工作。"
_PLAN_IN_YEAR = (
    "{horizon}是{year}。{unit}将{studied}坚持目标导向和问题导向，突出重点、狠抓落实，"
    "着力做好以下工作。"
)


def opening(brief: Brief) -> list[str]:
    """Return the sentences a report opens with: time, unit, what guided it, what is reported."""
    if brief.function is Function.PLAN:
        return [_PLAN_ONLY.format(time=time_words(brief.period), organisation=brief.organisation)]
    return [_run_of_period(brief), f"现将{_subject(brief)}报告如下。"]


def lead(brief: Brief) -> str:
    """Return the sentence that leads into problems or a plan, "" for other sections."""
    enterprise = is_enterprise(brief.organisation)
    if brief.function is Function.PROBLEMS:
        return _PROBLEMS[enterprise]
    if brief.function is not Function.PLAN:
        return ""
    ahead = _YEAR.match(brief.horizon)
    year = _named_year(int(ahead[1]), enterprise=enterprise) if ahead else ""
    spirit = formulation(Role.SPIRIT, brief.period, enterprise=enterprise)
    return (_PLAN_IN_YEAR if year else _PLAN).format(
        horizon=brief.horizon,
        unit=own_name(brief),
        year=year,
        studied=f"深入贯彻{spirit}，" if spirit else "",
    )


def gap(brief: Brief, said: Collection[str] = ()) -> str:
    """Return what stands in a section nothing else could be written for."""
    if brief.function is Function.PLAN:
        return general_wording.step(brief, said)
    if brief.function is Function.PROBLEMS:
        return general_wording.signs() + general_wording.cause(said)
    return general_wording.practice(brief, said) + general_wording.data()


def _named_year(year: int, *, enterprise: bool) -> str:
    return formulation(Role.YEAR, Period(year=year, span=Span.YEAR), enterprise=enterprise)


def _run_of_period(brief: Brief) -> str:
    enterprise = is_enterprise(brief.organisation)
    guide, spirit, campaign = (
        formulation(role, brief.period, enterprise=enterprise)
        for role in (Role.GUIDE, Role.SPIRIT, Role.CAMPAIGN)
    )
    clauses = [f"坚持以{guide}为指导" if guide else ""]
    clauses.append(f"深入学习贯彻{spirit}" if spirit else "")
    clauses.append(f"扎实开展{campaign}" if campaign else "")
    guided = "，".join(filter(None, clauses))
    half = _HALF if brief.period.span is Span.FIRST_HALF else ""
    run = _GUIDED[enterprise].format(
        above=_above(brief.organisation), matters=half + _matters(brief, enterprise=enterprise)
    )
    return f"{time_words(brief.period)}，{brief.organisation}{guided}，{run}"


def _above(organisation: str) -> str:
    """Return who leads the unit: a bureau of a city 市委、市政府, any other those above it."""
    seat = _SEAT.match(organisation)
    return f"{seat[1]}委、{seat[1]}政府" if seat else "上级党委、政府"


def _matters(brief: Brief, *, enterprise: bool) -> str:
    """Return what the unit attended to: the matters of its headings, where they can be listed."""
    matters = list(dict.fromkeys(filter(None, map(matter_of, brief.themes))))[:_MOST_MATTERS]
    if len(matters) < _FEW_MATTERS:
        return _NO_MATTERS[enterprise]
    return f"统筹抓好{'、'.join(matters)}等工作，各项工作有序推进。"


def _subject(brief: Brief) -> str:
    """Return what is reported: the title from its year on, where it reads so."""
    rest = _FROM_YEAR.search(brief.title)
    return rest[0] if rest and not _REPORT.search(rest[0]) else "有关情况"
