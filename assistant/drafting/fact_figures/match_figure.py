"""Match a figure of a sentence to the figure of a fact that it states."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.drafting.fact_figures.fact_index import FactFigure, FactIndex, bigrams_of_rivals
from assistant.drafting.fact_figures.losses import profit_sign
from assistant.drafting.fact_figures.measures import are_alike
from assistant.drafting.fact_figures.mismatch import (
    contradicts_thing,
    names_whole_thing,
    refers_to_other_thing,
)
from assistant.drafting.fact_figures.rate_bases import has_other_base, has_other_time
from assistant.drafting.fact_figures.same_value import (
    is_of_earlier,
    same_direction,
    states_same_value,
)
from assistant.drafting.fact_figures.siblings import (
    has_most_own_words,
    has_only_own_words,
    is_named_like,
    is_named_like_sibling,
    is_whole_beside_share,
    lacks_qualifier,
)
from assistant.drafting.fact_figures.word_swaps import has_other_grade
from assistant.text.figures.figure_labels import LabelledFigure, strip_framing
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_PLAN = group("claims.planned")
_PLANNED = re.compile(rf"{_PLAN.pattern}|20\d\d年")
_ELSEWHERE = 0.4  # what a word counts for that stands in another clause
_MARGIN = 0.6  # by how much another figure in the same unit has to fit better
_FAR = 1.0  # and one in any unit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A figure of a sentence with the words it stands with there."""

    place: LabelledFigure
    sentence: str
    own: frozenset[str]  # bigrams of its label
    whole: frozenset[str]  # of the sentence, without those of other figures
    is_planned: bool  # whether the sentence speaks of a plan, or names a year, up to its clause
    plans: bool  # whether the clause itself says what is planned

    def may_mean(self, stated: FactFigure) -> bool:
        """Return whether the sentence may speak of `stated`: of a plan only where it plans."""
        return self.is_planned or not _PLANNED.search(stated.place.clause)

    def drop_results(self, found: FactFigure, rivals: list[FactFigure]) -> list[FactFigure]:
        """Return the rivals of `found` without results where the clause tells it as planned."""
        if not (self.plans and _is_planned(found)):
            return rivals
        return [one for one in rivals if _is_planned(one)]


def _is_planned(stated: FactFigure) -> bool:
    return stated.fact.is_planned or _PLANNED.search(stated.place.clause) is not None


def match_figure(place: LabelledFigure, sentence: str, index: FactIndex) -> FactFigure | None:
    """Return the figure of a fact that the figure at `place` states.

    None if there is none, or if the words at `place` are those of another figure in its unit.
    """
    found = find_by_value(place, sentence, index)
    return None if found is None or _is_of_another_thing(place, sentence, found) else found.figure


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundValue:
    """A figure of a fact with the value of one in a text, and all wordings of the fact."""

    figure: FactFigure
    told: str  # 拆掉 in the ledger, 拆除 as written


def find_by_value(
    place: LabelledFigure, sentence: str, index: FactIndex, *, in_other_words: bool = False
) -> FoundValue | None:
    """Return the figure of a fact with the value of that at `place`, however it is named there.

    None if there is none, or if the words at `place` are rather those of another figure. Counted by
    another measure word it has to be named alike, if not `in_other_words`.
    """
    same, contenders = _find_same_value(place, sentence, index, in_other_words=in_other_words)
    if not same:
        return None
    mention = _read_mention(place, sentence)
    rivals = [one for one in contenders if one not in same and mention.may_mean(one)]
    weights = _bigram_weights([*same, *rivals])
    found = max(same, key=lambda one: _overlap_score(mention.own, mention.whole, one, weights))
    siblings = _siblings_of(found, index)
    if _means_sibling(mention, found, siblings):
        return None
    rivals = _drop_weak_rivals(mention, found, siblings, mention.drop_results(found, rivals))
    if _has_better_rival(mention, found, rivals, weights):
        return None
    if _has_better_stranger(mention, found, index):
        return None
    return FoundValue(figure=found, told=_tellings(found, same))


def _tellings(found: FactFigure, same: Sequence[FactFigure]) -> str:
    """Return all wordings of the fact: 拆掉 in the ledger, 拆除 as written."""
    return "，".join(one.fact.text for one in same if one.fact.id == found.fact.id)


def _find_same_value(
    place: LabelledFigure, sentence: str, index: FactIndex, *, in_other_words: bool
) -> tuple[list[FactFigure], list[FactFigure]]:
    """Return the figures of the same value, and all that could be meant, in its unit or alike."""

    def state_it(candidates: Iterable[FactFigure]) -> list[FactFigure]:
        stating = (one for one in candidates if states_same_value(place, one, sentence))
        return _of_same_direction(place, stating)

    in_unit = index.with_unit_of(place.figure)
    if same := state_it(in_unit):
        return same, _of_same_direction(place, in_unit)
    # 132次 of 132场: another measure word, and all figures counted by such
    alike = [one for one in index.figures if are_alike(one.figure, place.figure)]
    named = (one for one in alike if in_other_words or _is_called_so(place, one.place))
    if same := state_it(named):
        return same, _of_same_direction(place, alike)
    unmeasured = _of_same_direction(place, index.without_unit(place))
    return unmeasured, _of_same_direction(place, alike) if unmeasured else []


def _is_called_so(place: LabelledFigure, own: LabelledFigure) -> bool:
    return is_named_like(place, own) or has_most_own_words(place, own)


def _of_same_direction(place: LabelledFigure, candidates: Iterable[FactFigure]) -> list[FactFigure]:
    return [one for one in candidates if same_direction(place, one)]


