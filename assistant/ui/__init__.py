"""The web page: the same jobs as the command line, in a browser."""

from assistant.settings import Settings
from assistant.ui.starting import leave_out_stubs, nothing_collected, take_short_turns

__all__ = ["serve"]

leave_out_stubs()  # before any part of the page imports gradio


def serve(settings: Settings, *, in_browser: bool = True) -> None:
    """Serve the page until it is stopped; SettingsError for an address open to everybody."""
    with nothing_collected():
        from assistant.ui.person import person
        from assistant.ui.serving import launched
        from assistant.workbench import Workbench

        bench = Workbench(settings, whose=person)
        page = launched(bench, settings, in_browser=in_browser)
    take_short_turns()
    with bench:
        page.block_thread()
