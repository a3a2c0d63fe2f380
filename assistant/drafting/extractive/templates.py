"""Sentences of the built-in writer that are the same in every report, and its placeholders."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.drafting.draft import Brief
from assistant.drafting.topics.choose_form import choose_form
from assistant.drafting.topics.formulations import formulation_in_use
from assistant.drafting.topics.heading_phrases import topic_phrase
from assistant.drafting.topics.speakers import is_enterprise, speaker_of
from assistant.records import Function, Period, Span
from assistant.reports.formulations import Role
from assistant.text.figures.read_figures import find_figures
from assistant.text.fluency.joints import is_rough
from assistant.text.lexicon import group

# Remarks on sentences that a user has to confirm.
GENERAL_PRACTICE = "做法为通用写法，请核对"
OWN_PAST_PROBLEM = "问题或原因取自本单位以往报告，请核对现在是否仍是这样"
GENERAL_STEP = "打算为通用写法，请核对"
BORROWED_STEP = "打算借自以往报告，请核对"

DATA_PLACEHOLDER = "〔待填：主要数据和成效〕。"
PROBLEMS_PLACEHOLDER = "〔待填：主要问题及原因〕。"
COMMON_CAUSE_PLACEHOLDER = "产生这些问题的原因，主要是〔待填：以上问题的主要原因〕。"

_CAUSE_OPENERS = ("主要是", "原因在于", "究其原因，主要是", "根源在于")
_PROBLEMS_LEAD_IN = {
    True: (
        "在总结成绩的同时，也要清醒地看到，{unit}发展中还存在一些困难和问题。",
        "对照高质量发展要求，{unit}经营管理中还存在一些短板和不足。",
    ),
    False: (
        "在总结工作的同时，也清醒地看到，对照上级要求和群众期盼，工作中还存在一些问题和不足。",
        "对照目标任务和群众期盼，工作中还存在一些短板和不足。",
        "在看到成绩的同时，也要看到工作中还存在一些问题和差距。",
    ),
}
_PLAN_LEAD_IN = (
    "{unit}将坚持目标导向和问题导向，突出重点、狠抓落实，着力做好以下工作。",
    "{unit}将锚定目标任务，补短板、强弱项、抓落实，重点抓好以下工作。",
    "{unit}将巩固已有成果，聚焦重点难点，扎实做好以下工作。",
)
_PLAIN_PLAN_LEAD_IN = "{unit}将重点做好以下工作。"
_BARE_PROBLEM = re.compile("(?:方面)?(?:的)?问题$|方面$")
_BEFORE_FIGURE = re.compile(
    "(?:[约近超达为有占共才仅的另仍]|只有|不足|达到|超过|(?:[降升增减]|缩短)至|提高到|年初定)+$"
)
_NAMED = range(4, 11)  # characters of a problem that a placeholder names
_EACH = re.compile(rf"(?:[一每]{group('units.any').pattern})+$")  # 看护费一座一年仅60元
_MEASURES = re.compile("(?:措施|目标|任务|打算|安排|计划|思路|举措|要点)$")
_PROBLEM = group("outlook.problem")
_YEAR = re.compile(r"(\d{4})年")


def lead_in(brief: Brief) -> str:
    """Return the sentence that leads into problems or a plan, "" for other sections.

    A report that is all plan has been led into by its opening.
    """
    enterprise = is_enterprise(brief.organisation)
    unit = speaker_of(brief.organisation).self_reference
    if brief.function is Function.PROBLEMS:
        return choose_form(_PROBLEMS_LEAD_IN[enterprise], brief).format(unit=unit)
    if brief.function is not Function.PLAN or brief.plans_only:
        return ""
    year = _YEAR.match(brief.horizon)
    named = _year_formulation(int(year[1]), enterprise=enterprise) if year else ""
    time = f"{brief.horizon}是{named}。" if named else f"{brief.horizon}，"
    form = _PLAIN_PLAN_LEAD_IN if brief.is_plain else choose_form(_PLAN_LEAD_IN, brief)
    return time + form.format(unit=unit)


def problem_clause(topic: str) -> str:
    """Return the heading of a problem as a clause that says what is lacking.

    >>> problem_clause("管网漏损率偏高"), problem_clause("历史遗留问题")
    ('管网漏损率偏高', '历史遗留方面还存在薄弱环节')
    """
    if _PROBLEM.occurs_in(topic):
        return topic
    return f"{_BARE_PROBLEM.sub('', topic)}方面还存在薄弱环节"


def cause_placeholder(problem: str) -> str:
    """Return the placeholder for the cause of a problem, which it names in a few words.

    >>> cause_placeholder("学位缺口约600个。"), cause_placeholder("音体美教师缺6人。")
    ('〔待填：学位缺口的原因〕', '〔待填：音体美教师缺口的原因〕')
    >>> cause_placeholder("有的展厅一年接待5万人，讲解员缺9名"), cause_placeholder("车位仅64个")
    ('〔待填：讲解员缺口的原因〕', '〔待填：车位问题的原因〕')
    >>> cause_placeholder("路面积水的老冒头，投诉9次"), cause_placeholder("路灯电费一盏一年仅90元")
    ('〔待填：路面积水的原因〕', '〔待填：路灯电费问题的原因〕')
    """
    clauses = [clause for clause in re.split("[，。；：]", problem) if clause]
    lacking = [one for one in clauses[1:] if "缺" in one]
    whole = [] if find_figures(clauses[0]) else clauses[:1]
    names = map(_name_problem, dict.fromkeys([*whole, *lacking, *clauses[:1]]))
    return f"〔待填：{next((one for one in names if len(one) in _NAMED), '这一问题')}的原因〕"


def _name_problem(clause: str) -> str:
    """Return what is wrong in a clause without its figure, which may not say so."""
    figures = find_figures(clause)
    if not figures:
        return _without_colloquial(_BARE_PROBLEM.sub("", clause).removesuffix("的"))
    subject = _EACH.sub("", _BEFORE_FIGURE.sub("", clause[: figures[0].start]))
    if subject.endswith("缺"):
        named = f"{subject.removesuffix('缺')}缺口"
        return named if len(named) in _NAMED else named.rpartition("、")[2]
    return subject if _PROBLEM.occurs_in(subject) else f"{subject}问题"


def _without_colloquial(name: str) -> str:
    """Return a name without the spoken words behind its 的: 路面积水的老冒头."""
    before, _, behind = name.rpartition("的")
    return before if before and group("spoken.word").occurs_in(behind) else name


def choose_cause_opener(said: Collection[str]) -> str:
    """Return the words before a cause that the report has used least."""
    text = "".join(said)
    return min(_CAUSE_OPENERS, key=text.count)


def empty_section_text(brief: Brief) -> str:
    """Return the placeholder for a section that nothing else could be written for."""
    if brief.function is Function.PLAN:
        is_section = len(brief.headings) > 1
        wanted = "主要措施和目标"
        if is_section:  # 重点工作措施 asks for measures by itself
            wanted = brief.topic if _MEASURES.search(brief.topic) else f"{brief.topic}的主要措施"
        return f"〔待填：{wanted}〕。"
    if brief.function is Function.PROBLEMS:
        return PROBLEMS_PLACEHOLDER
    return section_placeholder(brief)


def section_placeholder(brief: Brief) -> str:
    """Return the placeholder for a section of results without facts and precedents."""
    topic = topic_phrase(brief.topic)
    if is_rough("在", topic) or is_rough(topic, "方面"):
        return f"〔待填：{topic}的主要做法、数据和成效〕。"
    return f"在{topic}方面，〔待填：主要做法、数据和成效〕。"


def _year_formulation(year: int, *, enterprise: bool) -> str:
    return formulation_in_use(Role.YEAR, Period(year=year, span=Span.YEAR), enterprise=enterprise)
