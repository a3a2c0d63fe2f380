"""起草: an outline and this year's facts become a first draft, section by section."""

from __future__ import annotations

from collections.abc import Sequence

import gradio as gr

from assistant.drafting.drafts.stored_draft import KeptDraft
from assistant.errors import OutlineError
from assistant.ui.context import Shop
from assistant.ui.i18n.language import spoken
from assistant.ui.jobs.drafting_jobs import Works
from assistant.ui.tabs.draft import (
    check_panel,
    example_draft,
    files_panel,
    restore_inputs,
    section_panel,
)
from assistant.ui.tabs.draft import draft_inputs as giving
from assistant.ui.tabs.draft import draft_layout as viewing
from assistant.ui.tabs.draft.collect_facts import Table, facts_given, read_ledgers
from assistant.ui.tabs.draft.draft_inputs import Given, choice_of
from assistant.ui.tabs.draft.draft_layout import View, shown_draft
from assistant.ui.tabs.draft.restore_inputs import as_typed
from assistant.ui.widgets.confirm import asking_first
from assistant.ui.widgets.error_messages import shown
from assistant.ui.widgets.private_events import quietly

_SURE = asking_first(
    "删除这份草稿和它的各个旧版？删除后不能恢复。",
    "Delete this draft and all its versions? It cannot be undone.",
)


def build(shop: Shop) -> None:
    """Lay out the tab."""
    works, words = Works(), shop.words
    with gr.Row(elem_classes="desk-row"):
        kept = gr.Dropdown(
            [],
            label=words("已有的草稿", "Drafts"),
            show_label=False,
            container=False,
            elem_id="kept-drafts",
            scale=6,
            min_width=200,
        )
        new = gr.Button(words("新写一篇", "New draft"), size="md", min_width=90)
        remove = gr.Button(words("删除", "Delete"), size="md", min_width=64)
        show_me = gr.Button(words("用示例试试", "Try the example"), size="md", min_width=110)
    given = giving.lay_out(shop)
    view = viewing.lay_out(shop)
    section_panel.build(shop, works, view)
    check_panel.build(shop, works, view)
    files_panel.build(shop, works, view)
    example_draft.build(shop, show_me, given)
    restore_inputs.build(shop, given)
    _write(shop, works, given, view)
    _show(shop, works, given, view, kept)
    _open(shop, works, given, view, kept, new)
    _remove(shop, works, view, kept, remove)
    _let_act(shop, given, remove)


def _write(shop: Shop, works: Works, given: Given, view: View) -> None:
    """Start, stop, go on."""

    @shown
    def on_start(
        outline: str,
        pasted: str,
        table: Table,
        files: Sequence[str] | None,
        use: Sequence[str] | None,
        avoid: Sequence[str] | None,
    ) -> list[object]:
        if not outline.strip():
            raise OutlineError("还没有提纲。", hint="写几个标题，或点“拟一个提纲”“用示例试试”。")
        facts = facts_given(pasted, table, read_ledgers(files or ()))
        begun = shop.bench.drafts.create(
            outline, facts, choice=choice_of(use, avoid), typed=as_typed(pasted, table, files)
        )
        works.begin(begun.id, lambda stop: shop.bench.drafts.write(begun.id, stop=stop))
        return [begun.id, gr.Accordion(open=False), *shown_draft(shop, works, begun.id)]

    @shown
    def on_stop(draft_id: str) -> list[object]:
        if (work := works.running(draft_id)) is not None:
            work.stop.set()
            work.join(2.0)
        return shown_draft(shop, works, draft_id)

    @shown
    def on_go_on(draft_id: str) -> list[object]:
        works.begin(draft_id, lambda stop: shop.bench.drafts.write(draft_id, stop=stop))
        return shown_draft(shop, works, draft_id)

    given.start.click(
        on_start,
        [given.outline, *given.facts, given.use, given.avoid],
        [shop.draft, given.fold, *view.parts],
        api_visibility="private",
        show_progress="minimal",
        show_progress_on=given.outline,
    )
    quietly(view.stop.click, on_stop, shop.draft, view.parts)
    quietly(view.go_on.click, on_go_on, shop.draft, view.parts)


