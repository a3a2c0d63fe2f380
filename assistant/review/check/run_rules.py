"""Check a draft before it is handed in: run the rules, sort what they find."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from assistant.errors import DraftError
from assistant.review.check.summaries import arithmetic, inconsistencies, leftovers, outdated
from assistant.review.findings import (
    ArithmeticClaim,
    DraftText,
    Finding,
    Inconsistency,
    Leftover,
    Outdated,
    Repeated,
    Severity,
)
from assistant.review.rules.registry import RULES
from assistant.review.rules.rule import Context

_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """All that checking a draft shows."""

    draft: DraftText
    findings: tuple[Finding, ...]  # gravest first, then in reading order
    arithmetic: tuple[ArithmeticClaim, ...]  # right ones too
    inconsistencies: tuple[Inconsistency, ...]
    outdated: tuple[Outdated, ...]
    leftovers: tuple[Leftover, ...]
    repeated: Repeated

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity there are."""
        return {
            severity: sum(one.severity is severity for one in self.findings)
            for severity in Severity
        }


def check(draft: DraftText, context: Context, *, without: Collection[str] = ()) -> Check:
    """Return what the rules find in `draft`, but for those switched off.

    Raises DraftError for a name that no rule has.
    """
    names = [rule.name for rule in RULES]
    if unknown := [name for name in without if name not in names]:
        raise DraftError(f"没有这条规则：{'、'.join(unknown)}", hint=f"规则有：{'、'.join(names)}")
    found = [
        finding
        for rule in RULES
        if rule.name not in without
        for finding in rule.findings(draft, context)
    ]
    return Check(
        draft=draft,
        findings=tuple(sorted(found, key=_place)),
        arithmetic=tuple(arithmetic(draft, context)),
        inconsistencies=tuple(inconsistencies(draft)),
        outdated=tuple(outdated(draft, context)),
        leftovers=tuple(leftovers(draft, context)),
        repeated=context.repeated or Repeated(share=0.0),
    )


def _place(finding: Finding) -> tuple[int, int, int]:
    return _ORDER[finding.severity], finding.draft_pars[0], finding.start
