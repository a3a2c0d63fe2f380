"""The name of a field that stands in brackets is no text."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.terse.form_labels import drop_form_labels


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("渡船18艘（备注：含大修2艘）", "渡船18艘（含大修2艘）"),
        ("渡船18艘，说明：大修2艘", "渡船18艘，大修2艘"),
        ("渡船18艘（备注栏空着）", "渡船18艘（备注栏空着）"),
    ],
)
def test_labels_go(said: str, told: str) -> None:
    assert drop_form_labels(said) == told