def _read_mention(place: LabelledFigure, sentence: str) -> _Mention:
    return _Mention(
        place=place,
        sentence=sentence,
        own=bigrams(strip_framing(place.label)),
        whole=bigrams(strip_framing(sentence)) - bigrams_of_rivals(place, sentence),
        is_planned=_speaks_of_plan(place, sentence),
        plans=_PLAN.occurs_in(place.clause),
    )


def _speaks_of_plan(place: LabelledFigure, sentence: str) -> bool:
    """Return whether a plan is named in the clause or before it, not only behind: 超过目标."""
    before = sentence[: place.figure.start - len(place.words_before)]
    return _PLANNED.search(before + place.clause) is not None


def _siblings_of(found: FactFigure, index: FactIndex) -> list[LabelledFigure]:
    """Return the other figures of the same fact in the same unit, of the same time."""
    return [
        one.place
        for one in index.with_unit_of(found.figure)
        if one.fact == found.fact
        and one.figure.key != found.figure.key
        and is_of_earlier(one.place) == is_of_earlier(found.place)
    ]


def _levels(places: Iterable[LabelledFigure]) -> list[LabelledFigure]:
    return [one for one in places if not one.move]


def _means_sibling(
    mention: _Mention, found: FactFigure, siblings: Sequence[LabelledFigure]
) -> bool:
    """Return whether the words are those of a sibling, or a target is told as if reached."""
    if is_named_like_sibling(mention.place, found.place, siblings):
        return True
    is_told_plainly = bool(_levels(siblings)) and not mention.is_planned
    return is_told_plainly and lacks_qualifier(mention.place, found.place)


def _drop_weak_rivals(
    mention: _Mention,
    found: FactFigure,
    siblings: Sequence[LabelledFigure],
    rivals: list[FactFigure],
) -> list[FactFigure]:
    """Return the rivals that may still be meant, as well as the words at the figure fit `found`."""
    place, own = mention.place, found.place
    rivals = [  # the fact in another wording has the same figures once more
        one
        for one in rivals
        if one.fact.id != found.fact.id
        or (one.fact == found.fact and not is_whole_beside_share(place, own, one.place))
    ]
    if is_named_like(place, own) or has_only_own_words(place, own, _levels(siblings)):
        rivals = [one for one in rivals if one.fact != found.fact]
    if found.clause_bigrams and found.clause_bigrams <= mention.own:  # 精矿产量, not 原矿产量
        rivals = [one for one in rivals if one.clause_bigrams <= mention.own]
    return rivals


def _has_better_rival(
    mention: _Mention,
    found: FactFigure,
    rivals: Sequence[FactFigure],
    weights: dict[str, float],
) -> bool:
    """Return whether another figure in the unit fits the words clearly better."""
    own, whole = mention.own, mention.whole
    best = max((_overlap_score(own, whole, one, weights) for one in rivals), default=0.0)
    return best > _overlap_score(own, whole, found, weights) + _MARGIN


def _has_better_stranger(mention: _Mention, found: FactFigure, index: FactIndex) -> bool:
    """Return whether a figure of another fact, in any unit, fits the words far better."""
    own = mention.own
    others = [
        one for one in index.figures if one.fact.id != found.fact.id and mention.may_mean(one)
    ]
    strangers = mention.drop_results(found, others)
    best = max((_overlap_score(own, own, one, {}) for one in strangers), default=0.0)
    return best > _overlap_score(own, own, found, {}) + _FAR


def _is_of_another_thing(place: LabelledFigure, sentence: str, found: FoundValue) -> bool:
    """Return whether the words at `place` name a thing that the fact does not."""
    own_label = found.figure.place.label
    return _has_other_measure(place, found) or refers_to_other_thing(
        place, sentence, own_label, _all_told(found)
    )


def is_told_at_length(place: LabelledFigure, sentence: str, found: FoundValue) -> bool:
    """Return whether a sentence names all that the fact counts, and nothing that it excludes."""
    is_whole = names_whole_thing(sentence, found.figure.place.label)
    return is_whole and not contradicts_fact(place, sentence, found)


def contradicts_fact(place: LabelledFigure, sentence: str, found: FoundValue) -> bool:
    """Return whether the words at a figure are of another time, grade, kind or act."""
    own_label = found.figure.place.label
    return _has_other_measure(place, found) or contradicts_thing(
        place, sentence, own_label, _all_told(found)
    )


def _has_other_measure(place: LabelledFigure, found: FoundValue) -> bool:
    """Return whether the figure is of another time or grade than the fact's, or per another."""
    own = found.figure.place
    return (
        has_other_base(place, own, _all_told(found))
        or has_other_time(place, own)
        or has_other_grade(place.clause, own.clause)
    )


def _all_told(found: FoundValue) -> str:
    """Return all that the user says around a figure."""
    fact = found.figure.fact
    earned = {1: "盈利", -1: "亏损"}.get(profit_sign(found.figure.place), "")
    return "，".join((found.told, fact.indicator, fact.scope, fact.topic, *fact.section, earned))


def _bigram_weights(contenders: Iterable[FactFigure]) -> dict[str, float]:
    """Return the weight of each bigram: the more figures it labels, the less it tells."""
    counts = Counter(pair for one in contenders for pair in one.clause_bigrams)
    return {pair: 1 / count**0.5 for pair, count in counts.items()}


def _overlap_score(
    own: frozenset[str], whole: frozenset[str], stated: FactFigure, weights: dict[str, float]
) -> float:
    near = sum(weights.get(pair, 0.5) for pair in own & stated.clause_bigrams)
    elsewhere = (own & stated.fact_bigrams) - stated.clause_bigrams
    far = sum(weights.get(pair, 0.5) for pair in elsewhere)
    far += sum(weights.get(pair, 0.5) for pair in (whole & stated.clause_bigrams) - own)
    return near + _ELSEWHERE * far
