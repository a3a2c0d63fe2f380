"""Lay out the inputs of a search for phrases: words, filters, the view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import gradio as gr
from gradio.components import Component
from gradio.i18n import I18nData

from assistant.phrasing.query_options import PhraseView, SentenceOrder
from assistant.records import Function, Level
from assistant.ui.i18n.labels import Labels
from assistant.ui.i18n.terms import label_choices
from assistant.ui.tabs.phrases.view_names import ORDER_WORDS, VIEW_WORDS
from assistant.ui.widgets.report_choices import list_reports
from assistant.workbench import Workbench


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseFields:
    """The components of the query."""

    query: gr.Textbox
    view: gr.Radio
    function: gr.Dropdown
    org_type: gr.Dropdown
    level: gr.Dropdown
    year: gr.Dropdown
    order: gr.Dropdown
    damaged: gr.Checkbox
    target: gr.Dropdown  # the section of the open draft that results are inserted into

    @property
    def inputs(self) -> list[Component]:
        """The components that an answer depends on, in the order of `ViewRequest`."""
        return [self.query, self.view, *self.filters, self.order, self.damaged]

    @property
    def filters(self) -> list[Component]:
        """The components that filter an answer."""
        return [self.function, self.org_type, self.level, self.year]

    @property
    def changes(self) -> list[Callable[..., object]]:
        """The events that ask anew.

        Not `input`: text from an input method, as Chinese is, fires no such event.
        """
        chosen = (self.function, self.org_type, self.level, self.year, self.order)
        changes = [self.query.change, self.query.submit, self.view.change, self.damaged.change]
        return [*changes, *(one.change for one in chosen)]


def lay_out(labels: Labels) -> PhraseFields:
    """Lay out the fields; types and years are filled in when the page is opened."""
    query = gr.Textbox(
        label=labels("查什么", "Search for"),
        placeholder=labels(
            "例如：走深走实　以*为抓手　怎么写老旧小区改造", "e.g. 走深走实, 以*为抓手, 4+8"
        ),
        elem_id="phrase-query",
        lines=1,
        max_lines=1,
    )
    with gr.Row(elem_classes="filters"):
        function = _filter_dropdown(labels("章节功能", "Function"), label_choices(labels, Function))
        org_type = _filter_dropdown(labels("单位类型", "Organisation type"))
        level = _filter_dropdown(labels("级别", "Level"), label_choices(labels, Level))
        year = _filter_dropdown(labels("年份", "Year"))
        order = gr.Dropdown(
            [(labels(*names), order.value) for order, names in ORDER_WORDS.items()],
            value=SentenceOrder.BEST.value,
            label=labels("句子排序", "Sentence order"),
            min_width=140,
        )
    view, damaged, target = _lay_out_view(labels)
    return PhraseFields(
        query=query,
        view=view,
        function=function,
        org_type=org_type,
        level=level,
        year=year,
        order=order,
        damaged=damaged,
        target=target,
    )


def _lay_out_view(labels: Labels) -> tuple[gr.Radio, gr.Checkbox, gr.Dropdown]:
    with gr.Row(elem_classes="filters"):
        view = gr.Radio(
            [(labels(view, english), view) for view, english in VIEW_WORDS.items()],
            value=PhraseView.SENTENCES.value,
            label=labels("看什么", "Show"),
            show_label=False,
            container=False,
            elem_classes="views",
            scale=4,
        )
        damaged = gr.Checkbox(
            label=labels("有缺损的也列出", "Include damaged"), container=False, min_width=160
        )
        target = gr.Dropdown(
            [],
            label=labels("放进草稿的哪一节", "Insert into section"),
            visible=False,
            scale=2,
            min_width=300,
        )
    return view, damaged, target


def _filter_dropdown(label: I18nData, choices: Sequence[tuple[I18nData, str]] = ()) -> gr.Dropdown:
    return gr.Dropdown(choices, multiselect=True, label=label, min_width=140)


def filter_choices(bench: Workbench) -> tuple[list[str], list[int]]:
    """Return the organisation types and years of the archive, most common and newest first."""
    reports = list_reports(bench)
    types = [entry.org_type for entry in reports]
    by_count = sorted(set(types), key=lambda name: (-types.count(name), name))
    return by_count, sorted({entry.year for entry in reports if entry.year}, reverse=True)
