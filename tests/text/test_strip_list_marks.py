import pytest

from assistant.text.strip_list_marks import is_numbered, unnumbered


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        pytest.param("一是路灯老化。", "路灯老化。", id="at the opening"),
        pytest.param("路灯老化；二是，人手不足", "路灯老化；人手不足", id="inside"),
        pytest.param("存在短板：十一是台账不全", "存在短板：台账不全", id="behind a colon"),
        pytest.param("其一是路灯老化，唯一是正门未修", None, id="no number"),
        pytest.param("一是", None, id="nothing behind it"),
    ],
)
def test_unnumbered(text: str, bare: str | None) -> None:
    assert unnumbered(text) == (bare or text)


def test_is_numbered() -> None:
    assert is_numbered("三是台账不全")
    assert not is_numbered("台账不全；三是人手不足")
