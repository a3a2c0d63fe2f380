"""A draft goes out and comes back changed: nothing else changes, nothing is lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.drafting.draft import SentenceStatus
from assistant.drafting.drafts.stored_draft import StoredDraft, VersionOrigin
from assistant.drafting.drafts.workspace import DraftWorkspace
from assistant.drafting.output.draft_manuscript import to_manuscript
from assistant.errors import DraftError
from assistant.manuscript import Block, Manuscript, Remark, RemarkKind, Stretch, plain_block
from tests.drafting.drafts.writers import GARBAGE, WrittenDraft, open_workspace, text_of


def gone_out(own: DraftWorkspace, draft_id: str) -> Manuscript:
    """Return the draft as it comes back when nobody wrote into it: a paragraph is one stretch."""
    paper = to_manuscript(own.get(draft_id).draft())
    blocks = tuple(plain_block(block.text, level=block.level) for block in paper.blocks)
    return replace(paper, content=blocks)


def changed(manuscript: Manuscript, old: str, new: str) -> Manuscript:
    assert any(old in block.text for block in manuscript.blocks)
    return replace(
        manuscript,
        content=tuple(
            plain_block(block.text.replace(old, new), level=block.level)
            for block in manuscript.blocks
        ),
    )


def texts(kept: StoredDraft) -> list[str]:
    return [text_of(kept, number) for number in range(len(kept.sections))]


def test_a_file_nobody_touched_changes_nothing(written: WrittenDraft) -> None:
    own, draft_id = written
    before = own.get(draft_id)
    taken = own.reimport(gone_out(own, draft_id))
    assert (taken.edited, taken.noted, taken.absent, taken.unplaced) == ((), (), (), ())
    assert taken.draft.sections == before.sections


def test_an_edit_is_kept_as_made_by_hand_and_the_rest_keeps_its_sources(
    written: WrittenDraft,
) -> None:
    own, draft_id = written
    before = own.get(draft_id)
    paper = changed(gone_out(own, draft_id), "收运厨余垃圾", "规范收运厨余垃圾")
    taken = own.reimport(paper)
    (heading,) = taken.edited
    number = next(n for n, s in enumerate(before.sections) if s.heading == heading)
    after = own.get(draft_id).sections[number].current
    assert after is not None
    assert after.how is VersionOrigin.EDITED
    by_hand = [s.text for s in after.traced.section.sentences if s.status is SentenceStatus.EDITED]
    assert len(by_hand) == 1
    assert "规范收运厨余垃圾" in by_hand[0]
    kept = [s for s in after.traced.section.sentences if s.status is not SentenceStatus.EDITED]
    assert any(sentence.precedents for sentence in kept)
    rest = [n for n in range(len(before.sections)) if n != number]
    assert [texts(before)[n] for n in rest] == [texts(own.get(draft_id))[n] for n in rest]


def test_a_note_waits_for_its_section_and_is_followed_when_it_is_redone(
    written: WrittenDraft,
) -> None:
    own, draft_id = written
    paper = gone_out(own, draft_id)
    heading = own.get(draft_id).sections[2].heading
    place = next(n for n, block in enumerate(paper.blocks) if block.text == heading) + 1
    note = Remark(kind=RemarkKind.NOTE, text="压缩到三十字", author="王处")
    body = Block(stretches=(Stretch(text=paper.blocks[place].text, remarks=(note,)),))
    blocks = (*paper.blocks[:place], body, *paper.blocks[place + 1 :])
    taken = own.reimport(replace(paper, content=blocks))
    assert (taken.edited, taken.noted) == ((), (heading,))
    assert own.get(draft_id).sections[2].wishes == ("压缩到三十字",)
    list(own.revise(draft_id, 2))
    section = own.get(draft_id).sections[2]
    assert section.wishes == ()
    assert section.current is not None
    assert section.current.instruction == "压缩到三十字"
    assert section.current.how is VersionOrigin.REDONE


def test_a_renamed_heading_and_one_that_is_new(written: WrittenDraft) -> None:
    own, draft_id = written
    heading = own.get(draft_id).sections[2].heading
    renamed = heading.replace("垃圾", "生活垃圾")
    assert renamed != heading
    paper = changed(gone_out(own, draft_id), heading, renamed)
    blocks = (
        *paper.blocks,
        plain_block("（九）另行补写一节", level=2),
        plain_block("补写的内容。"),
    )
    taken = own.reimport(replace(paper, content=blocks))
    assert taken.unplaced == ("（九）另行补写一节",)
    after = own.get(draft_id)
    assert after.sections[2].heading == renamed
    assert texts(after)[-1].endswith("（九）另行补写一节\n补写的内容。")


def test_a_section_that_was_struck_out_stays_and_is_told(written: WrittenDraft) -> None:
    own, draft_id = written
    kept = own.get(draft_id)
    heading = kept.sections[2].heading
    paper = gone_out(own, draft_id)
    place = next(n for n, block in enumerate(paper.blocks) if block.text == heading)
    taken = own.reimport(
        replace(paper, content=(*paper.blocks[:place], *paper.blocks[place + 2 :]))
    )
    assert taken.absent == (heading,)
    assert texts(own.get(draft_id))[2] == texts(kept)[2]


def test_edits_in_a_locked_section_are_not_taken_and_said(written: WrittenDraft) -> None:
    own, draft_id = written
    paper = changed(gone_out(own, draft_id), "收运厨余垃圾", "规范收运厨余垃圾")
    before = own.lock(draft_id, GARBAGE)
    taken = own.reimport(paper)
    assert (taken.edited, taken.locked) == ((), (before.sections[2].heading,))
    assert own.get(draft_id).sections == before.sections


def test_a_file_of_no_draft_is_refused(written: WrittenDraft) -> None:
    own, _ = written
    with pytest.raises(DraftError, match="认不出"):
        own.reimport(Manuscript(title="甲", content=(plain_block("乙"),)))
    with pytest.raises(DraftError, match="没有这份草稿"):
        own.reimport(
            Manuscript(title="甲", content=(plain_block("乙"),), reference="20250101-0000")
        )


def test_the_wish_of_a_note_is_on_disk(written: WrittenDraft, tmp_path: Path) -> None:
    own, draft_id = written
    paper = gone_out(own, draft_id)
    note = Remark(kind=RemarkKind.NOTE, text="突出改革", author="王处")
    first = Block(stretches=(Stretch(text=paper.blocks[0].text, remarks=(note,)),))
    own.reimport(replace(paper, content=(first, *paper.blocks[1:])))
    assert open_workspace(tmp_path).get(draft_id).sections[0].wishes == ("突出改革",)
    assert GARBAGE, "the opening is section 0"
