"""The drafter's own sentences: what any report may open or lead in with."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.drafting.records import Brief
from assistant.drafting.weaving import time_words
from assistant.records import Function

_ENTERPRISE = re.compile("公司|集团|企业|银行|厂$|社$")
_REPORT = re.compile("报告$|汇报$|材料$")
_FROM_YEAR = re.compile(r"(?:19|20)\d\d年.*工作.*$")
_RUN_OF_YEAR = {
    True: (
        "{time}，{organisation}聚焦主责主业，紧紧围绕年度经营目标，统筹推进生产经营、改革创新和风险防控，"
        "各项工作有序开展。"
    ),
    False: (
        "{time}，{organisation}在上级党委、政府的坚强领导下，紧紧围绕年度目标任务，坚持问题导向，"
        "压实工作责任，狠抓工作落实，各项工作有序推进。"
    ),
}
_PLAN_ONLY = (
    "为做好{time}各项工作，结合实际，{organisation}坚持目标导向、问题导向，制定如下工作计划。"
)
_ANNOUNCED = "现将{subject}报告如下。"
_PROBLEMS = "在总结工作的同时，也清醒地看到，当前工作中还存在一些问题和不足。"
_PLAN = "{horizon}，{organisation}将坚持目标导向和问题导向，突出重点、狠抓落实，着力做好以下工作。"
_STEPS = (
    "围绕{topic}，明确目标任务和责任分工，细化工作措施，加强跟踪督促，推动各项任务落到实处。",
    "把{topic}作为重点任务，梳理堵点难点，分类制定措施，逐项抓好落实。",
    "在{topic}方面，加强统筹协调和过程管理，定期调度进展，及时研究解决推进中的困难。",
)
_GAPS = {Function.PROBLEMS: "〔待填：存在的问题及原因〕"}
_GAP = "〔待填：{topic}的主要做法和成效〕"


def opening(brief: Brief) -> list[str]:
    """Return the sentences a report opens with: the time, the unit, what is reported."""
    unit = brief.organisation
    time = time_words(brief.period)
    if brief.function is Function.PLAN:
        return [_PLAN_ONLY.format(time=time, organisation=unit)]
    pattern = _RUN_OF_YEAR[_ENTERPRISE.search(unit) is not None]
    return [
        pattern.format(time=time, organisation=unit),
        _ANNOUNCED.format(subject=_subject(brief)),
    ]


def lead(brief: Brief) -> str:
    """Return the sentence that leads into problems or a plan, "" for other sections."""
    if brief.function is Function.PROBLEMS:
        return _PROBLEMS
    if brief.function is Function.PLAN:
        return _PLAN.format(horizon=brief.horizon, organisation=brief.organisation)
    return ""


def gap(brief: Brief, said: Collection[str] = ()) -> str:
    """Return what stands in a section nothing could be written for: a blank, but steps in a plan.

    Steps claim nothing; what was done and what is wrong only the user can say.
    """
    if brief.function is Function.PLAN:
        aim = brief.topic.rpartition("，")[2]
        steps = [step.format(topic=aim) for step in _STEPS]
        fresh = [step for step, form in zip(steps, _STEPS, strict=True) if not _used(form, said)]
        return (fresh or steps)[0]
    return _GAPS.get(brief.function, _GAP).format(topic=brief.topic) + "。"


def _used(form: str, said: Collection[str]) -> bool:
    ending = form.partition("{topic}")[2]
    return any(sentence.endswith(ending) for sentence in said)


def _subject(brief: Brief) -> str:
    """Return what is reported: the title from its year on, where it reads so."""
    rest = _FROM_YEAR.search(brief.title)
    return rest[0] if rest and not _REPORT.search(rest[0]) else "有关情况"
