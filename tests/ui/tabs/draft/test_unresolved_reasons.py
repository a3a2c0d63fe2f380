"""Why something has to be looked at is said in both languages; what is quoted stays text."""

from __future__ import annotations

import pytest

from assistant.ui.tabs.draft.unresolved_reasons import finding_html, reason_html


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


def test_a_finding_is_told_in_english_with_its_advice() -> None:
    html = finding_html(
        "前后不一", "“12座”：“公厕”这里是12座，第3段是14座", "统一数值；口径或时间不同的写明"
    )
    assert "“12座”: “公厕” is 12座 here, 14座 in paragraph 3" in html
    assert "(make them agree, or say why they differ)" in html
    assert "“12座”：“公厕”这里是12座，第3段是14座（统一数值" in html


def test_a_finding_without_english_says_what_the_rule_looks_for() -> None:
    html = finding_html("长句", "“……”：没有英文的话", "")
    assert '<span class="en" lang="en">“……”: sentences longer than your unit&#x27;s usual' in html
