"""A verb that speech splits or says twice is one word."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.written.split_verbs import join_split_verbs


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        pytest.param("海上开了12次庭", "海上开庭12次", id="split"),
        pytest.param("船员建档建了860份", "船员建档860份", id="said twice"),
        pytest.param("押金退税退了36万元", "押金退税退了36万元", id="a thing of its own"),
        pytest.param("渔船修了12艘", "渔船修了12艘", id="neither"),
        pytest.param("茶馆演了6场鼓", "茶馆演了6场鼓", id="no word together"),
    ],
)
def test_verbs_are_said_once(spoken: str, written: str) -> None:
    assert join_split_verbs(spoken) == written
    assert join_split_verbs(written) == written
