"""Estimate the tokens of a prompt, and learn from the counts of the service."""

from __future__ import annotations

import math
import re

_HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_OTHERS_PER_TOKEN = 3  # letters, digits, spaces: cautious
_CAUTION = 1.05
_MIN_RATIO, _MAX_RATIO = 0.4, 4.0  # a service that counts outside of this counts something else
_TIGHTER = 1.5
_ANSWER = 2048  # tokens kept free for the answer, or a third of a small window


def estimate_tokens(text: str) -> int:
    """Return the estimated tokens of `text`: one for each Han character, a third for others.

    No tokenizer is used: each model has its own, and it would have to be downloaded.

    >>> estimate_tokens("新建公厕12座")
    6
    """
    han = len(_HAN.findall(text))
    return han + math.ceil((len(text) - han) / _OTHERS_PER_TOKEN)


class TokenBudget:
    """The room for a prompt in the model's tokens: estimated at first, then from its counts."""

    def __init__(self, context: int) -> None:
        self._context = context
        self._ratio = 1.0
        self.is_known = False  # whether the service has named its window

    @property
    def window(self) -> int:
        """The number of tokens of prompt and answer together."""
        return self._context

    @property
    def room(self) -> int:
        """The number of tokens a prompt may have."""
        return self._context - min(_ANSWER, self._context // 3)

    def fits(self, text: str) -> bool:
        """Return whether a prompt of this text leaves room for the answer."""
        return estimate_tokens(text) * self._ratio <= self.room

    def learn(self, text: str, counted: int) -> None:
        """Adjust the estimate to the service's count for `text`; 0: it does not count."""
        ratio = _CAUTION * counted / max(estimate_tokens(text), 1)
        if _MIN_RATIO <= ratio <= _MAX_RATIO:
            self._ratio = ratio

    def tighten(self, text: str, *, window: int | None, counted: int | None) -> None:
        """Adjust the estimate after the service found a prompt too long that seemed to fit.

        What it says of its window and of the prompt's tokens is believed; without, the estimate
        grows until prompts pass.
        """
        if window is not None:
            self._context = min(self._context, window)
            self.is_known = True
        if counted is not None:
            self.learn(text, counted)
        if self.fits(text):
            self._ratio *= _TIGHTER
