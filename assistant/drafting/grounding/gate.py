"""Put a blank in place of each figure, date, rank and name that cannot be traced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.draft import (
    DraftSentence,
    Fact,
    SentenceStatus,
    TracedFigure,
    Unresolved,
    Written,
)
from assistant.drafting.grounding.citations import keep_supported_facts, keep_supported_precedents
from assistant.drafting.grounding.claims import BLANK
from assistant.drafting.grounding.evidence import Evidence, Trace
from assistant.drafting.grounding.trace import trace_claims
from assistant.records import StoredPassage
from assistant.text.spans import replace_spans

LEFT_BLANK = "有待填写的内容"
BLANKED = "已改为待填"

__all__ = ["BLANKED", "LEFT_BLANK", "Evidence", "GateResult", "enforce"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """A sentence after the gate, with its traced and its unresolved claims."""

    sentence: DraftSentence
    traced: tuple[TracedFigure, ...]
    unresolved: tuple[Unresolved, ...]


def enforce(written: Written, evidence: Evidence) -> GateResult:
    """Return `written` with a blank for each claim without a source, and a row for each blank.

    Its citations are kept as far as they support it.
    """
    traces = trace_claims(written, evidence)
    text = _blank_unsupported(written.text, traces)
    facts = keep_supported_facts(written, [one.fact for one in traces if one.fact])
    precedents = keep_supported_precedents(written, facts)
    return GateResult(
        sentence=DraftSentence(
            text=text,
            status=_status(text, facts, precedents),
            facts=facts,
            precedents=precedents,
            remark=written.remark,
        ),
        traced=tuple(
            TracedFigure(
                text=_claimed_text(written, one),
                status=one.status,
                origin=one.origin,
                section=evidence.section,
            )
            for one in traces
        ),
        unresolved=tuple(_unresolved_rows(written, text, traces, evidence.section)),
    )


def _claimed_text(written: Written, one: Trace) -> str:
    return written.text[one.claim.start : one.claim.end]


def _blank_unsupported(text: str, traces: Sequence[Trace]) -> str:
    claims = [one.claim for one in traces if one.is_unsupported]
    return replace_spans(text, ((one.start, one.end, f"〔待填：{one.label}〕") for one in claims))


def _status(
    text: str, facts: Sequence[Fact], precedents: Sequence[StoredPassage]
) -> SentenceStatus:
    if BLANK.search(text):
        return SentenceStatus.BLANK
    if facts:
        return SentenceStatus.FACT
    return SentenceStatus.BORROWED if precedents else SentenceStatus.WRITTEN


def _unresolved_rows(
    written: Written, text: str, traces: Sequence[Trace], section: str
) -> Iterator[Unresolved]:
    unsupported = [one for one in traces if one.is_unsupported]
    for one in unsupported:
        reason = f"“{_claimed_text(written, one)}”在事实和提纲里都没有依据，{BLANKED}"
        yield Unresolved(reason=reason, text=text, section=section)
    if not unsupported and BLANK.search(text):
        yield Unresolved(reason=LEFT_BLANK, text=text, section=section)
    if written.remark:
        yield Unresolved(reason=written.remark, text=text, section=section)
