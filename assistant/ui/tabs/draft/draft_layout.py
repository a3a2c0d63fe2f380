"""Lay out the draft as it is written: state, text, sources beside it, worklist."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr
from gradio.blocks import Block

from assistant.errors import DraftError
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.jobs.drafting_jobs import DraftingJobs
from assistant.ui.tabs.draft.bar.draft_bar import NO_DRAFT, bar_html
from assistant.ui.tabs.draft.paper_view import KINDS, paper_html
from assistant.ui.tabs.draft.side_column import build_side_column
from assistant.ui.widgets.assets import read_asset

_POLL_SECONDS = 0.7  # between two looks at a draft being written
_KEYS = bilingual_html(
    "Tab 逐节，方向键逐句；Enter 看来历，F2 改这一句（Enter 保存，Esc 放弃）；"
    "在“修改”里 Ctrl+Enter 保存，Esc 收起；Ctrl+Z 撤销，Ctrl+Y 重做；"
    "提纲和数据里 Ctrl+Enter 开始起草。",
    "Tab goes from section to section, arrow keys from sentence to sentence; Enter shows sources, "
    "F2 edits (Enter saves, Esc gives up); in a section's panel Ctrl+Enter saves, Esc closes; "
    "Ctrl+Z undoes, Ctrl+Y redoes; "
    "in outline and facts Ctrl+Enter starts.",
)
_LEGEND = "".join(
    [
        '<div class="legend">',
        *(
            f'<span class="sentence {kind}">{bilingual_html(*name)}</span>'
            for kind, name in KINDS.items()
            if kind not in ("gap", "mixed")  # its parts show themselves
        ),
        f'<mark class="blank">{bilingual_html("待填", "To fill in")}</mark>',
        f'<mark class="wrong">{bilingual_html("没有依据", "Unsupported")}</mark>',
        f"<details><summary>{bilingual_html('键盘操作', 'Keys')}</summary>{_KEYS}</details></div>",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """The components that show a draft."""

    bar: gr.HTML  # title, state, undo and redo, export
    body: gr.Column  # the parts that a draft fills
    paper: gr.HTML
    worklist: gr.HTML  # see worklist_events
    timer: gr.Timer
    seen: gr.State  # the change count that is shown
    panel: gr.Column  # beside the text: here a section is changed
    ledger: gr.Accordion  # where a changed ledger is given
    proposals: gr.Column  # what an update leaves to a person

    @property
    def parts(self) -> list[Block]:
        """The components that `draft_values` fills."""
        return [self.body, self.bar, self.paper, self.timer, self.seen]


def lay_out(context: PageContext, bar: gr.HTML) -> DraftView:
    """Lay out the text and the column beside it; `bar` stands above."""
    with gr.Column(visible=False) as body, gr.Row(elem_classes="reading"):
        with gr.Column(scale=7, min_width=320):
            gr.HTML(_LEGEND)
            text = gr.HTML(
                "",
                elem_id="draft-paper",
                js_on_load=read_asset("tabs/draft/paper.js"),
            )
        side = build_side_column(context)
    return DraftView(
        body=body,
        bar=bar,
        paper=text,
        worklist=side.worklist,
        timer=gr.Timer(_POLL_SECONDS, active=False),
        seen=gr.State(-1),
        panel=side.panel,
        ledger=side.ledger,
        proposals=side.proposals,
    )


def draft_values(
    context: PageContext, jobs: DraftingJobs, draft_id: str | None, *, touched: int = -1
) -> list[object]:
    """Return the values of the view for a draft; an id that is gone shows none.

    `touched` is the number of a section to show, -1 for none.
    """
    drafts = context.bench.drafts
    try:
        stored = drafts.get(draft_id) if draft_id else None
    except DraftError:
        stored = None
    if stored is None:
        return [gr.Column(visible=False), NO_DRAFT, "", gr.Timer(active=False), -1]
    job = jobs.find_last(stored.id)
    running = job is not None and job.is_running
    return [
        gr.Column(visible=True),
        bar_html(stored, job, is_saved=drafts.is_saved(stored.id), touched=touched),
        paper_html(stored, job),
        gr.Timer(active=running),
        job.change_count if job is not None else -1,
    ]
