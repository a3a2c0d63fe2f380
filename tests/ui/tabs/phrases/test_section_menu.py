"""A result can go into any section of the open draft that is not locked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import load_settings
from assistant.ui.tabs.phrases.section_menu import section_menu_html
from assistant.workbench import Workbench

OUTLINE = "# 云溪县<b>城管局2025年工作总结\n一、主要工作\n（一）市容整治\n二、存在的问题"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    with Workbench(load_settings(index=tmp_path / "index")) as opened:
        yield opened


def test_sections_of_the_open_draft_are_offered_under_its_name(bench: Workbench) -> None:
    other = bench.drafts.create("# 另一份总结\n一、别的")
    draft = bench.drafts.create(OUTLINE)
    number = next(n for n, one in enumerate(draft.sections) if "存在" in one.heading)
    bench.drafts.lock(draft.id, number)
    menu = section_menu_html(bench, draft.id)
    assert f'value="{draft.id}" selected>云溪县&lt;b&gt;城管局2025年工作总结<' in menu
    assert f'value="{other.id}">另一份总结<' in menu
    offered = re.findall(r'data-section="(\d+)"[^>]*?(disabled)?>', menu)
    assert [int(one) for one, _ in offered] == list(range(len(draft.sections)))
    assert [int(one) for one, locked in offered if locked] == [number]


def test_without_an_open_draft_one_is_chosen_or_begun(bench: Workbench) -> None:
    assert 'data-tab="draft"' in section_menu_html(bench, "")
    draft = bench.drafts.create(OUTLINE)
    menu = section_menu_html(bench, "没有这份")
    assert f'value="{draft.id}"' in menu
    assert "data-section" not in menu
