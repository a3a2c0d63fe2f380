"""Terms of keyword search."""

import pytest

from assistant.archive.index.character_ngrams import character_ngrams


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        pytest.param("河长制", "河 长 制 河长 长制", id="characters and their pairs"),
        pytest.param("水", "水", id="one character has no pair"),
        pytest.param("水，电", "水 电", id="no pair across punctuation"),
        pytest.param("新建5G基站", "新 建 新建 5g 基 站 基站", id="no pair across Latin"),
        pytest.param("GDP增8.5%", "gdp 增 8.5", id="decimals stay whole, letters go lower"),
        pytest.param("1.2.3", "1.2.3", id="several points"),
        pytest.param("完成12。", "完 成 完成 12", id="a full stop is no decimal point"),
        pytest.param("，。！ \n", "", id="nothing to count"),
        pytest.param("a" * 50, "a" * 40, id="debris is cut"),
    ],
)
def test_grams(text: str, terms: str) -> None:
    assert character_ngrams(text) == terms
