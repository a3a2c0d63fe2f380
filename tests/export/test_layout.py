from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.export.layout import load_layout, national_layout
from assistant.export.layout_file import layout_toml


def test_the_national_page_holds_22_lines_of_28_characters() -> None:
    layout = national_layout()
    # GB/T 9704-2012: type area 156 mm x 225 mm.
    assert layout.page.text_width == pytest.approx(156 / 25.4 * 72)
    assert layout.page.text_height == pytest.approx(225 / 25.4 * 72)
    assert layout.line_pitch * 22 == pytest.approx(225 / 25.4 * 72)
    assert layout.character_pitch * 28 == pytest.approx(156 / 25.4 * 72)
    assert (layout.title.size, layout.body.size, layout.page_number.size) == (22, 16, 14)


def test_a_layout_written_and_read_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "版 式.toml"
    path.write_text(layout_toml(national_layout()), encoding="utf-8")
    assert load_layout(path) == national_layout()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("name = ", "格式有误", id="not TOML"),
        pytest.param('name = "甲"', "page", id="parts are missing"),
        pytest.param("PAGE", "page.top", id="a margin below zero"),
        pytest.param("EXTRA", "color", id="an unknown key"),
    ],
)
def test_a_layout_that_makes_no_sense_is_refused(tmp_path: Path, text: str, said: str) -> None:
    whole = layout_toml(national_layout())
    text = {
        "PAGE": whole.replace("top = 37", "top = -1"),
        "EXTRA": whole.replace("[body]", '[body]\ncolor = "red"'),
    }.get(text, text)
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=said):
        load_layout(path)


def test_a_layout_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="读不到"):
        load_layout(tmp_path / "没有.toml")
    (tmp_path / "b.toml").write_bytes("名".encode("gbk"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load_layout(tmp_path / "b.toml")
