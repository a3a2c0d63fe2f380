"""Drafts are created, written section by section, resumed and listed."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from assistant.drafting.draft import Fact, SentenceStatus
from assistant.drafting.events import SectionDone
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.heading_functions import report_period
from assistant.drafting.planning.make_plan import stated_facts
from assistant.errors import DraftError, ProviderError
from tests.drafting.drafts.writers import (
    Model,
    WrittenDraft,
    open_workspace,
    text_of,
)
from tests.drafting.samples import ARCHIVE, FACTS, OUTLINE


def test_each_section_is_on_disk_before_it_is_told(tmp_path: Path) -> None:
    own = open_workspace(tmp_path)
    kept = own.create(OUTLINE, parse_facts(FACTS))
    assert kept.missing == (0, 1, 2, 3, 4, 5)
    told = 0
    for event in own.write(kept.id):
        assert isinstance(event, SectionDone)
        told += 1
        assert open_workspace(tmp_path).get(kept.id).written == told
    assert told == 6


def test_what_is_read_back_is_what_was_saved(written: WrittenDraft) -> None:
    own, draft_id = written
    kept = own.get(draft_id)
    assert kept.outline == OUTLINE
    assert kept.plan.facts == tuple(
        stated_facts(parse_facts(FACTS), report_period(parse_outline(OUTLINE)))
    )
    sentence = kept.draft().sections[2].sentences[0]
    assert sentence.precedents == (ARCHIVE[0],)
    assert sentence.status is SentenceStatus.BORROWED


def test_a_break_costs_what_was_not_done_and_no_more(tmp_path: Path) -> None:
    own = open_workspace(tmp_path)
    kept = own.create(OUTLINE, parse_facts(FACTS))
    first_two = own.write(kept.id)
    next(first_two), next(first_two)
    del first_two
    before = own.get(kept.id)
    assert before.missing == (2, 3, 4, 5)
    assert [row.reason for row in before.draft().unresolved].count("这一节还没有写") == 4
    open_workspace(tmp_path).finish(kept.id)
    after = own.get(kept.id)
    assert after.missing == ()
    assert after.sections[:2] == before.sections[:2]


def test_a_failed_section_leaves_the_others_and_says_how_to_go_on(tmp_path: Path) -> None:
    own = open_workspace(tmp_path, Model(fails="市容"))
    kept = own.create(OUTLINE, parse_facts(FACTS))
    with pytest.raises(ProviderError, match=r"已写好 5/6 节") as refused:
        own.finish(kept.id)
    assert f"assistant draft --resume {kept.id}" in refused.value.hint
    assert own.get(kept.id).missing == (3,)
    model = Model()
    open_workspace(tmp_path, model).finish(kept.id)
    assert [brief.topic for brief in model.asked] == ["聚焦市容秩序，街区面貌持续改善"]


def test_stopping_leaves_the_rest_to_be_written(tmp_path: Path) -> None:
    own, stop = open_workspace(tmp_path), Event()
    kept = own.create(OUTLINE, parse_facts(FACTS))
    own.finish(kept.id, on_event=lambda _: stop.set(), stop=stop)
    assert own.get(kept.id).missing == (1, 2, 3, 4, 5)


def test_facts_that_fit_nowhere_are_a_section_of_their_own(tmp_path: Path) -> None:
    own = open_workspace(tmp_path)
    kept = own.create(
        OUTLINE, [*parse_facts(FACTS), Fact(id="F9", text="办公楼打印机修好2台", line=9)]
    )
    assert kept.sections[-1].heading == "未归入章节的事实"
    assert text_of(kept, -1) == "办公楼打印机修好2台。"
    with pytest.raises(DraftError, match="不能重写"):
        list(own.revise(kept.id, "未归入章节的事实", "压缩"))
