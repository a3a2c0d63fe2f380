"""Lay out the draft as it is written: state, text, sources beside it, what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import gradio as gr
from gradio.blocks import Block

from assistant.drafting.draft import SentenceStatus
from assistant.drafting.drafts.stored_draft import KeptDraft
from assistant.errors import DraftError
from assistant.ui.context import Shop
from assistant.ui.i18n.bilingual_html import both
from assistant.ui.i18n.escape import shown_text
from assistant.ui.i18n.language import spoken
from assistant.ui.jobs.drafting_jobs import Work, Works
from assistant.ui.tabs.draft.paper_view import EMPTY, KINDS, NO_REPORTS, paper
from assistant.ui.tabs.draft.worklist import to_do

_SECONDS = 0.7  # between two looks at a draft being written
_HINT = both(
    "点一句话，这里显示它的来历：用了哪条数据、借了哪篇报告的表述。双击可以直接改字。",
    "Click a sentence to see the facts and passages behind it; double-click to change it.",
)
_BESIDE = (
    '<div class="beside-box"><button type="button" class="close" data-close-beside'
    ' aria-label="关闭 Close">×</button><div id="beside" aria-live="polite">'
    f'<div class="quiet">{_HINT}</div></div></div>'
)
_RUNNING = ("正在写，关掉窗口也不会停", "Writing, even if you close the window")
_KEYS = both(
    "Tab 逐节，方向键逐句；Enter 看来历，F2 改这一句（Enter 保存，Esc 放弃）；"
    "在“修改”里 Ctrl+Enter 保存，Esc 收起；提纲和数据里 Ctrl+Enter 开始起草。",
    "Tab goes from section to section, arrow keys from sentence to sentence; Enter shows sources, "
    "F2 edits (Enter saves, Esc gives up); in a section's panel Ctrl+Enter saves, Esc closes; "
    "in outline and facts Ctrl+Enter starts.",
)
_LEGEND = "".join(
    [
        '<div class="legend">',
        *(
            f'<span class="sentence {kind}">{both(*name)}</span>'
            for kind, name in KINDS.items()
            if kind != "gap"
        ),
        f'<mark class="blank">{both("待填", "To fill in")}</mark>',
        f'<mark class="wrong">{both("没有依据", "Unsupported")}</mark>',
        f"<details><summary>{both('键盘操作', 'Keys')}</summary>{_KEYS}</details></div>",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The parts of the page that show a draft."""

    state: gr.HTML
    stop: gr.Button
    go_on: gr.Button
    empty: gr.HTML  # what to do where no draft is open
    whole: gr.Column  # all that a draft fills
    tools: gr.Row  # what can be done with a whole draft
    paper: gr.HTML
    to_do: gr.HTML
    findings: gr.HTML  # of a check, once it is asked for
    timer: gr.Timer
    seen: gr.State  # how much of the work is shown already
    panel: gr.Column  # beside the text: here a section is changed

    @property
    def parts(self) -> list[Block]:
        """What `shown_draft` fills."""
        return [
            self.empty,
            self.whole,
            self.state,
            self.paper,
            self.to_do,
            self.stop,
            self.go_on,
            self.timer,
            self.seen,
        ]


def lay_out(shop: Shop) -> View:
    """Lay out the text and what stands beside it."""
    empty = gr.HTML(EMPTY, js_on_load=_script("keys.js"))
    with gr.Column(visible=False) as whole:
        with gr.Row(elem_classes="state-row") as tools:
            state = gr.HTML("", elem_classes="draft-state")
            stop, go_on = _stop_and_go_on(shop)
        with gr.Row(elem_classes="reading"):
            with gr.Column(scale=7, min_width=320):
                gr.HTML(_LEGEND)
                text = gr.HTML(
                    "",
                    elem_id="draft-paper",
                    js_on_load=_script("paper.js"),
                )
            with gr.Column(scale=4, min_width=280, elem_classes="beside-side"):
                panel = gr.Column(visible=False, elem_classes="section-panel")
                gr.HTML(_BESIDE)
                findings = gr.HTML("")
                rows = gr.HTML("")
    return View(
        empty=empty,
        whole=whole,
        tools=tools,
        state=state,
        stop=stop,
        go_on=go_on,
        paper=text,
        to_do=rows,
        findings=findings,
        timer=gr.Timer(_SECONDS, active=False),
        seen=gr.State(-1),
        panel=panel,
    )


def _script(name: str) -> str:
    return files("assistant.ui.tabs.draft").joinpath(name).read_text(encoding="utf-8")


def _stop_and_go_on(shop: Shop) -> tuple[gr.Button, gr.Button]:
    words = shop.words
    stop = gr.Button(words("停下", "Stop"), variant="stop", visible=False, size="md", min_width=80)
    go_on = gr.Button(
        words("接着写", "Go on"), variant="primary", visible=False, size="md", min_width=80
    )
    return stop, go_on


def shown_draft(shop: Shop, works: Works, draft_id: str | None) -> list[object]:
    """Return what the parts of the view show for a draft; an id that is gone shows none."""
    try:
        kept = shop.bench.drafts.get(draft_id) if draft_id else None
    except DraftError:
        kept = None
    if kept is None:
        buttons = _buttons(stop=False, go_on=False)
        nothing = EMPTY if shop.bench.archive.has_reports else NO_REPORTS
        return [nothing, gr.Column(visible=False), "", "", "", *buttons, gr.Timer(active=False), -1]
    work = works.last(kept.id)
    running = work is not None and work.is_running
    return [
        "",
        gr.Column(visible=True),
        _state(kept, work),
        paper(kept, work),
        "" if running else to_do(kept),
        *_buttons(stop=running, go_on=bool(kept.missing) and not running),
        gr.Timer(active=running),
        work.steps if work is not None else -1,
    ]


def _buttons(*, stop: bool, go_on: bool) -> list[gr.Button]:
    return [gr.Button(visible=stop), gr.Button(visible=go_on)]


def _state(kept: KeptDraft, work: Work | None) -> str:
    total = len(kept.sections)
    pieces = [both(f"已写 {kept.written}/{total} 节", f"{kept.written}/{total} sections")]
    if work is not None and work.is_running:
        pieces.append(both(*_RUNNING) if not work.stop.is_set() else both("正在停下", "Stopping"))
    else:
        length = _length(kept)
        pieces.append(both(f"{length} 字", f"{length} characters"))
        if gaps := _gaps(kept):
            pieces.append(both(f"待填 {gaps} 句", f"to fill in: {gaps}"))
        pieces.append(both("已保存", "Saved"))
    share = round(100 * kept.written / total) if total else 0
    return (
        f'<div class="state-line"><b>{shown_text(kept.plan.title)}</b>'
        f'<span class="quiet">{" · ".join(pieces)}</span></div>'
        f'<div class="written-share" role="progressbar" aria-label="{spoken("进度", "Progress")}"'
        f' aria-valuenow="{share}" aria-valuemin="0"'
        f' aria-valuemax="100"><i style="width:{share}%"></i></div>'
    )


def _length(kept: KeptDraft) -> int:
    return sum(len(section.current.text) for section in kept.sections if section.current)


def _gaps(kept: KeptDraft) -> int:
    sentences = (one for section in kept.draft().sections for one in section.sentences)
    return sum(one.status is SentenceStatus.BLANK or "〔待填" in one.text for one in sentences)
