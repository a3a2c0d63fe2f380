"""Merge text edited by hand into a section: kept to the letter, marked, its figures verified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.drafting.draft import (
    DraftSection,
    DraftSentence,
    FigureStatus,
    SentenceStatus,
    TracedSection,
    Unresolved,
    Written,
)
from assistant.drafting.drafts.paragraphs import Paragraphs
from assistant.drafting.grounding.claims import BLANK
from assistant.drafting.grounding.gate import BLANKED, LEFT_BLANK, Evidence, GateResult, enforce
from assistant.drafting.pipeline.verify_section import section_evidence, with_length_questions
from assistant.drafting.planning.draft_plan import Plan, heading_level
from assistant.records import StoredPassage
from assistant.text.punctuation import typeset_punctuation
from assistant.text.sentences import sentence_spans


def split_sentences(text: str) -> list[str]:
    """Return the sentences of one paragraph."""
    pieces = (text[start:end].strip() for start, end in sentence_spans(text))
    return [piece for piece in pieces if piece]


def merge_edited_text(
    text: str, before: Sequence[DraftSentence], sources: Sequence[StoredPassage] = ()
) -> list[list[DraftSentence]]:
    """Return the paragraphs of an edited text; unchanged sentences keep their sources.

    The others get `sources`.
    """
    # An exported file that comes back has the punctuation of print.
    known = {typeset_punctuation(sentence.text): sentence for sentence in before}
    return [
        [
            known.get(typeset_punctuation(piece)) or _manual_sentence(piece, sources)
            for piece in pieces
        ]
        for line in text.splitlines()
        if (pieces := split_sentences(line))
    ]


def replace_sentence(paragraphs: Paragraphs, number: int, text: str) -> list[list[DraftSentence]]:
    """Return the paragraphs with sentence `number`, counted from 1, replaced by `text`.

    An empty text deletes the sentence. Raises IndexError where there is no such sentence.
    """
    if not 1 <= number <= sum(map(len, paragraphs)):
        raise IndexError(number)
    result: list[list[DraftSentence]] = []
    place = 0
    for paragraph in paragraphs:
        result.append([])
        for sentence in paragraph:
            place += 1
            is_meant = place == number and sentence.text != text
            pieces = split_sentences(text) if is_meant else []
            result[-1] += map(_manual_sentence, pieces) if is_meant else [sentence]
    return [paragraph for paragraph in result if paragraph]


def restore_manual_sentences(
    paragraphs: Paragraphs, before: Sequence[DraftSentence]
) -> list[list[DraftSentence]]:
    """Return newly written paragraphs with all sentences edited by hand, to the letter."""
    manual = {one.text: one for one in before if one.status is SentenceStatus.EDITED}
    result = [[manual.get(one.text, one) for one in paragraph] for paragraph in paragraphs]
    there = {one.text for paragraph in result for one in paragraph}
    missing = [one for text, one in manual.items() if text not in there]
    if missing and result:
        result[-1] += missing
    return result or ([missing] if missing else [])


def reverify(
    plan: Plan, number: int, paragraphs: Paragraphs, *, before: Sequence[Unresolved] = ()
) -> TracedSection:
    """Return a section with these paragraphs, every figure traced again.

    Sentences edited by hand are never blanked: an unsupported figure is an open question. Of the
    questions there were `before`, those stay that say what stood where a blank is now.
    """
    evidence = section_evidence(plan, number)
    found = [[(one, _verify(one, evidence)) for one in paragraph] for paragraph in paragraphs]
    pairs = [pair for paragraph in found for pair in paragraph]
    traced = TracedSection(
        section=DraftSection(
            heading=evidence.section,
            level=heading_level(plan, number),
            paragraphs=tuple(
                tuple(_verified_sentence(*pair) for pair in paragraph) for paragraph in found
            ),
        ),
        figures=tuple(figure for _, checked in pairs for figure in checked.traced),
        unresolved=tuple(
            row
            for pair in pairs
            for question in _open_questions(*pair, evidence.section)
            for row in _with_reason(question, before)
        ),
    )
    is_planned = number < len(plan.briefs)  # the section of facts without a place is not
    return with_length_questions(plan.briefs[number], traced) if is_planned else traced


def _manual_sentence(text: str, sources: Sequence[StoredPassage] = ()) -> DraftSentence:
    return DraftSentence(text=text, status=SentenceStatus.EDITED, precedents=tuple(sources))


def _verify(sentence: DraftSentence, evidence: Evidence) -> GateResult:
    written = Written(
        text=sentence.text,
        facts=sentence.facts,
        precedents=sentence.precedents,
        remark=sentence.remark,
    )
    return enforce(written, evidence)


def _verified_sentence(sentence: DraftSentence, checked: GateResult) -> DraftSentence:
    if sentence.status is SentenceStatus.EDITED:
        return replace(sentence, facts=checked.sentence.facts)
    return checked.sentence


def _with_reason(question: Unresolved, before: Sequence[Unresolved]) -> list[Unresolved]:
    """Return the question, or for a blank those that told why it is one."""
    if question.reason != LEFT_BLANK:
        return [question]
    told = [one for one in before if one.text == question.text and one.reason.endswith(BLANKED)]
    return [replace(one, section=question.section) for one in told] or [question]


def _open_questions(
    sentence: DraftSentence, checked: GateResult, section: str
) -> Iterator[Unresolved]:
    if sentence.status is not SentenceStatus.EDITED:
        yield from checked.unresolved
        return
    for figure in checked.traced:
        if figure.status is FigureStatus.UNSUPPORTED:
            yield Unresolved(
                reason=f"手改的“{figure.text}”在事实和提纲里没有依据，请核对",
                text=sentence.text,
                section=figure.section,
            )
    if BLANK.search(sentence.text):
        yield Unresolved(reason=LEFT_BLANK, text=sentence.text, section=section)
