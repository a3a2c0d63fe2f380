"""Name the unit of money that a ledger leaves out: 投资11.6亿 is 投资11.6亿元."""

from __future__ import annotations

import re

from assistant.text.lexicon import group

_AMOUNT = re.compile(
    r"(?<![^，。；、（])(?P<head>[^，。；、（）]*?)(?P<amount>\d[\d.]*[百千]?[万亿]|\d[\d.]*余[万亿])"
    r"(?=[，。；、（）]|$)"
)
_ALONE, _GIVEN = group("spoken.money_alone"), group("spoken.money_given")
_MONEY, _OTHERS = group("spoken.money"), group("spoken.no_money")


def name_money(text: str) -> str:
    """Return `text` with 元 behind each bare amount of 万 or 亿 that is money by its words.

    >>> name_money("总投资11.6亿，公众号粉丝8.6万，共花了320万")
    '总投资11.6亿元，公众号粉丝8.6万，共花了320万元'
    """
    return _AMOUNT.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    head = found["head"]
    is_paid = _GIVEN.closing(head) and _MONEY.occurs_in(found.string[: found.start()])
    is_money = head in _ALONE or _MONEY.occurs_in(head) or is_paid
    is_money = is_money and not _OTHERS.occurs_in(head)
    return f"{found[0]}元" if is_money else found[0]
