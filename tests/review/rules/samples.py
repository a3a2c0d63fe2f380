"""Small drafts of our own with planted faults, and clean ones that must raise no alarm."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.records import Line, Period, Span
from assistant.review.check.run_rules import run_rules
from assistant.review.findings import DraftText, Severity
from assistant.review.read_draft import build_draft
from assistant.review.rules.rule import Context, PastText

YEAR = "云溪县城市管理局2024年工作总结和2025年工作计划"
HALF = "云溪县水利局2024年上半年工作总结及下半年工作计划"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A draft, and what is wrong with it."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    faults: tuple[tuple[str, str], ...]  # (rule, words within the phrase)
    past: tuple[str, ...]

    def draft(self) -> DraftText:
        """Return the draft."""
        lines = [Line(number=n, text=text) for n, text in enumerate(self.paragraphs, start=1)]
        return build_draft(self.title, lines)

    def context(self) -> Context:
        """Return the context of the draft: its period and the past report, if there is one."""
        period = self.draft().period
        before = Period(year=(period.year or 2024) - 1, span=Span.YEAR)
        past = PastText(lines=self.past, reported=self.past, period=before)
        return Context(period=period, past=past if self.past else None)


def sample(
    id: str,
    title: str,
    *paragraphs: str,
    faults: tuple[tuple[str, str], ...] = (),
    past: tuple[str, ...] = (),
) -> Sample:
    return Sample(id=id, title=title, paragraphs=paragraphs, faults=faults, past=past)


def assert_only_these_faults(planted: Sample) -> None:
    """Assert that each planted fault is found and that no other rule objects, style aside."""
    found = run_rules(planted.draft(), planted.context()).findings
    for rule, words in planted.faults:
        assert [one for one in found if one.rule == rule and words in one.phrase], found
    rules = {rule for rule, _ in planted.faults}
    assert not [
        one for one in found if one.severity is not Severity.STYLE and one.rule not in rules
    ]


def assert_clean(clean: Sample) -> None:
    """Assert that no rule objects to a draft, nor any recomputation of its figures."""
    result = run_rules(clean.draft(), clean.context())
    assert not result.findings
    assert all(claim.ok for claim in result.arithmetic)
