"""The LangChain chain that writes one section: retriever | prompt | model | parser | completion."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Any

from assistant.drafting.draft import Brief, Fact, Retrieve
from assistant.drafting.events import Paragraphs
from assistant.drafting.precedents.search_precedents import (
    build_query,
    find_passages,
    search_topics,
)
from assistant.drafting.service.clean_answer import without_thoughts
from assistant.drafting.service.completion import Answer, Asker, Hear, cause
from assistant.drafting.service.fill_missing_facts import completed, joined, missing
from assistant.drafting.service.parse_answer import parse_answer, visible
from assistant.drafting.service.prompt_redaction import lent, returned
from assistant.drafting.service.prompts import load_prompt
from assistant.drafting.service.retry import FaultError
from assistant.drafting.service.token_budget import Gauge
from assistant.records import Function, StoredPassage

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langchain_core.prompts import ChatPromptTemplate
    from langchain_core.runnables import Runnable

RULES_VARIABLES = frozenset({"fence"})
SECTION_VARIABLES = frozenset(
    {"fence", "title", "organisation", "headings", "purpose", "facts", "passages", "notes"}
)
REVISION_VARIABLES = SECTION_VARIABLES | {"current", "instruction"}
OMISSION_VARIABLES = frozenset({"facts"})

_PASSAGES = 6
_PASSAGE_LENGTH = 400  # characters
_PURPOSES = {
    Function.PROBLEMS: "写存在的问题和不足：直说问题、表现和原因，不写成绩。",
    Function.PLAN: "写{horizon}的工作计划：用将来时，写要做什么，不写成已经完成。",
    Function.EXPERIENCE: "写做法和体会：先做法，后数据，再成效。",
}
_RESULTS = "写已经完成的工作和成效：先做法，后数据，再成效。"
_NOTHING = "（无）"
# Marks of fences, of sources and of the roles in a model's own template: <|im_start|>, [INST].
_HARMLESS = str.maketrans("<>[]", "〈〉［］")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A section to be written, and how its writing is followed and ended."""

    brief: Brief
    hear: Hear
    stop: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A section on its way to the model."""

    asked: Asked
    passages: Mapping[str, StoredPassage]  # by the name the prompt gives them: P1
    facts: Sequence[Fact]
    # Drawn anew for each section, so that no past report can contain it.
    fence: str = field(default_factory=lambda: secrets.token_hex(8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompted:
    """A section with its prompt."""

    material: Material
    messages: Sequence[BaseMessage]
    text: str  # of all messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied:
    """A section with the model's answer, and the text read from it."""

    prompted: Prompted
    answer: Answer
    paragraphs: Paragraphs = ()


Section = tuple[Paragraphs, Answer]


def section_chain(
    retrieve: Retrieve, *, asker: Asker, gauge: Gauge, prompts: Path | None
) -> Runnable[Asked, Section]:
    """Return the chain; `gauge` keeps its prompts within the model's window and learns from it.

    Invoking it raises FaultError, StoppedError, and PromptError where a prompt does not fit.
    """
    from langchain_core.runnables import RunnableLambda

    first = prompt_template("section", SECTION_VARIABLES, prompts)
    omission = load_prompt("omission", variables=OMISSION_VARIABLES, folder=prompts)
    lock = Lock()

    def gather(asked: Asked) -> Material:
        with lock:  # sections are written at the same time, the archive is asked one by one
            return _material(asked, retrieve)

    def fill_in(material: Material) -> Prompted:
        is_new = not material.asked.brief.instruction
        template = first if is_new else prompt_template("revision", REVISION_VARIABLES, prompts)
        return _fitted(material, template, gauge)

    def ask(prompted: Prompted) -> Replied:
        asked = prompted.material.asked
        answer = asker.answer(prompted.messages, hear=asked.hear, stop=asked.stop)
        gauge.learn(prompted.text, answer.prompt_tokens)
        return Replied(prompted=prompted, answer=answer)

    def complete(replied: Replied) -> Section:
        material = replied.prompted.material
        found, answer = _asked_again(replied, omission, asker, gauge)
        shown = [passage.text for passage in material.passages.values()]
        own, copied = returned(found, shown, material.asked.brief)
        with lock:
            whole = completed(material.asked.brief, own, retrieve)
        causes = answer.remarks if own else tuple(map(cause, answer.remarks))
        remarks = (*causes, *copied, *whole.remarks)
        return whole.paragraphs, replace(answer, remarks=remarks)

    retriever, prompt = RunnableLambda(gather), RunnableLambda(fill_in)
    model, parser = RunnableLambda(ask), RunnableLambda(_parsed)
    return retriever | prompt | model | parser | RunnableLambda(complete)


