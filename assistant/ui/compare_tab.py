"""对比: a draft beside a past report, and what to put right in it."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import gradio as gr
from gradio.context import Context

from assistant.errors import DraftError
from assistant.review.rules.registry import RULES
from assistant.ui.compare.asking import (
    ANY_PAST,
    KEPT,
    PASTED,
    UPLOADED,
    Asked,
    Found,
    find,
    kept_choices,
    past_choices,
)
from assistant.ui.compare.showing import check_html, comparison_html
from assistant.ui.quietly import quietly
from assistant.ui.refusals import shown
from assistant.ui.shop import Shop

_KINDS = [".docx", ".md", ".txt", ".pdf", ".json"]
_PAST_KINDS = [".docx", ".md", ".txt", ".pdf", ".html"]


def build(shop: Shop) -> None:
    """Lay out the tab."""
    words = shop.words
    asked = _asking(shop)
    with gr.Accordion(words("检查哪些规则", "Rules"), open=False):
        names = [rule.name for rule in RULES]
        rules = gr.CheckboxGroup(
            [(f"{rule.name}：{rule.about}", rule.name) for rule in RULES],
            value=names,
            show_label=False,
            elem_id="compare-rules",
        )
    start = gr.Button(
        words("比对并检查", "Compare and check"), variant="primary", elem_id="compare"
    )
    results = _results(shop)
    found = gr.State(None)

    @shown
    def on_start(*given: Any) -> list[Any]:
        result = find(shop.bench, _asked(given[:-1], given[-1]))
        return [result, comparison_html(result), check_html(result), gr.Row(visible=True)]

    start.click(
        on_start,
        [*asked, rules],
        [found, *results[:3]],
        api_visibility="undocumented",
        api_name="compare_tab",
    )
    _exports(shop, found, results[2:])


def _asking(shop: Shop) -> list[gr.components.Component]:
    """Lay out what is asked for; return the fields in the order of `Asked`."""
    words = shop.words
    with gr.Row():
        with gr.Column():
            source = gr.Radio(
                [
                    (words("起草里的草稿", "A draft of mine"), KEPT),
                    (words("粘贴", "Pasted"), PASTED),
                    (words("上传文件", "Uploaded"), UPLOADED),
                ],
                value=KEPT,
                label=words("草稿", "Draft"),
                elem_id="compare-source",
            )
            kept = gr.Dropdown([], label=words("哪一份", "Which"), elem_id="compare-kept")
            pasted = gr.Textbox(
                label=words("草稿正文", "Text"),
                placeholder="第一行写标题，往下是正文，一段一行",
                lines=8,
                max_lines=16,
                visible=False,
                elem_id="compare-pasted",
            )
            uploaded = gr.File(
                label=words("草稿文件", "File"), file_types=_KINDS, height=140, visible=False
            )
        with gr.Column():
            past = gr.Dropdown(
                ANY_PAST,
                value="",
                label=words("与哪篇比", "Against"),
                elem_id="compare-past",
            )
            file = gr.File(
                label=words("或上传一篇以往的报告", "Or a past report"),
                file_types=_PAST_KINDS,
                height=140,
            )
    source.change(
        lambda name: [gr.update(visible=name == one) for one in (KEPT, PASTED, UPLOADED)],
        source,
        [kept, pasted, uploaded],
        api_visibility="private",
    )
    _refresh_when_seen(shop, kept, past)
    return [source, kept, pasted, uploaded, past, file]


def _refresh_when_seen(shop: Shop, kept: gr.Dropdown, past: gr.Dropdown) -> None:
    """List drafts and reports anew when the tab is opened; the open draft is chosen first."""

    @shown
    def on_seen(open_draft: str, chosen: str | None, against: str | None) -> list[Any]:
        drafts, reports = kept_choices(shop.bench), past_choices(shop.bench)
        ids = [draft_id for _, draft_id in drafts]
        first = next((one for one in (chosen, open_draft, *ids) if one in ids), None)
        still = against if against in [report_id for _, report_id in reports] else ""
        return [gr.update(choices=drafts, value=first), gr.update(choices=reports, value=still)]

    tab = Context.block
    if isinstance(tab, gr.Tab):
        quietly(tab.select, on_seen, [shop.draft, kept, past], [kept, past])


def _results(shop: Shop) -> list[Any]:
    """Lay out where results are shown: comparison, check, and the row of exports with its parts."""
    words = shop.words
    empty = "选好草稿，再选一篇以往的报告（不选则自动找最相近的），点“比对并检查”。"
    with gr.Row(visible=False) as row:
        page = gr.Button(words("导出网页", "Web page"), size="sm", elem_id="compare-html")
        word = gr.Button(words("导出 Word", "Word"), size="sm", elem_id="compare-word")
        review = gr.Button(words("导出审稿稿", "Review copy"), size="sm", elem_id="compare-review")
    file = gr.File(
        label=words("导出的文件", "Exported"), visible=False, interactive=False, height=90
    )
    with gr.Tabs():
        with gr.Tab(words("左右对照", "Side by side")):
            sides = gr.HTML(f'<div class="empty">{words(empty, _EMPTY)}</div>', padding=False)
        with gr.Tab(words("检查", "Check")):
            check = gr.HTML(f'<div class="empty">{words(empty, _EMPTY)}</div>', padding=False)
    return [sides, check, row, page, word, review, file]


_EMPTY = "Choose a draft and a past report, then compare; without a report the likeliest is taken."


def _exports(shop: Shop, found: gr.State, parts: list[Any]) -> None:
    _, page, word, review, file = parts

    def export(name: str, *, findings: bool = False) -> Any:
        @shown
        def on_export(result: Found | None) -> Any:
            return gr.File(_written(shop, result, name, findings=findings), visible=True)

        return on_export

    page.click(export("比对.html"), found, file, api_visibility="private")
    word.click(export("比对.docx"), found, file, api_visibility="private")
    review.click(export("审稿.docx", findings=True), found, file, api_visibility="private")


def _written(shop: Shop, found: Found | None, name: str, *, findings: bool) -> str:
    """Return where the export was written; DraftError where there is nothing to export."""
    if found is None or (found.comparison is None and not findings):
        raise DraftError("还没有比对结果。", hint="先点“比对并检查”。")
    path = Path(mkdtemp()) / name
    if findings or found.comparison is None:
        shop.bench.write_check(found.check, path)
    else:
        shop.bench.write_comparison(found.comparison, path)
    return str(path)


def _asked(given: tuple[Any, ...], rules: list[str]) -> Asked:
    source, kept, pasted, uploaded, past, file = given
    return Asked(
        source=source,
        kept=kept or "",
        pasted=pasted or "",
        uploaded=uploaded,
        against=past or "",
        past_file=file,
        without=tuple(rule.name for rule in RULES if rule.name not in rules),
    )
