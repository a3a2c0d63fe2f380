"""Say how far the encoder has read the archive."""

from __future__ import annotations

import time
from html import escape

import gradio as gr

from assistant.archive.embedding import STATIC
from assistant.settings import Settings
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.jobs.background_reading import BackgroundReading
from assistant.ui.tabs.archive.job_view import duration_words
from assistant.ui.widgets.assets import read_asset
from assistant.ui.widgets.page_advice import page_advice
from assistant.ui.widgets.private_events import bind_private

_NEVER = -1  # a change count: nothing was seen yet


def build(context: PageContext) -> None:
    """Lay out the line; it follows the reading as long as it is in sight."""
    reading = context.reading
    place = gr.HTML(
        apply_default_css=False,
        elem_classes="reading",
        js_on_load=read_asset("tabs/archive/watch.js"),
    )
    seen = gr.State(_NEVER)

    def on_look(seen: int) -> object:
        now = reading.change_count
        if seen == now:
            return gr.skip()
        return reading_html(reading, context.bench.settings), now

    for event in (place.look, context.on_load_hidden):
        bind_private(event, on_look, seen, [place, seen])


def reading_html(reading: BackgroundReading, settings: Settings) -> str:
    """Return how far the encoder is, or why it does not read; "" where there is nothing to say."""
    state = reading.state
    if state is None or settings.embedding == STATIC:
        return ""
    if not state.model:
        words = bilingual_html(
            "语义模型不能用，查找按字面和静态模型进行；运行 assistant doctor 看原因。",
            "The encoder cannot be used; searches go by words and the static model. "
            "Run assistant doctor to see why.",
        )
        return f'<p class="quiet wrong">{words}</p>'
    done, total = f"{state.read:,}", f"{state.texts:,}"
    words = bilingual_html(f"已读懂 {done} / {total} 段", f"{done} of {total} passages understood")
    return f'<p class="quiet">{words}{_rest_html(reading, state.unread)}</p>'


def _rest_html(reading: BackgroundReading, unread: int) -> str:
    """Return what becomes of the unread passages."""
    if reading.problem:
        return "；" + escape(page_advice(reading.problem))
    if not unread:
        return ""
    seconds = time.monotonic() - reading.started_at
    if reading.is_busy and reading.read_since and seconds > 0:
        left = unread * seconds / reading.read_since
        return bilingual_html(
            f"，还要约 {duration_words(left, '分', '秒')}；没读到的照常可以查到",
            f", about {duration_words(left, ' min ', ' s')} left; the rest can be found meanwhile",
        )
    return bilingual_html("；没读到的照常可以查到", "; the rest can be found all the same")
