"""Bring a draft, the archive and the facts together for a check: review knows no facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.archive.protocol import WordingStore
from assistant.drafting.auditing.audit import UnsupportedClaim, find_unsupported_claims
from assistant.drafting.auditing.untold_facts import Near, find_untold_facts
from assistant.drafting.draft import Draft, Fact
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.grounding.evidence import full_text
from assistant.drafting.grounding.named_entities import find_names
from assistant.drafting.output.draft_manuscript import to_manuscript
from assistant.records import Function
from assistant.review.check.context import build_context
from assistant.review.check.run_rules import CheckResult, run_rules
from assistant.review.findings import DraftText, UnusedFact
from assistant.review.read_draft import draft_from_manuscript, read_draft, read_pasted_draft
from assistant.review.rules.rule import find_nothing

if TYPE_CHECKING:
    from assistant.archive.embedding.embedder import Encode


def draft_text(draft: Path | str | Draft) -> DraftText:
    """Return the text to review: of a file, a pasted text or a draft of ours.

    Raises LoadError for a file that cannot be read, DraftError for a draft without paragraphs.
    """
    if isinstance(draft, Path):
        return read_draft(draft)
    if isinstance(draft, str):
        return read_pasted_draft(draft)
    return draft_from_manuscript(to_manuscript(draft))


def check_draft(
    draft: DraftText,
    store: WordingStore | None,
    *,
    encode: Encode,
    near: Near,
    facts: Sequence[Fact] = (),
    against: str = "",
    without: Sequence[str] = (),
) -> CheckResult:
    """Return the findings of the rules in a draft; without an archive, those in its own words.

    Figures are traced to `facts`, if there are any, and what they tell is looked for in the draft,
    as far as `near` understands other words; `against` is the id of a past report, "" for the
    unit's own of the year before; `without` names rules to switch off. Raises DraftError for an
    unknown rule, ArchiveError for an unknown report.
    """
    ledger, _ = normalize_facts(facts, draft.period)
    context = build_context(
        draft,
        store,
        encode=encode,
        against=against,
        facts=[full_text(fact) + fact.topic for fact in facts],
        find_unsupported=cache(partial(_find_unsupported, facts=ledger)) if facts else find_nothing,
        find_names=find_names,
    )
    found = run_rules(draft, context, without=without)
    return replace(found, facts_unused=tuple(_find_unused(draft, ledger, near)))


def _find_unsupported(draft: DraftText, facts: Sequence[Fact]) -> tuple[UnsupportedClaim, ...]:
    headings = [one.text for one in draft.paragraphs if one.is_heading]
    found = find_unsupported_claims(
        ["" if one.is_frame else one.text for one in draft.paragraphs],
        facts,
        given="\n".join((draft.title, *headings)),
        period=draft.period,
        planned=[n for n, one in enumerate(draft.paragraphs) if one.function is Function.PLAN],
    )
    return tuple(found)  # several rules ask for them


def _find_unused(draft: DraftText, facts: Sequence[Fact], near: Near) -> Iterator[UnusedFact]:
    texts = [one.text for one in draft.paragraphs if not one.is_heading]
    for fact in find_untold_facts(facts, texts, near=near):
        yield UnusedFact(fact=fact.id, file=fact.file, line=fact.line, text=fact.statements[-1])
