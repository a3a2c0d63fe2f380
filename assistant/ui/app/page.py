"""Put the tabs together."""

from typing import TYPE_CHECKING

import gradio as gr

from assistant.ui.access.current_user import person
from assistant.ui.api import Page, offer
from assistant.ui.app import theme
from assistant.ui.context import Shop
from assistant.ui.i18n.bilingual_html import both
from assistant.ui.i18n.escape import shown_text
from assistant.ui.i18n.labels import Words
from assistant.ui.i18n.language import SWITCH
from assistant.ui.jobs.archive_job import Board
from assistant.ui.tabs.archive import archive_tab
from assistant.ui.tabs.compare import compare_tab
from assistant.ui.tabs.draft import draft_tab
from assistant.ui.tabs.phrases import phrases_tab
from assistant.ui.tabs.settings import settings_tab
from assistant.ui.widgets.load_once import Opening
from assistant.ui.widgets.private_events import quietly
from assistant.workbench import Workbench

if TYPE_CHECKING:
    from typing import Any

_HOUR = 3600  # seconds; uploads and exports older than a day are removed every hour
_AT_ONCE = 16  # calls of one handler: one person does not wait for another
_FOR_PROGRAMS = "programs"
_REMEMBERED = "assistant.draft"  # where the browser keeps which draft is open


def build_page(bench: Workbench, words: Words | None = None) -> gr.Blocks:
    """Return the page over one workbench; `words` then holds its labels."""
    words = words or Words()
    page = Page(
        title="工作总结写作助手",
        analytics_enabled=False,
        fill_width=True,
        delete_cache=(_HOUR, 24 * _HOUR),
    )
    with page:
        with gr.Row(elem_classes="masthead"):
            gr.HTML(f"<h1>{words('工作总结写作助手', 'Report drafting assistant')}</h1>")
            who = gr.HTML(apply_default_css=False, elem_classes="who")
            switch = gr.Button("中文 / EN", size="sm", variant="secondary")
        switch.click(None, js=SWITCH, api_visibility="private")
        draft = gr.BrowserState("", storage_key=_REMEMBERED, secret=_REMEMBERED)
        edited = gr.State(0)
        shop = Shop(
            bench=bench,
            words=words,
            page=page,
            opening=Opening(),
            behind=Opening(),
            draft=draft,
            edited=edited,
            board=Board(),
        )
        quietly(shop.opening, _who, None, who)
        for chinese, english, build in (
            ("起草", "Draft", draft_tab.build),
            ("找提法", "Find phrases", phrases_tab.build),
            ("对比", "Compare", compare_tab.build),
            ("档案", "Archive", archive_tab.build),
            ("设置", "Settings", settings_tab.build),
        ):
            with gr.Tab(words(chinese, english)):
                build(shop)
        shop.opening.connect(page)
        shop.behind.connect(page)
    # Browsers need not know of them: on a page of their own they take no time of this one's.
    with page.route("程序接口", _FOR_PROGRAMS, show_in_navbar=False):
        offer(page, bench, shop.board)
    page.queue(default_concurrency_limit=_AT_ONCE)
    return page


def _who() -> str:
    """Return who has signed in, with the way out; "" where nobody has to."""
    name = person()
    if not name:
        return ""
    return f'{shown_text(name)} <a href="logout">{both("退出", "Sign out")}</a>'


def launch_options(words: Words) -> "dict[str, Any]":
    """Return how the page is launched, wherever that is: theme, labels, nothing from outside."""
    return {
        "share": False,
        "footer_links": [],
        "theme": theme.theme(),
        "css": theme.css(),
        "i18n": words.i18n,
        "run_history": False,
        "ssr_mode": False,
    }
