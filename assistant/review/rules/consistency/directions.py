"""Find words of a direction that the figures beside them, or the ledger, contradict."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.review.figures.opposed_directions import find_opposed_directions
from assistant.review.findings import DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch


def _find_opposed(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield words that figures beside them, or the ledger, contradict."""
    for paragraph in draft.paragraphs:
        for found in find_opposed_directions(paragraph.text):
            yield RuleMatch(
                paragraph=paragraph,
                start=found.start,
                end=found.end,
                reason=found.reason,
                suggestion="核对数字，或改评语",
            )
    for one in context.find_unsupported(draft):
        if one.other and one.other.is_opposed:
            yield RuleMatch(
                paragraph=draft.paragraphs[one.paragraph],
                start=one.start,
                end=one.end,
                reason=f"按台账里的{one.other.formula}，变化是{one.other.text}，方向相反",
                suggestion="核对数字，或改评语",
            )


DIRECTIONS = Rule(
    name="方向不符",
    severity=Severity.MUST,
    about="评语与旁边数字或台账的升降、完成情况相反（“稳步增长，同比下降3.2%”“由36个增加到24个”）",
    source=Source(origin=RuleOrigin.ARITHMETIC, basis="评语与旁边数字的升降、完成率"),
    find=_find_opposed,
)
