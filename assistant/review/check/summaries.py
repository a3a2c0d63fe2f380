"""Convert the matches of single rules to records that checks and comparisons share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from assistant.review.figures.carried_over import find_carried_over
from assistant.review.figures.contradictions import find_contradictions
from assistant.review.findings import (
    ArithmeticClaim,
    DraftText,
    Inconsistency,
    Leftover,
    Outdated,
)
from assistant.review.rules.consistency.figure_rules import ARITHMETIC, CONTRADICTION, recompute_all
from assistant.review.rules.consistency.years import YEARS
from assistant.review.rules.leftovers.blanks import BLANKS
from assistant.review.rules.leftovers.foreign import FOREIGN
from assistant.review.rules.leftovers.unmoved_figures import UNMOVED
from assistant.review.rules.rule import Context, PastText, RuleMatch, enclosing_sentence
from assistant.review.rules.wording.formulations import FORMULATIONS
from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.read_figures import find_figures

_RULES = (BLANKS, YEARS, FOREIGN)


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

    All blanks of a paragraph are one leftover, and all its figures of last year: those of a
    copied paragraph in which none moved, and those whose sentence still names that year.
    """
    found = {
        rule: [] if rule.name in without else list(rule.find(draft, context)) for rule in _RULES
    }
    for number, matches in groupby(found[BLANKS], key=lambda match: match.paragraph.n):
        several = list(matches)
        yield Leftover(
            draft_par=number,
            phrase=_join(match.phrase for match in several),
            kind=BLANKS.name,
            source=BLANKS.source_of(several[0], context),
        )
    for rule, kind in ((YEARS, "旧年份"), (FOREIGN, "外单位")):
        for match in found[rule]:
            yield Leftover(
                draft_par=match.paragraph.n,
                phrase=match.phrase,
                kind=kind,
                source=rule.source_of(match, context),
            )
    if context.past and UNMOVED.name not in without:
        yield from _find_old_figures(draft, found[YEARS], context.past)


def _find_old_figures(
    draft: DraftText, stale: Iterable[RuleMatch], past: PastText
) -> Iterator[Leftover]:
    """Yield for each paragraph the figures left from last year, in one."""
    figures: defaultdict[int, list[str]] = defaultdict(list)
    for one in find_carried_over(draft, past.reported):
        if one.is_copied:
            figures[one.paragraph.n] += [
                one.paragraph.text[figure.start : figure.end] for figure in one.figures
            ]
    for match in stale:
        figures[match.paragraph.n] += _figures_behind(match, past.lines)
    for number, phrases in sorted(figures.items()):
        if phrases:
            yield Leftover(
                draft_par=number, phrase=_join(phrases), kind=UNMOVED.name, source=UNMOVED.source
            )


def _join(phrases: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(phrases))


def _figures_behind(match: RuleMatch, past: Sequence[str]) -> Iterator[str]:
    """Yield the figures after a stale year that the past report gives in the same clause."""
    paragraph = match.paragraph
    start, end = enclosing_sentence(paragraph.text, match.start)
    for clause in re.finditer("[^，。；]+", paragraph.text[start:end]):
        for figure in _amounts_in(clause[0]):
            if start + clause.start() + figure.start <= match.end:
                continue
            around = clause[0][max(0, figure.start - 8) : figure.end]
            if any(around in line for line in past):
                yield figure.text


def _amounts_in(text: str) -> list[Figure]:
    return [figure for figure in find_figures(text) if figure.kind is FigureKind.NUMBER]


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
