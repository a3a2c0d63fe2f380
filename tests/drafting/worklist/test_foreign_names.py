"""A name that only the lent wording has is shown; the unit's own and common words are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.draft import SentenceStatus
from tests.drafting.drafts.writers import STREETS, WrittenDraft
from tests.drafting.samples import ARCHIVE


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("推广鹤壁经验，落实定人定岗责任制。", "鹤壁", id="a place"),
        pytest.param("加强巡查，落实定人定岗责任制。", "", id="common words"),
        pytest.param("建筑垃圾消纳出口偏窄，落实定人定岗责任制。", "", id="an unusual word"),
    ],
)
def test_a_name_of_the_lender_is_shown(written: WrittenDraft, text: str, named: str) -> None:
    own, draft_id = written
    lent = replace(ARCHIVE[1], text=text)
    kept = own.edit_section(
        draft_id, STREETS, f"{text}整治背街小巷27条，规范占道经营0.86万处次。", sources=[lent]
    )
    rows = [row for row in kept.draft().unresolved if "别的单位" in row.reason]
    assert [named in row.reason for row in rows] == [True] * bool(named)
    assert kept.sections[3].sentences[0].status is SentenceStatus.EDITED


def test_the_wording_of_an_own_report_is_no_foreign_one(written: WrittenDraft) -> None:
    own, draft_id = written
    text = "推广鹤壁经验，落实定人定岗责任制。"
    unit = own.get(draft_id).plan.briefs[0].organisation
    kept = own.edit_section(
        draft_id, STREETS, text, sources=[replace(ARCHIVE[1], text=text, organisation=unit)]
    )
    assert not [row for row in kept.draft().unresolved if "别的单位" in row.reason]
