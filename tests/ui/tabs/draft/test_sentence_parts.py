"""A sentence that is half fact, half borrowed shows which half is which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.draft import DraftSentence, Fact, SentenceStatus
from assistant.ui.tabs.draft.sentence_parts import sentence_parts
from tests.drafting.samples import ARCHIVE

_LENT = replace(ARCHIVE[0], text="坚持日巡夜查，落实定人定点责任制，拆除广告牌9块。")
_FACT = Fact(id="F1", line=1, text="新建泵站12座")
_MIXED = DraftSentence(
    text="坚持日巡夜查，落实定人定点责任制，新建泵站12座。",
    status=SentenceStatus.FACT,
    facts=(_FACT,),
    precedents=(_LENT,),
)


def test_each_half_is_told() -> None:
    assert [(part.text, part.is_borrowed) for part in sentence_parts(_MIXED)] == [
        ("坚持日巡夜查，落实定人定点责任制，", True),
        ("新建泵站12座。", False),
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(_MIXED, precedents=()), id="fact alone"),
        pytest.param(replace(_MIXED, text="新建泵站12座。"), id="no borrowed clause"),
        pytest.param(replace(_MIXED, status=SentenceStatus.EDITED), id="by hand"),
        pytest.param(replace(_MIXED, status=SentenceStatus.BORROWED, facts=()), id="borrowed"),
    ],
)
def test_others_are_whole(other: DraftSentence) -> None:
    assert sentence_parts(other) == ()
