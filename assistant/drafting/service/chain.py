"""Build the LangChain chain that writes a section: retriever | prompt | model | parser | rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from assistant.drafting.draft import Brief, Retrieve, WrittenParagraphs
from assistant.drafting.precedents.borrowing.foreign_words import WordUse, foreign_words
from assistant.drafting.precedents.borrowing.reuse import reuse_sentence
from assistant.drafting.precedents.proximity import Proximity, proximity
from assistant.drafting.precedents.search_precedents import (
    build_query,
    find_passages,
    reuse_context,
    search_topics,
)
from assistant.drafting.service.answers.correct_sentences import (
    CorrectedSection,
    correct_sentences,
)
from assistant.drafting.service.answers.fill_missing_facts import (
    append_sentences,
    fill_missing_facts,
    missing_section_facts,
)
from assistant.drafting.service.answers.parse_answer import parse_answer, visible_text
from assistant.drafting.service.answers.strip_thoughts import strip_thoughts
from assistant.drafting.service.completion import Answer, ChatSession, remark_cause
from assistant.drafting.service.practice_pairs import find_practice_pairs
from assistant.drafting.service.prompt_redaction import filter_copied
from assistant.drafting.service.prompts import load_prompt
from assistant.drafting.service.retry import RequestError
from assistant.drafting.service.section_prompt import (
    REVISION_VARIABLES,
    SECTION_VARIABLES,
    PromptMaterial,
    SectionPrompt,
    SectionRequest,
    fit_to_budget,
    list_facts,
    load_prompt_template,
    shown_text,
)
from assistant.drafting.service.token_budget import TokenBudget
from assistant.drafting.topics.off_topic import count_off_topic_terms
from assistant.records import Hit, StoredPassage
from assistant.text.sentences import sentence_spans

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langchain_core.runnables import Runnable

OMISSION_VARIABLES = frozenset({"facts"})

_PASSAGES, _OWN_PASSAGES = 6, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionReply:
    """A section's prompt with the model's answer, and the paragraphs parsed from it."""

    prompt: SectionPrompt
    answer: Answer
    paragraphs: WrittenParagraphs = ()
    remarks: tuple[str, ...] = ()  # on what had to be corrected


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
        return fit_to_budget(material, template, budget)

    def ask(prompt: SectionPrompt) -> SectionReply:
        return SectionReply(prompt=prompt, answer=_ask_for_section(prompt, session, budget))

    def complete(reply: SectionReply) -> SectionAnswer:
        material = reply.prompt.material
        paragraphs, answer = _ask_for_missing_facts(reply, omission, session, budget)
        passages = [passage.text for passage in material.passages.values()]
        own, copied = filter_copied(
            paragraphs, passages, material.request.brief, foreign=material.foreign
        )
        with lock:
            whole = fill_missing_facts(material.request.brief, own, retrieve)
        causes = answer.remarks if own else tuple(map(remark_cause, answer.remarks))
        remarks = (*causes, *reply.remarks, *copied, *whole.remarks)
        return whole.paragraphs, replace(answer, remarks=remarks)

    retriever, prompt = RunnableLambda(gather), RunnableLambda(fill_in)
    model, parser = RunnableLambda(ask), RunnableLambda(_parse_reply)
    return retriever | prompt | model | parser | RunnableLambda(complete)


def _gather_material(request: SectionRequest, retrieve: Retrieve) -> PromptMaterial:
    brief = request.brief
    query = build_query(brief, "，".join(search_topics(brief)))
    hits = [hit for hit in find_passages(brief, retrieve, query) if _is_fit_to_show(hit, brief)]
    own = [hit for hit in hits if proximity(brief, hit.passage) is Proximity.OWN][:_OWN_PASSAGES]
    shown = [*own, *(hit for hit in hits if hit not in own)][:_PASSAGES]
    passages = {f"P{number}": hit.passage for number, hit in enumerate(shown, start=1)}
    return PromptMaterial(
        request=request,
        passages=passages,
        own=frozenset([*passages][: len(own)]),
        practices=find_practice_pairs(brief, brief.facts, hits),
        foreign=tuple(dict.fromkeys(_foreign_words(brief, passages.values(), hits))),
        facts=brief.facts,
    )


def _foreign_words(
    brief: Brief, passages: Iterable[StoredPassage], hits: Sequence[Hit]
) -> Iterator[str]:
    """Yield the words of other units in the sentences that a writer might borrow."""
    use, context = WordUse.in_hits(hits), reuse_context(brief)
    for passage in passages:
        text = shown_text(passage)
        for start, end in sentence_spans(text):
            if reuse_sentence(text[start:end], function=brief.function, context=context):
                yield from sorted(foreign_words(text[start:end], passage, brief, use))


def _is_fit_to_show(hit: Hit, brief: Brief) -> bool:
    """Return whether a past passage is of a unit near enough, or at least of the same work."""
    near = proximity(brief, hit.passage)
    if near is Proximity.FAR:
        return False
    return near >= Proximity.SAME_KIND or not count_off_topic_terms(hit.passage.text, brief.world)


def _ask_for_section(prompt: SectionPrompt, session: ChatSession, budget: TokenBudget) -> Answer:
    """Return the model's answer, an empty one where the service's inspection refuses."""
    request = prompt.material.request
    try:
        answer = session.answer(prompt.messages, on_text=request.on_text, stop=request.stop)
    except RequestError as error:
        if error.is_too_long:
            budget.tighten(prompt.text, window=error.window, counted=error.counted)
        if not error.is_refused_content:
            raise
        return Answer(text="", remarks=(f"{error.error}".rstrip("。"),))
    budget.learn(prompt.text, answer.prompt_tokens)
    return answer


def _parse_reply(reply: SectionReply) -> SectionReply:
    section = _parse_paragraphs(reply.answer.text, reply.prompt)
    return replace(reply, paragraphs=section.paragraphs, remarks=section.remarks)


def _parse_paragraphs(answer: str, prompt: SectionPrompt) -> CorrectedSection:
    material = prompt.material
    brief = material.request.brief
    # The current text of a section may be repeated word for word, the prompt around it not.
    current = {line.strip() for line in brief.current.splitlines()}
    sent = "\n".join(str(message.content) for message in prompt.messages)
    echoed = {line.strip() for line in sent.splitlines()} - current
    paragraphs = parse_answer(answer, brief, passages=material.passages, echoed=echoed)
    own = [material.passages[name] for name in material.own if name in material.passages]
    return correct_sentences(paragraphs, brief, own)


def _ask_for_missing_facts(
    reply: SectionReply, omission: str, session: ChatSession, budget: TokenBudget
) -> SectionAnswer:
    """Return the section after the model was reminded once of the facts it left out."""
    prompt, answer = reply.prompt, reply.answer
    request = prompt.material.request
    missing = missing_section_facts(request.brief, reply.paragraphs)
    reminder = omission.format(facts=list_facts(missing))
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
    paragraphs = append_sentences(reply.paragraphs, _parse_paragraphs(more.text, prompt).paragraphs)
    total = replace(
        answer,
        prompt_tokens=answer.prompt_tokens + more.prompt_tokens,
        answer_tokens=answer.answer_tokens + more.answer_tokens,
    )
    return paragraphs, total


def _reminder_messages(answer: str, reminder: str) -> Iterator[BaseMessage]:
    from langchain_core.messages import AIMessage, HumanMessage

    yield AIMessage(strip_thoughts(answer))
    yield HumanMessage(reminder)
