"""Tell whether a fact was done, is a problem or is a plan: by its words, meaning and neighbours.

What no report mentions, the housekeeping of an office, is told apart too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.draft import Fact
from assistant.drafting.facts.roles.line_chain import normalize_rows
from assistant.drafting.facts.roles.role_odds import weigh_words
from assistant.drafting.facts.roles.role_order import follow_blocks
from assistant.drafting.facts.roles.role_signs import belongs_to_signs, weigh_signs
from assistant.drafting.facts.roles.role_words import tells_anything_wanting
from assistant.drafting.planning.fact_subject import sender
from assistant.records import Function, Period
from assistant.reports.section_functions import heading_functions
from assistant.text.figures.figure import COUNTED, MEASURED
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.numbered_headings import parse_heading

_ALL_SENT = 0.95  # of the lines
_MANY = 100  # things; a bed or two are the office's own
_HOUSEKEEPING = 0.45  # from this on a fact is the office's own affair
_USUAL_PROBLEM = 0.78  # probability that the model gives to a problem of a ledger
# Of what its heading or a mark in front calls a plan, a problem.
_MARKED_PLAN, _MARKED_PROBLEM = (0.001, 0.001, 0.998), (0.001, 0.998, 0.001)
# 各科报的问题, 讨论中提到的不足
_SAID_PROBLEMS = re.compile(rf"的[^的，]{{0,4}}{group('sections.problem').pattern}$")
_PROBLEM, _NO_PROBLEM = 1, np.array([1.0, 0.0, 1.0])
# Probability of a problem by itself from which neighbours may bear it out: problems beside it make
# none of what is not wanting. What sounds idle among them is the office's own affair, unless it was
# clearly done.
_ADMITTED, _ADMITTED_IDLE, _IDLE, _CLEARLY_DONE = 0.3, 0.4, 0.15, 0.8
_BORNE_OUT = 0.7  # by its neighbours, of a line whose words tell of nothing wanting
_DEED = group("facts.deed")
_MANY_FIGURES = 3
_LOOKS_DONE = 0.8  # of its certainty as a problem, for a deed and for many figures: one in ten has


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRoles:
    """How probably each fact is a result, a problem, a plan; and which ones are housekeeping."""

    odds: NDArray[np.float64]  # (facts, 3): results, problems, plan
    housekeeping: NDArray[np.bool_]
    confirmed: NDArray[np.float64]  # how far each is a problem by a second look, 0 to 1

    def of(self, function: Function) -> NDArray[np.float64]:
        """Return the probability that each fact belongs to sections of a function."""
        row: NDArray[np.float64] = self.odds[:, max(_column(function), 0)]
        return row


def _column(function: Function) -> int:
    return {Function.PROBLEMS: 1, Function.PLAN: 2}.get(function, 0)


def read_roles(
    facts: Sequence[Fact], vectors: NDArray[np.float32], fingerprint: str, period: Period
) -> FactRoles:
    """Return the roles of facts, whose subjects have these vectors by the model `fingerprint`.

    Only what tells by itself of something wanting is a problem; the lines around bear it out.
    """
    read = classify(vectors, fingerprint)
    if read is not None and belongs_to_signs(fingerprint):
        alone = weigh_signs(facts, period, read[:, :3], sent=tells_by_sender(facts))
    else:
        alone = weigh_words(facts, period, None if read is None else read[:, :3])
    alone[[fact.is_planned for fact in facts]] = _MARKED_PLAN
    marked = np.array([_is_under_problems(fact, period) for fact in facts], dtype=bool)
    alone[marked] = _MARKED_PROBLEM
    housekeeping = np.array(
        [
            read is not None and read[place, 3] >= _HOUSEKEEPING and not _counts_many(fact)
            for place, fact in enumerate(facts)
        ],
        dtype=bool,
    )
    odds = follow_blocks(alone, unsaid=housekeeping, keeps_apart=bool(marked.any()))
    idle = np.zeros(len(facts), dtype=bool) if read is None else read[:, 3] >= _IDLE
    strays = alone[:, _PROBLEM] < np.where(idle, _ADMITTED_IDLE, _ADMITTED)
    unsaid = np.array([not tells_anything_wanting(fact) for fact in facts], dtype=bool)
    strays |= unsaid & (odds[:, _PROBLEM] < _BORNE_OUT)
    among_problems = odds[:, _PROBLEM] >= _ADMITTED
    housekeeping |= strays & among_problems & idle & (alone[:, 0] < _CLEARLY_DONE)
    odds[strays] = normalize_rows(odds[strays] * _NO_PROBLEM)
    confirmed = np.ones(len(facts)) if read is None else read[:, 1] / _USUAL_PROBLEM
    looks = np.array([_looks_done(fact) for fact in facts])
    return FactRoles(
        odds=odds,
        housekeeping=housekeeping,
        confirmed=np.minimum(confirmed, 1.0) * _LOOKS_DONE**looks,
    )


def tells_by_sender(facts: Sequence[Fact]) -> list[bool]:
    """Return which facts a department sent, none where all have one: that tells nothing.

    Departments send what they did; what is wanting or planned the office adds itself.
    """
    senders = [bool(sender(fact)) for fact in facts]
    return [one and sum(senders) < _ALL_SENT * len(facts) for one in senders]


def _is_under_problems(fact: Fact, period: Period) -> bool:
    """Return whether the ledger's own heading, or a mark in front, calls a fact a problem."""
    parsed = (parse_heading(label) for label in fact.section)
    titles = [one.title if one else label for one, label in zip(parsed, fact.section, strict=True)]
    functions = [heading_functions(title, period=period) for title in titles]
    is_named = (Function.PROBLEMS,) in functions or any(map(_SAID_PROBLEMS.search, titles))
    return is_named and not fact.is_planned


def _looks_done(fact: Fact) -> int:
    """Return how many signs of a result a fact has: a deed, many figures.

    >>> _looks_done(Fact(id="F1", text="新建驿站12个，服务860人次，投入90万元", line=1))
    2
    """
    figures = sum(one.kind in MEASURED for one in find_figures(fact.text))
    return bool(_DEED.first_in(fact.text)) + (figures >= _MANY_FIGURES)


def _counts_many(fact: Fact) -> bool:
    """Return whether a fact counts more than an office keeps: 更换路灯灯头1260盏."""
    found = (one.number or 0 for one in find_figures(fact.text) if one.kind in COUNTED)
    return max(found, default=0) >= _MANY


def classify(vectors: NDArray[np.float32], fingerprint: str) -> NDArray[np.float64] | None:
    """Return the probability of each role for each row; None for a model without weights.

    The roles are results, problems, plans and housekeeping, in this order.
    """
    weights = _weights().get(fingerprint)
    if weights is None:
        return None
    logits = vectors.astype(np.float64) @ weights[:, :-1].T + weights[:, -1]
    return normalize_rows(np.exp(logits - logits.max(axis=1, keepdims=True)))


@cache
def _weights() -> dict[str, NDArray[np.float64]]:
    """Return the weights of `assistant/data/fact_roles.npz`, by the fingerprint of the model."""
    with (files("assistant") / "data/fact_roles.npz").open("rb") as stream, np.load(stream) as kept:
        return {name: kept[name].astype(np.float64) for name in kept.files}
