"""Read off a fact the signs of what it is, and weigh them: a result, a problem, a plan."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.draft import Fact
from assistant.drafting.facts.indicator_direction import good_direction
from assistant.drafting.facts.roles.later_time import is_later, is_planned, names_deadline
from assistant.drafting.facts.roles.line_chain import normalize_rows
from assistant.drafting.facts.roles.role_odds import reading_logits
from assistant.drafting.facts.roles.role_order import Odds
from assistant.drafting.facts.roles.role_words import (
    exactness,
    falls_short,
    is_compared,
    is_poor,
    is_settled,
    tells_how_few,
    tells_of_some,
    tells_want,
    without_denials,
)
from assistant.records import Period, Span
from assistant.text.figures.figure import MEASURED
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group

# All of them, by saying the measure word twice: 件件有回音.
_EVERY_ONE = re.compile(rf"({group('facts.counted_one_by_one').pattern})\1")
_RISE, _FALL = group("moves.rise"), group("moves.fall")
_WORSE_THAN_GOAL, _BETTER_THAN_GOAL = group("facts.goal_missed"), group("facts.goal_beaten")
_EFFORT, _PART_OF_YEAR = group("outlook.effort"), group("outlook.part_of_year")
_BOUND, _PAST, _DEED = group("outlook.bound"), group("outlook.past"), group("facts.deed")
_ROUND, _RATHER_EXACT, _EXACT = range(3)
_FEW, _MANY = 2, 3  # figures


def weigh_signs(
    facts: Sequence[Fact], period: Period, readings: Odds, *, sent: Sequence[bool]
) -> Odds:
    """Return how probably each fact is a result, a problem, a plan, its neighbours apart.

    `readings` are what a model makes of each by its meaning, `sent` says which ones a department
    signs while others have nobody's name.
    """
    logits = sign_rows(facts, period, readings, sent=sent) @ _weights().T
    return normalize_rows(np.exp(logits - logits.max(axis=1, keepdims=True)))


def sign_rows(
    facts: Sequence[Fact], period: Period, readings: Odds, *, sent: Sequence[bool]
) -> NDArray[np.float64]:
    """Return what is weighed of each fact: 1, its signs, the readings as log odds."""
    rows = [
        [1.0, *map(float, role_signs(fact, period, is_sent=one).values())]
        for fact, one in zip(facts, sent, strict=True)
    ]
    signs = np.array(rows).reshape(len(facts), 1 + len(sign_names()))
    return np.column_stack([signs, reading_logits(readings)])


def belongs_to_signs(fingerprint: str) -> bool:
    """Return whether the weights were learned with the readings of this model."""
    return str(_table()["model"]) == fingerprint


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("assistant") / "data/role_signs.toml").read_text("utf-8"))


@cache
def _weights() -> Odds:
    """Return a row for results, problems and plans: the usual odds, each sign's, the readings'."""
    table = _table()
    names = weight_names()
    told = [[table[role][name] for name in names] for role in ("problem", "plan")]
    return np.array([[0.0] * len(names), *told])


def weight_names() -> tuple[str, ...]:
    """Return the names of what `sign_rows` gives of each fact, in its order."""
    return ("usual", *sign_names(), "read_as_problem", "read_as_plan")


@cache
def sign_names() -> tuple[str, ...]:
    """Return the names of the signs in the order of `role_signs`."""
    fact = Fact(id="", text="", line=0)
    return tuple(role_signs(fact, Period(year=None, span=Span.YEAR), is_sent=False))


def role_signs(fact: Fact, period: Period, *, is_sent: bool) -> dict[str, bool]:
    """Return which signs of its role a fact has, by its words, its note and its figures.

    >>> fact = Fact(id="F1", text="投诉26件", note="件件有回音", line=1)
    >>> signs = role_signs(fact, Period(year=2025, span=Span.YEAR), is_sent=True)
    >>> [name for name, is_there in signs.items() if is_there]
    ['each_one', 'rather_exact', 'sent']
    """
    said = fact.text
    if fact.note and fact.note not in said:
        said = f"{said}，{fact.note}"
    return {
        **_signs_of_want(fact, said),
        **_signs_of_plans(fact, period, said),
        **_signs_of_figures(fact, said),
        "deed": bool(_DEED.first_in(said)),
        "sent": is_sent,
    }


def _signs_of_want(fact: Fact, said: str) -> dict[str, bool]:
    text = without_denials(said)
    return {
        "falls_short": falls_short(fact, text),
        "how_few": tells_how_few(text),
        "want": tells_want(text),
        "some": tells_of_some(text),
        "poor": is_poor(text),
        "settled": is_settled(text),
        "denial": text != said,
        "each_one": bool(_EVERY_ONE.search(said)),
    }


def _signs_of_plans(fact: Fact, period: Period, said: str) -> dict[str, bool]:
    return {
        "later": is_later(fact, period),
        "planned": is_planned(fact, period),
        "deadline": names_deadline(said),
        "effort": _EFFORT.occurs_in(said),
        "part_of_year": _PART_OF_YEAR.occurs_in(said),
        "bound": _BOUND.occurs_in(said),
        "past": _PAST.occurs_in(said),
    }


def _signs_of_figures(fact: Fact, said: str) -> dict[str, bool]:
    figures = [one for one in find_figures(said) if one.kind in MEASURED]
    exact = exactness(said)
    return {
        "round": exact == _ROUND,
        "rather_exact": exact == _RATHER_EXACT,
        "exact": exact == _EXACT,
        "two_figures": len(figures) >= _FEW,
        "three_figures": len(figures) >= _MANY,
        "goal": bool(fact.target),
        "goal_missed": _WORSE_THAN_GOAL.occurs_in(fact.computed),
        "goal_beaten": _BETTER_THAN_GOAL.occurs_in(fact.computed),
        "compared": is_compared(fact, said),
        **_signs_of_change(fact),
    }


def _signs_of_change(fact: Fact) -> dict[str, bool]:
    """Return what a rise or a fall says of the fact, as far as its words tell what is good."""
    figures = find_figures(fact.text)
    name = fact.indicator or (fact.text[: figures[0].start] if figures else "")
    good = good_direction(name.rstrip("为是达到降至"), figures[0].unit if figures else fact.unit)
    rise, fall = _RISE.occurs_in(fact.computed), _FALL.occurs_in(fact.computed)
    return {
        "better": (good > 0 and rise) or (good < 0 and fall),
        "worse": (good > 0 and fall) or (good < 0 and rise),
        "rise": good == 0 and rise,
        "fall": good == 0 and fall,
    }
