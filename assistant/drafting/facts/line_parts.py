"""Tell the parts of a line of a ledger: indicator, value, last year's value, target."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.fact_amounts import FactAmount, read_amounts
from assistant.drafting.fact_figures.losses import profit_sign
from assistant.drafting.fact_figures.measures import are_alike
from assistant.text.lexicon import group

_NUMBER = re.compile(r"(?P<number>[-−]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>.*)")
_LOSS = re.compile(rf"{group('totals.loss').pattern}[为达是]?$")
_FROM = re.compile(r"[由从][^由从]*\d.*$")  # 由58天降至
_VERB = re.compile("(?:达到|达|为|是|共)$")


def tell_parts(fact: Fact) -> Fact:
    """Return a fact of a list with the parts that its line gives beside one value.

    A line with several values, or with one and nothing to hold it against, is a sentence.

    >>> fact = tell_parts(Fact(id="F1", text="产值86.4亿元，上年75亿元", line=1))
    >>> fact.indicator, fact.value, fact.unit, fact.last
    ('产值', '86.4', '亿元', '75亿元')
    """
    if fact.indicator:
        return fact
    given = [one for one in read_amounts([fact]) if _is_given(one)]
    values = [one for one in given if not (one.is_base or one.is_target)]
    parts = _NUMBER.fullmatch(values[0].text) if len(values) == 1 else None
    if parts is None:
        return fact
    beside = [one for one in given if are_alike(one.place.figure, values[0].place.figure)]
    last = _shown(one for one in beside if one.is_base)
    target = _shown(one for one in beside if one.is_target and not one.is_base)
    if not (last or target):
        return fact
    return replace(
        fact,
        indicator=_indicator(values[0]),
        value=f"{_sign(values[0])}{parts['number']}",
        unit=parts["unit"],
        last=last,
        target=target,
    )


def _indicator(value: FactAmount) -> str:
    """Return what the value is of: the words before it, or those before 目标95%，实际."""
    words = value.place.words_before.strip("，、（ ")
    if words in group("ledger.base"):
        words = re.split("[：，]", value.fact.text)[0]
    return _VERB.sub("", _LOSS.sub("", _FROM.sub("", words)))


def _is_given(one: FactAmount) -> bool:
    """Return whether the line gives the amount: it is no change, and was not calculated."""
    is_written = one.text == one.place.figure.text
    return is_written and not one.place.move and one.text not in one.fact.computed.split("的")


def _shown(amounts: Iterable[FactAmount]) -> str:
    return "、".join(dict.fromkeys(f"{_sign(one)}{one.text}" for one in amounts))


def _sign(one: FactAmount) -> str:
    return "-" if profit_sign(one.place) < 0 and one.text[0] not in "-−" else ""
