"""Know the common wording of each line of work: what is done, what comes next, why it lags."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_KEY = 2  # characters by which a word is looked up; none of the table is shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """A line of work and the words that reports on it have in common; none names a figure."""

    words: tuple[str, ...]  # what the work is recognised by
    practices: tuple[str, ...]  # clauses that lead into this year's figures
    steps: tuple[str, ...]  # what is done next
    cause: str  # why it lags behind, in general


@cache
def all_trades() -> tuple[Trade, ...]:
    """Return the entries of `assistant/data/trades.toml` in their order."""
    table = tomllib.loads((files("assistant") / "data/trades.toml").read_text(encoding="utf-8"))
    return tuple(
        Trade(
            words=tuple(entry["words"]),
            practices=tuple(entry["practices"]),
            steps=tuple(entry["steps"]),
            cause=entry["cause"],
        )
        for entry in table["trade"]
    )


def trades_in(text: str) -> list[Trade]:
    """Return the lines of work that `text` names: the one named in most characters first.

    Of two the one named last: what stands before a noun describes it.

    >>> trades_in("更换病害井盖2176座")[0].words[0]
    '井盖'
    """
    return list(_named(text))


@lru_cache(maxsize=4096)  # drafts weigh the same steps of the same reports again and again
def _named(text: str) -> tuple[Trade, ...]:
    ends: defaultdict[int, dict[str, int]] = defaultdict(dict)
    begun = _by_beginning()
    for start in range(len(text)):
        for word, place in begun.get(text[start : start + _KEY], ()):
            if text.startswith(word, start):
                ends[place][word] = start + len(word)
    trades = all_trades()
    return tuple(trades[place] for place in sorted(ends, key=lambda one: _rank(one, ends[one])))


@cache
def _by_beginning() -> dict[str, list[tuple[str, int]]]:
    """Return every word with its trade's place in the table: a text is then read only once."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for place, trade in enumerate(all_trades()):
        for word in trade.words:
            found[word[:_KEY]].append((word, place))
    return dict(found)


def _rank(place: int, ends: Mapping[str, int]) -> tuple[int, int, int]:
    """Return the order of a trade: by its longest word, a little for each more, the last named."""
    return -10 * max(map(len, ends)) - len(ends), -max(ends.values()), place


def trade_of(text: str) -> Trade | None:
    """Return the line of work that `text` is about, None if it names none."""
    return next(iter(trades_in(text)), None)


def unsaid(clauses: Sequence[str], said: Iterable[str]) -> str:
    """Return the first of `clauses` that no sentence of `said` holds, "" if all are said."""
    text = "\n".join(said)
    return next((clause for clause in clauses if clause not in text), "")
