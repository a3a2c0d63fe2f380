"""Where nothing is found, the page says why and offers what helps."""

from __future__ import annotations

import pytest

from assistant.phrasing.parse_query import QueryKind
from assistant.phrasing.query_options import PhraseView
from assistant.ui.tabs.phrases.empty_results import no_results_html


@pytest.mark.parametrize(
    ("view", "kind", "filtered", "helps"),
    [
        pytest.param(
            PhraseView.SENTENCES, QueryKind.SHAPE, True, 'data-view="成套标题"', id="lengths"
        ),
        pytest.param(
            PhraseView.PATTERNS, QueryKind.MEASURE, False, 'data-view="搭配"', id="a measure"
        ),
        pytest.param(
            PhraseView.TIMELINE, QueryKind.MEANING, False, 'data-view="句子"', id="a question"
        ),
        pytest.param(PhraseView.SENTENCES, QueryKind.PHRASE, True, 'data-do="clear"', id="filters"),
        pytest.param(
            PhraseView.HEADINGS, QueryKind.SHAPE, False, "换一种说法", id="no such headings"
        ),
    ],
)
def test_what_helps(view: PhraseView, kind: QueryKind, filtered: bool, helps: str) -> None:
    shown = no_results_html(view, kind, filtered=filtered)
    assert helps in shown
    assert 'lang="en"' in shown
