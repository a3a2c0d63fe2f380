"""Fill in the facts that a model's section leaves out, with the built-in writer's sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import Brief, Fact, Retrieve, Written, WrittenParagraphs
from assistant.drafting.extractive.precedent_writer import PrecedentWriter
from assistant.drafting.extractive.realization import realize_facts
from assistant.drafting.grounding.coverage import missing_facts
from assistant.records import Function
from assistant.text.list_marks import ITEMS, strip_opening_mark

ADDED = "模型漏写了这条事实，已按台账补写，请看位置和措辞是否合适"
UNUSABLE = "模型没有写出可用的文字，本节由自带的起草器写成"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletedSection:
    """A section that states all its facts, with remarks for the user."""

    paragraphs: WrittenParagraphs
    remarks: tuple[str, ...] = ()


def missing_section_facts(brief: Brief, paragraphs: WrittenParagraphs) -> tuple[Fact, ...]:
    """Return the facts of the section that its text does not state."""
    return missing_facts(brief.facts, section_text(paragraphs))


def fill_missing_facts(
    brief: Brief, paragraphs: WrittenParagraphs, retrieve: Retrieve
) -> CompletedSection:
    """Return the section with the built-in writer's sentences for the facts it leaves out.

    They are appended to its last paragraph, each with a remark. Where the model gave no text at
    all, the section is the built-in writer's.
    """
    if not paragraphs:
        return CompletedSection(paragraphs=write_offline(brief, retrieve), remarks=(UNUSABLE,))
    absent = missing_section_facts(brief, paragraphs)
    if not absent:
        return CompletedSection(paragraphs=paragraphs)
    added = [replace(one, remark=ADDED) for one in fact_sentences(replace(brief, facts=absent))]
    return CompletedSection(paragraphs=_append(paragraphs, added))


def append_sentences(paragraphs: WrittenParagraphs, more: WrittenParagraphs) -> WrittenParagraphs:
    """Return the section with the new sentences of `more` appended to its last paragraph."""
    said = section_text(paragraphs)
    return _append(paragraphs, [one for part in more for one in part if one.text not in said])


def section_text(paragraphs: WrittenParagraphs) -> str:
    """Return all sentences in one text."""
    return "".join(sentence.text for paragraph in paragraphs for sentence in paragraph)


def fact_sentences(brief: Brief, *, lead: str = "") -> Iterator[Written]:
    """Yield sentences for the facts of `brief`, behind the model's own practice `lead`."""
    if brief.function not in {Function.PROBLEMS, Function.PLAN}:
        yield from realize_facts(brief.facts, period=brief.period, lead=lead)
        return
    for paragraph in write_offline(brief, lambda _query, _wanted, _limit: []):
        for sentence in paragraph:
            if sentence.facts and not missing_facts(sentence.facts, sentence.text):
                yield replace(sentence, text=strip_opening_mark(sentence.text, ITEMS))
            elif sentence.facts:  # without the year that the section's lead names
                text = "".join(f"{fact.statement.rstrip('。；，')}。" for fact in sentence.facts)
                yield Written(text=text, facts=sentence.facts)


def _append(paragraphs: WrittenParagraphs, sentences: Sequence[Written]) -> WrittenParagraphs:
    if not sentences:
        return paragraphs
    last = paragraphs[-1] if paragraphs else ()
    return (*paragraphs[:-1], (*last, *sentences))


def write_offline(brief: Brief, retrieve: Retrieve) -> WrittenParagraphs:
    """Return the section as the built-in writer has it."""
    (section,) = PrecedentWriter().write([brief], retrieve=retrieve)
    return section
