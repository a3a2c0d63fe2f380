"""Starting quickly changes what is done on the way, not what is there in the end."""

import gc
import subprocess
import sys

import pytest

from assistant.ui.starting import nothing_collected

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


def _failing_start() -> None:
    with nothing_collected():
        assert not gc.isenabled()
        raise OSError("port in use")


def test_garbage_is_collected_again_after_a_start_that_failed() -> None:
    with pytest.raises(OSError, match="port"):
        _failing_start()
    assert gc.isenabled()
    gc.unfreeze()
