"""Find wrong usage and misspellings listed in the table `usage.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.review.findings import DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch, find_matches


@dataclass(frozen=True, slots=True, kw_only=True)
class _Usage:
    pattern: re.Pattern[str]
    reason: str
    suggestion: str
    source: Source | None  # None: usage, no standard


@cache
def _load_usages(name: str) -> tuple[_Usage, ...]:
    """Return the rows of one part of `assistant/data/usage.toml`."""
    path = files("assistant") / "data/usage.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return tuple(
        _Usage(
            pattern=re.compile(row["pattern"]),
            reason=row["reason"],
            suggestion=row["suggestion"],
            source=_standard(row),
        )
        for row in rows
    )


def _standard(row: Mapping[str, str]) -> Source | None:
    """Return the clause of a standard that a row names, with its own words; None for none."""
    if "standard" not in row:
        return None
    return Source(origin=RuleOrigin.STANDARD, basis=row["standard"], quoted=row["quoted"])


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
                source=usage.source,
            )


def _find_wrong_usage(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    yield from _find_usages("usage", draft)


def _find_misspellings(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    yield from _find_usages("misspelt", draft)


USAGE = Rule(
    name="用法",
    severity=Severity.SHOULD,
    about="截止/截至、降低几倍、百分点与百分比、26年、文号括号、建国以来等用法（表可增改）",
    source=Source(origin=RuleOrigin.USAGE, basis="用法表（usage.toml）"),
    find=_find_wrong_usage,
)
MISSPELT = Rule(
    name="错别字",
    severity=Severity.SHOULD,
    about="公文中常见而确定的错别字（表可增改）",
    source=Source(origin=RuleOrigin.USAGE, basis="错别字表（usage.toml）"),
    find=_find_misspellings,
)
