"""Starting quickly changes what is done on the way, not what is there in the end."""

import gc
import subprocess
import sys
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from assistant.ui.gradio_patches import startup
from assistant.ui.gradio_patches.startup import nothing_collected, warmed_up
from assistant.workbench import Workbench

_IMPORT = """
import ast
parsed = []
parse = ast.parse
ast.parse = lambda *given, **named: parsed.append(1) or parse(*given, **named)
import assistant.ui
import gradio
print(len(parsed), callable(gradio.Textbox(render=False).change))
"""


def test_gradio_is_whole_but_its_sources_are_not_parsed_anew() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True, timeout=60
    )
    parsed, has_events = ran.stdout.split()
    assert int(parsed) < 20  # with stubs it is one for each of some eighty components
    assert has_events == "True"


_START = """
import sys
from assistant.ui.gradio_patches.startup import one_app, without_tools
import assistant.ui
with without_tools():
    import assistant.ui.app.serve
    from assistant.ui.app.page import build_page
from assistant.settings import load_settings
from assistant.workbench import Workbench
from gradio.routes import App
made, make = [], App.create_app
App.create_app = staticmethod(lambda page, *how, **named: made.append(page) or make(page, **named))
with one_app():
    page = build_page(Workbench(load_settings()))
built = len(made)
page.launch(quiet=True, prevent_thread_lock=True, server_name="127.0.0.1")
print(built, len(made), "pandas.core" in sys.modules, "mcp" in sys.modules)
import mcp, pandas
print(pandas.DataFrame({"数": [1, 2]}).sum().item(), callable(mcp.ClientSession))
"""


def test_a_start_makes_one_app_and_runs_neither_pandas_nor_tools(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _START],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=tmp_path,
    )
    assert ran.stdout.split() == ["0", "1", "False", "False", "3", "True"]


def _failing_start() -> None:
    with nothing_collected():
        assert not gc.isenabled()
        raise OSError("port in use")


def test_garbage_is_collected_again_after_a_start_that_failed() -> None:
    with pytest.raises(OSError, match="port"):
        _failing_start()
    assert gc.isenabled()
    gc.unfreeze()


class _Slow(Workbench):
    """A workbench that takes its time to be warm, and says when it is."""

    def __init__(self) -> None:
        self.begun, self.is_warm = Event(), False

    def warm_up(self) -> None:
        self.begun.set()
        sleep(0.2)
        self.is_warm = True


def test_who_leaves_waits_for_what_is_being_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "_SETTLED", 0.0)
    bench = _Slow()
    with warmed_up(bench):
        assert bench.begun.wait(5)
        assert not bench.is_warm
    assert bench.is_warm


def test_who_leaves_at_once_opens_nothing() -> None:
    bench = _Slow()
    with warmed_up(bench):
        pass
    assert not bench.begun.is_set()
