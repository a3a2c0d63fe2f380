"""A section is shortened by whole sentences."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafting.draft import DraftSentence, Fact, SentenceStatus
from assistant.drafting.drafts.revising.adjust_length import shorten
from tests.drafting.samples import passage


def test_an_enumeration_stays_one_when_items_go() -> None:
    def one(text: str, status: SentenceStatus = SentenceStatus.BORROWED) -> DraftSentence:
        return DraftSentence(text=text, status=status, precedents=(passage("甲"),))

    lead = one("还存在一些问题。", SentenceStatus.WRITTEN)
    fact = replace(
        one("三是投诉413件。", SentenceStatus.FACT),
        facts=(Fact(id="F1", text="投诉413件", line=1),),
    )
    whole = [[lead, one("一是甲。"), one("二是乙。"), fact]]
    texts = ["".join(s.text for s in p) for p in shorten(whole, 21)]
    assert texts == ["还存在一些问题。一是甲。二是投诉413件。"]
    texts = ["".join(s.text for s in p) for p in shorten(whole, 1)]
    assert texts == ["还存在一些问题。投诉413件。"]
