"""A figure typed by hand becomes a fact: it is supported, and no sentence changes."""

from __future__ import annotations

import pytest

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.errors import DraftError
from tests.drafting.drafts.updating.ledgers import body
from tests.drafting.drafts.writers import WrittenDraft

WORK = "一（一）"


def _asked(stored: StoredDraft) -> list[str]:
    return [row.reason for row in stored.draft().unresolved if "418" in row.reason]


def test_what_was_typed_is_supported_from_then_on(written: WrittenDraft) -> None:
    own, draft_id = written
    own.edit_section(draft_id, WORK, f"{own.get(draft_id).sections[2].text}\n走访企业418家。")
    before = own.get(draft_id)
    assert _asked(before)
    after = own.ledger.add(draft_id, WORK, "走访企业418家")
    assert _asked(after) == []
    assert body(after.draft()) == body(before.draft())
    fact = after.plan.facts[-1]
    (sentence,) = [one for one in after.sections[2].sentences if "418" in one.text]
    assert fact in sentence.facts
    assert "走访企业418家" in after.typed.pasted.splitlines()
    own.undo(draft_id)
    assert _asked(own.get(draft_id)) == _asked(before)


def test_its_loss_is_missed_from_then_on(written: WrittenDraft) -> None:
    own, draft_id = written
    text = own.get(draft_id).sections[2].text
    own.edit_section(draft_id, WORK, f"{text}\n走访企业418家。")
    own.ledger.add(draft_id, WORK, "走访企业418家")
    after = own.edit_section(draft_id, WORK, text)
    assert "走访企业418家" in [row.text for row in after.draft().unresolved]


def test_a_section_there_is_not_is_refused(written: WrittenDraft) -> None:
    own, draft_id = written
    with pytest.raises(DraftError):
        own.ledger.add(draft_id, 77, "走访企业418家")
