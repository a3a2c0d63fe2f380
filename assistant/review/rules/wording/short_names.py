"""Find short names used before their explanation, or explained twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.findings import DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch, find_matches

_DEFINED = re.compile(
    '(?P<full>[^，。；：（(“”]{4,30})[”》]?[（(](?:以下|下文|下)?(?:简|统|合)?称(?:为)?[：:]?[“"‘《]?(?P<short>[^”"’》）)，]{2,12})[”"’》]?[）)]'
)


def _find_unexplained(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield a short name before the place that says 以下简称, and a second such place."""
    for defined, match in find_matches(draft, _DEFINED):
        short = match["short"]
        for paragraph in draft.paragraphs:
            if paragraph.n > defined.n or paragraph.is_heading:
                break
            limit = match.start() if paragraph.n == defined.n else len(paragraph.text)
            offset = paragraph.text.find(short, 0, limit)
            if offset >= 0:
                yield RuleMatch(
                    paragraph=paragraph,
                    start=offset,
                    end=offset + len(short),
                    reason=f"简称“{short}”在第{defined.n}段才交代，这里已经用了",
                    suggestion="第一次出现时写全称并注明简称",
                    others=(defined.n,),
                )
                break
        yield from _find_second_explanation(draft, short, defined.n, match.start())


def _find_second_explanation(
    draft: DraftText, short: str, n: int, offset: int
) -> Iterator[RuleMatch]:
    """Yield a later explanation of the same short name."""
    for paragraph, match in find_matches(draft, _DEFINED):
        if match["short"] == short and (paragraph.n, match.start()) > (n, offset):
            yield RuleMatch(
                paragraph=paragraph,
                start=match.start("short"),
                end=match.end("short"),
                reason=f"简称“{short}”前面已经交代过",
                suggestion="直接用简称",
                others=(n,),
            )
            return


SHORT_NAMES = Rule(
    name="简称全称",
    severity=Severity.SHOULD,
    about="简称先于全称出现，或同一简称交代了两次",
    source=Source(origin=RuleOrigin.TEXT, basis="简称第一次出现的地方"),
    find=_find_unexplained,
)
