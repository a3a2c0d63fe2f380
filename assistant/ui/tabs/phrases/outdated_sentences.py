"""Find outdated formulations in the sentences found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.phrasing.phrases import PrecedentSentence
from assistant.records import Period, Span
from assistant.review.findings import DraftParagraph, DraftText
from assistant.review.rules.rule import Context
from assistant.review.rules.wording.formulations import FORMULATIONS

_REVIEW_MONTHS = 4  # months into a year, reports are still about the year before


def outdated_notes(sentences: Sequence[PrecedentSentence], today: date) -> dict[int, str]:
    """Return the notes on outdated formulations, by the rank of their sentence."""
    year = today.year - (today.month <= _REVIEW_MONTHS)
    draft = DraftText(
        title="",
        year=year,
        span=Span.YEAR,
        organisation="",
        org_type="",
        paragraphs=tuple(
            DraftParagraph(
                n=one.rank, line=one.rank, text=one.text, section=(), function=one.function
            )
            for one in sentences
        ),
    )
    context = Context(period=Period(year=year, span=Span.YEAR))
    return {
        spot.paragraph.n: f"“{spot.phrase}”：{spot.reason}；{spot.suggestion}"
        for spot in FORMULATIONS.find(draft, context)
    }
