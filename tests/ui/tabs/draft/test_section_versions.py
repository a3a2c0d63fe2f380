"""What going back to a former version changes is seen before it is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.drafting.drafts.stored_draft import StoredSection
from assistant.drafting.facts.load_facts import parse_facts
from assistant.settings import load_settings
from assistant.ui.tabs.draft.section_versions import is_unchanged, version_diff_html, version_name
from assistant.workbench import Workbench


@pytest.fixture
def section(tmp_path: Path) -> StoredSection:
    """A section written, changed by hand, and changed back."""
    drafts = Workbench(load_settings(index=tmp_path / "index")).drafts
    stored = drafts.create("# 某某局2025年工作总结\n一、治水", parse_facts("一：新建泵站12座"))
    for text in ("整治小巷38条。", "整治<背街>小巷38条。", "整治小巷38条。", "整治小巷38条。"):
        stored = drafts.edit_section(stored.id, 1, text)
    return stored.sections[1]


def test_what_goes_and_what_comes_back(section: StoredSection) -> None:
    assert "小巷" in version_diff_html(section, 2)
    assert "<ins>&lt;背街&gt;</ins>" in version_diff_html(section, 2)
    assert "一样" in version_diff_html(section, 1)
    assert version_diff_html(section, 4) == version_diff_html(section, None) == ""


def test_a_version_is_named_and_one_that_changed_nothing_is_known(section: StoredSection) -> None:
    assert version_name(1, section.versions[0]).startswith("第 1 版 ")
    assert version_name(1, section.versions[0]).endswith(" 手改 8 字")
    assert is_unchanged(section)
