"""Convert the matches of single rules to records that checks and comparisons share."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.review.figures.contradictions import find_contradictions
from assistant.review.findings import (
    ArithmeticClaim,
    DraftParagraph,
    DraftText,
    Inconsistency,
    Leftover,
    Outdated,
)
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.consistency.figure_rules import ARITHMETIC, CONTRADICTION, recompute_all
from assistant.review.rules.consistency.years import YEARS
from assistant.review.rules.leftovers.blanks import BLANKS
from assistant.review.rules.leftovers.foreign import FOREIGN
from assistant.review.rules.rule import Context, RuleMatch, enclosing_sentence
from assistant.review.rules.wording.formulations import FORMULATIONS
from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.read_figures import find_figures

_STALE_FIGURES = "沿用旧数"
_PAST_FIGURES = Source(origin=RuleOrigin.ARCHIVE, basis="以往报告同一句里的数")
_KINDS = ((BLANKS, "空白掩码"), (YEARS, "旧年份"), (FOREIGN, "外单位"))


def find_outdated(
    draft: DraftText, context: Context, *, without: Collection[str] = ()
) -> Iterator[Outdated]:
    """Yield formulations that do not fit the period, unless that rule is off."""
    if FORMULATIONS.name in without:
        return
    for match in FORMULATIONS.find(draft, context):
        yield Outdated(
            draft_par=match.paragraph.n,
            phrase=match.phrase,
            reason=match.reason,
            suggestion=match.suggestion,
            source=FORMULATIONS.source_of(match, context),
        )


def find_leftovers(
    draft: DraftText, context: Context, *, without: Collection[str] = ()
) -> Iterator[Leftover]:
    """Yield blanks, stale years and foreign words, and figures left from last year.

    Figures count as last year's where their sentence still names that year.
    """
    for rule, kind in _KINDS:
        if rule.name in without:
            continue
        for match in rule.find(draft, context):
            yield Leftover(
                draft_par=match.paragraph.n,
                phrase=match.phrase,
                kind=kind,
                source=rule.source_of(match, context),
            )
            if rule is YEARS and context.past:
                yield from _find_old_figures(match, context.past.lines)


def _find_old_figures(match: RuleMatch, past: Sequence[str]) -> Iterator[Leftover]:
    """Yield the figures after a stale year that the past report gives in the same clause."""
    paragraph = match.paragraph
    start, end = enclosing_sentence(paragraph.text, match.start)
    for clause in re.finditer("[^，。；]+", paragraph.text[start:end]):
        for figure in _amounts_in(clause[0]):
            if start + clause.start() + figure.start <= match.end:
                continue
            around = clause[0][max(0, figure.start - 8) : figure.end]
            if any(around in line for line in past):
                yield _old_figure(paragraph, figure)


def _amounts_in(text: str) -> list[Figure]:
    return [figure for figure in find_figures(text) if figure.kind is FigureKind.NUMBER]


def _old_figure(paragraph: DraftParagraph, figure: Figure) -> Leftover:
    return Leftover(
        draft_par=paragraph.n, phrase=figure.text, kind=_STALE_FIGURES, source=_PAST_FIGURES
    )


def check_arithmetic(
    draft: DraftText, context: Context, *, without: Collection[str] = ()
) -> Iterator[ArithmeticClaim]:
    """Yield each claim that can be recomputed, correct ones too, unless that rule is off."""
    if ARITHMETIC.name in without:
        return
    for one in recompute_all(draft, context):
        yield ArithmeticClaim(
            draft_par=one.paragraph.n,
            claim=one.paragraph.text[one.start : one.end],
            computed=one.computed,
            ok=one.holds,
            source=ARITHMETIC.source,
        )


def find_inconsistencies(
    draft: DraftText, *, without: Collection[str] = ()
) -> Iterator[Inconsistency]:
    """Yield indicators with two values, unless that rule is off."""
    if CONTRADICTION.name in without:
        return
    for one in find_contradictions(draft):
        yield Inconsistency(
            draft_pars=tuple(dict.fromkeys((one.first.paragraph.n, one.second.paragraph.n))),
            indicator=one.first.name,
            values=(one.first.figure.text, one.second.figure.text),
            source=CONTRADICTION.source,
        )