def _show(shop: Shop, works: Works, given: Given, view: View, kept: gr.Dropdown) -> None:
    """Show the open draft: as the page opens, while it is written, as another tab changes it."""

    @shown
    def on_tick(draft_id: str, seen: int) -> list[object]:
        if (error := works.told(draft_id)) is not None:
            raise error
        work = works.last(draft_id)
        if work is not None and work.is_running and work.steps == seen:
            return [gr.skip() for _ in (*view.parts, kept)]
        parts = shown_draft(shop, works, draft_id)
        return [*parts, gr.skip() if works.running(draft_id) else _listed(shop, draft_id)]

    def on_open(draft_id: str | None) -> list[object]:
        parts = shown_draft(shop, works, draft_id)
        return [gr.Accordion(open=parts[0] != ""), _listed(shop, draft_id), *parts]

    quietly(view.timer.tick, on_tick, [shop.draft, view.seen], [*view.parts, kept])
    quietly(shop.opening, on_open, shop.draft, [given.fold, kept, *view.parts])
    quietly(
        shop.edited.change,
        lambda draft_id: shown_draft(shop, works, draft_id),
        shop.draft,
        view.parts,
    )
    quietly(shop.draft.change, lambda draft_id: _listed(shop, draft_id), shop.draft, kept)


def _let_act(shop: Shop, given: Given, remove: gr.Button) -> None:
    """Offer what is done to an open draft only where one is open."""

    def on_draft(draft_id: str | None) -> list[gr.Button]:
        return [gr.Button(interactive=bool(draft_id)) for _ in range(2)]

    for event in (shop.opening, shop.draft.change):
        quietly(event, on_draft, shop.draft, [given.again, remove])


def _open(
    shop: Shop, works: Works, given: Given, view: View, kept: gr.Dropdown, new: gr.Button
) -> None:
    """Open a kept draft, or clear the desk for a new one."""

    @shown
    def on_choose(draft_id: str | None, opened_now: str | None) -> list[object]:
        if draft_id == opened_now:  # somebody only passed through the list
            return [gr.skip() for _ in opened]
        known = {draft.id for draft in shop.bench.drafts.all()}
        chosen = draft_id if draft_id in known else ""
        return [chosen, gr.Accordion(open=not chosen), *shown_draft(shop, works, chosen)]

    def on_new() -> list[object]:
        return ["", gr.Accordion(open=True), *shown_draft(shop, works, "")]

    opened = [shop.draft, given.fold, *view.parts]
    quietly(kept.input, on_choose, [kept, shop.draft], opened)
    quietly(new.click, on_new, None, opened)


def _remove(shop: Shop, works: Works, view: View, kept: gr.Dropdown, remove: gr.Button) -> None:
    @shown
    def on_remove(sure: bool, draft_id: str | None) -> list[object]:
        if sure and draft_id:
            if (work := works.running(draft_id)) is not None:
                work.stop.set()
                work.join(2.0)
            shop.bench.drafts.remove(draft_id)
            draft_id = ""
        return [draft_id, _listed(shop, draft_id), *shown_draft(shop, works, draft_id)]

    quietly(
        remove.click,
        on_remove,
        [gr.Checkbox(visible=False), shop.draft],
        [shop.draft, kept, *view.parts],
        js=_SURE,
    )


def _listed(shop: Shop, draft_id: str | None) -> gr.Dropdown:
    found = shop.bench.drafts.all()
    closed, none = spoken("草稿：未打开", "No draft open"), spoken("还没有草稿", "No drafts yet")
    choices = [(closed if found else none, ""), *map(_choice, found)]
    known = {value for _, value in choices}
    return gr.Dropdown(choices=choices, value=draft_id if draft_id in known else "")


def _choice(kept: KeptDraft) -> tuple[str, str]:
    changed = kept.changed[5:16].replace("T", " ")
    count = f"{kept.written}/{len(kept.sections)}"
    state = spoken(f"（{changed}，{count} 节）", f" ({changed}, {count} sections)")
    return f"{kept.plan.title}{state}", kept.id
