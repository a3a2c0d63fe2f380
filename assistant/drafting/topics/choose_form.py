"""Choose one of several ways to say a thing: the same in a report, another in the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from zlib import crc32

from assistant.drafting.draft import Brief
from assistant.records import Span

_T = TypeVar("_T")


def choose_form(forms: Sequence[_T], brief: Brief) -> _T:
    """Return one of the forms: always the same for a report, another one for the unit's next.

    A unit's reports follow one another by half-years.
    """
    halves = 2 * (brief.period.year or 0) + (brief.period.span is not Span.FIRST_HALF)
    return forms[(crc32(brief.organisation.encode()) + halves) % len(forms)]
