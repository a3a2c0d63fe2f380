import pytest

from assistant.text.punctuation import typeset_punctuation


@pytest.mark.parametrize(
    ("text", "typeset"),
    [
        pytest.param("整治小巷38条,更换井盖512个;", "整治小巷38条，更换井盖512个；", id="marks"),
        pytest.param("井盖(含盲道)512个", "井盖（含盲道）512个", id="brackets"),
        pytest.param("完成投资3,200万元", None, id="thousands"),
        pytest.param("见www.example.cn:8080", None, id="an address"),
        pytest.param("指标(GDP)", None, id="brackets around Latin letters"),
    ],
)
def test_typeset_punctuation(text: str, typeset: str | None) -> None:
    assert typeset_punctuation(text) == (typeset or text)
