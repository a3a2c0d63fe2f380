"""Make the prompt of a section: task, facts in their order, material of past reports, length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from assistant.drafting.draft import Brief, Fact
from assistant.drafting.extractive.fact_groups import group_facts
from assistant.drafting.facts.roles.later_time import is_planned
from assistant.drafting.service.completion import OnText
from assistant.drafting.service.fenced_text import fence_text, new_fence
from assistant.drafting.service.practice_pairs import PracticePair
from assistant.drafting.service.prompt_redaction import redact_passage
from assistant.drafting.service.prompts import load_prompt
from assistant.drafting.service.refusals import too_long
from assistant.drafting.service.retry import RequestError
from assistant.drafting.service.token_budget import TokenBudget
from assistant.records import Function, StoredPassage

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langchain_core.prompts import ChatPromptTemplate

RULES_VARIABLES = frozenset({"fence"})
SECTION_VARIABLES = frozenset(
    {
        "fence",
        "title",
        "organisation",
        "contents",
        "headings",
        "purpose",
        "length",
        "facts",
        "practices",
        "own",
        "passages",
        "foreign",
        "notes",
    }
)
REVISION_VARIABLES = SECTION_VARIABLES | {"current", "instruction"}

_PASSAGE_LENGTH = 400  # characters
_MOST_FOREIGN = 40  # words
_PURPOSES = {
    Function.PROBLEMS: "写存在的问题和不足：直说问题、表现和原因，不写成绩。",
    Function.PLAN: "写{horizon}的工作计划：用将来时，写要做什么，不写成已经完成。",
    Function.EXPERIENCE: "写做法和体会：先做法，后数据，再成效。",
}
_RESULTS = "写已经完成的工作和成效：先做法，后数据，再成效。"
_ROLES = {Function.PROBLEMS: "存在的问题", Function.PLAN: "今后要做的"}
_DONE = "已经做成的"
_NOTHING = "（无）"
_LENGTH = "约 {} 字，上下不超过一成半；材料不够就写到哪里算哪里，不重复、不凑字数。"
_ANY_LENGTH = "把事实说清楚为止，不凑字数。"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRequest:
    """A section to write, with the callback for its text and the event that stops it."""

    brief: Brief
    on_text: OnText
    stop: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptMaterial:
    """The passages and facts of a section's prompt."""

    request: SectionRequest
    passages: Mapping[str, StoredPassage]  # by their name in the prompt: P1
    facts: Sequence[Fact]
    own: frozenset[str] = frozenset()  # names of the passages that the unit wrote itself
    practices: Mapping[str, PracticePair] = field(default_factory=dict)  # by the id of a fact
    foreign: Sequence[str] = ()  # words of the passages that are another unit's
    fence: str = field(default_factory=new_fence)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPrompt:
    """A section's material with its prompt."""

    material: PromptMaterial
    messages: Sequence[BaseMessage]
    text: str  # of all messages


def load_prompt_template(
    name: str, variables: frozenset[str], folder: Path | None
) -> ChatPromptTemplate:
    """Return the rules and the prompt `name` as one template, or raise PromptError."""
    from langchain_core.prompts import ChatPromptTemplate

    rules = load_prompt("rules", variables=RULES_VARIABLES, folder=folder)
    section = load_prompt(name, variables=variables, folder=folder)
    return ChatPromptTemplate.from_messages([("system", rules), ("human", section)])


def fit_to_budget(
    material: PromptMaterial, template: ChatPromptTemplate, budget: TokenBudget
) -> SectionPrompt:
    """Return the prompt with as much of the material as the model's window holds.

    Passages of other units are dropped first, the worst before the better, then the unit's own
    and the practices; facts without room are added to the section by the program afterwards, as
    any fact that a writer leaves out. Raises RequestError where the bare task is too long for a
    window that the service has named.
    """
    prompt = _fill_template(material, template)
    while not budget.fits(prompt.text) and (
        material.passages or material.practices or material.facts
    ):
        material = _drop_some(material)
        prompt = _fill_template(material, template)
    if budget.is_known and not budget.fits(prompt.text):
        raise RequestError(too_long(budget.window), is_fatal=True)
    return prompt


def shown_text(passage: StoredPassage) -> str:
    """Return what a prompt shows of a passage."""
    return redact_passage(passage.text, _PASSAGE_LENGTH)


