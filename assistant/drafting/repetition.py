"""Know what a report has said already, so that nothing is said twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.text.resemblance import bigrams, likeness

_TOO_ALIKE = 0.6  # share of the shorter one's pairs of characters
_SHORT = 6  # pairs: a shorter sentence is too little to be repeated
_BLANK = re.compile("〔待填：([^，〕]+)")
_DIGIT = re.compile(r"\d")
_STOP = re.compile("[。；\n]")


class Said:
    """The sentences of a report so far; with `figures` off, one with a figure may be said again."""

    def __init__(self, sentences: Iterable[str], *, figures: bool = True) -> None:
        self.sentences = [piece for text in sentences for piece in _STOP.split(text) if piece]
        self._pairs = [
            bigrams(sentence)
            for sentence in self.sentences
            if figures or not _DIGIT.search(sentence)
        ]

    def add(self, text: str) -> None:
        """Remember `text` as said."""
        self.sentences.append(text)
        self._pairs.append(bigrams(text))

    def holds(self, text: str) -> bool:
        """Return whether a sentence so far says what `text` says, or most of it."""
        pairs = bigrams(text)
        return bool(pairs) and any(
            len(pairs & other) >= _TOO_ALIKE * len(pairs) or _repeats(other, pairs)
            for other in self._pairs
        )

    def asks(self, blank: str) -> bool:
        """Return whether the figure that `blank` asks for has been given or asked for."""
        asked = _BLANK.search(blank)
        return asked is not None and any(asked[1] in sentence for sentence in self.sentences)


def _repeats(other: frozenset[str], pairs: frozenset[str]) -> bool:
    return len(other) > _SHORT and likeness(pairs, other) >= _TOO_ALIKE
