"""Put the tabs together and serve the page."""

import os

from assistant.settings import Settings
from assistant.workbench import Workbench

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")  # read when gradio is imported

import gradio as gr

from assistant.ui import archive_tab, draft_tab, search_tab

# System fonts only: a page that asks a font service for letters leaves the machine.
_FONTS = ("Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "sans-serif")


def build_page(bench: Workbench) -> gr.Blocks:
    """Return the page over one workbench."""
    page = gr.Blocks(title="工作总结写作助手", analytics_enabled=False)
    with page:
        gr.Markdown("# 工作总结写作助手")
        for name, build in (
            ("起草", draft_tab.build),
            ("查找", search_tab.build),
            ("档案", archive_tab.build),
        ):
            with gr.Tab(name):
                build(bench)
    return page


def serve(settings: Settings, *, port: int | None = None, in_browser: bool = True) -> None:
    """Serve the page on this machine alone until it is stopped; the first free port by default."""
    with Workbench(settings) as bench:
        build_page(bench).launch(
            server_name="127.0.0.1",
            server_port=port,
            inbrowser=in_browser,
            share=False,
            footer_links=[],
            theme=gr.themes.Default(font=_FONTS, font_mono=_FONTS),
        )
