"""Find figures that are those of the past report still."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.review.figures.carried_over import CarriedOver, find_carried_over
from assistant.review.findings import DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch


def _find_unmoved_figures(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield one finding for each paragraph with figures that did not move."""
    if context.past is None:
        return
    for one in find_carried_over(draft, context.past.reported):
        yield RuleMatch(
            paragraph=one.paragraph,
            start=one.figures[0].start,
            end=one.figures[0].end,
            reason=_reason(one),
            suggestion="核对是否换成了这一期的数",
        )


def _reason(one: CarriedOver) -> str:
    text = one.paragraph.text
    figures = "、".join(dict.fromkeys(text[figure.start : figure.end] for figure in one.figures))
    if one.is_copied:
        return f"这一段与以往的报告文字几乎相同，数也一个没有变：{figures}"
    return f"与以往报告里的数一模一样：{figures}"


UNMOVED = Rule(
    name="沿用旧数",
    severity=Severity.SHOULD,
    about="与以往报告一模一样的数，文字几乎相同、数一个没变的段落",
    source=Source(origin=RuleOrigin.ARCHIVE, basis="以往报告里同一事项的数"),
    find=_find_unmoved_figures,
)
