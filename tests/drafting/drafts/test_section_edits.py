"""Sections are edited by hand, restored and locked."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import SentenceStatus
from assistant.errors import DraftError, EditConflictError
from tests.drafting.drafts.writers import (
    GARBAGE,
    STREETS,
    WrittenDraft,
    text_of,
)
from tests.drafting.samples import ARCHIVE


def test_a_sentence_by_hand_is_kept_marked_and_looked_after(
    written: WrittenDraft,
) -> None:
    own, draft_id = written
    text = "新增路灯77盏，厨余垃圾收运1.92万吨。"
    kept = own.edit_sentence(draft_id, GARBAGE, 2, text)
    sentence = kept.draft().sections[2].sentences[1]
    assert (sentence.text, sentence.status) == (text, SentenceStatus.EDITED)
    assert [fact.id for fact in sentence.facts] == ["F2"]
    assert [row.reason for row in kept.draft().unresolved] == [
        "手改的“77盏”在事实和提纲里没有依据，请核对"
    ]
    assert [s.text for s in kept.draft().sections[2].sentences][2:] == [
        "新建分类投放点84处，分类覆盖率达到96.4%。",
        "收运厨余垃圾1.92万吨，比2024年的1.6万吨增长20%。",
    ]
    list(own.revise(draft_id, GARBAGE, "压缩到20字"))
    assert text in text_of(own.get(draft_id), 2), "hand stays where borrowed wording goes"
    own.edit_sentence(draft_id, GARBAGE, 1, "")
    assert text not in text_of(own.get(draft_id), 2)


def test_a_section_by_hand_keeps_the_sources_of_what_was_not_changed(
    written: WrittenDraft,
) -> None:
    own, draft_id = written
    kept = own.edit_section(draft_id, STREETS, "落实定人定点责任制。\n\n坚持日巡夜查。")
    first, second = kept.draft().sections[3].paragraphs
    assert (first[0].status, first[0].precedents) == (SentenceStatus.BORROWED, (ARCHIVE[1],))
    assert (second[0].status, second[0].precedents) == (SentenceStatus.EDITED, ())


def test_a_sentence_that_moved_is_found_and_one_that_changed_is_a_conflict(
    written: WrittenDraft,
) -> None:
    own, draft_id = written
    first, second = (one.text for one in own.get(draft_id).sections[2].sentences[:2])
    own.edit_sentence(draft_id, GARBAGE, 1, "新的一句。又添一句。", before=first)
    kept = own.edit_sentence(draft_id, GARBAGE, 2, "改了第二句。", before=second)
    texts = [one.text for one in kept.sections[2].sentences]
    assert texts[:3] == ["新的一句。", "又添一句。", "改了第二句。"]
    with pytest.raises(EditConflictError) as refused:
        own.edit_sentence(draft_id, GARBAGE, 1, "我的。", before=first)
    assert refused.value.current == "新的一句。"
    assert text_of(own.get(draft_id), 2) == text_of(kept, 2)


def test_a_section_that_changed_meanwhile_is_a_conflict(written: WrittenDraft) -> None:
    own, draft_id = written
    own.edit_section(draft_id, STREETS, "坚持日巡夜查。", version=1)
    with pytest.raises(EditConflictError) as refused:
        own.edit_section(draft_id, STREETS, "我的。", version=1)
    assert refused.value.current == "坚持日巡夜查。"
    own.edit_section(draft_id, STREETS, "我的。", version=2)


def test_versions_are_listed_and_restored(written: WrittenDraft) -> None:
    own, draft_id = written
    original = text_of(own.get(draft_id), 3)
    own.edit_section(draft_id, STREETS, "坚持日巡夜查。")
    kept = own.restore(draft_id, STREETS, 1)
    assert [version.how.value for version in kept.sections[3].versions] == ["起草", "手改", "恢复"]
    assert text_of(kept, 3) == original
    with pytest.raises(DraftError, match="没有第 9 版"):
        own.restore(draft_id, STREETS, 9)


def test_a_locked_section_is_left_alone(written: WrittenDraft) -> None:
    own, draft_id = written
    own.lock(draft_id, "导语")
    for deed in (
        lambda: list(own.revise(draft_id, "导语", "压缩")),
        lambda: own.restore(draft_id, 0, 1),
        lambda: own.edit_section(draft_id, "导语", "改写。"),
        lambda: own.edit_sentence(draft_id, 0, 1, "改写。"),
    ):
        with pytest.raises(DraftError, match="已锁定：导语"):
            deed()
    own.lock(draft_id, "导语", locked=False)
    own.restore(draft_id, 0, 1)
