"""找提法: one box, and how past reports put it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.components import Component
from gradio.i18n import I18nData

from assistant.errors import AssistantError
from assistant.phrasing.answer import Grain, Wanted
from assistant.phrasing.order import Order
from assistant.phrasing.query import parse_query
from assistant.records import Filter, Function, Level
from assistant.retrieval.filters import make_filter
from assistant.ui.bilingual import empty
from assistant.ui.insertion import insert, section_choices
from assistant.ui.phrases_view import shown_grain, shown_hits
from assistant.ui.refusals import shown
from assistant.ui.shop import Shop
from assistant.ui.words import Words

if TYPE_CHECKING:
    from assistant.workbench import Workbench

# Searching is quick and frequent: many at once, no sign of work, no entry in the public interface.
_QUICK: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_limit": None,
}
_PASSAGES = "段落"
_LIMITS = {_PASSAGES: 20, Grain.SENTENCES: 40}
_START = empty(
    "输入词语、半句话、句式（以*为抓手）、一个问题（怎么写自助办事下沉到村）或标题字数（4+8），边输边出结果。",
    "Type a word, half a sentence, a pattern (以*为抓手), a question, or heading lengths (4+8).",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """The parts of the page that say what is asked."""

    query: gr.Textbox
    view: gr.Radio
    function: gr.Dropdown
    org_type: gr.Dropdown
    level: gr.Dropdown
    year: gr.Dropdown
    order: gr.Dropdown
    damaged: gr.Checkbox
    target: gr.Dropdown

    @property
    def asked(self) -> list[Component]:
        """What an answer depends on, as `on_find` takes it."""
        filters = [self.function, self.org_type, self.level, self.year]
        return [self.query, self.view, *filters, self.order, self.damaged]

    @property
    def changes(self) -> list[Callable[..., object]]:
        """What asks anew.

        Not `input`: what comes from an input method, as Chinese does, fires no such event.
        """
        chosen = (self.function, self.org_type, self.level, self.year, self.order)
        changes = [self.query.change, self.query.submit, self.view.change, self.damaged.change]
        return [*changes, *(one.change for one in chosen)]


def build(shop: Shop) -> None:
    """Lay out the tab."""
    bench = shop.bench
    question = _question(shop.words)
    found = gr.HTML(
        _START,
        elem_classes="results",
        apply_default_css=False,
        js_on_load=files("assistant.ui").joinpath("phrases.js").read_text(encoding="utf-8"),
    )

    def on_find(
        query: str,
        view: str,
        function: list[str],
        org_type: list[str],
        level: list[str],
        year: list[int],
        order: str,
        damaged: bool,
    ) -> str:
        try:
            inside = make_filter(years=year, org_types=org_type, levels=level, functions=function)
            return _answer(bench, query, view, inside, Order(order), damaged=damaged)
        except AssistantError as error:  # a half-typed query is no reason for an alarm
            return empty(f"{error} {error.hint}", f"{error} {error.hint}")

    def on_ask(clicked: gr.EventData) -> str:
        return str(clicked.ask)

    @shown
    def on_insert(draft_id: str, section: int | None, edited: int, clicked: gr.EventData) -> int:
        gr.Info(insert(bench, draft_id, section, str(clicked.text)))
        return edited + 1

    def on_draft(draft_id: str) -> gr.Dropdown:
        choices = section_choices(bench, draft_id)
        return gr.Dropdown(choices, value=choices[0][1] if choices else None, visible=bool(choices))

    def on_open() -> tuple[gr.Dropdown, gr.Dropdown]:
        types, years = _facets(bench)
        return gr.Dropdown(types), gr.Dropdown(years)

    gr.on(question.changes, on_find, question.asked, found, trigger_mode="always_last", **_QUICK)
    found.ask(on_ask, None, question.query, **_QUICK)
    found.insert(on_insert, [shop.draft, question.target, shop.edited], shop.edited, **_QUICK)
    opened = [shop.page.load, shop.draft.change]
    gr.on(opened, on_draft, shop.draft, question.target, **_QUICK)
    shop.page.load(on_open, None, [question.org_type, question.year], **_QUICK)


def _question(words: Words) -> _Question:
    query = gr.Textbox(
        label=words("查什么", "Search for"),
        placeholder=words("例如：走深走实　以*为抓手　怎么写老旧小区改造", "e.g. 走深走实"),
        elem_id="phrase-query",
        lines=1,
        max_lines=1,
    )
    with gr.Row(elem_classes="filters"):
        function = _choice(words("章节功能", "Function"), [*Function])
        org_type = _choice(words("单位类型", "Organisation type"), [])
        level = _choice(words("级别", "Level"), [*Level])
        year = _choice(words("年份", "Year"), [])
        order = gr.Dropdown(
            [("最贴切的在前", Order.BEST), ("按左边的字", Order.LEFT), ("按右边的字", Order.RIGHT)],
            value=Order.BEST,
            label=words("句子排序", "Sentence order"),
            min_width=140,
        )
    with gr.Row(elem_classes="filters"):
        view = gr.Radio(
            [Grain.SENTENCES, _PASSAGES, *list(Grain)[1:]],
            value=Grain.SENTENCES,
            show_label=False,
            container=False,
            elem_classes="views",
            scale=4,
        )
        damaged = gr.Checkbox(
            label=words("有缺损的也列出", "Include damaged"), container=False, min_width=160
        )
        target = gr.Dropdown(
            [], label=words("放进草稿的哪一节", "Insert into section"), visible=False, min_width=220
        )
    return _Question(
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


def _choice(label: I18nData, choices: list[str]) -> gr.Dropdown:
    return gr.Dropdown(choices, multiselect=True, label=label, min_width=140)


def _answer(
    bench: Workbench, query: str, view: str, inside: Filter, order: Order, *, damaged: bool
) -> str:
    if not query.strip():
        return _START
    if view == _PASSAGES:
        return shown_hits(query, bench.search(query, limit=_LIMITS[_PASSAGES], filter=inside))
    grain = Grain(view)
    wanted = Wanted(
        limit=_LIMITS.get(grain, 10),
        filter=inside,
        order=order,
        damaged=damaged,
        grains=frozenset({grain}),
    )
    return shown_grain(grain, bench.phrases(query, wanted=wanted), parse_query(query).kind)


def _facets(bench: Workbench) -> tuple[list[str], list[int]]:
    """Return the organisation types and years there are, most common and newest first."""
    try:
        reports = bench.reports()
    except AssistantError:  # no archive yet: the other tab says what to do
        return [], []
    types = [entry.org_type for entry in reports]
    by_count = sorted(set(types), key=lambda name: (-types.count(name), name))
    return by_count, sorted({entry.year for entry in reports if entry.year}, reverse=True)
