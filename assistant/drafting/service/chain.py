"""Build the LangChain chain that writes a section: retriever | prompt | model | parser | rest."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Any

from assistant.drafting.draft import Brief, Fact, Retrieve, WrittenParagraphs
from assistant.drafting.precedents.search_precedents import (
    build_query,
    find_passages,
    search_topics,
)
from assistant.drafting.service.clean_answer import strip_reasoning
from assistant.drafting.service.completion import Answer, ChatSession, OnText, remark_cause
from assistant.drafting.service.fill_missing_facts import (
    append_sentences,
    fill_missing_facts,
    missing_section_facts,
)
from assistant.drafting.service.parse_answer import parse_answer, visible_text
from assistant.drafting.service.prompt_redaction import filter_copied, redact_passage
from assistant.drafting.service.prompts import load_prompt
from assistant.drafting.service.retry import RequestError
from assistant.drafting.service.token_budget import TokenBudget
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
    # Drawn anew for each section, so that no past report can contain it.
    fence: str = field(default_factory=lambda: secrets.token_hex(8))


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPrompt:
    """A section's material with its prompt."""

    material: PromptMaterial
    messages: Sequence[BaseMessage]
    text: str  # of all messages


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionReply:
    """A section's prompt with the model's answer, and the paragraphs parsed from it."""

    prompt: SectionPrompt
    answer: Answer
    paragraphs: WrittenParagraphs = ()


SectionAnswer = tuple[WrittenParagraphs, Answer]


def build_section_chain(
    retrieve: Retrieve, *, session: ChatSession, budget: TokenBudget, prompts: Path | None
) -> Runnable[SectionRequest, SectionAnswer]:
    """Return the chain; `budget` keeps its prompts within the model's window and learns from it.

    Invoking it raises RequestError, StoppedError, and PromptError for a prompt file that does not
    fit.
    """
    from langchain_core.runnables import RunnableLambda

    section_template = load_prompt_template("section", SECTION_VARIABLES, prompts)
    omission = load_prompt("omission", variables=OMISSION_VARIABLES, folder=prompts)
    lock = Lock()

    def gather(request: SectionRequest) -> PromptMaterial:
        with lock:  # sections are written at the same time, the archive is searched one by one
            return _gather_material(request, retrieve)

    def fill_in(material: PromptMaterial) -> SectionPrompt:
        template = section_template
        if material.request.brief.instruction:
            template = load_prompt_template("revision", REVISION_VARIABLES, prompts)
        return _fit_to_budget(material, template, budget)

    def ask(prompt: SectionPrompt) -> SectionReply:
        request = prompt.material.request
        answer = session.answer(prompt.messages, on_text=request.on_text, stop=request.stop)
        budget.learn(prompt.text, answer.prompt_tokens)
        return SectionReply(prompt=prompt, answer=answer)

    def complete(reply: SectionReply) -> SectionAnswer:
        material = reply.prompt.material
        paragraphs, answer = _ask_for_missing_facts(reply, omission, session, budget)
        passages = [passage.text for passage in material.passages.values()]
        own, copied = filter_copied(paragraphs, passages, material.request.brief)
        with lock:
            whole = fill_missing_facts(material.request.brief, own, retrieve)
        causes = answer.remarks if own else tuple(map(remark_cause, answer.remarks))
        remarks = (*causes, *copied, *whole.remarks)
        return whole.paragraphs, replace(answer, remarks=remarks)

    retriever, prompt = RunnableLambda(gather), RunnableLambda(fill_in)
    model, parser = RunnableLambda(ask), RunnableLambda(_parse_reply)
    return retriever | prompt | model | parser | RunnableLambda(complete)


def load_prompt_template(
    name: str, variables: frozenset[str], folder: Path | None
) -> ChatPromptTemplate:
    """Return the rules and the prompt `name` as one template, or raise PromptError."""
    from langchain_core.prompts import ChatPromptTemplate

    rules = load_prompt("rules", variables=RULES_VARIABLES, folder=folder)
    section = load_prompt(name, variables=variables, folder=folder)
    return ChatPromptTemplate.from_messages([("system", rules), ("human", section)])


def _gather_material(request: SectionRequest, retrieve: Retrieve) -> PromptMaterial:
    brief = request.brief
    query = build_query(brief, "，".join(search_topics(brief)))
    hits = find_passages(brief, retrieve, query, limit=_PASSAGES)[:_PASSAGES]
    return PromptMaterial(
        request=request,
        passages={f"P{number}": hit.passage for number, hit in enumerate(hits, start=1)},
        facts=brief.facts,
    )


