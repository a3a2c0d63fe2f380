"""Every word of the records has its English."""

from __future__ import annotations

from enum import StrEnum

import pytest

from assistant.records import Function, Kind, Level, Span
from assistant.ui.i18n.labels import Labels
from assistant.ui.i18n.terms import label_choices


@pytest.mark.parametrize("kind", [Function, Kind, Level, Span])
def test_every_value_has_a_word_of_its_own(kind: type[StrEnum]) -> None:
    labels = Labels()
    assert [value for _, value in label_choices(labels, kind)] == [one.value for one in kind]
    english = labels.i18n.translations_dict["en"].values()
    assert len(set(english)) == len(kind)
    assert all(word.isascii() for word in english)
