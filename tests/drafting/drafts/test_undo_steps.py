"""Every change of a draft is taken back and done again, through the file on disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from assistant.drafting.draft import Unresolved
from assistant.drafting.drafts.stored_draft import StepKind, StoredDraft
from assistant.drafting.drafts.workspace import DraftWorkspace
from assistant.drafting.facts.load_facts import parse_facts
from assistant.errors import DraftError
from tests.drafting.drafts.writers import GARBAGE, STREETS, WrittenDraft

_POINT = Unresolved(reason="请核对", text="坚持日巡夜查。", section="街面")


def _content(stored: StoredDraft) -> StoredDraft:
    """Return a draft without the time of its change and its steps."""
    return replace(stored, changed="", undo=(), redo=())


def _do(own: DraftWorkspace, draft_id: str) -> list[tuple[StepKind, Callable[[], Any]]]:
    return [
        (StepKind.EDITED, lambda: own.edit_sentence(draft_id, GARBAGE, 2, "新增路灯77盏。")),
        (StepKind.EDITED, lambda: own.edit_section(draft_id, STREETS, "坚持日巡夜查。")),
        (StepKind.RESTORED, lambda: own.restore(draft_id, GARBAGE, 1)),
        (StepKind.LOCKED, lambda: own.lock(draft_id, STREETS)),
        (StepKind.CONFIRMED, lambda: own.confirm(draft_id, _POINT)),
        (StepKind.RULE, lambda: own.switch_rule(draft_id, "长句", on=False)),
        (StepKind.LEDGER, lambda: own.ledger.update(draft_id, parse_facts("新修道路3公里"))),
    ]


def test_all_steps_back_and_all_again(written: WrittenDraft) -> None:
    own, draft_id = written
    states = [_content(own.get(draft_id))]
    actions = _do(own, draft_id)
    for _, act in actions:
        act()
        states.append(_content(own.get(draft_id)))
    assert [step.kind for step in own.get(draft_id).undo] == [kind for kind, _ in actions]
    for state in reversed(states[:-1]):
        own.undo(draft_id)
        assert _content(own.get(draft_id)) == state
    with pytest.raises(DraftError, match="没有可撤销"):
        own.undo(draft_id)
    for state in states[1:]:
        own.redo(draft_id)
        assert _content(own.get(draft_id)) == state
    with pytest.raises(DraftError, match="没有可重做"):
        own.redo(draft_id)


def test_a_new_change_ends_what_could_be_done_again(written: WrittenDraft) -> None:
    own, draft_id = written
    own.edit_section(draft_id, STREETS, "坚持日巡夜查。")
    own.undo(draft_id)
    own.lock(draft_id, GARBAGE)
    stored = own.get(draft_id)
    assert stored.redo == ()
    assert [(step.kind, step.section) for step in stored.undo] == [
        (StepKind.LOCKED, stored.sections[2].name)
    ]


def test_writing_is_no_step_and_a_step_is_small(written: WrittenDraft) -> None:
    own, draft_id = written
    assert own.get(draft_id).undo == ()
    own.edit_section(draft_id, STREETS, "坚持日巡夜查。")
    (step,) = own.get(draft_id).undo
    assert [one.versions for one in step.sections] == [()], "its versions are in the draft"


def test_points_that_are_confirmed_together_are_one_step(written: WrittenDraft) -> None:
    own, draft_id = written
    points = [replace(_POINT, text=text) for text in ("一句。", "又一句。")]
    own.confirm(draft_id, *points)
    assert own.get(draft_id).confirmed == tuple(points)
    assert own.undo(draft_id).confirmed == ()


def test_a_point_is_confirmed_until_its_sentence_changes(written: WrittenDraft) -> None:
    own, draft_id = written

    def open_points() -> list[Unresolved]:
        rows = own.get(draft_id).draft().unresolved
        return [one for one in rows if "77盏" in one.reason]

    own.edit_section(draft_id, STREETS, "新增路灯77盏。")
    (point,) = open_points()
    own.confirm(draft_id, point)
    assert open_points() == []
    assert point in own.get(draft_id).points
    own.edit_section(draft_id, STREETS, "今年新增路灯77盏。")
    assert [one.text for one in open_points()] == ["今年新增路灯77盏。"]
    own.undo(draft_id)
    own.confirm(draft_id, point, confirmed=False)
    assert open_points() == [point]
