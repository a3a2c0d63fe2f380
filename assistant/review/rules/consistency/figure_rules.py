"""Find figures that contradict each other, fail recomputation, or lack a fact."""

from __future__ import annotations

from collections.abc import Iterator, Set

from assistant.review.figures.contradictions import find_contradictions
from assistant.review.figures.exchanged_digits import find_exchanged_digits
from assistant.review.figures.growth_over_past import recompute_growth_over_past
from assistant.review.figures.recomputed_claims import RecomputedClaim, recompute_claims
from assistant.review.figures.table_totals import find_wrong_totals
from assistant.review.findings import DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch
from assistant.text.figures.calculations.part_claims import find_excess_parts


def recompute_all(draft: DraftText, context: Context) -> list[RecomputedClaim]:
    """Return each claim that can be recomputed, correct or wrong, in reading order.

    Last year's value comes from the past report only where the draft itself does not give it.
    """
    found = [one for paragraph in draft.paragraphs for one in recompute_claims(paragraph)]
    known = {(one.paragraph.n, one.start) for one in found}
    if context.past:
        over = recompute_growth_over_past(draft, context.past.reported)
        found += [one for one in over if (one.paragraph.n, one.start) not in known]
    return sorted(found, key=lambda one: (one.paragraph.n, one.start))


def _find_wrong_arithmetic(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield claims that differ from what the draft's own or last year's figures give."""
    for one in recompute_all(draft, context):
        if not one.holds:
            yield RuleMatch(
                paragraph=one.paragraph,
                start=one.span[0],
                end=one.span[1],
                reason=f"按{one.formula}计算应为{one.computed}",
                suggestion="核对数字和口径",
            )
    yield from _find_other_results(draft, context)
    yield from _find_excess_parts(draft)
    yield from _find_wrong_totals(draft)


def _find_other_results(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield changes and rates of completion that the ledger gives another value."""
    for one in context.find_unsupported(draft):
        if one.other and one.other.formula and not one.other.is_opposed:
            yield RuleMatch(
                paragraph=draft.paragraphs[one.paragraph],
                start=one.start,
                end=one.end,
                reason=f"按台账里的{one.other.formula}计算应为{one.other.text}",
                suggestion="核对数字和口径",
            )


def _find_excess_parts(draft: DraftText) -> Iterator[RuleMatch]:
    """Yield parts that are larger than their whole."""
    for paragraph in draft.paragraphs:
        for one in find_excess_parts(paragraph.text):
            yield RuleMatch(
                paragraph=paragraph,
                start=one.start,
                end=one.end,
                reason=f"{one.part}是其中一部分，却比{one.whole}多",
                suggestion="核对数字和口径",
            )


def _find_wrong_totals(draft: DraftText) -> Iterator[RuleMatch]:
    """Yield totals of tables that their columns do not add up to."""
    for one in find_wrong_totals(draft):
        stated = one.paragraph.text[one.start : one.end].strip()
        yield RuleMatch(
            paragraph=one.paragraph,
            start=one.start,
            end=one.end,
            reason=f"表中这一列各行相加是{one.computed}，不是{stated}",
            suggestion="核对各行和合计",
            others=tuple(row.n for row in one.rows),
        )


def _find_contradictions(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield the second of two values that the draft gives one indicator."""
    found = find_contradictions(draft)
    for one in found:
        place, other = one.second, one.first
        yield RuleMatch(
            paragraph=place.paragraph,
            start=place.figure.start,
            end=place.figure.end,
            reason=f"“{place.name}”这里是{place.figure.text}，"
            f"第{other.paragraph.n}段是{other.figure.text}",
            suggestion="统一数值；口径或时间不同的写明",
            others=(other.paragraph.n,),
        )
    known = {
        (each.paragraph.n, each.figure.start) for one in found for each in (one.first, one.second)
    }
    yield from _find_exchanged_digits(draft, known)


def _find_exchanged_digits(draft: DraftText, known: Set[tuple[int, int]]) -> Iterator[RuleMatch]:
    """Yield figures that tell reported ones again with exchanged digits, without the `known`."""
    for one in find_exchanged_digits(draft):
        place, other = one.retold, one.reported
        if (place.paragraph.n, place.figure.start) not in known:
            yield RuleMatch(
                paragraph=place.paragraph,
                start=place.figure.start,
                end=place.figure.end,
                reason=f"“{one.name}”这里是{place.figure.text}，"
                f"第{other.paragraph.n}段是{other.figure.text}，可能写颠倒了数字",
                suggestion="统一数值；确是两回事的写明",
                others=(other.paragraph.n,),
            )


def _find_unsupported(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield figures, dates and ranks that no fact supports, where facts are given.

    What the ledger works out otherwise is wrong arithmetic, or of the other direction.
    """
    for one in context.find_unsupported(draft):
        if one.other and one.other.formula:
            continue
        reason = f"台账里没有依据（{one.what}）"
        suggestion = "补进台账并注明来源，或删改"
        if one.other:
            reason, suggestion = f"台账里这一项是{one.other.text}", "与台账核对"
        elif one.stated:
            reason = f"台账里这个数说的是“{one.stated}”"
            suggestion = "核对是不是同一件事；换了说法的可以不改"
        yield RuleMatch(
            paragraph=draft.paragraphs[one.paragraph],
            start=one.start,
            end=one.end,
            reason=reason,
            suggestion=suggestion,
            severity=Severity.SHOULD if one.stated or one.is_general else None,
        )


UNSUPPORTED = Rule(
    name="无来源",
    severity=Severity.MUST,
    about="数字、日期、名次等在台账里找不到依据（给出 --facts 时才查）",
    source=Source(origin=RuleOrigin.LEDGER, basis="逐个核对文中的数字、日期、名次"),
    find=_find_unsupported,
)
CONTRADICTION = Rule(
    name="前后不一",
    severity=Severity.MUST,
    about="同一指标在文中有两个数值（四舍五入、时段和口径不同的不算）",
    source=Source(origin=RuleOrigin.TEXT, basis="同一指标两处的数值"),
    find=_find_contradictions,
)
ARITHMETIC = Rule(
    name="算不平",
    severity=Severity.SHOULD,
    about="同比、占比、完成率、合计、增减额按文中（或上年报告）的数重算对不上",
    source=Source(origin=RuleOrigin.ARITHMETIC, basis="按文中（或上年报告）的数重算"),
    find=_find_wrong_arithmetic,
)
