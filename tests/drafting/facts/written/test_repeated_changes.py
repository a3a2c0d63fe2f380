"""A change that was told is not told again."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.written.repeated_changes import tell_changes_once


@pytest.mark.parametrize(
    ("twice", "once"),
    [
        pytest.param("渡客26万人，同比增长5%，增长5%", "渡客26万人，同比增长5%", id="the same"),
        pytest.param(
            "渡客26万人，增长5%，货运下降5%", "渡客26万人，增长5%，货运下降5%", id="another"
        ),
        pytest.param(
            "晚点9次，同比下降6%，下降2%", "晚点9次，同比下降6%，下降2%", id="another size"
        ),
        pytest.param("晚点下降6%；退票下降6%", "晚点下降6%；退票下降6%", id="another sentence"),
        pytest.param("晚点9次，减少11次，下降一半", "晚点9次，减少11次", id="half, in words"),
    ],
)
def test_changes(twice: str, once: str) -> None:
    assert tell_changes_once(twice) == once
