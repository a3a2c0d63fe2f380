"""One report: its tree, what the archive takes it for, put right by hand, or removed."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import gradio as gr

from assistant.errors import QueryError
from assistant.records import Function, Kind, Level, ReportEntry, Span
from assistant.ui.archive.tree import shown_tree
from assistant.ui.bilingual import both, empty
from assistant.ui.language import spoken
from assistant.ui.quietly import quietly
from assistant.ui.refusals import shown
from assistant.ui.shop import Shop
from assistant.ui.terms import choices
from assistant.ui.words import Words

if TYPE_CHECKING:
    from assistant.archive.corrections import Metadata

_NOTHING = empty(
    "在上面的表里点一篇报告，看它的章节和切分；认错了的在这里更正。",
    "Choose a report in the table above to see its sections and cuts, and to correct them.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """The fields that say what a report is."""

    title: gr.Textbox
    organisation: gr.Textbox
    org_type: gr.Textbox
    level: gr.Dropdown
    year: gr.Number
    span: gr.Dropdown
    kind: gr.Dropdown

    @property
    def fields(self) -> list[gr.Textbox | gr.Dropdown | gr.Number]:
        """All of them, as `Metadata` takes them."""
        texts = [self.title, self.organisation, self.org_type]
        return [*texts, self.level, self.year, self.span, self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    tree: gr.HTML
    panel: gr.Column
    form: _Form
    save: gr.Button
    remove: gr.Button
    asking: gr.Row
    sure: gr.Button
    keep: gr.Button


def build(shop: Shop, chosen: gr.State, changed: gr.State) -> None:
    """Lay out the panel of the report whose id is in `chosen`; "" is none."""
    bench, parts = shop.bench, _parts(shop.words)
    fields = parts.form.fields
    assigned = gr.State({})  # line of a section: the function chosen for it, not yet saved

    @shown
    def on_choose(report_id: str) -> list[object]:
        closed = gr.Row(visible=False)
        if not report_id:
            return [_NOTHING, gr.Column(visible=False), {}, closed, *[None] * len(fields)]
        entry, sections = bench.report(report_id), bench.sections(report_id)
        return [shown_tree(entry, sections), gr.Column(visible=True), {}, closed, *_filled(entry)]

    def on_assign(assigned: dict[int, str], clicked: gr.EventData) -> dict[int, str]:
        return {**assigned, int(clicked.line): str(clicked.function)}

    @shown
    def on_save(
        report_id: str, assigned: dict[int, str], times: int, *said: str | float | None
    ) -> int:
        from assistant.archive.corrections import Correction

        functions = {int(line): Function(name) for line, name in assigned.items()}
        bench.correct(report_id, Correction(metadata=_metadata(*said), functions=functions))
        gr.Info(
            spoken(
                "已保存。以后重新收录这个文件，更正也在。",
                "Saved, also for when the file is read again.",
            )
        )
        return times + 1

    @shown
    def on_remove(report_id: str, times: int) -> tuple[str, int]:
        bench.remove([report_id])
        gr.Info(spoken("已移除。原文件不受影响。", "Removed. The file itself stays."))
        return "", times + 1

    for event in (chosen.change, changed.change):
        quietly(
            event, on_choose, chosen, [parts.tree, parts.panel, assigned, parts.asking, *fields]
        )
    quietly(parts.tree.assign, on_assign, assigned, assigned)
    quietly(parts.save.click, on_save, [chosen, assigned, changed, *fields], changed)
    quietly(parts.remove.click, lambda: gr.Row(visible=True), None, parts.asking)
    quietly(parts.keep.click, lambda: gr.Row(visible=False), None, parts.asking)
    quietly(parts.sure.click, on_remove, [chosen, changed], [chosen, changed])


def _parts(words: Words) -> _Parts:
    with gr.Row():
        with gr.Column(scale=3):
            tree = gr.HTML(
                _NOTHING,
                apply_default_css=False,
                js_on_load=files("assistant.ui").joinpath("archive/tree.js").read_text("utf-8"),
            )
        with gr.Column(scale=2, visible=False) as panel:
            form = _form(words)
            with gr.Row():
                save = gr.Button(words("保存更正", "Save corrections"), variant="primary")
                remove = gr.Button(words("移除这篇", "Remove"), variant="secondary")
            with gr.Row(visible=False) as asking:
                gr.HTML(
                    both(
                        "移除后查不到这篇；原文件不受影响。",
                        "It will no longer be found; the file itself stays.",
                    ),
                    apply_default_css=False,
                )
                sure = gr.Button(words("确定移除", "Yes, remove"), variant="stop")
                keep = gr.Button(words("不移除", "Keep"))
    return _Parts(
        tree=tree,
        panel=panel,
        form=form,
        save=save,
        remove=remove,
        asking=asking,
        sure=sure,
        keep=keep,
    )


def _form(words: Words) -> _Form:
    title = gr.Textbox(label=words("标题", "Title"))
    organisation = gr.Textbox(label=words("单位", "Organisation"))
    with gr.Row():
        org_type = gr.Textbox(label=words("单位类型", "Organisation type"), min_width=110)
        level = gr.Dropdown([*Level], label=words("级别", "Level"), min_width=110)
    with gr.Row():
        year = gr.Number(label=words("年份", "Year"), precision=0, min_width=90)
        span = gr.Dropdown([*Span], label=words("时段", "Span"), min_width=110)
        kind = gr.Dropdown([*Kind], label=words("文种", "Kind"), min_width=110)
    return _Form(
        title=title,
        organisation=organisation,
        org_type=org_type,
        level=level,
        year=year,
        span=span,
        kind=kind,
    )


def _filled(entry: ReportEntry) -> list[object]:
    return [
        *(entry.title, entry.organisation, entry.org_type),
        gr.Dropdown(choices(Level), value=entry.level),
        entry.year,
        gr.Dropdown(choices(Span), value=entry.span),
        gr.Dropdown(choices(Kind), value=entry.kind),
    ]


def _metadata(*fields: str | float | None) -> Metadata:
    from assistant.archive.corrections import Metadata

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
        raise QueryError("级别、时段和文种要从列表里选。") from error
