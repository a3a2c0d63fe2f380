"""Findings lead to the sentence that they are about, as the page calls it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.facts.load_facts import parse_facts
from assistant.review.check.run_rules import CheckResult
from assistant.settings import load_settings
from assistant.ui.tabs.draft.finding_list import findings_html
from assistant.ui.tabs.draft.paper_view import paper_html
from assistant.workbench import Workbench

_OUTLINE = "# 某某局2025年工作总结\n一、主要工作\n（一）治水\n（二）治气\n二、存在的问题"
_FACTS = "一（一）：新建泵站12座\n一（二）：拆除锅炉30台"
_JUMP = re.compile(r'<button type="button" data-jump="([^"]+)">“(.*?)”：')
_TAG = re.compile("<[^>]+>")


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(load_settings(index=tmp_path / "index"))


def _edited(bench: Workbench, **texts: str) -> StoredDraft:
    """Return a draft whose first sentence under each of these headings reads so."""
    draft_id = bench.drafts.create(_OUTLINE, parse_facts(_FACTS)).id
    bench.drafts.finish(draft_id)
    stored = bench.drafts.get(draft_id)
    for number, section in enumerate(stored.sections):
        for name, text in texts.items():
            if name in section.heading:
                bench.drafts.edit_sentence(draft_id, number, 1, text)
    return bench.drafts.get(draft_id)


def _check(bench: Workbench, stored: StoredDraft) -> CheckResult:
    return bench.documents.check(stored.draft(), facts=stored.plan.facts)


def _element_text(stored: StoredDraft, name: str) -> str:
    """Return what stands on the page under this name: a sentence, or a section with its heading."""
    page = paper_html(stored)
    if name.startswith("section-"):
        found = re.search(rf'id="{name}">(.*?)</h\d>', page)
    else:
        found = re.search(rf'data-key="{name}"[^>]*>(.*?)</span>', page)
    assert found is not None, f"the page has no {name}"
    return unescape(_TAG.sub("", found[1]))


def test_each_leads_to_the_sentence_it_quotes(bench: Workbench) -> None:
    stored = _edited(
        bench, 治水="新建泵站XX座，改造管网88公里。", 治气="拆除锅炉30台，截止目前运行平稳。"
    )
    shown = findings_html(stored, _check(bench, stored))
    jumps = _JUMP.findall(shown)
    assert {"88公里", "截止"} <= {phrase for _, phrase in jumps}
    for place, phrase in jumps:
        assert unescape(phrase) in _element_text(stored, place)


def test_the_gravest_come_first_and_are_counted(bench: Workbench) -> None:
    stored = _edited(bench, 治水="新建泵站XX座，截止目前运行平稳。")
    check = _check(bench, stored)
    shown = findings_html(stored, check)
    degrees = re.findall(r'class="badge (must|should|style)"', shown)
    order = ["must", "should", "style"]
    assert degrees == sorted(degrees, key=order.index)
    assert shown.count("data-jump") == len(check.findings)


def test_what_a_person_wrote_is_shown_and_not_interpreted(bench: Workbench) -> None:
    stored = _edited(bench, 治水="新建<img src=x onerror=alert(1)>泵站77座XX。")
    shown = findings_html(stored, _check(bench, stored))
    assert "<img" not in shown


def test_nothing_to_put_right_is_said(bench: Workbench) -> None:
    stored = _edited(bench)
    nothing = replace(_check(bench, stored), findings=())
    assert "没有查出要改的地方" in findings_html(stored, nothing)
