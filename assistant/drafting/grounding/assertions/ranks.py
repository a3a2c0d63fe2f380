"""Trace a rank and a move among ranks: 位列第二, 全市首位, 前移两位."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.assertions.subjects import TextSpan, clause_at
from assistant.text.figures.chinese_numerals import parse_chinese_number
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams, content_bigrams

_NUMBER = "[一二两三四五六七八九十\\d]+"
_PLACE = re.compile(
    rf"第(?P<number>{_NUMBER})(?!季度|产业|批|次|期|届|轮|个|种|方)|{group('claims.top').pattern}"
)
_MOVE = re.compile(
    rf"(?:[比较](?:{group('comparison.last_year').pattern})(?:同期)?)?"
    rf"(?:(?P<down>{group('claims.rank_down').pattern})|{group('claims.rank_up').pattern})"
    rf"了?(?P<number>{_NUMBER})(?:个?(?:位次|名次)|位(?!数)|名次?)"
)
_REGION = group("claims.region")
_LAST = re.compile(rf"(?:{group('comparison.last_year').pattern}|同期)[^，。；]{{0,8}}$")
_START = re.compile(rf"[由从](?!.*(?:[至到]|{group('claims.reached').pattern}))[^，。；]{{0,12}}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranks:
    """The ranks that a text gives: this year's, last year's, and the places gained since."""

    now: tuple[int, ...]
    before: tuple[int, ...]
    gained: tuple[int, ...]


def find_rank_moves(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each move among ranks: 较上年前移两位."""
    for found in _MOVE.finditer(text):
        yield found.span()


def fact_of_rank(text: str, span: TextSpan, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact that gives the rank at `span` of `text`, in the same region."""
    claimed = _ranks_in(text[span[0] : span[1]])
    wanted = claimed.now or claimed.before
    if len(wanted) != 1:
        return None
    is_start = not claimed.now or (
        _START.search(text[: span[1] - len(_last_place(text, span))]) is not None
    )
    for fact in _facts_about(text, span, facts):
        ranks = _ranks_in(fact.text)
        if wanted[0] in (_earlier(ranks) if is_start else ranks.now):
            return fact
    return None


def fact_of_rank_move(text: str, span: TextSpan, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact from which the move among ranks at `span` of `text` follows."""
    wanted = _ranks_in(text[span[0] : span[1]]).gained
    for fact in _facts_about(text, span, facts):
        ranks = _ranks_in(fact.text)
        moves = {*ranks.gained, *(then - now for now in ranks.now for then in ranks.before)}
        if set(wanted) <= moves:
            return fact
    return None


def _facts_about(text: str, span: TextSpan, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the facts that share words with `text` and name its regions."""
    start, end = clause_at(text, span[0])
    regions = {found.word for found in _REGION.find(text[start:end])}
    words = content_bigrams(text)
    for fact in facts:
        known = f"{fact.text}{fact.scope}"
        if words & bigrams(known) and all(region in known for region in regions):
            yield fact


def _ranks_in(text: str) -> _Ranks:
    now: list[int] = []
    before: list[int] = []
    for found in _PLACE.finditer(text):
        number = parse_chinese_number(found["number"]) if found["number"] else 1
        if number is not None:
            (before if _LAST.search(text[: found.start()]) else now).append(number)
    gained = tuple(
        -number if found["down"] else number
        for found in _MOVE.finditer(text)
        if (number := parse_chinese_number(found["number"])) is not None
    )
    return _Ranks(now=tuple(now), before=tuple(before), gained=gained)


def _earlier(ranks: _Ranks) -> set[int]:
    """Return last year's rank, given or reckoned from the places gained since."""
    return {*ranks.before, *(now + gained for now in ranks.now for gained in ranks.gained)}


def _last_place(text: str, span: TextSpan) -> str:
    found: Sequence[re.Match[str]] = list(_PLACE.finditer(text, *span))
    return found[-1][0] if found else ""
