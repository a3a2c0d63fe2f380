"""What a handler says as plain text is in the language of the browser that asked."""

from __future__ import annotations

from collections.abc import Iterator

import gradio as gr
import pytest
from gradio.context import LocalContext

from assistant.ui.i18n.language import localized


@pytest.fixture
def asked_with(request: pytest.FixtureRequest) -> Iterator[None]:
    """A handler called by a browser with these cookies; None for no browser at all."""
    cookies = request.param
    asking = None if cookies is None else gr.Request(headers={}, cookies=cookies)
    token = LocalContext.request.set(asking)
    yield
    LocalContext.request.reset(token)


@pytest.mark.parametrize(
    ("asked_with", "said"),
    [
        pytest.param({"language": "en"}, "Saved", id="switched to English"),
        pytest.param({"language": "zh-CN"}, "已保存", id="Chinese"),
        pytest.param({}, "已保存", id="never switched"),
        pytest.param(None, "已保存", id="a program, not a browser"),
    ],
    indirect=["asked_with"],
)
@pytest.mark.usefixtures("asked_with")
def test_localized(said: str) -> None:
    assert localized("已保存", "Saved") == said
