"""Old and new of each place are shown in one, and what waits can be chosen from a list."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from assistant.drafting.facts.load_facts import parse_facts
from assistant.settings import load_settings
from assistant.ui.tabs.draft.ledger_changes_view import proposal_choices, update_html
from assistant.workbench import Workbench

_OUTLINE = "# 某某局2025年工作总结\n一、治水\n二、存在的问题"
_FACTS = "一：新建泵站12座\n二：缺少技术人员5人"


def test_what_goes_is_struck_out_and_what_comes_is_marked(tmp_path: Path) -> None:
    drafts = Workbench(load_settings(index=tmp_path / "index")).drafts
    draft_id = drafts.create(_OUTLINE, parse_facts(_FACTS)).id
    drafts.finish(draft_id)
    drafts.edit_sentence(draft_id, "一", 1, "新建泵站12座，<全部>通水。")
    shown = update_html(drafts.ledger.update(draft_id, parse_facts(_FACTS.replace("12", "14"))))
    assert re.findall("<del>(.*?)</del><ins>(.*?)</ins>", shown) == [("12", "14")] * 2
    assert "&lt;全部&gt;" in shown
    assert proposal_choices(drafts.get(draft_id)) == [("一、治水：12 → 14", 1)]
    again = drafts.ledger.update(draft_id, parse_facts(_FACTS.replace("12", "14")))
    assert "12</del><ins>14" in update_html(again), "nobody has accepted it yet"
    drafts.ledger.settle(draft_id)
    same = drafts.ledger.preview(draft_id, parse_facts(_FACTS.replace("12", "14")))
    assert "没有变化" in unescape(update_html(same))
