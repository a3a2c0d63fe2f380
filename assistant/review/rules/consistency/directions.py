"""Find words of a direction that the figures beside them contradict."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.review.figures.opposed_directions import find_opposed_directions
from assistant.review.findings import DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch


def _find_opposed(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    for paragraph in draft.paragraphs:
        for one in find_opposed_directions(paragraph.text):
            yield RuleMatch(
                paragraph=paragraph,
                start=one.start,
                end=one.end,
                reason=one.reason,
                suggestion="核对数字，或改评语",
            )


DIRECTIONS = Rule(
    name="方向不符",
    severity=Severity.MUST,
    about="评语与旁边数字的升降、完成情况相反（“稳步增长，同比下降3.2%”“由36个增加到24个”）",
    source=Source(origin=RuleOrigin.ARITHMETIC, basis="评语与旁边数字的升降、完成率"),
    find=_find_opposed,
)
