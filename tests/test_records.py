"""The filter knows when it limits nothing."""

from assistant.records import Filter, Level


def test_an_empty_filter_is_false() -> None:
    assert not Filter()
    assert Filter(levels=(Level.CITY,))
