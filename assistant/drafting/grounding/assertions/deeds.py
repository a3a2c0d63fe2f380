"""Find deeds that facts contradict: 建成 where they say 开工, 未召开 where they say 召开."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.assertions.content_words import content_words
from assistant.drafting.grounding.assertions.subjects import TextSpan, clause_at, is_about
from assistant.drafting.grounding.assertions.totals import states_total
from assistant.text.figures.figure import COUNTED, FigureKind
from assistant.text.figures.figure_labels import label_figures
from assistant.text.lexicon import group, groups
from assistant.text.similarity import bigrams, content_bigrams

_NOT = group("claims.not_yet").pattern
_STAGES = tuple(group(f"act_kinds.{stage}") for stage in ("sign", "start", "finish"))
_STAGE = re.compile("|".join(stage.pattern for stage in _STAGES))
_DEED = "|".join(kind.pattern for kind in (*groups("act_kinds"), group("acts.count")))
_NEGATED = re.compile(rf"{_NOT}(?P<deed>{_DEED})(?![^，。；]{{0,6}}的)")
# 未查获私盐: a thing of which a fact gives a number
_WITHOUT = re.compile(
    rf"未(?!{group('claims.reach_goal').pattern})"
    r"(?P<act>[\u4e00-\u9fff]{2})(?P<object>[\u4e00-\u9fff]{2,8})"
)
# 仍有少数老人未结对: a rest of what a fact says was done to all
_SOME_NOT = re.compile(r"[仍还尚]有[^，。；\d]{0,10}未(?P<act>[\u4e00-\u9fff]{2})")
_PLANNED = group("claims.planned")
# 件件办结, 均已完工: each of what a fact may say was done to a part
_EACH = re.compile(
    r"(?:(?P<thing>[件样人户村条家校桩事批处次台项])(?P=thing)|(?<![平人户年月日场亩村])[均都皆])"
    r"(?:已经?|得到|全部|顺利)?(?P<done>[\u4e00-\u9fff]{2,4})(?=[，。；])"
)
_NOT_ALL = re.compile(rf"未|{group('totals.target').pattern}")
_WHOLE = 100
_MOSTLY = 0.6  # share of the words of a thing by which a fact is about it


def find_deeds(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each stage of a project and each deed not done in `text`."""
    for pattern in (_SOME_NOT, _NEGATED, _WITHOUT, _EACH, _STAGE):
        for found in pattern.finditer(text):
            yield found.span()


def contradicting_fact(text: str, span: TextSpan, facts: Iterable[Fact]) -> Fact | None:
    """Return a fact about the same thing that says otherwise, unless another one agrees."""
    about = [fact for fact in facts if is_about(fact, text, span)]
    negated = _NEGATED.fullmatch(text, *span)
    if negated is not None:
        denied = next((fact for fact in about if _does(fact, negated["deed"])), None)
        return denied or _fact_of_some(text, span, facts)
    if some := _SOME_NOT.fullmatch(text, *span):
        return next((fact for fact in facts if _was_done_to_all(fact, some["act"])), None)
    if _WITHOUT.fullmatch(text, *span):
        return _fact_of_some(text, span, facts)
    if each := _EACH.match(text, span[0]):
        is_excepted = "除" in text[clause_at(text, span[0])[0] : span[0]]
        return None if is_excepted else _fact_with_rest(text, each["done"], facts)
    done = [fact for fact in about if not _PLANNED.occurs_in(fact.text)]
    own = next(stage for stage in _STAGES if stage.occurs_in(text[span[0] : span[1]]))
    if any(own.occurs_in(fact.text) for fact in done):
        return None
    return _first_with_stage(done)


def _fact_with_rest(text: str, deed: str, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact by which `deed` was done to a part only: 收意见218条，办结201条."""
    words = content_bigrams(text)
    for fact in facts:
        if words & bigrams(fact.text) and any(_leaves_rest(fact, bigrams(deed))):
            return fact
    return None


def _leaves_rest(fact: Fact, deed: frozenset[str]) -> Iterator[bool]:
    places = [one for one in label_figures(fact.text) if one.figure.number is not None]
    for one in places:
        if one.figure.kind is FigureKind.PERCENT and not one.move and deed & bigrams(one.label):
            yield (one.figure.number or 0) < _WHOLE
    for whole, part in pairwise(one for one in places if one.figure.kind in COUNTED):
        is_alike = whole.figure.unit == part.figure.unit and deed & bigrams(part.label)
        yield bool(is_alike) and (whole.figure.number or 0) > (part.figure.number or 0)


def _was_done_to_all(fact: Fact, act: str) -> bool:
    """Return whether the act was done, and the fact leaves no rest and no goal."""
    if act not in fact.text or _NOT_ALL.search(fact.text):
        return False
    places = [one for one in label_figures(fact.text) if one.figure.number]
    return states_total(fact) or (bool(places) and not any(_leaves_rest(fact, bigrams(act))))


def _fact_of_some(text: str, span: TextSpan, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact that counts some of what the text says was not done at all."""
    without = _WITHOUT.match(text, span[0])
    if without is None:
        return None
    words = content_words(without["object"])
    return next((fact for fact in facts if _has_some(fact, without["act"], words)), None)


def _has_some(fact: Fact, act: str, words: Sequence[str]) -> bool:
    """Return whether a figure of `fact` other than 0 counts the thing, and it denies nothing."""
    held = [word for word in words if word in fact.text]
    is_same = act in fact.text or len(held) >= _MOSTLY * len(words)
    if not words or words[0] not in held or not is_same or "未" in fact.text:
        return False
    counted = (one for one in label_figures(fact.text) if one.figure.number and not one.is_earlier)
    return any(words[0] in one.label for one in counted)


def _does(fact: Fact, deed: str) -> bool:
    return deed in fact.text and re.search(f"{_NOT}[^，。；]{{0,4}}{deed}", fact.text) is None


def _first_with_stage(facts: Sequence[Fact]) -> Fact | None:
    return next((fact for fact in facts if _STAGE.search(fact.text)), None)
