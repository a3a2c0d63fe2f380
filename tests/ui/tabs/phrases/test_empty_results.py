"""Where nothing is found, the page says so and offers what helps."""

from __future__ import annotations

import pytest

from assistant.phrasing.query_options import PhraseView
from assistant.ui.tabs.phrases.empty_results import no_results_html


@pytest.mark.parametrize(
    ("view", "filtered", "helps"),
    [
        pytest.param(PhraseView.SENTENCES, True, 'data-do="clear"', id="filters"),
        pytest.param(PhraseView.SENTENCES, False, "换一种说法", id="sentences"),
        pytest.param(PhraseView.TIMELINE, False, "两到八个字", id="years of a question"),
        pytest.param(PhraseView.COLLOCATIONS, False, "两到四个字", id="partners of a question"),
        pytest.param("段落", False, "换一种说法", id="passages"),
    ],
)
def test_what_helps(view: str, filtered: bool, helps: str) -> None:
    shown = no_results_html(view, "量子<b>计算", filtered=filtered)
    assert "没有找到“量子&lt;b&gt;计算”" in shown
    assert helps in shown
    assert 'lang="en"' in shown
