"""Weigh the evidence that two figures of a draft should be one value of one indicator."""

from __future__ import annotations

from decimal import Decimal

from assistant.review.figures.statements import Statement
from assistant.text.figures.digit_slips import Slip, count_digits, find_slip

# Points at which two values are told, and at which it takes no more to be sure.
LIKELY, SURE = 4.0, 5.0
_SAME_THING, _SAME_SHORT, _MORE_WORDS, _MORE_THAN_SHORT = 3.0, 2.0, 2.0, 1.0
_EXCHANGED, _EXCHANGED_SHORT, _ONE_DIGIT, _NEAR = 3.0, 2.0, 2.0, 1.0
_SPECIFIC = 3  # pairs of characters: four characters name a thing, fewer name a class
_LONG_NUMBER = 3  # digits: of these, two are rarely exchanged by chance
_LARGEST_RATIO = 2  # what is three times as much counts something else
_MISPLACED = {10, 100, 1000, 10_000}


def weigh(one: Statement, other: Statement) -> float:
    """Return the points for two figures of one unit: how their names and their digits are alike.

    0 where nothing speaks for one thing.
    """
    named = _weigh_names(one, other)
    return named and named + _weigh_digits(_number(one), _number(other))


def differ_by_slip(one: Statement, other: Statement) -> bool:
    """Return whether a slip of the pen turns one figure into the other, hardly by chance."""
    return _weigh_digits(_number(one), _number(other)) >= _ONE_DIGIT


def _number(statement: Statement) -> Decimal:
    return abs(statement.figure.number or Decimal(0))


def _weigh_names(one: Statement, other: Statement) -> float:
    """Return the points for the names: the same, or one of them with words in addition."""
    if one.acts and other.acts and not one.acts & other.acts:
        return 0.0
    mine, theirs = one.bigrams, other.bigrams
    if mine == theirs or one.words == other.words:
        return _SAME_THING if _is_specific(one) and _is_specific(other) else _SAME_SHORT
    if not (mine <= theirs or theirs <= mine):
        return 0.0
    more, shorter = (theirs - mine, one) if mine <= theirs else (mine - theirs, other)
    if set("".join(more)) <= set(_sentence(shorter)):
        return _SAME_THING
    return _MORE_WORDS if len(shorter.bigrams) >= _SPECIFIC else _MORE_THAN_SHORT


def _is_specific(statement: Statement) -> bool:
    """Return whether a name is of a thing, and not of a class: 城镇新增就业, but not 财政投入."""
    things, words = len(statement.bigrams), len(statement.words)
    return things >= _SPECIFIC or words > _SPECIFIC or (things > 1 and words == _SPECIFIC)


def _sentence(statement: Statement) -> str:
    """Return the sentence of a figure up to it: 发展林下种植760亩，产值420万元."""
    return statement.paragraph.text[statement.sentence : statement.figure.start]


def _weigh_digits(one: Decimal, other: Decimal) -> float:
    """Return the points for two numbers: a slip of the pen is stronger than mere nearness."""
    if not one or not other:
        return 0.0
    slip, digits = find_slip(one, other), count_digits(one)
    if slip is Slip.EXCHANGED:
        return _EXCHANGED if digits >= _LONG_NUMBER else _EXCHANGED_SHORT
    if slip is Slip.ONE_DIGIT and digits > _LONG_NUMBER:
        return _ONE_DIGIT
    if slip is Slip.ONE_DIGIT and digits > 1:
        return _NEAR
    ratio = max(one, other) / min(one, other)
    return _NEAR if ratio <= _LARGEST_RATIO or ratio in _MISPLACED else 0.0
