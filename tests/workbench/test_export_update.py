"""An updated draft goes to Word with its changes tracked, and comes back as it was accepted."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.settings import load_settings
from assistant.workbench import Workbench

_OUTLINE = "# 西河局2025年工作总结\n一、治水\n二、存在的问题"
_FACTS = "一：新建泵站12座\n一：清淤河道3.2公里\n二：缺少技术人员5人"
_NEW = "一：新建泵站14座\n一：清淤河道3.2公里"


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(load_settings(index=tmp_path / "index"))


def test_tracked_changes_hold_what_waits_to_be_accepted(bench: Workbench, tmp_path: Path) -> None:
    draft_id = bench.drafts.create(_OUTLINE, parse_facts(_FACTS)).id
    bench.drafts.finish(draft_id)
    bench.drafts.edit_section(draft_id, "一", "新建泵站12座，<全部>通水。清淤河道3.2公里。")
    updated = bench.drafts.ledger.update(draft_id, parse_facts(_NEW))
    assert len(updated.draft.open_proposals) == 2
    word = tmp_path / "修订 稿.docx"
    bench.documents.export_update(updated, word)
    marked = zipfile.ZipFile(word).read("word/document.xml").decode()
    removed = re.findall("<w:delText[^>]*>(.*?)</w:delText>", marked)
    assert removed[0] == "12"
    assert "缺少技术人员5人" in "".join(removed)
    taken = bench.documents.reimport(word)
    text = "".join(section.text for section in taken.draft.sections)
    assert "新建泵站14座，<全部>通水。" in text
    assert "缺少技术人员" not in text
    assert not taken.draft.open_proposals


def test_other_formats_hold_the_draft_as_it_is_now(bench: Workbench, tmp_path: Path) -> None:
    draft_id = bench.drafts.create(_OUTLINE, parse_facts(_FACTS)).id
    bench.drafts.finish(draft_id)
    updated = bench.drafts.ledger.update(draft_id, parse_facts(_NEW))
    bench.documents.export_update(updated, tmp_path / "新稿.md")
    assert "新建泵站14座" in (tmp_path / "新稿.md").read_text("utf-8")
