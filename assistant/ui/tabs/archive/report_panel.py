"""Show one report: its tree, its metadata to be corrected, a button that removes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import gradio as gr

from assistant.errors import QueryError
from assistant.records import Function, Kind, Level, ReportEntry, Span
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import bilingual_html, empty_html
from assistant.ui.i18n.labels import Labels
from assistant.ui.i18n.language import localized
from assistant.ui.i18n.terms import localized_choices
from assistant.ui.tabs.archive.report_tree import report_tree_html
from assistant.ui.widgets.assets import read_asset
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private
from assistant.workbench import Workbench

if TYPE_CHECKING:
    from assistant.archive.archive_records import Metadata

_NO_REPORT = empty_html(
    "在上面的表里点一篇报告，看它的章节和切分；认错了的在这里更正。",
    "Choose a report in the table above to see its sections and cuts, and to correct them.",
)

_REMOVAL_WARNING = bilingual_html(
    "移除后查不到这篇，更正也不再保留；原文件不受影响。",
    "It will no longer be found, and its corrections are forgotten; the file itself stays.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """The fields of a report's metadata."""

    title: gr.Textbox
    organisation: gr.Textbox
    org_type: gr.Textbox
    level: gr.Dropdown
    year: gr.Number
    span: gr.Dropdown
    kind: gr.Dropdown

    @property
    def fields(self) -> list[gr.Textbox | gr.Dropdown | gr.Number]:
        """All fields, in the order of `Metadata`."""
        texts = [self.title, self.organisation, self.org_type]
        return [*texts, self.level, self.year, self.span, self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class _PanelControls:
    tree: gr.HTML
    panel: gr.Column
    form: _Form
    save: gr.Button
    remove: gr.Button
    asking: gr.Column
    sure: gr.Button
    keep: gr.Button


def build(context: PageContext, chosen: gr.State, changed: gr.State) -> None:
    """Lay out the panel of the report whose id is in `chosen`; "" is none."""
    bench, parts = context.bench, _lay_out(context.labels)
    fields = parts.form.fields
    assigned, cut = gr.State({}), gr.State({})  # by line, not yet saved: function, cuts

    @as_gradio_error
    def on_choose(report_id: str) -> list[object]:
        closed = gr.Column(visible=False)
        if not report_id:
            return [_NO_REPORT, gr.Column(visible=False), {}, {}, closed, *[None] * len(fields)]
        entry, tree = bench.archive.report(report_id), bench.archive.sections(report_id)
        panel = gr.Column(visible=True)
        shown = report_tree_html(entry, tree, bench.archive.doubts(report_id))
        return [shown, panel, {}, {}, closed, *_form_values(entry)]

    def on_assign(assigned: dict[int, str], clicked: gr.EventData) -> dict[int, str]:
        return {**assigned, int(clicked.line): str(clicked.function)}

    def on_cut(cut: dict[int, list[int]], clicked: gr.EventData) -> dict[int, list[int]]:
        return {**cut, int(clicked.line): [int(start) for start in clicked.starts]}

    # Not when others change the archive: unsaved corrections would be lost.
    opened = [parts.tree, parts.panel, assigned, cut, parts.asking, *fields]
    bind_private(chosen.change, on_choose, chosen, opened)
    bind_private(parts.tree.assign, on_assign, assigned, assigned)
    bind_private(parts.tree.cut, on_cut, cut, cut)
    given = [chosen, assigned, cut, changed, *fields]
    bind_private(parts.save.click, _save_handler(bench), given, [assigned, cut, changed])
    bind_private(parts.remove.click, lambda: gr.Column(visible=True), None, parts.asking)
    bind_private(parts.keep.click, lambda: gr.Column(visible=False), None, parts.asking)
    bind_private(parts.sure.click, _remove_handler(bench), [chosen, changed], [chosen, changed])


def _save_handler(bench: Workbench) -> Callable[..., object]:
    @as_gradio_error
    def on_save(
        report_id: str,
        assigned: dict[int, str],
        cut: dict[int, list[int]],
        times: int,
        *values: str | float | None,
    ) -> tuple[object, object, int]:
        from assistant.archive.archive_records import Correction

        functions = {int(line): Function(name) for line, name in assigned.items()}
        splits = {int(line): starts for line, starts in cut.items()}
        correction = Correction(
            metadata=_parse_metadata(*values), functions=functions, splits=splits
        )
        bench.archive.correct(report_id, correction)
        saved = "已保存更正。以后重新收录这个文件，更正也在。"
        gr.Info(localized(saved, "Corrections saved; they stay when the file is read again."))
        return {}, {}, times + 1

    return on_save


def _remove_handler(bench: Workbench) -> Callable[..., object]:
    @as_gradio_error
    def on_remove(report_id: str, times: int) -> tuple[str, int]:
        bench.archive.remove([report_id])
        gr.Info(localized("已移除。原文件不受影响。", "Removed. The file itself stays."))
        return "", times + 1

    return on_remove


def _lay_out(labels: Labels) -> _PanelControls:
    with gr.Row():
        with gr.Column(scale=3):
            tree = gr.HTML(
                _NO_REPORT,
                apply_default_css=False,
                elem_id="report",
                js_on_load=read_asset("tabs/archive/tree.js"),
            )
        with gr.Column(scale=2, visible=False) as panel:
            form = _form(labels)
            with gr.Row():
                save = gr.Button(labels("保存更正", "Save corrections"), variant="primary")
                remove = gr.Button(labels("移除这篇", "Remove"), variant="secondary")
            with gr.Column(visible=False) as asking:
                gr.HTML(_REMOVAL_WARNING, apply_default_css=False)
                with gr.Row():
                    sure = gr.Button(labels("确定移除", "Yes, remove"), variant="stop")
                    keep = gr.Button(labels("不移除", "Keep"))
    return _PanelControls(
        tree=tree,
        panel=panel,
        form=form,
        save=save,
        remove=remove,
        asking=asking,
        sure=sure,
        keep=keep,
    )


def _form(labels: Labels) -> _Form:
    title = gr.Textbox(label=labels("标题", "Title"))
    organisation = gr.Textbox(label=labels("单位", "Organisation"))
    with gr.Row():
        org_type = gr.Textbox(label=labels("单位类型", "Organisation type"), min_width=110)
        level = gr.Dropdown([*Level], label=labels("级别", "Level"), min_width=110)
    with gr.Row():
        year = gr.Number(label=labels("年份", "Year"), precision=0, min_width=90)
        span = gr.Dropdown([*Span], label=labels("时段", "Span"), min_width=110)
    kind = gr.Dropdown([*Kind], label=labels("文种", "Kind"))
    return _Form(
        title=title,
        organisation=organisation,
        org_type=org_type,
        level=level,
        year=year,
        span=span,
        kind=kind,
    )


def _form_values(entry: ReportEntry) -> list[object]:
    return [
        *(entry.title, entry.organisation, entry.org_type),
        gr.Dropdown(localized_choices(Level), value=entry.level),
        entry.year,
        gr.Dropdown(localized_choices(Span), value=entry.span),
        gr.Dropdown(localized_choices(Kind), value=entry.kind),
    ]


def _parse_metadata(*fields: str | float | None) -> Metadata:
    from assistant.archive.archive_records import Metadata

    title, organisation, org_type, level, year, span, kind = fields
    try:
        return Metadata(
            title=str(title or "").strip(),
            organisation=str(organisation or "").strip(),
            org_type=str(org_type or "").strip(),
            level=Level(str(level)),
            year=int(year) if year else None,
            span=Span(str(span)),
            kind=Kind(str(kind)),
        )
    except ValueError as error:
        raise QueryError(
            localized(
                "级别、时段和文种要从列表里选。", "Choose level, span and kind from the lists."
            )
        ) from error
