"""Leave out clauses of borrowed wording that repeat the heading or the facts beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from assistant.text.similarity import bigrams

_REPEATED = 0.6  # share of a clause's bigrams that the facts beside it repeat
_RUN, _OF_CLAUSE = 4, 0.4  # characters in a row, and what share of the clause they are
_SHORTEST = 8  # characters of what is left


def without_echoes(text: str, *, facts: Sequence[str] = (), headings: Iterable[str] = ()) -> str:
    """Return a borrowed sentence without clauses said beside it, "" if too little is left.

    >>> without_echoes("优化公交线网，完善调度管理机制。", headings=["优化公交线网，服务乘客"])
    '完善调度管理机制。'
    """
    told, named = bigrams("".join(facts)), [*headings, *facts]
    kept = [
        clause
        for clause in text.rstrip("。").split("，")
        if len(bigrams(clause) & told) < _REPEATED * len(bigrams(clause))
        and not any(_is_taken_from(clause, one) for one in named)
    ]
    left = "，".join(kept)
    return f"{left}。" if len(left) >= _SHORTEST else ""


def _is_taken_from(clause: str, other: str) -> bool:
    """Return whether `other` has a good part of the clause in a row: 做好临时救助工作."""
    run = SequenceMatcher(None, clause, other, autojunk=False).find_longest_match().size
    return run >= max(_RUN, _OF_CLAUSE * len(clause))
