"""Write one section of a draft anew as a person asks, without touching the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from threading import Event

from assistant.drafting.draft import (
    Brief,
    DraftSentence,
    Retrieve,
    SentenceStatus,
    TracedSection,
    Unresolved,
    Writer,
)
from assistant.drafting.drafts.condense import length_of, shortened
from assistant.drafting.drafts.expand import lengthened
from assistant.drafting.drafts.instructions import Instruction, Shape, read_wish
from assistant.drafting.drafts.manual_edits import reverify, with_hand
from assistant.drafting.drafts.restructure import drop_topic, restructure
from assistant.drafting.drafts.stored_draft import StoredDraft, StoredSection
from assistant.drafting.events import DraftEvent, SectionDone, StreamingWriter
from assistant.drafting.pipeline.write_sections import write_sections
from assistant.drafting.planning.draft_plan import Plan
from assistant.errors import DraftError
from assistant.text.list_marks import is_item
from assistant.text.similarity import bigrams

Paragraphs = Sequence[Sequence[DraftSentence]]

_CAN = (
    "它会：压缩到300字、扩写到500字、突出改革、不要提会议、分成一是二是三是、合并成一段。"
    "语气、文采等其他要求请设置模型服务 llm_base_url，或直接改文字。"
)


def revise_section(
    kept: StoredDraft,
    number: int,
    instruction: str,
    *,
    retrieve: Retrieve,
    writer: Writer | StreamingWriter,
    stop: Event | None = None,
) -> Iterator[DraftEvent]:
    """Yield what happens while section `number` is written anew.

    A model gets the section as it stands and the instruction; a length that was asked for is
    then kept by leaving sentences out. The built-in writer can shorten, lengthen, stress, leave
    out, number and join; DraftError for anything else. Sentences by hand stay either way.
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
        if before and instruction.strip() and not wish.stress:
            yield _reworked(kept, number, before, wish, retrieve)
            return
        plan = _stressing(kept.plan, number, wish)
    for event in write_sections(
        plan, retrieve=retrieve, writer=writer, numbers=[number], stop=stop
    ):
        if isinstance(event, SectionDone):
            settled = _settled(kept, number, event.traced, wish)
            if not isinstance(writer, StreamingWriter):
                _refuse_unstressed(settled, wish)
                more = _reworked(kept, number, settled.section.paragraphs, wish, retrieve)
                settled = more.traced
            yield replace(event, traced=settled)
        else:
            yield event


def _reworked(
    kept: StoredDraft, number: int, paragraphs: Paragraphs, wish: Instruction, retrieve: Retrieve
) -> SectionDone:
    """Return the section changed as wished, with an open question for what could not be done."""
    remarks: list[str] = []
    for word in wish.left_out:
        paragraphs = _left_out(paragraphs, word, remarks)
    if wish.least is not None:
        said = [text for section in kept.sections for text in _texts(section)]
        brief = kept.plan.briefs[number]
        paragraphs = lengthened(paragraphs, wish.least, brief, retrieve, said)
        if length_of(paragraphs) < wish.least:
            remarks.append(
                f"要求扩写到 {wish.least} 字，现有 {length_of(paragraphs)} 字："
                "档案里没有更多可借鉴的表述，请补充事实"
            )
    joined = restructure(paragraphs, wish.shape)
    if wish.shape is Shape.ITEMS and not any(is_item(one.text) for p in joined for one in p):
        raise DraftError(
            "这一节不能分成一是二是三是。", hint="要有两到十句不是手改的话；这一节没有改动。"
        )
    if wish.length is not None:
        traced = _to_length(kept.plan, number, joined, wish)
    else:
        traced = reverify(kept.plan, number, joined)
    heading = traced.section.heading
    rows = [Unresolved(reason=remark, text=heading, section=heading) for remark in remarks]
    return SectionDone(
        number=number, traced=replace(traced, unresolved=(*traced.unresolved, *rows))
    )


