"""The worklist as the page shows it: grouped, counted, ticked, summed up; texts stay texts."""

from __future__ import annotations

from dataclasses import replace

from assistant.ui.tabs.draft.worklist.collect_tasks import TaskRank
from assistant.ui.tabs.draft.worklist.open_summary import summary_html
from assistant.ui.tabs.draft.worklist.worklist_view import worklist_html
from assistant.workbench import Workbench
from tests.ui.tabs.draft.worklist.conftest import Edited, TasksOf


def test_the_count_is_of_what_is_open(bench: Workbench, edited: Edited, tasks_of: TasksOf) -> None:
    stored = edited(治水="新建泵站12座，改造管网88公里。")
    tasks = tasks_of(stored)
    assert f'data-count="{len(tasks)}"' in worklist_html(stored, tasks)
    ticked = bench.drafts.confirm(stored.id, tasks[0].point)
    shown = worklist_html(ticked, tasks_of(ticked))
    assert f'data-count="{len(tasks) - 1}"' in shown
    assert "已核对 1 处" in shown
    assert shown.count(" checked>") == 1


def test_only_a_figure_by_hand_may_become_a_fact(edited: Edited, tasks_of: TasksOf) -> None:
    stored = edited(治水="改造管网88公里。", 治气="大气质量好转。")
    shown = worklist_html(stored, tasks_of(stored))
    assert shown.count("data-to-ledger") == 1
    assert 'value="改造管网88公里"' in shown


def test_a_rule_that_is_off_can_be_switched_on(edited: Edited) -> None:
    shown = worklist_html(replace(edited(), rules_off=("长句",)), ())
    assert 'data-rule="长句" data-on' in shown


def test_what_a_person_wrote_is_shown_and_not_interpreted(
    edited: Edited, tasks_of: TasksOf
) -> None:
    stored = edited(治水="新建<img src=x onerror=alert(1)>泵站77座XX。")
    assert "<img" not in worklist_html(stored, tasks_of(stored))


def test_the_sheet_says_what_is_open_and_nothing_where_nothing_is(
    edited: Edited, tasks_of: TasksOf
) -> None:
    stored = edited(治水="新建泵站〔待填：数量，座〕。", 治气="大气质量好转。")
    tasks = tasks_of(stored)
    said = summary_html(stored, tasks)
    blanks = sum(task.rank is TaskRank.FILL for task in tasks)
    for words in (f"{blanks} 处待填", "2 条数据没有用到", "成文日期未填"):
        assert words in said
    nameless = replace(stored.plan.briefs[0], organisation="")
    plan = replace(stored.plan, briefs=(nameless, *stored.plan.briefs[1:]))
    assert summary_html(replace(stored, plan=plan), ()) == ""
