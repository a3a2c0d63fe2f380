"""What the page shows of a draft: all of it as text, gaps and sources to be seen."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.precedents.report_selection import ReportSelection
from assistant.settings import load_settings
from assistant.ui.tabs.draft.inputs.inputs_preview import plan_html, refusal_html
from assistant.ui.tabs.draft.paper_view import paper_html
from assistant.ui.tabs.draft.worklist.collect_tasks import collect_tasks
from assistant.ui.tabs.draft.worklist.worklist_view import worklist_html
from assistant.workbench import Workbench

HOSTILE = "<script>alert(1)</script>"
OUTLINE = f"# 某某局2025年工作总结\n一、主要工作\n（一）治水{HOSTILE}\n（二）治气\n二、存在的问题"
IMAGE = '<img src=x onerror="alert(2)">'
FACTS = f"一（一）：新建泵站12座{IMAGE}\n一（二）：拆除锅炉30台\n其他{HOSTILE}7件"


class _Tags(HTMLParser):
    """The tags of a page, and whether any would run something."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def _is_harmless(page: str) -> bool:
    tags = _Tags()
    tags.feed(page)
    return not tags.tags & {"script", "img"} and not any(
        name.startswith("on") for name in tags.attributes
    )


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(load_settings(index=tmp_path / "index"))


@pytest.fixture
def stored(bench: Workbench) -> StoredDraft:
    begun = bench.drafts.create(OUTLINE, parse_facts(FACTS))
    bench.drafts.finish(begun.id)
    return bench.drafts.get(begun.id)


def test_what_files_say_is_shown_and_never_run(bench: Workbench, stored: StoredDraft) -> None:
    plan = bench.drafts.plan(OUTLINE, parse_facts(FACTS))
    tasks = worklist_html(stored, collect_tasks(stored))
    for page in (paper_html(stored), tasks, plan_html(plan), refusal_html(HOSTILE)):
        assert _is_harmless(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in paper_html(stored)


def test_every_sentence_has_its_sources_and_every_section_a_way_to_change_it(
    stored: StoredDraft,
) -> None:
    page = paper_html(stored)
    keys = re.findall(r'data-key="([\d-]+)"', page)
    assert keys == re.findall(r'data-for="([\d-]+)"', page)
    assert len(keys) == sum(len(section.sentences) for section in stored.draft().sections)
    opened = re.findall(r'data-open="(\d+)"', page)
    assert opened == [str(number) for number in range(len(stored.sections))]


def test_a_figure_by_hand_that_nothing_supports_stands_out(
    bench: Workbench, stored: StoredDraft
) -> None:
    changed = bench.drafts.edit_section(stored.id, "一（二）", "拆除锅炉30台，涉及企业418家。")
    page = paper_html(changed)
    assert '<mark class="wrong">418家</mark>' in page
    assert '<mark class="wrong">30台</mark>' not in page
    assert "手改" in page


def test_to_do_leads_to_the_sentence(bench: Workbench, stored: StoredDraft) -> None:
    changed = bench.drafts.edit_section(stored.id, 2, "第一句。涉及企业418家。")
    shown = worklist_html(changed, collect_tasks(changed))
    assert 'data-jump="2-2"' in shown
    assert "418家" in shown


def test_a_draft_not_begun_says_what_waits(bench: Workbench) -> None:
    begun = bench.drafts.create(OUTLINE)
    assert paper_html(begun).count('class="state"><span class="zh">未写') == len(begun.sections)


def test_the_tree_says_where_each_fact_goes(bench: Workbench) -> None:
    page = plan_html(bench.drafts.plan(OUTLINE, parse_facts(f"{FACTS}\n值班室换了两张床")))
    assert "4 节 · 4 条数据，3 条已归入章节" in page
    assert re.search(r"治水.*?2 条</span>.*?<ol>.*?新建泵站12座", page)
    assert "1 条放不进任何章节" in page


def test_the_tree_shows_rows_and_asks_first(bench: Workbench) -> None:
    ledger = "指标,单位,2024年,2025年,2025年计划,2025年\n新建泵站,座,9,12,10,8\n"
    asked = plan_html(bench.drafts.plan(OUTLINE, parse_facts(ledger)))
    assert "先要问您 1 处" in asked
    assert "都可能是2025年的数" in asked
    sure = plan_html(bench.drafts.plan(OUTLINE, parse_facts(ledger.replace(",2025年\n", "\n"))))
    assert "第2行 · 上年 9 · 目标 10" in sure
    assert "要问您" not in sure


def test_reports_to_avoid_are_kept_with_the_draft(bench: Workbench) -> None:
    begun = bench.drafts.create(OUTLINE, choice=ReportSelection(avoid=("r1",)))
    assert bench.drafts.get(begun.id).choice == ReportSelection(avoid=("r1",))
