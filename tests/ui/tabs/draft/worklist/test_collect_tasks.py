"""Points and findings are one list: each once, the most urgent first, at its place."""

from __future__ import annotations

import re
from html import unescape

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.ui.tabs.draft.paper_view import paper_html
from assistant.ui.tabs.draft.worklist.collect_tasks import TaskRank
from assistant.workbench import Workbench
from tests.ui.tabs.draft.worklist.conftest import Edited, TasksOf

_TAG = re.compile("<[^>]+>")
_QUOTED = re.compile("“(.*?)”：")


def _element_text(stored: StoredDraft, name: str) -> str:
    """Return what stands on the page under this name: a sentence, or a section with its heading."""
    page = paper_html(stored)
    if name.startswith("section-"):
        found = re.search(rf'id="{name}">(.*?)</h\d>', page)
    else:
        found = re.search(rf'data-key="{name}"[^>]*>(.*?)</span>(?=<span class="s|</p>)', page)
    assert found is not None, f"the page has no {name}"
    return unescape(_TAG.sub("", found[1]))


def test_each_leads_to_the_sentence_it_is_about(edited: Edited, tasks_of: TasksOf) -> None:
    stored = edited(治水="新建泵站XX座，改造管网88公里。", 治气="拆除锅炉30台，截止目前运行平稳。")
    found = [task for task in tasks_of(stored) if task.rule]
    assert {"新建泵站XX座", "截止"} <= {_QUOTED.match(task.point.reason)[1] for task in found}  # type: ignore[index]
    for task in found:
        quoted = _QUOTED.match(task.point.reason)
        assert quoted is not None
        assert quoted[1] in _element_text(stored, task.place)


def test_a_figure_by_hand_is_listed_once_with_the_words_of_a_fact(
    edited: Edited, tasks_of: TasksOf
) -> None:
    stored = edited(治水="新建泵站12座，改造管网88公里。")
    (task,) = [one for one in tasks_of(stored) if "88公里" in one.point.reason]
    assert (task.rank, task.rule) == (TaskRank.MUST, "")
    assert (task.fact, stored.sections[task.section].heading) == ("改造管网88公里", "（一）治水")


def test_a_blank_is_listed_once(edited: Edited, tasks_of: TasksOf) -> None:
    stored = edited(治水="新建泵站12座，改造管网〔待填：长度，公里〕。")
    assert [task.rank for task in tasks_of(stored) if "改造管网" in task.point.text] == [
        TaskRank.FILL
    ]


def test_a_deleted_figure_is_missed(edited: Edited, tasks_of: TasksOf) -> None:
    stored = edited(治气="大气质量好转。")
    (task,) = [one for one in tasks_of(stored) if one.rank is TaskRank.UNUSED]
    assert task.point.text == "拆除锅炉30台"


def test_one_edit_drops_nothing_about_other_sentences(
    bench: Workbench, edited: Edited, tasks_of: TasksOf
) -> None:
    before = edited(治水="改造管网88公里。", 治气="拆除锅炉30台，截止目前运行平稳。")
    number = next(n for n, one in enumerate(before.sections) if "治水" in one.heading)
    after = bench.drafts.edit_sentence(before.id, number, 1, "新建泵站12座。")
    kept = {task.point for task in tasks_of(before) if "治水" not in task.point.section}
    assert kept
    assert kept <= {task.point for task in tasks_of(after)}


def test_what_is_urgent_comes_first(edited: Edited, tasks_of: TasksOf) -> None:
    ranks = [task.rank for task in tasks_of(edited(治水="新建泵站XX座，改造管网88公里。"))]
    order = list(TaskRank)
    assert ranks == sorted(ranks, key=order.index)
    assert len(set(ranks)) > 1


def test_a_finding_is_ticked_until_its_sentence_changes(
    bench: Workbench, edited: Edited, tasks_of: TasksOf
) -> None:
    stored = edited(治气="拆除锅炉30台，截止目前运行平稳。")
    (task,) = [one for one in tasks_of(stored) if "截止" in one.point.reason]
    ticked = bench.drafts.confirm(stored.id, task.point)
    assert [one.is_confirmed for one in tasks_of(ticked) if one.point == task.point] == [True]
    changed = bench.drafts.edit_sentence(
        stored.id, task.section, 1, "拆除锅炉30台，截止目前运行良好。"
    )
    assert [one.is_confirmed for one in tasks_of(changed) if "截止" in one.point.reason] == [False]
