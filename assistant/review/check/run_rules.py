"""Run the rules over a draft and sort their findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from assistant.review.check.summaries import (
    check_arithmetic,
    find_inconsistencies,
    find_leftovers,
    find_outdated,
)
from assistant.review.check.switched_rules import require_rules
from assistant.review.findings import (
    ArithmeticClaim,
    DraftText,
    Finding,
    Inconsistency,
    Leftover,
    Outdated,
    RepeatedText,
    Severity,
    UnsupportedFigure,
    UnusedFact,
)
from assistant.review.rules.consistency.figure_rules import UNSUPPORTED
from assistant.review.rules.registry import RULES
from assistant.review.rules.rule import Context

_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """The findings of a check, with its calculations and the text it found repeated."""

    draft: DraftText
    findings: tuple[Finding, ...]  # gravest first, then in reading order
    arithmetic: tuple[ArithmeticClaim, ...]  # right ones too
    inconsistencies: tuple[Inconsistency, ...]
    outdated: tuple[Outdated, ...]
    leftovers: tuple[Leftover, ...]
    repeated: RepeatedText
    figures_unsupported: tuple[UnsupportedFigure, ...] = ()  # () too where no facts are given
    facts_unused: tuple[UnusedFact, ...] = ()  # the same

    @property
    def counts(self) -> dict[Severity, int]:
        """The number of findings of each severity."""
        return {
            severity: sum(one.severity is severity for one in self.findings)
            for severity in Severity
        }


def run_rules(draft: DraftText, context: Context, *, without: Collection[str] = ()) -> CheckResult:
    """Return the findings of all rules in `draft`, except those named in `without`.

    Raises DraftError for a name that no rule has.
    """
    require_rules(without)
    found = [
        finding
        for rule in RULES
        if rule.name not in without
        for finding in rule.findings(draft, context)
    ]
    return CheckResult(
        draft=draft,
        findings=tuple(sorted(found, key=_sort_key)),
        arithmetic=tuple(check_arithmetic(draft, context, without=without)),
        inconsistencies=tuple(find_inconsistencies(draft, without=without)),
        outdated=tuple(find_outdated(draft, context, without=without)),
        leftovers=tuple(find_leftovers(draft, context, without=without)),
        repeated=context.repeated or RepeatedText(share=0.0),
        figures_unsupported=()
        if UNSUPPORTED.name in without
        else tuple(_unsupported_figures(draft, context)),
    )


def _unsupported_figures(draft: DraftText, context: Context) -> Iterator[UnsupportedFigure]:
    """Yield what the draft states and no fact supports, in reading order."""
    for one in context.find_unsupported(draft):
        paragraph = draft.paragraphs[one.paragraph]
        yield UnsupportedFigure(
            draft_par=paragraph.n,
            start=one.start,
            end=one.end,
            phrase=paragraph.text[one.start : one.end],
        )


def _sort_key(finding: Finding) -> tuple[int, int, int]:
    return _ORDER[finding.severity], finding.draft_pars[0], finding.start
