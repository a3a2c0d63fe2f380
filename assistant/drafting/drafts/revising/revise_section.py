"""Revise one section of a draft as instructed, without changing the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from threading import Event

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import (
    Brief,
    DraftSentence,
    Retrieve,
    SentenceStatus,
    TracedSection,
    Unresolved,
    Writer,
)
from assistant.drafting.drafts.manual_edits import restore_manual_sentences, reverify
from assistant.drafting.drafts.paragraphs import Paragraphs, count_characters
from assistant.drafting.drafts.revising.adjust_length import lengthen, shorten
from assistant.drafting.drafts.revising.instructions import Instruction, Shape, parse_instruction
from assistant.drafting.drafts.revising.restructure import drop_topic, restructure
from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.events import DraftEvent, SectionDone, StreamingWriter
from assistant.drafting.pipeline.write_sections import write_sections
from assistant.drafting.planning.draft_plan import Plan
from assistant.errors import DraftError
from assistant.text.list_marks import is_item
from assistant.text.similarity import bigrams

_SUPPORTED = (
    "它会：压缩到300字、扩写到500字、突出改革、不要提会议、分成一是二是三是、合并成一段。"
    "语气、文采等其他要求请设置模型服务 llm_base_url，或直接改文字。"
)


def revise_section(
    stored: StoredDraft,
    number: int,
    instruction: str,
    *,
    retrieve: Retrieve,
    writer: Writer | StreamingWriter,
    nearness: TextNearness | None = None,
    stop: Event | None = None,
) -> Iterator[DraftEvent]:
    """Write section `number` anew and yield the events.

    A model gets the current text and the instruction; a requested length is then stored by leaving
    sentences out. The built-in writer can shorten, lengthen, emphasize, exclude, number and join;
    it raises DraftError for anything else. Sentences edited by hand stay either way.
    """
    if number == len(stored.plan.briefs):
        raise DraftError(
            "这一节由台账原样列出，不能重写。",
            hint="可以直接改它的文字，或把事实归入章节后重新起草。",
        )
    before = stored.sections[number].paragraphs
    parsed = parse_instruction(instruction, length=count_characters(before))
    apply = partial(
        _apply_instruction, stored, number, parsed, retrieve=retrieve, nearness=nearness
    )
    if isinstance(writer, StreamingWriter):
        plan = _plan_with_instruction(stored, number, instruction)
    else:
        _refuse_unsupported(instruction, parsed)
        if before and instruction.strip() and not parsed.emphasis:
            yield apply(before, questions_before=stored.sections[number].unresolved)
            return
        plan = _plan_with_emphasis(stored.plan, number, parsed)
    for event in write_sections(
        plan, retrieve=retrieve, writer=writer, numbers=[number], stop=stop
    ):
        if isinstance(event, SectionDone):
            traced = _finalize(stored, number, event.traced, parsed)
            if not isinstance(writer, StreamingWriter):
                _refuse_missing_emphasis(traced, parsed)
                done = apply(traced.section.paragraphs, questions_before=traced.unresolved)
                traced = done.traced
            yield replace(event, traced=traced)
        else:
            yield event


def _apply_instruction(
    stored: StoredDraft,
    number: int,
    instruction: Instruction,
    paragraphs: Paragraphs,
    *,
    retrieve: Retrieve,
    nearness: TextNearness | None,
    questions_before: Sequence[Unresolved],
) -> SectionDone:
    """Return the section changed as instructed, with an open question for each failed part."""
    questions: list[str] = []
    for word in instruction.excluded:
        paragraphs = _exclude(paragraphs, word, questions)
    if instruction.min_length is not None:
        existing = [one.text for section in stored.sections for one in section.sentences]
        paragraphs = lengthen(
            paragraphs,
            instruction.min_length,
            stored.plan.briefs[number],
            retrieve,
            existing=existing,
            others=stored.plan.briefs,
            nearness=nearness,
        )
    paragraphs = restructure(paragraphs, instruction.shape)
    _require_items(paragraphs, instruction.shape)
    traced = _verify(stored.plan, number, paragraphs, instruction, questions_before)
    heading = traced.section.heading
    rows = [Unresolved(reason=question, text=heading, section=heading) for question in questions]
    return SectionDone(
        number=number, traced=replace(traced, unresolved=(*traced.unresolved, *rows))
    )


def _require_items(paragraphs: Paragraphs, shape: Shape) -> None:
    if shape is Shape.ITEMS and not any(is_item(one.text) for part in paragraphs for one in part):
        raise DraftError(
            "这一节不能分成一是二是三是。", hint="要有两到十句不是手改的话；这一节没有改动。"
        )


def _exclude(paragraphs: Paragraphs, word: str, questions: list[str]) -> Paragraphs:
    if not any(word in sentence.text for paragraph in paragraphs for sentence in paragraph):
        raise DraftError(f"这一节没有提到“{word}”。", hint="这一节没有改动；请看看要求里的词。")
    remaining, staying = drop_topic(paragraphs, word)
    if staying:
        questions.append(
            f"要求不提“{word}”，有 {len(staying)} 句出自台账或手改，没有删：{staying[0]}"
        )
    return remaining


def _finalize(
    stored: StoredDraft, number: int, traced: TracedSection, instruction: Instruction
) -> TracedSection:
    """Return a newly written section with the sentences edited by hand, without repetitions."""
    before = stored.sections[number].sentences
    fresh = _drop_repeats(stored, number, traced.section.paragraphs)
    whole = restore_manual_sentences(fresh, before)
    final = _verify(stored.plan, number, whole, instruction, traced.unresolved)
    remarks = [row for row in traced.unresolved if row.text == traced.section.heading]
    return replace(final, unresolved=(*final.unresolved, *remarks))


def _verify(
    plan: Plan,
    number: int,
    paragraphs: Paragraphs,
    instruction: Instruction,
    before: Sequence[Unresolved],
) -> TracedSection:
    """Return the section at the requested length, with an open question where it misses it."""
    limit = instruction.max_length
    if asked := limit or instruction.min_length:
        least = None if limit else asked
        plan = _replace_brief(plan, number, replace(plan.briefs[number], target_length=least))
    if limit is None:
        return reverify(plan, number, paragraphs, before=before)
    result = shorten(paragraphs, limit)
    traced = reverify(plan, number, result, before=before)
    if count_characters(result) <= limit:
        return traced
    reason = f"要求 {limit} 字，现有 {count_characters(result)} 字：剩下的句子都有事实或出自手改"
    heading = traced.section.heading
    row = Unresolved(reason=reason, text=heading, section=heading)
    return replace(traced, unresolved=(*traced.unresolved, row))


def _drop_repeats(stored: StoredDraft, number: int, paragraphs: Paragraphs) -> Paragraphs:
    """Return the paragraphs without reused sentences that another section has already."""
    others = {
        sentence.text
        for place, section in enumerate(stored.sections)
        if place != number
        for sentence in section.sentences
    }
    return [
        [one for one in paragraph if one.facts or not _is_reused(one) or one.text not in others]
        for paragraph in paragraphs
    ]


def _is_reused(sentence: DraftSentence) -> bool:
    return sentence.status is SentenceStatus.BORROWED


def _plan_with_instruction(stored: StoredDraft, number: int, instruction: str) -> Plan:
    """Return the plan with the instruction in the section's brief; "rephrase" where it is empty."""
    text = stored.sections[number].text
    instruction = instruction or ("换一种写法，内容不变。" if text else "")
    brief = replace(stored.plan.briefs[number], current=text, instruction=instruction)
    return _replace_brief(stored.plan, number, brief)


