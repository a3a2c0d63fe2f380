"""Changes in words: a fall is written as one, never with a minus sign."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.change_words import replace_signs


@pytest.mark.parametrize(
    ("signed", "plain"),
    [
        pytest.param("税收同比下降-3.2%", "税收同比下降3.2%", id="fall and sign"),
        pytest.param("税收同比增长-3.2%", "税收同比下降3.2%", id="growth below nothing"),
        pytest.param("压减支出-12%", "压减支出12%", id="a word between"),
        pytest.param("税收增幅-3.2%", "税收降幅3.2%", id="noun"),
        pytest.param("下降1-3个百分点", "下降1-3个百分点", id="a range has no sign"),
        pytest.param("气温-3度", "气温-3度", id="a value below nothing"),
    ],
)
def test_signs_become_words(signed: str, plain: str) -> None:
    assert replace_signs(signed) == plain