def list_facts(facts: Sequence[Fact]) -> str:
    """Return the facts as a prompt names them, one a line."""
    return "\n".join(f"[{fact.id}] {fact.statement}" for fact in facts)


def _drop_some(material: PromptMaterial) -> PromptMaterial:
    if material.passages:
        names = [*material.passages]
        last = next((name for name in reversed(names) if name not in material.own), names[-1])
        kept = {name: one for name, one in material.passages.items() if name != last}
        return replace(material, passages=kept)
    if material.practices:
        return replace(material, practices={})
    return replace(material, facts=material.facts[: len(material.facts) * 3 // 4])


def _fill_template(material: PromptMaterial, template: ChatPromptTemplate) -> SectionPrompt:
    variables = _prompt_variables(material)
    value = template.invoke({name: variables[name] for name in template.input_variables})
    return SectionPrompt(material=material, messages=value.to_messages(), text=value.to_string())


def _prompt_variables(material: PromptMaterial) -> dict[str, Any]:
    brief = material.request.brief
    purpose = _PURPOSES.get(brief.function, _RESULTS).format(horizon=brief.horizon)
    length = brief.target_length
    own = {name: one for name, one in material.passages.items() if name in material.own}
    others = {name: one for name, one in material.passages.items() if name not in material.own}
    return {
        "fence": material.fence,
        "title": brief.title,
        "organisation": brief.organisation or _NOTHING,
        "contents": "\n".join(_contents(brief)) or _NOTHING,
        "headings": " ＞ ".join(brief.headings),
        "purpose": purpose,
        "length": _LENGTH.format(length) if length else _ANY_LENGTH,
        "facts": "\n".join(_grouped_facts(brief, material.facts)) or _NOTHING,
        "practices": _fenced_practices(material),
        "own": "\n".join(_fenced_passages(own, material.fence)) or _NOTHING,
        "passages": "\n".join(_fenced_passages(others, material.fence)) or _NOTHING,
        "foreign": "、".join(material.foreign[:_MOST_FOREIGN]) or _NOTHING,
        "notes": "\n".join(brief.notes) or _NOTHING,
        "current": fence_text("现稿", brief.current, material.fence),
        "instruction": brief.instruction,
    }


def _contents(brief: Brief) -> Iterator[str]:
    """Yield the headings of the report, with an arrow at the section to be written."""
    here = brief.headings[-1] if brief.headings else ""
    for heading in brief.contents:
        yield f"→ {heading}" if heading == here else heading
    if Function.PLAN in brief.functions and brief.problems:
        yield f"报告里写到的问题（计划要回应）：{'；'.join(brief.problems)}"


def _grouped_facts(brief: Brief, facts: Sequence[Fact]) -> Iterator[str]:
    """Yield the facts in the order to write them in, an empty line between subjects.

    Where some are done and others planned, what they are stands above them.
    """
    by_role = {
        role: [fact for fact in facts if _role(fact, brief) == role]
        for role in (_DONE, *_ROLES.values())
    }
    several = sum(map(bool, by_role.values())) > 1
    for role, members in by_role.items():
        if not members:
            continue
        if several:
            yield f"{role}："
        groups = group_facts(members, topic=brief.topic, organisation=brief.organisation)
        yield "\n\n".join(list_facts(group.facts) for group in groups)


def _role(fact: Fact, brief: Brief) -> str:
    if is_planned(fact, brief.period):
        return _ROLES[Function.PLAN]
    first = next((one for one in brief.functions if one is not Function.PLAN), brief.function)
    return _ROLES.get(first, _DONE)


def _fenced_practices(material: PromptMaterial) -> str:
    """Return what past reports did for figures like these: practice → what they counted then."""
    shown = {fact.id for fact in material.facts}
    lines = [
        f"{name}：{pair.practice} → {redact_passage(pair.counted, _PASSAGE_LENGTH)}"
        for name, pair in material.practices.items()
        if name in shown
    ]
    return fence_text("做法", "\n".join(lines), material.fence) if lines else _NOTHING


def _fenced_passages(passages: Mapping[str, StoredPassage], fence: str) -> Iterator[str]:
    for name, passage in passages.items():
        yield fence_text(name, shown_text(passage), fence)
