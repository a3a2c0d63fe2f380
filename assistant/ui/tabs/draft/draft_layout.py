"""Lay out the draft as it is written: state, text, sources beside it, worklist."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import gradio as gr
from gradio.blocks import Block

from assistant.drafting.draft import SentenceStatus
from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.errors import DraftError
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import localized
from assistant.ui.jobs.drafting_jobs import DraftingJob, DraftingJobs
from assistant.ui.tabs.draft.paper_view import EMPTY, KINDS, paper_html
from assistant.ui.tabs.draft.worklist import worklist_html
from assistant.ui.widgets.assets import read_asset

_POLL_SECONDS = 0.7  # between two looks at a draft being written
_HINT = bilingual_html(
    "点一句话，这里显示它的来历：用了哪条数据、借了哪篇报告的表述。双击可以直接改字。",
    "Click a sentence to see the facts and passages behind it; double-click to change it.",
)
_BESIDE = (
    '<div class="beside-box"><button type="button" class="close" data-close-beside'
    ' aria-label="关闭 Close">×</button><div id="beside" aria-live="polite">'
    f'<div class="quiet">{_HINT}</div></div></div>'
)
_RUNNING = ("正在写，关掉窗口也不会停", "Writing, even if you close the window")
_KEYS = bilingual_html(
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
            f'<span class="sentence {kind}">{bilingual_html(*name)}</span>'
            for kind, name in KINDS.items()
            if kind != "gap"
        ),
        f'<mark class="blank">{bilingual_html("待填", "To fill in")}</mark>',
        f'<mark class="wrong">{bilingual_html("没有依据", "Unsupported")}</mark>',
        f"<details><summary>{bilingual_html('键盘操作', 'Keys')}</summary>{_KEYS}</details></div>",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """The components that show a draft."""

    state: gr.HTML
    stop: gr.Button
    resume: gr.Button
    empty: gr.HTML  # the notice where no draft is open
    body: gr.Column  # the parts that a draft fills
    tools: gr.Row  # buttons for a whole draft
    paper: gr.HTML
    worklist: gr.HTML
    findings: gr.HTML  # of a check on demand
    timer: gr.Timer
    seen: gr.State  # the change count that is shown
    panel: gr.Column  # beside the text: here a section is changed
    ledger: gr.Accordion  # where a changed ledger is given
    proposals: gr.Column  # what an update leaves to a person

    @property
    def parts(self) -> list[Block]:
        """The components that `draft_values` fills."""
        return [
            self.empty,
            self.body,
            self.state,
            self.paper,
            self.worklist,
            self.stop,
            self.resume,
            self.timer,
            self.seen,
        ]


def lay_out(context: PageContext) -> DraftView:
    """Lay out the text and the column beside it."""
    empty = gr.HTML(EMPTY, js_on_load=read_asset("tabs/draft/keys.js"))
    with gr.Column(visible=False) as body:
        with gr.Row(elem_classes="state-row") as tools:
            state = gr.HTML("", elem_classes="draft-state")
            stop, resume = _lay_out_job_buttons(context)
        ledger = gr.Accordion(
            context.labels("台账变了？让草稿跟着改", "The ledger has changed?"),
            open=False,
            elem_id="ledger-changed",
        )
        with gr.Row(elem_classes="reading"):
            with gr.Column(scale=7, min_width=320):
                gr.HTML(_LEGEND)
                text = gr.HTML(
                    "",
                    elem_id="draft-paper",
                    js_on_load=read_asset("tabs/draft/paper.js"),
                )
            with gr.Column(scale=4, min_width=280, elem_classes="beside-side"):
                panel = gr.Column(visible=False, elem_classes="section-panel")
                gr.HTML(_BESIDE)
                proposals = gr.Column(visible=False, elem_classes="section-panel")
                findings = gr.HTML("")
                rows = gr.HTML("")
    return DraftView(
        empty=empty,
        body=body,
        tools=tools,
        state=state,
        stop=stop,
        resume=resume,
        paper=text,
        worklist=rows,
        findings=findings,
        timer=gr.Timer(_POLL_SECONDS, active=False),
        seen=gr.State(-1),
        panel=panel,
        ledger=ledger,
        proposals=proposals,
    )


def _lay_out_job_buttons(context: PageContext) -> tuple[gr.Button, gr.Button]:
    labels = context.labels
    stop = gr.Button(labels("停下", "Stop"), variant="stop", visible=False, size="md", min_width=80)
    resume = gr.Button(
        labels("接着写", "Go on"), variant="primary", visible=False, size="md", min_width=80
    )
    return stop, resume


def draft_values(context: PageContext, jobs: DraftingJobs, draft_id: str | None) -> list[object]:
    """Return the values of the view for a draft; an id that is gone shows none."""
    try:
        stored = context.bench.drafts.get(draft_id) if draft_id else None
    except DraftError:
        stored = None
    if stored is None:
        buttons = _buttons(stop=False, resume=False)
        return [EMPTY, gr.Column(visible=False), "", "", "", *buttons, gr.Timer(active=False), -1]
    job = jobs.find_last(stored.id)
    running = job is not None and job.is_running
    return [
        "",
        gr.Column(visible=True),
        _state_html(stored, job),
        paper_html(stored, job),
        "" if running else worklist_html(stored),
        *_buttons(stop=running, resume=bool(stored.missing) and not running),
        gr.Timer(active=running),
        job.change_count if job is not None else -1,
    ]


def _buttons(*, stop: bool, resume: bool) -> list[gr.Button]:
    return [gr.Button(visible=stop), gr.Button(visible=resume)]


def _state_html(stored: StoredDraft, job: DraftingJob | None) -> str:
    total = len(stored.sections)
    pieces = [
        bilingual_html(f"已写 {stored.written}/{total} 节", f"{stored.written}/{total} sections")
    ]
    if job is not None and job.is_running:
        pieces.append(
            bilingual_html(*_RUNNING)
            if not job.stop.is_set()
            else bilingual_html("正在停下", "Stopping")
        )
    else:
        length = sum(len(section.text) for section in stored.sections)
        pieces.append(bilingual_html(f"{length} 字", f"{length} characters"))
        if blanks := _count_blanks(stored):
            pieces.append(bilingual_html(f"待填 {blanks} 句", f"to fill in: {blanks}"))
        pieces.append(bilingual_html("已保存", "Saved"))
    share = round(100 * stored.written / total) if total else 0
    label = localized("进度", "Progress")
    return (
        f'<div class="state-line"><b>{escape(stored.plan.title)}</b>'
        f'<span class="quiet">{" · ".join(pieces)}</span></div>'
        f'<div class="written-share" role="progressbar" aria-label="{label}"'
        f' aria-valuenow="{share}" aria-valuemin="0"'
        f' aria-valuemax="100"><i style="width:{share}%"></i></div>'
    )


def _count_blanks(stored: StoredDraft) -> int:
    sentences = (one for section in stored.draft().sections for one in section.sentences)
    return sum(one.status is SentenceStatus.BLANK or "〔待填" in one.text for one in sentences)
