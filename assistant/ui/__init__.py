"""The web page: the same jobs as the command line, in a browser."""

from contextlib import nullcontext

from assistant.settings import Settings
from assistant.ui.gradio_patches.startup import (
    load_less,
    nothing_collected,
    take_short_turns,
    warmed_up,
    without_tools,
)

__all__ = ["serve"]

load_less()  # before any part of the page imports gradio


def serve(settings: Settings, *, in_browser: bool = True) -> None:
    """Serve the page until it is stopped; SettingsError for an address open to everybody."""
    with nothing_collected():
        with nullcontext() if settings.mcp else without_tools():
            from assistant.ui.access.current_user import acting_user
            from assistant.ui.app.serve import launch_page
            from assistant.workbench import Workbench

        bench = Workbench(settings, current_user=acting_user)
        page = launch_page(bench, settings, in_browser=in_browser)
    take_short_turns()
    with bench, warmed_up(bench):
        page.block_thread()
