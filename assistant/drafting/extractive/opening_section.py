"""Write the opening and the closing sentence of a report."""

from __future__ import annotations

import re

from assistant.drafting.draft import Brief
from assistant.drafting.outline.period_labels import period_label
from assistant.drafting.topics.formulations import formulation_in_use
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
    """Return the opening of a report, without any judgement of the work."""
    if brief.plans_only:
        return _plan_opening(brief)
    return [_period_sentence(brief), f"现将{_report_subject(brief)}{_report_verb(brief)}如下。"]


def closing_sentence(brief: Brief) -> str:
    """Return the last sentence of a briefing or a report to superiors, "" for other kinds."""
    if not brief.is_last or _NO_LETTER.search(brief.title):
        return ""
    return next((words for form, words in _CLOSINGS if form.search(brief.title)), "")


def _plan_opening(brief: Brief) -> list[str]:
    enterprise = is_enterprise(brief.organisation)
    year = brief.period.year
    # A plan is written before its period begins, with the formulations of the year before.
    eve = Period(year=year - 1 if year else None, span=Span.YEAR)
    named = formulation_in_use(Role.YEAR, brief.period, enterprise=enterprise)
    clauses = [*_guidance_clauses(eve, enterprise=enterprise), _DUTY[enterprise]]
    time = period_label(brief.period, unknown="下一步")
    first = [f"{time}是{named}。"] if named else []
    who = reporting_body(brief.organisation) or "本单位"
    return [*first, f"为做好{time}各项工作，{who}将{'，'.join(clauses)}，着力抓好以下工作。"]


def _period_sentence(brief: Brief) -> str:
    enterprise = is_enterprise(brief.organisation)
    clauses = _guidance_clauses(brief.period, enterprise=enterprise)
    if campaign := formulation_in_use(Role.CAMPAIGN, brief.period, enterprise=enterprise):
        clauses.append(f"扎实开展{campaign}")
    if led := superior_of(brief.organisation, enterprise=enterprise):
        clauses.append(f"在{led}的坚强领导下")
    clauses.append(_DUTY[enterprise])
    if brief.period.span is Span.FIRST_HALF:
        clauses.append(_HALF)
    clauses.append(_work_clause(brief, enterprise=enterprise))
    time = period_label(brief.period, unknown="今年以来")
    return f"{time}，{reporting_body(brief.organisation)}{'，'.join(clauses)}。"


def _guidance_clauses(period: Period, *, enterprise: bool) -> list[str]:
    """Return the clauses on guiding ideology and spirit, as valid at the end of `period`."""
    guide = formulation_in_use(Role.GUIDE, period, enterprise=enterprise)
    spirit = formulation_in_use(Role.SPIRIT, period, enterprise=enterprise)
    clauses = [f"坚持以{guide}为指导"] if guide else []
    return [*clauses, f"深入学习贯彻{spirit}"] if spirit else clauses


def _work_clause(brief: Brief, *, enterprise: bool) -> str:
    works = work_items(brief.themes)[:_MOST_WORKS]
    if len(works) < _FEWEST_WORKS:
        return _NO_WORKS[enterprise]
    return f"统筹抓好{'、'.join(works)}等工作"


def _report_subject(brief: Brief) -> str:
    """Return the title from its year on, or 有关情况 where that names a kind of report."""
    rest = _FROM_YEAR.search(brief.title)
    return rest[0] if rest and not _REPORT.search(rest[0]) else "有关情况"


def _report_verb(brief: Brief) -> str:
    return "汇报" if _BRIEFING.search(brief.title) else "报告"
