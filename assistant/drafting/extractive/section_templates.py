"""The drafter's own sentences between sections: what leads in, what stands in an empty one."""

from __future__ import annotations

import re

from assistant.drafting.draft import Brief
from assistant.drafting.extractive import templates
from assistant.drafting.topics.formulations import formulation
from assistant.drafting.topics.heading_phrases import is_enterprise, self_reference
from assistant.records import Function, Period, Span
from assistant.reports.formulations import Role

_YEAR = re.compile(r"(\d{4})年")
_PROBLEMS = {
    True: "在总结成绩的同时，也要清醒地看到，公司发展中还存在一些困难和问题。",
    False: "在总结工作的同时，也清醒地看到，对照上级要求和群众期盼，工作中还存在一些问题和不足。",
}
_PLAN = "{horizon}，{unit}将坚持目标导向和问题导向，突出重点、狠抓落实，着力做好以下工作。"
_NAMED_YEAR = (
    "{horizon}是{year}。{unit}将坚持目标导向和问题导向，突出重点、狠抓落实，着力做好以下工作。"
)


def lead_in(brief: Brief) -> str:
    """Return the sentence that leads into problems or a plan, "" for other sections.

    A report that is all plan has been led into by its opening.
    """
    enterprise = is_enterprise(brief.organisation)
    if brief.function is Function.PROBLEMS:
        return _PROBLEMS[enterprise]
    if brief.function is not Function.PLAN or brief.plans_only:
        return ""
    ahead = _YEAR.match(brief.horizon)
    year = _year_formulation(int(ahead[1]), enterprise=enterprise) if ahead else ""
    return (_NAMED_YEAR if year else _PLAN).format(
        horizon=brief.horizon, unit=self_reference(brief), year=year
    )


def empty_section_text(brief: Brief) -> str:
    """Return what stands in a section nothing else could be written for."""
    if brief.function is Function.PLAN:
        return templates.step_placeholder(brief.topic if len(brief.headings) > 1 else "")
    if brief.function is Function.PROBLEMS:
        return templates.problems_placeholder().text
    return templates.section_placeholder(brief)


def _year_formulation(year: int, *, enterprise: bool) -> str:
    return formulation(Role.YEAR, Period(year=year, span=Span.YEAR), enterprise=enterprise)
