"""A section is revised as instructed, and no other changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.drafting.draft import SentenceStatus
from assistant.drafting.drafts.stored_draft import VersionOrigin
from assistant.errors import DraftError
from tests.drafting.drafts.writers import (
    GARBAGE,
    STREETS,
    Model,
    WrittenDraft,
    open_workspace,
    others,
    text_of,
)


def test_a_section_is_shortened_and_no_other_touched(written: WrittenDraft) -> None:
    own, draft_id = written
    before = own.get(draft_id)
    assert text_of(before, 3) == (
        "围绕聚焦市容秩序，街区面貌持续改善压实责任。"  # 22 characters
        "落实定人定点责任制。"  # 10
        "整治背街小巷27条，规范占道经营0.86万处次。"  # 24
    )
    list(own.revise(draft_id, STREETS, "压缩到五十字"))
    after = own.get(draft_id)
    assert text_of(after, 3) == text_of(before, 3).replace("落实定人定点责任制。", "")
    assert others(after, 3) == others(before, 3)
    version = after.sections[3].current
    assert version is not None
    assert (version.how, version.instruction) == (VersionOrigin.REDONE, "压缩到五十字")
    list(own.revise(draft_id, STREETS, "不超过10字"))
    shortest = own.get(draft_id)
    assert text_of(shortest, 3) == "整治背街小巷27条，规范占道经营0.86万处次。"
    assert any("要求 10 字，现有 24 字" in row.reason for row in shortest.draft().unresolved)


def test_a_model_gets_the_section_and_the_instruction(
    tmp_path: Path, written: WrittenDraft
) -> None:
    own, draft_id = written
    model = Model()
    before = own.get(draft_id)
    list(open_workspace(tmp_path, model).revise(draft_id, "聚焦垃圾分类", "语气再平实些"))
    (brief,) = model.asked
    assert brief.instruction == "语气再平实些"
    assert brief.current == text_of(before, 2)
    after = own.get(draft_id)
    assert text_of(after, 2).startswith(
        "聚焦垃圾分类，收运体系更加完善有序推进。新建分类投放点84处"
    )
    assert others(after, 2) == others(before, 2)


def test_the_built_in_writer_emphasizes_what_is_asked(written: WrittenDraft) -> None:
    own, draft_id = written
    list(own.revise(draft_id, GARBAGE, "突出改革创新"))
    assert "完善，改革创新压实责任" in text_of(own.get(draft_id), 2)
    assert "落实定人定点责任制" not in text_of(own.get(draft_id), 2), "it stands in other sections"


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        pytest.param(
            "不要提责任制",
            "围绕聚焦市容秩序，街区面貌持续改善压实责任。整治背街小巷27条，规范占道经营0.86万处次。",
            id="left out",
        ),
        pytest.param(
            "分成一是二是三是",
            "一是围绕聚焦市容秩序，街区面貌持续改善压实责任。二是落实定人定点责任制。"
            "三是整治背街小巷27条，规范占道经营0.86万处次。",
            id="numbered",
        ),
        pytest.param(
            "不要提责任制，分成一是二是",
            "一是围绕聚焦市容秩序，街区面貌持续改善压实责任。"
            "二是整治背街小巷27条，规范占道经营0.86万处次。",
            id="both",
        ),
    ],
)
def test_the_built_in_writer_revises_a_section(
    written: WrittenDraft, instruction: str, text: str
) -> None:
    own, draft_id = written
    before = own.get(draft_id)
    list(own.revise(draft_id, STREETS, instruction))
    after = own.get(draft_id)
    assert text_of(after, 3) == text
    assert others(after, 3) == others(before, 3)


def test_facts_stay_though_they_are_not_to_be_mentioned(written: WrittenDraft) -> None:
    own, draft_id = written
    list(own.revise(draft_id, STREETS, "不要提背街小巷"))
    kept = own.get(draft_id)
    assert "27条" in text_of(kept, 3)
    assert any("要求不提“背街小巷”" in row.reason for row in kept.draft().unresolved)


def test_paragraphs_are_joined(written: WrittenDraft) -> None:
    own, draft_id = written
    own.edit_section(draft_id, STREETS, "坚持日巡夜查。\n\n落实定人定点责任制。")
    list(own.revise(draft_id, STREETS, "合并成一段"))
    assert text_of(own.get(draft_id), 3) == "坚持日巡夜查。落实定人定点责任制。"


def test_a_section_is_lengthened_by_what_past_reports_say(written: WrittenDraft) -> None:
    own, draft_id = written
    own.edit_section(draft_id, GARBAGE, "新建分类投放点84处。")
    with pytest.raises(DraftError, match="不能分成"):
        list(own.revise(draft_id, GARBAGE, "分成一是二是三是"))
    list(own.revise(draft_id, GARBAGE, "扩写到40字"))
    kept = own.get(draft_id)
    assert text_of(kept, 2) == (
        "健全垃圾分类收运体系，推动分类投放、收集、运输有序衔接。新建分类投放点84处。"
    )
    list(own.revise(draft_id, GARBAGE, "扩写到900字"))
    short = [row for row in own.get(draft_id).draft().unresolved if row.text == "要求900字"]
    assert [row.reason.partition("，")[0] for row in short] == ["只能写到39字"]


@pytest.mark.parametrize(
    ("section", "instruction", "says"),
    [
        pytest.param(GARBAGE, "写得更有文采", "不会照这个要求改", id="not understood"),
        pytest.param(GARBAGE, "压缩到50字，语气更正式", "“语气更正式”", id="one part not"),
        pytest.param(GARBAGE, "不要提招商引资", "没有提到“招商引资”", id="not there to leave out"),
        pytest.param("七", "压缩", "没有这一节：七", id="no such section"),
    ],
)
def test_a_revision_is_refused(
    written: WrittenDraft, section: str, instruction: str, says: str
) -> None:
    own, draft_id = written
    with pytest.raises(DraftError, match=says) as refused:
        list(own.revise(draft_id, section, instruction))
    assert refused.value.hint


def test_a_model_cannot_lose_what_is_by_hand(tmp_path: Path, written: WrittenDraft) -> None:
    own, draft_id = written
    own.edit_sentence(draft_id, GARBAGE, 1, "坚持定期会商。")
    list(open_workspace(tmp_path, Model()).revise(draft_id, GARBAGE, "换个说法"))
    found = own.get(draft_id).draft().sections[2].sentences
    assert [one.text for one in found if one.status is SentenceStatus.EDITED] == ["坚持定期会商。"]
