"""The script that asks carries its words as data."""

from __future__ import annotations

from assistant.ui.widgets.confirm import confirm_js


def test_quotes_in_words_and_selectors_stay_inside_their_strings() -> None:
    script = confirm_js('换掉"它"？', "Replace 'it'?", if_any='[name="a"]')
    assert '["换掉\\"它\\"？", "Replace \'it\'?"]' in script
    assert 'querySelectorAll("[name=\\"a\\"]")' in script


def test_without_boxes_it_always_asks() -> None:
    assert "return [confirm(question), " in confirm_js("删除？", "Delete?")


def test_it_does_not_ask_where_nothing_is_lost() -> None:
    script = confirm_js("换掉？", "Replace?", if_any="#a", unless="same")
    assert ".some((box) => box.value.trim())) || same || confirm(question)" in script
