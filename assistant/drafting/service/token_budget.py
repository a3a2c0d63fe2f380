"""Estimate how many tokens a text is, and learn from what the service counted."""

from __future__ import annotations

import math
import re

_HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_OTHERS_A_TOKEN = 3  # letters, digits, spaces: cautious
_CAUTION = 1.05
_LEAST, _MOST = 0.4, 3.0  # a service that counts outside of this counts something else
_TIGHTER = 1.5
_ANSWER = 2048  # tokens kept free for the answer, or a third of a small window


def rough_tokens(text: str) -> int:
    """Return about how many tokens `text` is: one for each Han character, a third for others.

    No tokenizer is asked: each model has its own, and it would have to be fetched.

    >>> rough_tokens("新建公厕12座")
    6
    """
    han = len(_HAN.findall(text))
    return han + math.ceil((len(text) - han) / _OTHERS_A_TOKEN)


class Gauge:
    """Measures prompts in the model's tokens: rough at first, then by what it was told."""

    def __init__(self, context: int) -> None:
        self._context = context
        self._ratio = 1.0

    @property
    def room(self) -> int:
        """Tokens a prompt may have."""
        return self._context - min(_ANSWER, self._context // 3)

    def fits(self, text: str) -> bool:
        """Return whether a prompt of this text leaves room for the answer."""
        return rough_tokens(text) * self._ratio <= self.room

    def learn(self, text: str, counted: int) -> None:
        """Take in that the service counted `text` as so many tokens; 0: it does not say."""
        ratio = _CAUTION * counted / max(rough_tokens(text), 1)
        if _LEAST <= ratio <= _MOST:
            self._ratio = ratio

    def tighten(self) -> None:
        """Take in that the service found a prompt too long that was thought to fit."""
        self._ratio *= _TIGHTER
