"""Find wrong usage and misspellings listed in the table `usage.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.review.findings import DraftText, Severity
from assistant.review.rules.rule import Context, Rule, RuleMatch, find_matches


@dataclass(frozen=True, slots=True, kw_only=True)
class _Usage:
    pattern: re.Pattern[str]
    reason: str
    suggestion: str


@cache
def _load_usages(name: str) -> tuple[_Usage, ...]:
    """Return the rows of one part of `assistant/data/usage.toml`."""
    path = files("assistant") / "data/usage.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return tuple(
        _Usage(
            pattern=re.compile(row["pattern"]), reason=row["reason"], suggestion=row["suggestion"]
        )
        for row in rows
    )


def _find_usages(name: str, draft: DraftText) -> Iterator[RuleMatch]:
    """Yield each match of the rows of one part of the table."""
    for usage in _load_usages(name):
        for paragraph, match in find_matches(draft, usage.pattern):
            yield RuleMatch(
                paragraph=paragraph,
                start=match.start(),
                end=match.end(),
                reason=usage.reason,
                suggestion=match.expand(usage.suggestion),
            )


def _find_wrong_usage(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    yield from _find_usages("usage", draft)


def _find_misspellings(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    yield from _find_usages("misspelt", draft)


USAGE = Rule(
    name="用法",
    severity=Severity.SHOULD,
    about="截止/截至、降低几倍、百分点与百分比、26年、文号括号、建国以来等用法（表可增改）",
    find=_find_wrong_usage,
)
MISSPELT = Rule(
    name="错别字",
    severity=Severity.SHOULD,
    about="公文中常见而确定的错别字（表可增改）",
    find=_find_misspellings,
)
