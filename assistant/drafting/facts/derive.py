"""Derive the growth over last year, and the share of the target, that a fact leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.measures import unit_of
from assistant.drafting.facts.change_words import describe_change
from assistant.text.figures.figure import COUNTED, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.figure_sentence import PERCENTAGES
from assistant.text.figures.intervals import Bounds, growth, share
from assistant.text.figures.rounding import format_rate
from assistant.text.lexicon import group

_BASE = "(?:上年|去年)(?:同期|同比)?(?:[数值]|实际|完成)?(?:[为是的]|达到)?"
_COMPARED = re.compile(
    rf"同比|环比|[比较](?:上年|去年|同期)|百分点|{group('comparison.change').pattern}"
)
_TARGET = re.compile(
    rf"（(?P<name>{group('totals.target_period').pattern}?{group('totals.plan').pattern})"
    r"(?:数|值|任务)?(?:为|是)?$"
)

_BRACKET = re.compile("（[^（）]*）")  # the scope of a value


def derive_figures(fact: Fact) -> Fact:
    """Return `fact` with its growth or its share of the target, where only values are given.

    One value and one of last year, both known and above zero, in the form of a table:
    办件3.6万件，上年同期3.4万件. Anything less plain stays as it is.
    """
    places = label_figures(fact.text)
    for base in places:
        said = fact.text[: base.figure.start] if fact.last else fact.text
        if base.is_earlier and not _COMPARED.search(said):
            present = [one for one in _present_values(places, base) if not _target_match(fact, one)]
            if len(present) == 1 or (present and fact.last):  # a table's value comes first
                return _with_target(_with_growth(fact, present[0], base))
    return _with_target(fact)


def _present_values(places: Sequence[LabelledFigure], base: LabelledFigure) -> list[LabelledFigure]:
    """Return the figures that may be this period's value of what `base` was a period before."""
    return [
        one
        for one in places
        if unit_of(one.figure) == unit_of(base.figure)
        and one.figure.kind in COUNTED | PERCENTAGES
        and not (one.move or one.is_earlier)
    ]


def _with_target(fact: Fact) -> Fact:
    places = label_figures(fact.text)
    for target in places:
        if match := _target_match(fact, target):
            return _with_completion(fact, places[0], target, match)
    return fact


def _target_match(fact: Fact, place: LabelledFigure) -> re.Match[str] | None:
    """Return the match of （目标 in front of a figure, None where there is none."""
    return _TARGET.search(fact.text[: place.figure.start])


def _with_growth(fact: Fact, present: LabelledFigure, base: LabelledFigure) -> Fact:
    now, then = present.figure.number, base.figure.number
    aside = re.search(rf"[，（]{_BASE}$", fact.text[: base.figure.start])
    closed = re.match("[）。；，]|$", fact.text[base.figure.end :])
    if not (now and then and now > 0 and then > 0 and aside and closed):
        return fact
    if re.search("[余多‰]", base.figure.text + present.figure.text):  # ‰ differ in no points
        return fact
    one, other = present.figure.text, base.figure.text
    if base.figure.kind is FigureKind.PERCENT:
        words, formula = describe_change(now - then, in_points=True), f"{one}-{other}"
    else:
        change = growth(Bounds.exact(now), Bounds.exact(then)).value
        words, formula = describe_change(change, in_points=False), f"({one}-{other})÷{other}"
    head, comparison = fact.text[: aside.start()], fact.text[aside.start() + 1 : base.figure.end]
    rest = fact.text[base.figure.end :].removeprefix("）").replace(f"，同比{words}", "")
    return replace(
        fact,
        text=f"{head}，同比{words}（{comparison}）{rest}",
        computed=f"同比{words}",
        calculation=formula,
    )


def _with_completion(
    fact: Fact, done: LabelledFigure, target: LabelledFigure, match: re.Match[str]
) -> Fact:
    now, aim = done.figure.number, target.figure.number
    same = done is not target and done.figure.unit == target.figure.unit
    behind = fact.text[target.figure.end :]
    if not (same and now and aim and aim > 0 and now > 0 and behind.startswith("）")):
        return fact
    between = fact.text[done.figure.end : match.start()]
    if target.figure.kind not in COUNTED or (fact.target and _BRACKET.sub("", between)):
        return fact
    if between and not fact.target:
        return fact
    rate = format_rate(share(Bounds.exact(now), Bounds.exact(aim)).value)
    completion = f"完成{match['name']}{target.figure.text}的{rate}%"
    formula = f"{done.figure.text}÷{target.figure.text}"
    return replace(
        fact,
        text=f"{fact.text[: match.start()]}，{completion}{behind[1:]}",
        computed="，".join(filter(None, (completion, fact.computed))),
        calculation="；".join(filter(None, (formula, fact.calculation))),
    )
