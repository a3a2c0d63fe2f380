"""Write a section on what was done: for each matter the practice, then its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting import general_wording
from assistant.drafting.blanks import called_for
from assistant.drafting.borrowing import opens_with_practice
from assistant.drafting.fact_matters import Matter, matters_of
from assistant.drafting.precedents import (
    Candidate,
    Findings,
    borrowed,
    different,
    research,
)
from assistant.drafting.records import Brief, Retrieve, Written
from assistant.drafting.trades import trade_of, trades_in, unsaid
from assistant.drafting.weaving import enumerate_groups, join_short, once_only, weave
from assistant.records import StoredPassage
from assistant.text.resemblance import content_bigrams

_WITHOUT_FACTS = 3  # practices borrowed for a section the user gave no fact for
_SHARED = 2  # pairs of characters that a practice and the facts behind it have in common
_LONGEST_LEAD = 36  # characters of a practice that figures follow in the same sentence
_PARALLEL = 3  # matters with a practice of their own from which 一是, 二是 begin
_FEW_FACTS = 3  # so few leave room for what came of them
_PROSE = 40  # characters of a section without facts, blanks aside
_TRADES = 2  # lines of work whose wording a section without precedents takes


def results(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> list[Written]:
    """Return practice, facts, effect; above further headings the facts alone."""
    if not brief.is_leaf:
        return weave(brief.facts, period=brief.period)
    found = research(brief, retrieve)
    if not brief.facts:
        return _without_facts(brief, found, said)
    candidates = list(different(found.candidates, said))
    groups = _matters(brief, candidates, said)
    written = once_only([sentence for group in groups for sentence in group])
    if len(brief.facts) <= _FEW_FACTS:
        taken = [sentence.text for sentence in written]
        effects = [one for one in different(candidates, [*said, *taken]) if one.is_effect]
        written += borrowed(effects[:1])
    return written


def _matters(
    brief: Brief, candidates: Sequence[Candidate], said: Sequence[str]
) -> list[tuple[Written, ...]]:
    """Return the sentences of each matter; 一是, 二是 in front where all have a practice."""
    known = list(said)
    led: list[tuple[Written, ...]] = []
    bare: list[Matter] = []
    for matter in matters_of(brief.facts, topic=brief.topic):
        lead, passages = _lead(matter, brief, candidates, known)
        if not lead:
            bare.append(matter)
            continue
        known.append(lead)
        first, *rest = weave(matter.facts, period=brief.period, lead=lead)
        led.append((replace(first, precedents=passages), *rest))
    left = tuple(fact for matter in bare for fact in matter.facts)
    if not led:  # the heading's own practice stands in front of all
        return [tuple(_plainly(brief, candidates, known))]
    if len(led) >= _PARALLEL and not left:
        return enumerate_groups(led)
    return [*led, tuple(weave(left, period=brief.period))]


def _plainly(brief: Brief, candidates: Sequence[Candidate], known: Sequence[str]) -> list[Written]:
    """Return the facts behind the practice of the whole section."""
    practices = [one for one in candidates if not one.is_effect][:1]
    lead = unsaid([trade.practices[0] for trade in trades_in(brief.topic)], known)
    woven = weave(brief.facts, period=brief.period, lead="" if practices else lead)
    return [*borrowed(practices), *woven]


def _lead(
    matter: Matter, brief: Brief, candidates: Sequence[Candidate], known: Sequence[str]
) -> tuple[str, tuple[StoredPassage, ...]]:
    """Return the clause that leads into the facts of `matter`, and where it was borrowed."""
    for candidate in different(candidates, known):
        text = candidate.text.rstrip("。")
        fits = len(text) <= _LONGEST_LEAD and opens_with_practice(text) and "；" not in text
        if fits and _speaks_of(text, matter, brief):
            return text, (candidate.passage,)
    return unsaid(matter.trade.practices if matter.trade else (), known), ()


def _speaks_of(text: str, matter: Matter, brief: Brief) -> bool:
    words = content_bigrams(text)
    if matter.trade is not None and trade_of(text) is matter.trade:
        return bool(words & (matter.words | content_bigrams(brief.topic)))
    return len(words & matter.words) >= _SHARED


def _without_facts(brief: Brief, found: Findings, said: Sequence[str]) -> list[Written]:
    """Return borrowed practices, the figures that past reports give here as blanks, the effect."""
    candidates = list(different(found.candidates, said))
    practices = [one for one in candidates if not one.is_effect][:_WITHOUT_FACTS]
    effects = [one for one in candidates if one.is_effect]
    written = borrowed(practices)
    if len(written) < _WITHOUT_FACTS:
        written += _from_trades(brief, [*said, *(one.text for one in practices)])
    if sum(len(sentence.text) for sentence in written) < _PROSE:
        written.append(Written(text=general_wording.practice(brief, said)))
    blank = called_for(brief, found.hits)
    written.append(blank or Written(text=general_wording.data()))
    return [*join_short(written), *borrowed(effects[:1])]


def _from_trades(brief: Brief, known: Sequence[str]) -> list[Written]:
    practices = [trade.practices for trade in trades_in(brief.topic)[:_TRADES]]
    fresh = [one for group in practices for one in group if unsaid([one], known)]
    return [Written(text=f"{'，'.join(fresh[:_TRADES])}。")] if fresh else []
