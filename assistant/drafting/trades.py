"""Know the common wording of each line of work: what is done, what comes next, why it lags."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    named = [(_weight(text, trade), trade) for trade in all_trades()]
    found = [(weight, _place(text, trade), trade) for weight, trade in named if weight]
    return [trade for *_, trade in sorted(found, key=lambda one: (-one[0], -one[1]))]


def trade_of(text: str) -> Trade | None:
    """Return the line of work that `text` is about, None if it names none."""
    return next(iter(trades_in(text)), None)


def unsaid(clauses: Sequence[str], said: Iterable[str]) -> str:
    """Return the first of `clauses` that no sentence of `said` holds, "" if all are said."""
    text = "\n".join(said)
    return next((clause for clause in clauses if clause not in text), "")


def _place(text: str, trade: Trade) -> int:
    """Return where the last word of `trade` in `text` ends."""
    return max(text.rfind(word) + len(word) for word in trade.words if word in text)


def _weight(text: str, trade: Trade) -> int:
    """Return the length of the longest word of `trade` in `text`, and a little for each more."""
    lengths = [len(word) for word in trade.words if word in text]
    return 10 * max(lengths, default=0) + len(lengths)
