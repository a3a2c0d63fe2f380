"""The web page: the same jobs as the command line, in a browser."""

import os
from contextlib import closing

from assistant.settings import Settings
from assistant.ui.app.runtime import background_warm_up, paused_gc, shorten_switch_interval
from assistant.ui.gradio_patches import patch_gradio_import

__all__ = ["serve"]

# Both before any part of the page imports gradio.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
patch_gradio_import()


def serve(settings: Settings, *, in_browser: bool = True) -> None:
    """Serve the page until it is stopped.

    Raises SettingsError for an address that others reach without signing in.
    """
    with paused_gc():
        from assistant.ui.access.current_user import acting_user
        from assistant.ui.app.serve import launch_page
        from assistant.ui.jobs.background_reading import BackgroundReading
        from assistant.workbench import Workbench

        # One thread for the encoder: it reads in the background, while others search.
        bench = Workbench(settings, current_user=acting_user, encoder_threads=1)
        reading = BackgroundReading(bench.archive)
        page = launch_page(bench, settings, reading, in_browser=in_browser)
    shorten_switch_interval()
    with bench, closing(reading), background_warm_up(bench, then=reading.wake):
        page.block_thread()
