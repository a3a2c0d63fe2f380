"""Long repeated spans are found, longer ones where the unit repeats itself."""

from __future__ import annotations

import pytest

from assistant.review.findings import RepeatedSpan, RepeatedText
from assistant.review.rules.leftovers.copied import COPIED
from assistant.review.rules.rule import Context
from tests.review.rules.samples import YEAR, sample

_DRAFT = sample("", YEAR, "一、主要工作", "整治占道经营326处，" * 12).draft()
_METHOD = sample("", YEAR, "一、主要工作", "健全制度，压实责任，" * 12).draft()


@pytest.mark.parametrize(
    ("length", "is_own", "found"),
    [
        pytest.param(29, False, False, id="short"),
        pytest.param(30, False, True, id="of another unit"),
        pytest.param(59, True, False, id="what a unit says every year"),
        pytest.param(60, True, True, id="of the same unit"),
    ],
)
def test_a_long_span_is_found(length: int, is_own: bool, found: bool) -> None:
    span = RepeatedSpan(draft_par=2, start=3, end=3 + length, report_id="r1", line=7, is_own=is_own)
    context = Context(repeated=RepeatedText(share=0.5, spans=(span,)))
    matches = list(COPIED.find(_DRAFT, context))
    assert [(one.paragraph.n, one.start, one.end) for one in matches] == (
        [(2, 3, 3 + length)] if found else []
    )
    assert all("编号r1，第7行" in one.reason for one in matches)


@pytest.mark.parametrize(("length", "found"), [(79, False), (80, True)])
def test_how_everybody_works_is_found_in_a_long_span_only(length: int, found: bool) -> None:
    span = RepeatedSpan(draft_par=2, start=3, end=3 + length, report_id="r1", line=7)
    context = Context(repeated=RepeatedText(share=0.5, spans=(span,)))
    assert bool(list(COPIED.find(_METHOD, context))) is found
