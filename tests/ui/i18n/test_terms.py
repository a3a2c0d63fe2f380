"""Every word of the records has its English."""

from __future__ import annotations

from enum import StrEnum

import pytest

from assistant.records import Function, Kind, Level, Span
from assistant.ui.i18n.labels import Words
from assistant.ui.i18n.terms import term_choices


@pytest.mark.parametrize("kind", [Function, Kind, Level, Span])
def test_every_value_has_a_word_of_its_own(kind: type[StrEnum]) -> None:
    words = Words()
    assert [value for _, value in term_choices(words, kind)] == [one.value for one in kind]
    english = words.i18n.translations_dict["en"].values()
    assert len(set(english)) == len(kind)
    assert all(word.isascii() for word in english)