def _left_out(paragraphs: Paragraphs, word: str, remarks: list[str]) -> Paragraphs:
    if not any(word in sentence.text for paragraph in paragraphs for sentence in paragraph):
        raise DraftError(f"这一节没有提到“{word}”。", hint="这一节没有改动；请看看要求里的词。")
    kept, staying = drop_topic(paragraphs, word)
    if staying:
        remarks.append(
            f"要求不提“{word}”，有 {len(staying)} 句出自台账或手改，没有删：{staying[0]}"
        )
    return kept


def _texts(section: StoredSection) -> Iterator[str]:
    """Yield the wording of a section; a practice may share the words of a fact."""
    if section.current is not None:
        for sentence in section.current.traced.section.sentences:
            if not sentence.facts:
                yield sentence.text


def _settled(
    kept: StoredDraft, number: int, traced: TracedSection, wish: Instruction
) -> TracedSection:
    """Return what a writer wrote anew, with what was by hand, not repeating other sections."""
    before = [one for paragraph in _standing(kept, number) for one in paragraph]
    fresh = _without_repeats(kept, number, traced.section.paragraphs)
    paragraphs = with_hand(fresh, before)
    if wish.length is None:
        settled = reverify(kept.plan, number, paragraphs)
    else:
        settled = _to_length(kept.plan, number, paragraphs, wish)
    remarks = [row for row in traced.unresolved if row.text == traced.section.heading]
    return replace(settled, unresolved=(*settled.unresolved, *remarks))


def _to_length(plan: Plan, number: int, paragraphs: Paragraphs, wish: Instruction) -> TracedSection:
    """Return the section at the wished length, with an open question where it stays longer."""
    wanted = wish.length or 0
    result = shortened(paragraphs, wanted)
    traced = reverify(plan, number, result)
    if length_of(result) <= wanted:
        return traced
    reason = f"要求 {wanted} 字，现有 {length_of(result)} 字：剩下的句子都有事实或出自手改"
    heading = traced.section.heading
    row = Unresolved(reason=reason, text=heading, section=heading)
    return replace(traced, unresolved=(*traced.unresolved, row))


def _without_repeats(kept: StoredDraft, number: int, paragraphs: Paragraphs) -> Paragraphs:
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


def _is_borrowed(sentence: DraftSentence) -> bool:
    return sentence.status is SentenceStatus.BORROWED


def _standing(kept: StoredDraft, number: int) -> Paragraphs:
    current = kept.sections[number].current
    return current.traced.section.paragraphs if current else ()


def _asking(kept: StoredDraft, number: int, instruction: str) -> Plan:
    """Return the plan with the instruction in the section's brief; new wording where none."""
    current = kept.sections[number].current
    text = current.text if current else ""
    wanted = instruction or ("换一种写法，内容不变。" if text else "")
    brief = replace(kept.plan.briefs[number], current=text, instruction=wanted)
    return _with_brief(kept.plan, number, brief)


def _stressing(plan: Plan, number: int, wish: Instruction) -> Plan:
    brief = plan.briefs[number]
    if wish.stress:
        brief = replace(brief, topic=f"{brief.topic}，{wish.stress}")
    return _with_brief(plan, number, brief)


def _with_brief(plan: Plan, number: int, brief: Brief) -> Plan:
    return replace(plan, briefs=(*plan.briefs[:number], brief, *plan.briefs[number + 1 :]))


def _refuse_unstressed(traced: TracedSection, wish: Instruction) -> None:
    """Raise DraftError where a section written anew does not speak of what was to be stressed."""
    text = "".join(sentence.text for sentence in traced.section.sentences)
    if wish.stress and not bigrams(wish.stress) & bigrams(text):
        raise DraftError(
            f"档案和台账里找不到可以突出“{wish.stress}”的内容，这一节没有改动。",
            hint="请在台账里补充这方面的事实，或直接改文字。",
        )


def _refuse_unknown(instruction: str, wish: Instruction) -> None:
    if instruction.strip() and not wish.is_understood:
        parts = "、".join(f"“{part}”" for part in wish.beyond) or f"“{instruction}”"
        raise DraftError(f"自带的起草器不会照这个要求改：{parts}，这一节没有改动。", hint=_CAN)
