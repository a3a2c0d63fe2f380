"""Trace that a unit earns or loses, and how that has changed: 扭亏为盈, 亏损扩大."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.fact_amounts import read_amounts
from assistant.drafting.fact_figures.losses import profit_sign
from assistant.drafting.grounding.assertions.subjects import TextSpan
from assistant.text.lexicon import group

_ESCAPED = (
    rf"{group('claims.not_yet').pattern}?(?:摆脱|走出)[^，。；\d]{{0,4}}亏损[^，。；\d]{{0,4}}"
)
_LOSS = rf"{group('totals.loss').pattern}[^，。；\d]{{0,6}}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """What a fact gives of profit: this year's amount, below zero for a loss, and last year's."""

    now: Decimal
    before: Decimal | None

    @property
    def has_turned(self) -> bool:
        return self.now > 0 and self.before is not None and self.before < 0

    @property
    def has_more_loss(self) -> bool:
        return self.before is not None and self.now < min(self.before, Decimal(0))

    @property
    def has_less_loss(self) -> bool:
        return self.before is not None and self.before < self.now


_HOLDS: tuple[tuple[re.Pattern[str], Callable[[_Result], bool]], ...] = (
    (re.compile(group("totals.turned_to_profit").pattern), lambda one: one.has_turned),
    (re.compile(group("totals.in_profit").pattern), lambda one: one.now > 0),
    (re.compile(group("totals.in_loss").pattern), lambda one: one.now < 0),
    (re.compile(rf"{_LOSS}(?:扩大|加剧|加大|上升)(?!\d)"), lambda one: one.has_more_loss),
    (re.compile(rf"{_LOSS}(?:收窄|缩小|下降)(?!\d)"), lambda one: one.has_less_loss),
)
_WHETHER_ESCAPED = re.compile(_ESCAPED)


def find_profits(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each statement of `text` on profit or loss without a figure."""
    for pattern in (_WHETHER_ESCAPED, *(pattern for pattern, _ in _HOLDS)):
        for found in pattern.finditer(text):
            yield found.span()


def fact_of_profit(text: str, span: TextSpan, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact that says so, or whose profit and loss are such."""
    phrase = text[span[0] : span[1]]
    for fact in facts:
        result = _result_of(fact)
        if phrase in fact.text or (result is not None and _holds(phrase, result)):
            return fact
    return None


def _holds(phrase: str, result: _Result) -> bool:
    if _WHETHER_ESCAPED.fullmatch(phrase):
        is_denied = group("claims.not_yet").opening(phrase)
        return result.now < 0 if is_denied else result.has_turned
    return any(pattern.fullmatch(phrase) and holds(result) for pattern, holds in _HOLDS)


def _result_of(fact: Fact) -> _Result | None:
    """Return this year's profit and last year's as far as a fact gives them."""
    amounts = [one for one in read_amounts([fact]) if profit_sign(one.place)]
    now = next((one.amount.value for one in amounts if not one.is_base), None)
    before = next((one.amount.value for one in amounts if one.is_base), None)
    return None if now is None else _Result(now=now, before=before)