def _plan_with_emphasis(plan: Plan, number: int, instruction: Instruction) -> Plan:
    brief = plan.briefs[number]
    if instruction.emphasis:
        brief = replace(brief, topic=f"{brief.topic}，{instruction.emphasis}")
    return _replace_brief(plan, number, brief)


def _replace_brief(plan: Plan, number: int, brief: Brief) -> Plan:
    return replace(plan, briefs=(*plan.briefs[:number], brief, *plan.briefs[number + 1 :]))


def _refuse_missing_emphasis(traced: TracedSection, instruction: Instruction) -> None:
    """Raise DraftError where a newly written section does not contain the requested emphasis."""
    text = "".join(sentence.text for sentence in traced.section.sentences)
    if instruction.emphasis and not bigrams(instruction.emphasis) & bigrams(text):
        raise DraftError(
            f"档案和台账里找不到可以突出“{instruction.emphasis}”的内容，这一节没有改动。",
            hint="请在台账里补充这方面的事实，或直接改文字。",
        )


def _refuse_unsupported(text: str, instruction: Instruction) -> None:
    if text.strip() and not instruction.is_supported:
        parts = "、".join(f"“{part}”" for part in instruction.unsupported) or f"“{text}”"
        raise DraftError(
            f"自带的起草器不会照这个要求改：{parts}，这一节没有改动。", hint=_SUPPORTED
        )
