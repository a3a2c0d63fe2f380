"""Money gets its unit; what else is counted by 万 does not."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.written.bare_money import name_money


@pytest.mark.parametrize(
    ("bare", "named"),
    [
        pytest.param(
            "渔港总投资2.6亿，已到账3600万", "渔港总投资2.6亿元，已到账3600万元", id="money"
        ),
        pytest.param("公众号粉丝26万，免费体检2.1万", "公众号粉丝26万，免费体检2.1万", id="people"),
        pytest.param(
            "税收3.6亿元，游客18万人次", "税收3.6亿元，游客18万人次", id="a unit is there"
        ),
    ],
)
def test_money(bare: str, named: str) -> None:
    assert name_money(bare) == named
    assert name_money(named) == named
