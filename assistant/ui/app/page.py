"""Build the page from its tabs."""

from html import escape
from typing import TYPE_CHECKING

import gradio as gr

from assistant.ui.access.current_user import acting_user
from assistant.ui.api.register_jobs import register_jobs
from assistant.ui.app import theme
from assistant.ui.context import PageContext
from assistant.ui.gradio_patches import patch_gradio, patch_page
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.labels import Labels
from assistant.ui.i18n.language import SWITCH_JS
from assistant.ui.jobs.archive_job import ArchiveJob
from assistant.ui.jobs.background_reading import BackgroundReading
from assistant.ui.tabs.archive import archive_tab
from assistant.ui.tabs.compare import compare_tab
from assistant.ui.tabs.draft import draft_tab
from assistant.ui.tabs.phrases import phrases_tab
from assistant.ui.tabs.settings import settings_tab
from assistant.ui.tabs.trends import trends_tab
from assistant.ui.widgets.on_load import OnLoad
from assistant.ui.widgets.private_events import bind_private
from assistant.workbench import Workbench

if TYPE_CHECKING:
    from typing import Any

_HOUR = 3600  # seconds; uploads and exports older than a day are removed every hour
_CONCURRENCY = 16  # calls of one handler: users do not wait for each other
_API_ROUTE = "programs"
_STORAGE_KEY = "assistant.draft"  # under which the browser keeps the open draft


def build_page(
    bench: Workbench, labels: Labels | None = None, reading: BackgroundReading | None = None
) -> gr.Blocks:
    """Return the page over one workbench; `labels` then holds its labels.

    What is added to the archive is read in the background by `reading`.
    """
    labels, reading = labels or Labels(), reading or BackgroundReading(bench.archive)
    patch_gradio()
    page = gr.Blocks(
        title="工作总结写作助手",
        analytics_enabled=False,
        fill_width=True,
        delete_cache=(_HOUR, 24 * _HOUR),
    )
    patch_page(page)
    with page:
        user = _build_masthead(labels)
        draft = gr.BrowserState("", storage_key=_STORAGE_KEY, secret=_STORAGE_KEY)
        edited, archived = gr.State(0), gr.State(0)
        context = PageContext(
            bench=bench,
            labels=labels,
            page=page,
            on_load=OnLoad(),
            on_load_hidden=OnLoad(),
            draft=draft,
            edited=edited,
            archived=archived,
            archive_job=ArchiveJob(on_end=reading.wake),
            reading=reading,
        )
        bind_private(context.on_load, _signed_in_html, None, user)
        for chinese, english, build in (
            ("起草", "Draft", draft_tab.build),
            ("找提法", "Find phrases", phrases_tab.build),
            ("对比", "Compare", compare_tab.build),
            ("历年", "Trends", trends_tab.build),
            ("档案", "Archive", archive_tab.build),
            ("设置", "Settings", settings_tab.build),
        ):
            with gr.Tab(labels(chinese, english)):
                build(context)
        context.on_load.connect(page)
        context.on_load_hidden.connect(page)
    # On a page of their own they do not slow this one down in browsers.
    with page.route("程序接口", _API_ROUTE, show_in_navbar=False):
        register_jobs(page, bench, context.archive_job)
    page.queue(default_concurrency_limit=_CONCURRENCY)
    return page


def _build_masthead(labels: Labels) -> gr.HTML:
    """Place the title and the switch of languages; return the place for the user's name."""
    with gr.Row(elem_classes="masthead"):
        gr.HTML(f"<h1>{labels('工作总结写作助手', 'Report drafting assistant')}</h1>")
        user = gr.HTML(apply_default_css=False, elem_classes="who")
        switch = gr.Button("中文 / EN", size="sm", variant="secondary")
    switch.click(None, js=SWITCH_JS, api_visibility="private")
    return user


def _signed_in_html() -> str:
    """Return the signed-in user's name with a button to sign out; "" where no sign-in is asked."""
    name = acting_user()
    if not name:
        return ""
    button = f"<button>{bilingual_html('退出', 'Sign out')}</button>"
    return f'{escape(name)} <form method="post" action="logout">{button}</form>'


def launch_options(labels: Labels) -> "dict[str, Any]":
    """Return the options with which every page is launched: theme, labels, nothing from outside."""
    return {
        "share": False,
        "footer_links": [],
        "theme": theme.build_theme(),
        "css": theme.load_css(),
        "i18n": labels.i18n,
        "run_history": False,
        "ssr_mode": False,
    }
