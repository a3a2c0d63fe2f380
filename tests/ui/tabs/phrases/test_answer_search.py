"""A search says which view answers, and what each view has; refusals stand in its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import load_settings
from assistant.ui.tabs.phrases.answer_search import PhraseSearch, answer_search
from assistant.ui.tabs.phrases.filter_chips import chips_html
from assistant.ui.tabs.phrases.view_names import VIEW_WORDS
from assistant.workbench import Workbench
from tests.archive.making import Record

REPORTS = {
    2022: ["一、主要工作", "稳步推进，公厕改造提质增效", "新建公厕12座，群众满意度提升。"],
    2023: ["一、主要工作", "新建公厕15座，推动垃圾分类走深走实。", "推动河道治理走深走实。"],
}


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    with Workbench(load_settings(index=tmp_path / "index")) as opened:
        yield opened


@pytest.fixture
def filled(bench: Workbench, tmp_path: Path) -> Workbench:
    paths = []
    for year, lines in REPORTS.items():
        path = tmp_path / f"青石镇{year}年工作总结.txt"
        path.write_text("\n".join([path.stem, "", *lines]), encoding="utf-8")
        paths.append(path)
    bench.archive.ingest(paths, progress=Record())
    return bench


def ask(bench: Workbench, query: str, **asked: object) -> dict[str, Any]:
    nothing: dict[str, object] = {"years": [], "org_types": [], "levels": [], "functions": []}
    usual = {"query": query, "view": "句子", "quick": False, "damaged": False}
    return answer_search(bench, PhraseSearch.from_page({**nothing, **usual, **asked}))


def test_every_view_is_counted(filled: Workbench) -> None:
    answer = ask(filled, "走深走实")
    assert list(answer["views"]) == list(VIEW_WORDS)
    assert answer["views"]["提法年份"]["count"] == "1", "it stands in the report of one year"
    assert answer["views"]["句子"]["html"].count("<article") == int(
        answer["views"]["句子"]["count"]
    )
    assert "河道治理" in answer["views"]["句子"]["table"]


def test_a_quick_answer_has_the_words_in_one_view(filled: Workbench) -> None:
    answer = ask(filled, "走深走实", quick=True)
    assert list(answer["views"]) == ["句子"]
    texts = answer["views"]["句子"]["html"].split("<article")[1:]
    assert texts
    assert all("走深走实" in text for text in texts)
    # The full answer goes on where this one ends, so that nothing jumps.
    full = ask(filled, "走深走实")["views"]["句子"]["html"]
    assert full.startswith(answer["views"]["句子"]["html"])


def test_a_quick_answer_without_the_words_waits_for_the_meaning(filled: Workbench) -> None:
    assert ask(filled, "修建厕所", quick=True)["views"]["句子"]["waits"] == "yes"
    assert not ask(filled, "修建厕所")["views"]["句子"].get("waits")


@pytest.mark.parametrize(("query", "view"), [("4+8", "成套标题"), ("座", "搭配")])
def test_lengths_and_measures_lead_to_the_view_that_answers(
    filled: Workbench, query: str, view: str
) -> None:
    answer = ask(filled, query, quick=True)
    assert answer["view"] == view
    assert list(answer["views"]) == [view]


def test_filters_leave_out_what_they_exclude(filled: Workbench) -> None:
    found = ask(filled, "新建公厕", years=[2022])["views"]["句子"]["html"]
    assert "12座" in found
    assert "15座" not in found
    nothing = ask(filled, "新建公厕", levels=["国家"])["views"]["句子"]
    assert nothing["count"] == ""
    assert 'data-do="clear"' in nothing["html"]


def test_half_a_query_is_answered_with_what_is_amiss(filled: Workbench) -> None:
    assert "引号不成对" in ask(filled, "“走深")["start"]
    assert "4+8" in ask(filled, " ")["start"]


def test_without_reports_it_leads_to_the_archive(bench: Workbench) -> None:
    assert 'data-tab="archive"' in ask(bench, "公厕")["start"]
    assert chips_html(bench) == ""


def test_chips_offer_what_the_archive_has(filled: Workbench) -> None:
    chips = chips_html(filled)
    assert chips.index('value="2023"') < chips.index('value="2022"')
    assert 'data-filter="levels"' not in chips, "both are of one level"
