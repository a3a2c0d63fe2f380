"""A draft whose sentences were changed by hand, and its tasks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.facts.load_facts import parse_facts
from assistant.settings import load_settings
from assistant.ui.tabs.draft.worklist.collect_tasks import DraftTask, collect_tasks
from assistant.workbench import Workbench

_OUTLINE = "# 某某局2025年工作总结\n一、主要工作\n（一）治水\n（二）治气\n二、存在的问题"
_FACTS = "一（一）：新建泵站12座\n一（二）：拆除锅炉30台"

Edited = Callable[..., StoredDraft]
TasksOf = Callable[[StoredDraft], tuple[DraftTask, ...]]


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(load_settings(index=tmp_path / "index"))


@pytest.fixture
def edited(bench: Workbench) -> Edited:
    """Gives a draft whose first sentence under each of these headings reads so."""

    def edit(**texts: str) -> StoredDraft:
        draft_id = bench.drafts.create(_OUTLINE, parse_facts(_FACTS)).id
        bench.drafts.finish(draft_id)
        for number, section in enumerate(bench.drafts.get(draft_id).sections):
            for name, text in texts.items():
                if name in section.heading:
                    bench.drafts.edit_sentence(draft_id, number, 1, text)
        return bench.drafts.get(draft_id)

    return edit


@pytest.fixture
def tasks_of(bench: Workbench) -> TasksOf:
    """Gives the tasks of a draft, findings of the check among them."""

    def tasks(stored: StoredDraft) -> tuple[DraftTask, ...]:
        found = bench.documents.check(stored.draft(), facts=stored.plan.facts)
        return collect_tasks(stored, found.findings)

    return tasks
