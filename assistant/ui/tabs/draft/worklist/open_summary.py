"""Sum up what is still open in a draft, for the sheet that it is exported from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.tabs.draft.worklist.collect_tasks import DraftTask, TaskRank

_WORDS = {
    TaskRank.MUST: ("{} 处必须改", "{} to put right"),
    TaskRank.FILL: ("{} 处待填", "{} to fill in"),
    TaskRank.UNUSED: ("{} 条数据没有用到", "{} facts not used"),
    TaskRank.CHECK: ("{} 处请核对", "{} to verify"),
}


def summary_html(stored: StoredDraft, tasks: Sequence[DraftTask]) -> str:
    """Return what is open as HTML, each line leading to its first place; "" where nothing is."""
    rows = "".join(f"<li>{row}</li>" for row in _rows(stored, tasks))
    head = bilingual_html("导出前还有：", "Still open:")
    return f"<b>{head}</b><ul>{rows}</ul>" if rows else ""


def _rows(stored: StoredDraft, tasks: Sequence[DraftTask]) -> Iterator[str]:
    if missing := stored.missing:
        words = bilingual_html(f"{len(missing)} 节没有写", f"{len(missing)} sections not written")
        yield f'<button type="button" data-jump="section-{missing[0]}">{words}</button>'
    for rank, (chinese, english) in _WORDS.items():
        if found := [task for task in tasks if task.rank is rank]:
            words = bilingual_html(chinese.format(len(found)), english.format(len(found)))
            jump = f' data-jump="{found[0].place}"' if found[0].place else ""
            yield f'<button type="button" data-side="todo"{jump}>{words}</button>'
    if stored.plan.briefs[0].organisation:
        words = bilingual_html("成文日期未填", "the date is not given")
        yield f'<button type="button" data-date>{words}</button>'
