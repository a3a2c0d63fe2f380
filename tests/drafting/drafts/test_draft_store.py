"""Drafts are saved whole, in memory where the disk refuses, by many programs at once."""

from __future__ import annotations

import errno
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.drafting.drafts.draft_store import DraftStore
from assistant.drafting.drafts.workspace import DraftWorkspace
from assistant.drafting.facts.load_facts import parse_facts
from assistant.errors import ArchiveError, DraftError
from tests.drafting.drafts.writers import (
    STREETS,
    Clerk,
    WrittenDraft,
)
from tests.drafting.samples import ARCHIVE, FACTS, OUTLINE, retrieve_from


def test_changes_made_at_the_same_time_are_all_kept(written: WrittenDraft) -> None:
    own, draft_id = written
    with ThreadPoolExecutor(4) as pool:
        texts = [f"第{n}次商议定下办法。" for n in range(12)]
        list(pool.map(lambda text: own.edit_section(draft_id, STREETS, text), texts))
    versions = own.get(draft_id).sections[3].versions
    assert {version.text for version in versions[1:]} == set(texts)


def test_the_list_skips_what_it_cannot_read(tmp_path: Path, written: WrittenDraft) -> None:
    own, draft_id = written
    (tmp_path / "草稿 夹" / "20250101-aaaa.json").write_text("{", "utf-8")
    newer = json.loads((tmp_path / "草稿 夹" / f"{draft_id}.json").read_text("utf-8"))
    newer["schema"] = 99
    (tmp_path / "草稿 夹" / "20250101-bbbb.json").write_text(json.dumps(newer), "utf-8")
    notices: list[str] = []
    assert [kept.id for kept in own.all(notices.append)] == [draft_id]
    assert "更新的程序" in notices[0]
    assert "已损坏" in notices[1]
    for absent in ("20250101-cccc", "../../etc", ""):
        with pytest.raises(DraftError, match="没有这份草稿"):
            own.get(absent)
    own.remove(draft_id)
    assert own.all() == []


def test_a_draft_that_cannot_be_saved_is_written_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file where the folder should be", encoding="utf-8")
    notices: list[str] = []
    store = DraftStore(tmp_path / "drafts", notice=notices.append)
    desk = DraftWorkspace(store, retrieve=retrieve_from(ARCHIVE), writer=Clerk)
    kept = desk.create(OUTLINE, parse_facts(FACTS))
    result = desk.finish(kept.id)
    assert all(section.sentences for section in result.sections if section.heading[:1] != "一")
    assert len(notices) == 1
    assert "--resume" in notices[0]
    assert not desk.is_saved(kept.id)
    assert [one.id for one in desk.all()] == [kept.id]


def test_sections_stay_in_memory_when_the_disk_fills_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notices: list[str] = []
    store = DraftStore(tmp_path / "drafts", notice=notices.append)
    desk = DraftWorkspace(store, retrieve=retrieve_from(ARCHIVE), writer=Clerk)
    kept = desk.create(OUTLINE, parse_facts(FACTS))
    assert desk.is_saved(kept.id)
    with monkeypatch.context() as full:

        def no_space(path: Path, _data: bytes) -> None:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))

        full.setattr("assistant.drafting.drafts.draft_store.replace_file", no_space)
        whole = desk.finish(kept.id)
        assert "413件" in "".join(s.text for part in whole.sections for s in part.sentences)
        assert ["磁盘空间不足" in notice for notice in notices] == [True]
        assert not desk.is_saved(kept.id)
    desk.edit_sentence(kept.id, "二", 1, "投诉仍然较多。")  # there is space again
    assert desk.is_saved(kept.id)
    assert DraftStore(tmp_path / "drafts").load(kept.id).missing == ()


def test_an_edit_that_cannot_be_saved_is_refused(
    written: WrittenDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, draft_id = written

    def no_space(path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr("assistant.drafting.drafts.draft_store.replace_file", no_space)
    before = desk.get(draft_id)
    with pytest.raises(ArchiveError, match="磁盘空间不足"):
        desk.edit_sentence(draft_id, "二", 1, "投诉仍然较多。")
    assert desk.get(draft_id) == before
