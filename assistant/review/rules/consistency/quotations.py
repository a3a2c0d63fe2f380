"""Find quotations and document titles that neither archive nor facts contain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.findings import DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch, find_matches
from assistant.text.lexicon import group

_TITLE = re.compile("《(?P<words>[^《》]{3,60})》")
_QUOTED = re.compile(
    "(?:指出|强调|要求|提出|讲话|批示|指示|说|论述|论断|嘱托)[^，。；“”]{0,12}[，：:]?[^，。；“”]{0,6}“(?P<words>[^“”]{8,})”"
)
# What the unit issued itself: 印发了《方案》, 制定管理办法和《细则》.
_ISSUED = re.compile(
    f"{group('review.issue').pattern}了?[^，。；《》]{{0,8}}(?:《[^《》]+》[、和及与]?)*$"
)


def _find_unknown_titles(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield 《titles》 that no source contains, except documents the unit issued itself."""
    if context.is_known is None:
        return
    asked: dict[str, bool] = {}
    for paragraph, match in find_matches(draft, _TITLE):
        words = match["words"]
        if _ISSUED.search(paragraph.text[: match.start()][-60:]):
            continue
        if words not in asked:
            asked[words] = context.is_known(words)
        if not asked[words]:
            yield RuleMatch(
                paragraph=paragraph,
                start=match.start(),
                end=match.end(),
                reason="档案和台账里都没有这个文件名",
                suggestion="按原件核对文件全称",
            )


def _find_unknown_quotations(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield quoted words of speeches and instructions that no source contains."""
    if context.is_known is None:
        return
    for paragraph, match in find_matches(draft, _QUOTED):
        if not context.is_known(match["words"].rstrip("。！")):
            yield RuleMatch(
                paragraph=paragraph,
                start=match.start("words"),
                end=match.end("words"),
                reason="引用的原话在档案和台账里都没有",
                suggestion="按原文逐字核对，注明出处",
            )


TITLES = Rule(
    name="文件名",
    severity=Severity.SHOULD,
    about="《文件名》在档案和台账里都找不到（本单位新印发的除外）",
    source=Source(origin=RuleOrigin.ARCHIVE, basis="档案和台账里有没有这个文件名"),
    find=_find_unknown_titles,
)
QUOTATIONS = Rule(
    name="引文",
    severity=Severity.SHOULD,  # a speech may stand in no report of a small archive
    about="引用的讲话、批示原话在档案和台账里都找不到",
    source=Source(origin=RuleOrigin.ARCHIVE, basis="档案和台账里有没有这句原话"),
    find=_find_unknown_quotations,
)
