"""Show the worklist of a draft: what to do first on top, each with its place and its tick."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from html import escape

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.review.output.translations import to_english
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import localized
from assistant.ui.i18n.terms import section_name
from assistant.ui.tabs.draft.unresolved_reasons import finding_html, reason_html
from assistant.ui.tabs.draft.worklist.collect_tasks import DraftTask, TaskRank
from assistant.ui.tabs.draft.worklist.open_summary import summary_html

_RANKS = {
    TaskRank.MUST: ("必须改", "To put right", "must"),
    TaskRank.FILL: ("待填", "To fill in", "fill"),
    TaskRank.UNUSED: ("没有用到的数据", "Facts not used", "unused"),
    TaskRank.CHECK: ("请核对", "To verify", "check"),
    TaskRank.STYLE: ("可斟酌", "Style", "style"),
}
_LATER = bilingual_html("写完后，要看的地方列在这里。", "What to look at comes once it is written.")
WAITING = f'<div class="quiet">{_LATER}</div>'
_DONE = bilingual_html("都看过了，可以导出。", "All seen: ready to export.")


def worklist_html(stored: StoredDraft, tasks: Sequence[DraftTask]) -> str:
    """Return the list as HTML: what is open by rank, what is confirmed, the rules that are off."""
    left = [task for task in tasks if not task.is_confirmed]
    seen = [task for task in tasks if task.is_confirmed]
    groups = "".join(
        _rank_html(rank, [task for task in left if task.rank is rank])
        for rank in TaskRank
        if any(task.rank is rank for task in left)
    )
    return "".join(
        [
            f'<div class="worklist" data-count="{len(left)}">',
            groups or f'<div class="all-done">{_DONE}</div>',
            _seen_html(seen),
            _rules_html(stored.rules_off),
            f'<div class="summary" hidden>{summary_html(stored, left)}</div></div>',
        ]
    )


def _rank_html(rank: TaskRank, tasks: Sequence[DraftTask]) -> str:
    chinese, english, name = _RANKS[rank]
    by_reason: dict[tuple[str, str], list[DraftTask]] = {}
    for task in tasks:
        key = (task.rule, "") if task.rule else ("", task.point.reason)
        by_reason.setdefault(key, []).append(task)
    rows = "".join(map(_group_html, by_reason.values()))
    return (
        f'<section class="rank {name}"><h4>{bilingual_html(chinese, english)}'
        f' <span class="count">{len(tasks)}</span></h4>{rows}</section>'
    )


def _group_html(tasks: Sequence[DraftTask]) -> str:
    """Return tasks of one reason; its words stand once, above the sentences."""
    first = tasks[0]
    head = _rule_head(first) if first.rule else f"<p>{reason_html(first.point.reason)}</p>"
    rows = "".join(f"<li{_data(task)}>{_row_html(task)}</li>" for task in tasks)
    return f'<div class="why">{_tick_all(len(tasks))}{head}</div><ul>{rows}</ul>'


def _tick_all(count: int) -> str:
    """Return one tick for all of a group; none where a row's own does."""
    if count == 1:
        return ""
    return _tick_html(localized(f"这 {count} 处都已核对", f"All {count} seen"), is_on=False)


def _tick_html(label: str, *, is_on: bool) -> str:
    checked = " checked" if is_on else ""
    return f'<input type="checkbox" title="{label}" aria-label="{label}"{checked}>'


def _rule_head(task: DraftTask) -> str:
    off = localized("这份草稿不查这一条", "Do not check this here")
    name = bilingual_html(task.rule, to_english(task.rule))
    return (
        f'<p>{name}</p><button type="button" class="rule-off" data-rule="{escape(task.rule)}">'
        f"{escape(off)}</button>"
    )


def _row_html(task: DraftTask) -> str:
    tick = _tick_html(localized("已核对", "Seen"), is_on=task.is_confirmed)
    section = f'<span class="quiet">{escape(section_name(task.point.section))}</span>'
    words = _words(task)
    jump = (
        f'<button type="button" class="to" data-jump="{task.place}">{words}{section}</button>'
        if task.place
        else f'<span class="to">{words}</span>'
    )
    return f"{tick}<div>{jump}{_fact_html(task)}</div>"


def _words(task: DraftTask) -> str:
    if not task.rule:
        return f"<span>{escape(task.point.text)}</span>"
    return f"<span>{finding_html(task.rule, task.point.reason, task.advice)}</span>"


def _fact_html(task: DraftTask) -> str:
    if not task.fact or task.is_confirmed:
        return ""
    add = bilingual_html("补进台账", "Add to the ledger")
    label = localized("作为一条数据", "As a fact")
    return (
        f'<button type="button" class="to-ledger" data-to-ledger>{add}</button>'
        f'<form class="new-fact" data-section="{task.section}" hidden>'
        f'<input type="text" value="{escape(task.fact)}" aria-label="{label}">'
        f'<button class="primary">{bilingual_html("补进", "Add")}</button></form>'
    )


def _data(task: DraftTask) -> str:
    point = json.dumps(asdict(task.point), ensure_ascii=False)
    return f' data-point="{escape(point)}"'


def _seen_html(tasks: Sequence[DraftTask]) -> str:
    if not tasks:
        return ""
    count = len(tasks)
    head = bilingual_html(f"已核对 {count} 处", f"Seen: {count}")
    rows = "".join(_list_items(tasks))
    return f'<details class="seen"><summary>{head}</summary><ul>{rows}</ul></details>'


def _list_items(tasks: Iterable[DraftTask]) -> Iterator[str]:
    for task in tasks:
        why = "" if task.rule else f'<p class="quiet">{reason_html(task.point.reason)}</p>'
        yield f"<li{_data(task)}>{_row_html(task)}{why}</li>"


def _rules_html(rules: Sequence[str]) -> str:
    if not rules:
        return ""
    head = bilingual_html("这份草稿不查：", "Not checked here: ")
    on = localized("重新检查", "Check again")
    names = "".join(
        f'<button type="button" data-rule="{escape(rule)}" data-on title="{on}">'
        f"{bilingual_html(rule, to_english(rule))} ×</button>"
        for rule in rules
    )
    return f'<div class="rules-off quiet">{head}{names}</div>'
