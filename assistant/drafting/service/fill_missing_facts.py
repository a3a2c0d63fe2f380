"""See to it that a model's section says all facts: ask once more, then weave in what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import Brief, Fact, Retrieve, Written
from assistant.drafting.events import Paragraphs
from assistant.drafting.extractive.precedent_writer import PrecedentWriter
from assistant.drafting.extractive.realization import realize_facts
from assistant.drafting.grounding.coverage import missing_facts
from assistant.records import Function
from assistant.text.list_marks import ITEMS, strip_opening_mark

ADDED = "模型漏写了这条事实，已按台账补写，请看位置和措辞是否合适"
UNUSABLE = "模型没有写出可用的文字，本节由自带的起草器写成"


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """A section that says all its facts, and what a person should know about it."""

    paragraphs: Paragraphs
    remarks: tuple[str, ...] = ()


def missing(brief: Brief, paragraphs: Paragraphs) -> tuple[Fact, ...]:
    """Return the facts of the section that its text does not say."""
    return missing_facts(brief.facts, _text(paragraphs))


def completed(brief: Brief, paragraphs: Paragraphs, retrieve: Retrieve) -> Completed:
    """Return the section with the built-in writer's sentences for the facts it leaves out.

    They stand at the end of its last paragraph, each with a remark. Where the model gave no text
    at all, the built-in writer's section takes its place.
    """
    if not paragraphs:
        return Completed(paragraphs=_offline(brief, retrieve), remarks=(UNUSABLE,))
    absent = missing(brief, paragraphs)
    if not absent:
        return Completed(paragraphs=paragraphs)
    added = [replace(one, remark=ADDED) for one in _woven(replace(brief, facts=absent))]
    return Completed(paragraphs=_appended(paragraphs, added))


def joined(paragraphs: Paragraphs, more: Paragraphs) -> Paragraphs:
    """Return the section with the sentences of `more` at the end of its last paragraph."""
    return _appended(paragraphs, [one for paragraph in more for one in paragraph])


def _appended(paragraphs: Paragraphs, sentences: Sequence[Written]) -> Paragraphs:
    if not sentences:
        return paragraphs
    last = paragraphs[-1] if paragraphs else ()
    return (*paragraphs[:-1], (*last, *sentences))


def _woven(brief: Brief) -> Iterator[Written]:
    """Yield the facts of `brief` in sentences, without practices: the model has written of them."""
    if brief.function not in {Function.PROBLEMS, Function.PLAN}:
        yield from realize_facts(brief.facts, period=brief.period)
        return
    for paragraph in _offline(brief, lambda _query, _wanted, _limit: []):
        for sentence in paragraph:
            if sentence.facts and not missing_facts(sentence.facts, sentence.text):
                yield replace(sentence, text=strip_opening_mark(sentence.text, ITEMS))
            elif sentence.facts:  # without the year that the section's lead names
                text = "".join(f"{fact.text.rstrip('。；，')}。" for fact in sentence.facts)
                yield Written(text=text, facts=sentence.facts)


def _offline(brief: Brief, retrieve: Retrieve) -> Paragraphs:
    (section,) = PrecedentWriter().write([brief], retrieve=retrieve)
    return section


def _text(paragraphs: Paragraphs) -> str:
    return "".join(sentence.text for paragraph in paragraphs for sentence in paragraph)
