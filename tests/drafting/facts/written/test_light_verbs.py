"""A verb that says nothing goes where what is counted is a thing; who acts keeps it."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.written.light_verbs import drop_light_verbs


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        pytest.param("渔家书屋搞了16家", "渔家书屋16家", id="a thing"),
        pytest.param("灯谜会共弄了8场", "灯谜会共8场", id="in all"),
        pytest.param("航道站搞了8次", "航道站搞了8次", id="who acts"),
        pytest.param("没船的搞了8次", "没船的搞了8次", id="no thing"),
    ],
)
def test_light_verbs(spoken: str, written: str) -> None:
    assert drop_light_verbs(spoken) == written
