"""Tell whether a model has lost itself in what it writes: the same again and again."""

from __future__ import annotations

_LONGEST_PERIOD = 160  # characters of what is repeated
_FEWEST = 4  # repetitions
_LEAST = 80  # characters of all of them together
_EVERY = 64  # characters between two looks


class LoopWatch:
    """Watches a text as it grows; looks at its end every so many characters."""

    def __init__(self) -> None:
        self._seen = 0

    def is_looping(self, text: str) -> bool:
        """Return whether the text has come to repeat itself since it was last looked at."""
        if len(text) - self._seen < _EVERY:
            return False
        self._seen = len(text)
        return ends_in_loop(text)


def ends_in_loop(text: str) -> bool:
    """Return whether `text` ends in the same few words, over and over.

    >>> ends_in_loop("统筹推进。" + "落实责任，" * 20), ends_in_loop("落实责任，" * 3)
    (True, False)
    """
    for period in range(1, min(_LONGEST_PERIOD, len(text) // _FEWEST) + 1):
        times = max(_FEWEST, -(-_LEAST // period))
        if period * times <= len(text) and text.endswith(text[-period:] * times):
            return True
    return False
