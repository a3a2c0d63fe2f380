"""Why something has to be looked at is said in both languages; what is quoted stays text."""

from __future__ import annotations

import pytest

from assistant.ui.tabs.draft.unresolved_reasons import reason_html


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        pytest.param(
            "这一节还没有写",
            '<span class="zh">这一节还没有写</span>'
            '<span class="en" lang="en">This section is not written yet</span>',
            id="a whole sentence",
        ),
        pytest.param(
            "手改的“<b>418家”在事实和提纲里没有依据，请核对",
            '<span class="zh">手改的“&lt;b&gt;418家”在事实和提纲里没有依据，请核对</span>'
            '<span class="en" lang="en">No fact or outline supports “&lt;b&gt;418家”: check</span>',
            id="with a quotation",
        ),
        pytest.param("别的&原因", "别的&amp;原因", id="unknown: as it was said"),
    ],
)
def test_reason(said: str, shown: str) -> None:
    assert reason_html(said) == shown
