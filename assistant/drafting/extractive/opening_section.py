"""Open a report as its genre does: the time, the unit, what guided it, what is reported."""

from __future__ import annotations

import re

from assistant.drafting.draft import Brief
from assistant.drafting.extractive.realization import period_phrase
from assistant.drafting.topics.formulations import formulation
from assistant.drafting.topics.heading_phrases import is_enterprise
from assistant.drafting.topics.leadership import reporting_body, superior_of
from assistant.drafting.topics.work_items import work_items
from assistant.records import Period, Span
from assistant.reports.formulations import Role

_FROM_YEAR = re.compile(r"(?:19|20)\d\d年.*工作.*$")
_REPORT = re.compile("报告$|汇报$|材料$")
_BRIEFING = re.compile("汇报$|汇报材料$")
_FEWEST_WORKS, _MOST_WORKS = 2, 6
_HALF = "对照时间过半、任务过半要求"
_DUTY = {True: "聚焦主责主业，紧扣年度经营目标", False: "紧扣年度目标任务"}
_NO_WORKS = {True: "统筹推进生产经营、改革发展和风险防控", False: "认真履行职责，抓好各项工作落实"}
_CLOSINGS = ((_BRIEFING, "以上汇报，不妥之处请批评指正。"), (re.compile("报告$"), "特此报告。"))
_NO_LETTER = re.compile("政府工作报告$|述职|述法|述廉")


def opening_sentences(brief: Brief) -> list[str]:
    """Return the sentences a report opens with; none of them judges the work."""
    if brief.plans_only:
        return _plan_opening(brief)
    return [_period_sentence(brief), f"现将{_report_subject(brief)}{_report_verb(brief)}如下。"]


def closing_sentence(brief: Brief) -> str:
    """Return the sentence that a briefing or a report to those above ends with, "" for others."""
    if not brief.is_last or _NO_LETTER.search(brief.title):
        return ""
    return next((words for form, words in _CLOSINGS if form.search(brief.title)), "")


def _plan_opening(brief: Brief) -> list[str]:
    enterprise = is_enterprise(brief.organisation)
    year = brief.period.year
    # A plan is made before its time begins: what is said then is what holds on the eve.
    eve = Period(year=year - 1 if year else None, span=Span.YEAR)
    named = formulation(Role.YEAR, brief.period, enterprise=enterprise)
    clauses = [*_guidance_clauses(eve, enterprise=enterprise), _DUTY[enterprise]]
    first = [f"{period_phrase(brief.period)}是{named}。"] if named else []
    who = reporting_body(brief.organisation) or "本单位"
    return [
        *first,
        f"为做好{period_phrase(brief.period)}各项工作，{who}将{'，'.join(clauses)}，着力抓好以下工作。",
    ]


def _period_sentence(brief: Brief) -> str:
    enterprise = is_enterprise(brief.organisation)
    clauses = _guidance_clauses(brief.period, enterprise=enterprise)
    if campaign := formulation(Role.CAMPAIGN, brief.period, enterprise=enterprise):
        clauses.append(f"扎实开展{campaign}")
    if led := superior_of(brief.organisation, enterprise=enterprise):
        clauses.append(f"在{led}的坚强领导下")
    clauses.append(_DUTY[enterprise])
    if brief.period.span is Span.FIRST_HALF:
        clauses.append(_HALF)
    clauses.append(_work_clause(brief, enterprise=enterprise))
    return (
        f"{period_phrase(brief.period)}，{reporting_body(brief.organisation)}{'，'.join(clauses)}。"
    )


def _guidance_clauses(period: Period, *, enterprise: bool) -> list[str]:
    """Return by what the unit is guided, as the dated table has it for the end of `period`."""
    guide = formulation(Role.GUIDE, period, enterprise=enterprise)
    spirit = formulation(Role.SPIRIT, period, enterprise=enterprise)
    clauses = [f"坚持以{guide}为指导"] if guide else []
    return [*clauses, f"深入学习贯彻{spirit}"] if spirit else clauses


def _work_clause(brief: Brief, *, enterprise: bool) -> str:
    works = work_items(brief.themes)[:_MOST_WORKS]
    if len(works) < _FEWEST_WORKS:
        return _NO_WORKS[enterprise]
    return f"统筹抓好{'、'.join(works)}等工作"


def _report_subject(brief: Brief) -> str:
    """Return what is reported: the title from its year on, where it reads so."""
    rest = _FROM_YEAR.search(brief.title)
    return rest[0] if rest and not _REPORT.search(rest[0]) else "有关情况"


def _report_verb(brief: Brief) -> str:
    return "汇报" if _BRIEFING.search(brief.title) else "报告"