def prompt_template(
    name: str, variables: frozenset[str], folder: Path | None
) -> ChatPromptTemplate:
    """Return the rules and the prompt `name` as one template; PromptError if one does not fit."""
    from langchain_core.prompts import ChatPromptTemplate

    rules = load_prompt("rules", variables=RULES_VARIABLES, folder=folder)
    section = load_prompt(name, variables=variables, folder=folder)
    return ChatPromptTemplate.from_messages([("system", rules), ("human", section)])


def _material(asked: Asked, retrieve: Retrieve) -> Material:
    brief = asked.brief
    query = build_query(brief, "，".join(search_topics(brief)))
    hits = find_passages(brief, retrieve, query, limit=_PASSAGES)[:_PASSAGES]
    return Material(
        asked=asked,
        passages={f"P{number}": hit.passage for number, hit in enumerate(hits, start=1)},
        facts=brief.facts,
    )


def _fitted(material: Material, template: ChatPromptTemplate, gauge: Gauge) -> Prompted:
    """Return the prompt with as much of the material as the model's window holds.

    Passages go first, the last ones before the better; facts that find no room are added to
    the section by the program afterwards, as any fact that a writer leaves out.
    """
    prompted = _prompted(material, template)
    while not gauge.fits(prompted.text) and (material.passages or material.facts):
        material = _less(material)
        prompted = _prompted(material, template)
    return prompted


def _less(material: Material) -> Material:
    if material.passages:
        return replace(material, passages=dict([*material.passages.items()][:-1]))
    return replace(material, facts=material.facts[: len(material.facts) * 3 // 4])


def _prompted(material: Material, template: ChatPromptTemplate) -> Prompted:
    variables = _variables(material)
    value = template.invoke({name: variables[name] for name in template.input_variables})
    return Prompted(material=material, messages=value.to_messages(), text=value.to_string())


def _parsed(replied: Replied) -> Replied:
    return replace(replied, paragraphs=_paragraphs(replied.answer.text, replied.prompted))


def _paragraphs(answer: str, prompted: Prompted) -> Paragraphs:
    material = prompted.material
    # A section that stands already may be repeated word for word, the prompt around it not.
    own = {line.strip() for line in material.asked.brief.current.splitlines()}
    told = "\n".join(str(message.content) for message in prompted.messages)
    echoed = {line.strip() for line in told.splitlines()} - own
    return parse_answer(answer, material.asked.brief, passages=material.passages, echoed=echoed)


def _asked_again(replied: Replied, omission: str, asker: Asker, gauge: Gauge) -> Section:
    """Return the section with what the model says when told once which facts it left out."""
    prompted, answer = replied.prompted, replied.answer
    asked = prompted.material.asked
    absent = missing(asked.brief, replied.paragraphs)
    reminder = omission.format(facts=_listed(absent))
    whole = prompted.text + answer.text + reminder
    if not absent or answer.remarks or not gauge.fits(whole):
        return replied.paragraphs, answer
    said = visible(answer.text)
    try:
        more = asker.answer(
            [*prompted.messages, *_exchange(answer.text, reminder)],
            hear=lambda text: asked.hear(f"{said}\n{text}"),
            stop=asked.stop,
        )
    except FaultError:  # the section is there; what it lacks is woven in
        return replied.paragraphs, answer
    found = joined(replied.paragraphs, _paragraphs(more.text, prompted))
    spent = replace(
        answer,
        prompt_tokens=answer.prompt_tokens + more.prompt_tokens,
        answer_tokens=answer.answer_tokens + more.answer_tokens,
    )
    return found, spent


def _exchange(answer: str, reminder: str) -> Iterator[BaseMessage]:
    from langchain_core.messages import AIMessage, HumanMessage

    yield AIMessage(without_thoughts(answer))
    yield HumanMessage(reminder)


def _listed(facts: Sequence[Fact]) -> str:
    return "\n".join(f"[{fact.id}] {fact.text}" for fact in facts)


def _variables(material: Material) -> dict[str, Any]:
    brief = material.asked.brief
    purpose = _PURPOSES.get(brief.function, _RESULTS).format(horizon=brief.horizon)
    return {
        "fence": material.fence,
        "title": brief.title,
        "organisation": brief.organisation or _NOTHING,
        "headings": " ＞ ".join(brief.headings),
        "purpose": purpose,
        "facts": _listed(material.facts) or _NOTHING,
        "passages": "\n".join(_passages(material)) or _NOTHING,
        "notes": "\n".join(brief.notes) or _NOTHING,
        "current": _fenced("现稿", brief.current, material.fence),
        "instruction": brief.instruction,
    }


def _passages(material: Material) -> Iterator[str]:
    for name, passage in material.passages.items():
        yield _fenced(name, lent(passage.text, _PASSAGE_LENGTH), material.fence)


def _fenced(name: str, text: str, fence: str) -> str:
    """Return `text` between two marks it cannot contain: what it says is data."""
    return f"<<<{fence} {name}>>>\n{text.translate(_HARMLESS)}\n<<<{fence} 完>>>"
