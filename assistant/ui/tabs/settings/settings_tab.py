"""设置: by task: the model that writes, search, layout, accounts, language."""

from __future__ import annotations

import gradio as gr

from assistant.ui.access.loopback import is_shared
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import CHOOSE_JS, localized
from assistant.ui.tabs.settings import layout_task, search_task, writing_task
from assistant.ui.tabs.settings.current_state import account_html, state_html
from assistant.ui.tabs.settings.task import task
from assistant.ui.widgets.private_events import bind_private

_SHARED_NOTICE = bilingual_html(
    "这里供多人使用：写作模型、检索和版式由管理员在服务器上的 assistant.toml 里设置，"
    "重新启动后生效。",
    "This page is shared: the administrator sets models and layout in assistant.toml on the "
    "server; they take effect after a restart.",
)


def build(context: PageContext) -> None:
    """Lay out the tab."""
    bench, changed = context.bench, gr.State(0)  # counts what was saved
    is_private = not is_shared(bench.settings)
    gr.HTML(
        f'<p class="quiet">{_SHARED_NOTICE}</p>', apply_default_css=False, visible=not is_private
    )
    with gr.Column(visible=is_private, elem_id="settings-tasks"):
        writing_task.build(context, changed)
        search_task.build(context, changed)
        layout_task.build(context, changed)
    with task("账号", "Accounts", "谁能打开这个网页。", "Who can open this page."):
        account = gr.HTML(apply_default_css=False)
    with task("语言", "Language", "界面的语言；稿子总是中文。", "Of the page; drafts are Chinese."):
        _build_language(context)
    with task(
        "程序和档案",
        "Program and archive",
        "现在用的是什么、档案在哪里。",
        "What is in use, and where the archive is.",
    ):
        state = gr.HTML(apply_default_css=False)
    bind_private(context.on_load_hidden, lambda: account_html(bench.settings), None, account)
    for event in (context.on_load_hidden, changed.change):
        bind_private(event, lambda: state_html(bench), None, state)


def _build_language(context: PageContext) -> None:
    language = gr.Radio(
        [("中文", "zh-CN"), ("English", "en")],
        label=context.labels("界面语言", "Language of the page"),
        show_label=False,
        container=False,
        value="zh-CN",
    )
    bind_private(context.on_load_hidden, lambda: localized("zh-CN", "en"), None, language)
    language.input(None, language, js=CHOOSE_JS, api_visibility="private")
