"""Write one section of a draft anew as a person asks, without touching the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from threading import Event

from assistant.drafting.draft import written
from assistant.drafting.events import DraftEvent, SectionDone, StreamingWriter
from assistant.drafting.kept.by_hand import retraced, with_hand
from assistant.drafting.kept.records import KeptDraft
from assistant.drafting.kept.shortening import length_of, shortened
from assistant.drafting.kept.wishes import Wish, read_wish
from assistant.drafting.plan import Plan
from assistant.drafting.records import (
    Brief,
    Retrieve,
    Sentence,
    SentenceStatus,
    TracedSection,
    Unresolved,
    Writer,
)
from assistant.errors import DraftError

Paragraphs = Sequence[Sequence[Sentence]]


def redone(
    kept: KeptDraft,
    number: int,
    instruction: str,
    *,
    retrieve: Retrieve,
    writer: Writer | StreamingWriter,
    stop: Event | None = None,
) -> Iterator[DraftEvent]:
    """Yield what happens while section `number` is written anew.

    A model gets the section as it stands and the instruction. The built-in writer can shorten
    and stress; DraftError for anything else. Either way a length that was asked for is then
    kept by leaving sentences out, and sentences by hand stay.
    """
    if number == len(kept.plan.briefs):
        raise DraftError(
            "这一节由台账原样列出，不能重写。",
            hint="可以直接改它的文字，或把事实归入章节后重新起草。",
        )
    before = _standing(kept, number)
    wish = read_wish(instruction, length=length_of(before))
    if isinstance(writer, StreamingWriter):
        plan = _asking(kept, number, instruction)
    else:
        _refuse_unknown(instruction, wish)
        if before and wish.length is not None and not wish.stress:
            yield SectionDone(number=number, traced=_to_length(kept.plan, number, before, wish))
            return
        plan = _stressing(kept.plan, number, wish)
    for event in written(plan, retrieve=retrieve, writer=writer, numbers=[number], stop=stop):
        if isinstance(event, SectionDone):
            yield replace(event, traced=_settled(kept, number, event.traced, wish))
        else:
            yield event


def _settled(kept: KeptDraft, number: int, traced: TracedSection, wish: Wish) -> TracedSection:
    """Return what a writer wrote anew, with what was by hand, not repeating other sections."""
    before = [one for paragraph in _standing(kept, number) for one in paragraph]
    fresh = _without_repeats(kept, number, traced.section.paragraphs)
    paragraphs = with_hand(fresh, before)
    if wish.length is None:
        settled = retraced(kept.plan, number, paragraphs)
    else:
        settled = _to_length(kept.plan, number, paragraphs, wish)
    remarks = [row for row in traced.unresolved if row.text == traced.section.heading]
    return replace(settled, unresolved=(*settled.unresolved, *remarks))


def _to_length(plan: Plan, number: int, paragraphs: Paragraphs, wish: Wish) -> TracedSection:
    """Return the section at the wished length, with an open question where it stays longer."""
    wanted = wish.length or 0
    result = shortened(paragraphs, wanted)
    traced = retraced(plan, number, result)
    if length_of(result) <= wanted:
        return traced
    reason = f"要求 {wanted} 字，现有 {length_of(result)} 字：剩下的句子都有事实或出自手改"
    heading = traced.section.heading
    row = Unresolved(reason=reason, text=heading, section=heading)
    return replace(traced, unresolved=(*traced.unresolved, row))


def _without_repeats(kept: KeptDraft, number: int, paragraphs: Paragraphs) -> Paragraphs:
    """Return the paragraphs without borrowed sentences that stand in another section already."""
    others = {
        sentence.text
        for place, section in enumerate(kept.sections)
        if place != number and section.current
        for sentence in section.current.traced.section.sentences
    }
    return [
        [one for one in paragraph if one.facts or not _is_borrowed(one) or one.text not in others]
        for paragraph in paragraphs
    ]


def _is_borrowed(sentence: Sentence) -> bool:
    return sentence.status is SentenceStatus.BORROWED


def _standing(kept: KeptDraft, number: int) -> Paragraphs:
    current = kept.sections[number].current
    return current.traced.section.paragraphs if current else ()


def _asking(kept: KeptDraft, number: int, instruction: str) -> Plan:
    """Return the plan with the instruction in the section's brief; new wording where none."""
    current = kept.sections[number].current
    text = current.text if current else ""
    wanted = instruction or ("换一种写法，内容不变。" if text else "")
    brief = replace(kept.plan.briefs[number], current=text, instruction=wanted)
    return _with_brief(kept.plan, number, brief)


def _stressing(plan: Plan, number: int, wish: Wish) -> Plan:
    brief = plan.briefs[number]
    if wish.stress:
        brief = replace(brief, topic=f"{brief.topic}，{wish.stress}")
    return _with_brief(plan, number, brief)


def _with_brief(plan: Plan, number: int, brief: Brief) -> Plan:
    return replace(plan, briefs=(*plan.briefs[:number], brief, *plan.briefs[number + 1 :]))


def _refuse_unknown(instruction: str, wish: Wish) -> None:
    if instruction.strip() and not wish.is_understood:
        raise DraftError(
            f"自带的起草器不会照这个要求改：{instruction}",
            hint="它会压缩（压缩到300字）和突出（突出改革）；其他要求请设置模型服务 llm_base_url。",
        )
