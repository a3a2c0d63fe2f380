"""A precedent goes to the end of the section that is chosen, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import DraftError
from assistant.settings import load_settings
from assistant.ui.insertion import insert, section_choices
from assistant.workbench import Workbench

OUTLINE = "# 云溪县城管局2025年工作总结\n一、主要工作\n（一）市容整治\n二、存在的问题"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    with Workbench(load_settings(index=tmp_path / "index")) as opened:
        yield opened


def test_it_goes_to_the_end_of_the_section(bench: Workbench) -> None:
    draft = bench.drafts.begin(OUTLINE).id
    names = [name.strip() for name, _ in section_choices(bench, draft)]
    number = next(n for n, name in enumerate(names) if "市容整治" in name)
    insert(bench, draft, number, "第一句。")
    said = insert(bench, draft, number, "第二句。")
    assert "市容整治" in said
    kept = bench.drafts.get(draft)
    current = kept.sections[number].current
    assert current is not None
    assert current.text == "第一句。\n第二句。"
    assert kept.written == 1


def test_a_locked_section_stays_as_it_is(bench: Workbench) -> None:
    draft = bench.drafts.begin(OUTLINE).id
    bench.drafts.lock(draft, 1)
    with pytest.raises(DraftError, match="已锁定"):
        insert(bench, draft, 1, "一句。")


def test_without_a_draft_there_is_nowhere_to_put_it(bench: Workbench) -> None:
    assert section_choices(bench, "") == []
    assert section_choices(bench, "没有这份") == []
    with pytest.raises(DraftError, match="还没有打开"):
        insert(bench, "", None, "一句。")