def _fit_to_budget(
    material: PromptMaterial, template: ChatPromptTemplate, budget: TokenBudget
) -> SectionPrompt:
    """Return the prompt with as much of the material as the model's window holds.

    Passages are dropped first, the worst before the better; facts without room are added to the
    section by the program afterwards, as any fact that a writer leaves out.
    """
    prompt = _fill_template(material, template)
    while not budget.fits(prompt.text) and (material.passages or material.facts):
        material = _drop_some(material)
        prompt = _fill_template(material, template)
    return prompt


def _drop_some(material: PromptMaterial) -> PromptMaterial:
    if material.passages:
        return replace(material, passages=dict([*material.passages.items()][:-1]))
    return replace(material, facts=material.facts[: len(material.facts) * 3 // 4])


def _fill_template(material: PromptMaterial, template: ChatPromptTemplate) -> SectionPrompt:
    variables = _prompt_variables(material)
    value = template.invoke({name: variables[name] for name in template.input_variables})
    return SectionPrompt(material=material, messages=value.to_messages(), text=value.to_string())


def _parse_reply(reply: SectionReply) -> SectionReply:
    return replace(reply, paragraphs=_parse_paragraphs(reply.answer.text, reply.prompt))


def _parse_paragraphs(answer: str, prompt: SectionPrompt) -> WrittenParagraphs:
    material = prompt.material
    brief = material.request.brief
    # The current text of a section may be repeated word for word, the prompt around it not.
    current = {line.strip() for line in brief.current.splitlines()}
    sent = "\n".join(str(message.content) for message in prompt.messages)
    echoed = {line.strip() for line in sent.splitlines()} - current
    return parse_answer(answer, brief, passages=material.passages, echoed=echoed)


def _ask_for_missing_facts(
    reply: SectionReply, omission: str, session: ChatSession, budget: TokenBudget
) -> SectionAnswer:
    """Return the section after the model was reminded once of the facts it left out."""
    prompt, answer = reply.prompt, reply.answer
    request = prompt.material.request
    missing = missing_section_facts(request.brief, reply.paragraphs)
    reminder = omission.format(facts=_list_facts(missing))
    if not missing or answer.remarks or not budget.fits(prompt.text + answer.text + reminder):
        return reply.paragraphs, answer
    before = visible_text(answer.text)
    try:
        more = session.answer(
            [*prompt.messages, *_reminder_messages(answer.text, reminder)],
            on_text=lambda text: request.on_text(f"{before}\n{text}"),
            stop=request.stop,
        )
    except RequestError:  # the section is there; the missing facts are filled in
        return reply.paragraphs, answer
    paragraphs = append_sentences(reply.paragraphs, _parse_paragraphs(more.text, prompt))
    total = replace(
        answer,
        prompt_tokens=answer.prompt_tokens + more.prompt_tokens,
        answer_tokens=answer.answer_tokens + more.answer_tokens,
    )
    return paragraphs, total


def _reminder_messages(answer: str, reminder: str) -> Iterator[BaseMessage]:
    from langchain_core.messages import AIMessage, HumanMessage

    yield AIMessage(strip_reasoning(answer))
    yield HumanMessage(reminder)


def _list_facts(facts: Sequence[Fact]) -> str:
    return "\n".join(f"[{fact.id}] {fact.text}" for fact in facts)


def _prompt_variables(material: PromptMaterial) -> dict[str, Any]:
    brief = material.request.brief
    purpose = _PURPOSES.get(brief.function, _RESULTS).format(horizon=brief.horizon)
    return {
        "fence": material.fence,
        "title": brief.title,
        "organisation": brief.organisation or _NOTHING,
        "headings": " ＞ ".join(brief.headings),
        "purpose": purpose,
        "facts": _list_facts(material.facts) or _NOTHING,
        "passages": "\n".join(_fenced_passages(material)) or _NOTHING,
        "notes": "\n".join(brief.notes) or _NOTHING,
        "current": _fence("现稿", brief.current, material.fence),
        "instruction": brief.instruction,
    }


def _fenced_passages(material: PromptMaterial) -> Iterator[str]:
    for name, passage in material.passages.items():
        yield _fence(name, redact_passage(passage.text, _PASSAGE_LENGTH), material.fence)


def _fence(name: str, text: str, fence: str) -> str:
    """Return `text` between two marks that it cannot contain: its content is data."""
    return f"<<<{fence} {name}>>>\n{text.translate(_HARMLESS)}\n<<<{fence} 完>>>"
