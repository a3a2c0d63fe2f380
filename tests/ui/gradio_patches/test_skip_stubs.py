"""Gradio imported without its stubs is whole."""

from __future__ import annotations

import inspect
import subprocess
import sys

from gradio import component_meta

from assistant.ui.gradio_patches.skip_stubs import FUNCTION, MODULE

_IMPORT = """
import ast, sys
finders = list(sys.meta_path)
parsed = []
parse = ast.parse
ast.parse = lambda *given, **named: parsed.append(1) or parse(*given, **named)
import assistant.ui
import gradio
print(len(parsed), callable(gradio.Textbox(render=False).change), sys.meta_path == finders)
"""


def test_gradio_is_whole_but_its_sources_are_not_parsed_anew() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True, timeout=60
    )
    parsed, has_events, no_finder_stays = ran.stdout.split()
    assert int(parsed) < 20  # with stubs it is one for each of some eighty components
    assert (has_events, no_finder_stays) == ("True", "True")


def test_gradio_has_what_the_patch_rests_on() -> None:
    assert component_meta.__name__ == MODULE
    assert callable(getattr(component_meta, FUNCTION))
    call = f"{FUNCTION}(component_class, name, events)\n"
    assert call in inspect.getsource(component_meta.ComponentMeta.__new__), "no use of its answer"
