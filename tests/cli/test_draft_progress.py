"""A draft is seen growing, on standard error alone; stopping it says what is safe."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from assistant.cli.output.draft_progress import DraftProgress
from assistant.drafting.draft import DraftSection, TracedSection
from assistant.drafting.drafts.draft_store import DraftStore
from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.drafts.workspace import DraftWorkspace
from assistant.drafting.events import Effort, SectionDone, SectionFailed, TextArrived
from assistant.drafting.extractive.precedent_writer import PrecedentWriter
from assistant.errors import ProviderError
from tests.cli.conftest import EXAMPLES, Run
from tests.drafting.samples import OUTLINE, retrieve_from

FACTS = EXAMPLES / "facts" / "城管局2025年台账.csv"
OUTLINE_FILE = EXAMPLES / "outlines" / "城管局2025年总结.md"


@pytest.fixture
def kept(tmp_path: Path) -> StoredDraft:
    store = DraftStore(tmp_path / "drafts")
    return DraftWorkspace(store, retrieve=retrieve_from(()), writer=PrecedentWriter).create(OUTLINE)


def done(number: int) -> SectionDone:
    section = DraftSection(heading="", level=1, paragraphs=())
    return SectionDone(
        number=number, traced=TracedSection(section=section), effort=Effort(seconds=2.5)
    )


def shown(kept: StoredDraft, *, terminal: bool) -> str:
    file = io.StringIO()
    console = Console(file=file, force_terminal=terminal, width=60, color_system=None)
    with DraftProgress(kept, console=console) as progress:
        progress.on_event(TextArrived(number=2, text="健全分类投放体系。" * 20 + "新建投放点84处"))
        progress.on_event(SectionFailed(number=4, error=ProviderError("模型服务出错。")))
        if terminal:
            progress._live.refresh()
        progress.on_event(done(2))
    return file.getvalue()


def test_a_terminal_shows_the_end_of_the_growing_text(kept: StoredDraft) -> None:
    screen = shown(kept, terminal=True)
    assert "已写好 0/6 节" in screen
    assert "▸ （一）聚焦垃圾分类" in screen
    assert "新建投放点84处" in screen or "84处" in screen
    assert "没写成 二、存在的问题：模型服务出错。" in screen
    assert "写好 （一）聚焦垃圾分类，收运体系更加完善，2.5 秒" in screen


def test_elsewhere_there_are_plain_lines(kept: StoredDraft) -> None:
    assert shown(kept, terminal=False).splitlines() == [
        "没写成 二、存在的问题：模型服务出错。",
        "写好 （一）聚焦垃圾分类，收运体系更加完善，2.5 秒",
    ]


def test_stopping_says_what_is_safe_and_how_to_go_on(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = DraftWorkspace.write

    def stopped_after_two(self: DraftWorkspace, *given: Any, **more: Any) -> Iterator[Any]:
        for number, event in enumerate(write(self, *given, **more)):
            if number == 2:
                raise KeyboardInterrupt
            yield event

    with monkeypatch.context() as impatient:
        impatient.setattr(DraftWorkspace, "write", stopped_after_two)
        outcome = run("draft", OUTLINE_FILE, "--facts", FACTS, "--index", archive)
    assert (outcome.status, outcome.output) == (130, "")
    row = run("drafts", "--index", archive, "--json").json[0]
    assert 2 <= row["written"] < row["sections"]
    assert f"写好 {row['written']}/{row['sections']} 节，都已保存" in outcome.complaint
    assert f"assistant draft --resume {row['id']}" in outcome.complaint
    assert run("draft", "--resume", row["id"], "--index", archive).status == 0
    run("drafts", "remove", row["id"], "--index", archive)


def test_stopping_another_command_speaks_of_that_command(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_given: Any, **_more: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.workbench.archive_service.ArchiveService.reindex", stopped)
    outcome = run("reindex", "--index", archive)
    assert outcome.status == 130
    assert "重建索引已中断。" in outcome.complaint
