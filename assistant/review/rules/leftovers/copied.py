"""Find text copied from reports of the archive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.findings import DraftParagraph, DraftText, RepeatedSpan, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch

_TELLING = re.compile(r"\d|[《“]")
_LONG = 30  # characters copied from another unit that tell something of it
_LONG_METHOD = 80  # without a figure, a title or a quotation: how everybody works
_LONG_OWN = 60  # from an own report: what a unit does every year it may say in the same words


def _find_copied_text(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield long spans repeated nearly verbatim; longer ones from the unit's own reports."""
    paragraphs = {paragraph.n: paragraph for paragraph in draft.paragraphs}
    for span in context.repeated.spans if context.repeated else ():
        if span.end - span.start < _least_length(paragraphs[span.draft_par], span):
            continue
        whose = "本单位以往的报告" if span.is_own else "别的单位的报告"
        yield RuleMatch(
            paragraph=paragraphs[span.draft_par],
            start=span.start,
            end=span.end,
            reason=f"与{whose}（编号{span.report_id}，第{span.line}行）文字几乎相同",
            suggestion="按今年的情况改写" if span.is_own else "核对事实，用自己的话写",
        )


def _least_length(paragraph: DraftParagraph, span: RepeatedSpan) -> int:
    """Return the number of characters from which a repeated span is worth a finding."""
    if span.is_own:
        return _LONG_OWN
    return _LONG if _TELLING.search(paragraph.text, span.start, span.end) else _LONG_METHOD


COPIED = Rule(
    name="照抄",
    severity=Severity.SHOULD,
    about="与档案里的报告几乎逐字相同的段落（许多单位共用的说法和文件名不算）",
    source=Source(origin=RuleOrigin.ARCHIVE, basis="与各篇报告逐字相比"),
    find=_find_copied_text,
)
