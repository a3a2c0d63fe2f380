"""Correct what a model wrote against the facts or without any, before the gate has to blank it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import Brief, Fact, Written, WrittenParagraphs
from assistant.drafting.grounding.coverage import missing_facts
from assistant.drafting.grounding.evidence import Evidence
from assistant.drafting.grounding.trace import trace_claims
from assistant.drafting.service.answers.fill_missing_facts import fact_sentences, section_text
from assistant.records import Function, StoredPassage
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group

CORRECTED = "模型写错了这条事实，已按台账改写，请看措辞是否合适"
UNSOURCED = "模型写的 {} 句没有依据，已删去"
UNCONFESSED = "模型写的 {} 句问题不是台账和本单位以往报告里有的，已删去"
UNPLANNED = "这句打算是模型写的，台账和以往报告里没有，请核对"

_LACK = group("outlook.problem")
_LEADS_IN = re.compile("以下|一些|不少|几个方面|主要(?:表现|体现)")
_ANNOUNCES = re.compile("以下|几个方面|工作[：。]$")
_CLAUSE_END = re.compile("[，；：]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedSection:
    """A section without what the model made up, with remarks for the user."""

    paragraphs: WrittenParagraphs
    remarks: tuple[str, ...] = ()


def correct_sentences(
    paragraphs: WrittenParagraphs, brief: Brief, own: Collection[StoredPassage] = ()
) -> CorrectedSection:
    """Return the section with wrong sentences corrected; `own` passages are the unit's.

    A sentence that gets a fact wrong states it as the ledger does, behind the practice that the
    model put in front of it. One without a fact that claims something is left out; so is a
    problem that neither the facts nor the unit's own reports hold.
    """
    reader = _Reader(brief, paragraphs, own)
    kept = [tuple(reader.correct(paragraph)) for paragraph in paragraphs]
    remarks = [
        remark.format(count)
        for remark, count in ((UNSOURCED, reader.unsourced), (UNCONFESSED, reader.unconfessed))
        if count
    ]
    return CorrectedSection(paragraphs=tuple(filter(None, kept)), remarks=tuple(remarks))


class _Reader:
    """Reads the sentences of one section in their order."""

    def __init__(
        self, brief: Brief, paragraphs: WrittenParagraphs, own: Collection[StoredPassage]
    ) -> None:
        self._brief = brief
        self._own = {passage.id for passage in own}
        self._evidence = _evidence(brief)
        self._first = next((one for paragraph in paragraphs for one in paragraph), None)
        right = [one for paragraph in paragraphs for one in paragraph if not self._is_wrong(one)]
        said = section_text((tuple(right),))
        self._lost = list(missing_facts(brief.facts, said))
        self.unsourced = self.unconfessed = 0

    def correct(self, paragraph: Sequence[Written]) -> Iterator[Written]:
        """Yield the sentences that stay, and those that take the place of others."""
        for sentence in paragraph:
            lost = [fact for fact in sentence.facts if fact in self._lost]
            if self._is_wrong(sentence) or (lost and self._is_inexact(sentence)):
                yield from self._restate(sentence, lost)
            elif self._is_confession(sentence):
                self.unconfessed += 1
            elif self._is_own_plan(sentence):
                yield replace(sentence, remark=UNPLANNED)
            else:
                yield sentence

    def _restate(self, sentence: Written, lost: Sequence[Fact]) -> Iterator[Written]:
        if not sentence.facts:
            self.unsourced += 1
            return
        self._lost = [fact for fact in self._lost if fact not in lost]
        if not lost:  # another sentence has them right
            return
        brief = replace(self._brief, facts=tuple(lost))
        lead = self._practice_before(sentence)
        for one in fact_sentences(brief, lead=lead):
            yield replace(one, remark=CORRECTED, precedents=sentence.precedents if lead else ())

    def _practice_before(self, sentence: Written) -> str:
        """Return the clauses in front of the first claim or figure."""
        claims = [one.claim.start for one in trace_claims(sentence, self._evidence)]
        first = min(claims, default=0)
        ends = [end.start() for end in _CLAUSE_END.finditer(sentence.text, 0, first)]
        return sentence.text[: ends[-1]] if ends else ""

    def _is_wrong(self, sentence: Written) -> bool:
        return any(one.is_unsupported for one in trace_claims(sentence, self._evidence))

    def _is_inexact(self, sentence: Written) -> bool:
        """Return whether a figure is not one of the facts': 近42公里 for 41.8公里."""
        known = {one.key for fact in sentence.facts for one in find_figures(fact.text)}
        return any(one.key not in known for one in find_figures(sentence.text))

    def _is_confession(self, sentence: Written) -> bool:
        if self._brief.functions != (Function.PROBLEMS,) or sentence.facts:
            return False
        if any(passage.id in self._own for passage in sentence.precedents):
            return False
        leads_in = sentence is self._first and _LEADS_IN.search(sentence.text)
        return not leads_in and _LACK.occurs_in(sentence.text)

    def _is_own_plan(self, sentence: Written) -> bool:
        if self._brief.functions != (Function.PLAN,) or sentence.facts or sentence.precedents:
            return False
        return not (sentence is self._first and _ANNOUNCES.search(sentence.text))


def _evidence(brief: Brief) -> Evidence:
    """Return what may support a sentence: the facts, and all else that the user wrote."""
    given = (brief.title, brief.organisation, *brief.contents, *brief.notes, brief.horizon)
    return Evidence(
        section=brief.headings[-1] if brief.headings else "",
        facts=brief.facts,
        all_facts=brief.facts,
        given="\n".join((*given, *brief.problems)),
        year=None if Function.PLAN in brief.functions else brief.period.year,
    )
