"""Work out what a ledger leaves to its reader: growth over last year, share of the target."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafting.draft import Fact
from assistant.drafting.facts.growth_check import change_words, present_values
from assistant.drafting.facts.share_check import share_words
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.read_figures import FigureKind

_BASE = "(?:上年|去年)(?:同期|同比)?(?:数|值|实际|完成)?(?:为|是|的|达到)?"
_COMPARED = re.compile("同比|环比|持平|[比较](?:上年|去年|同期)|增长|下降|提高|降低|百分点|翻番")
_TARGET = re.compile(r"（(?:年度|全年)?(?P<name>目标|计划|任务)(?:数|值|任务)?(?:为|是)?$")
_RATES = {FigureKind.PERCENT, FigureKind.POINTS}


def worked_out(fact: Fact) -> Fact:
    """Return `fact` with its growth or its share of the target said, where only values are given.

    One value and one of last year, both known and above zero, in the form of a table:
    办件3.6万件，上年同期3.4万件. Anything less plain stays as it is.
    """
    places = label_figures(fact.text)
    for base in places:
        if base.is_earlier and not _COMPARED.search(fact.text):
            present = [one for one in present_values(places, base) if not _aim(fact, one)]
            if len(present) == 1:
                return _measured(_with_growth(fact, present[0], base))
    return _measured(fact)


def _measured(fact: Fact) -> Fact:
    places = label_figures(fact.text)
    for target in places:
        if stands := _aim(fact, target):
            return _with_completion(fact, places[0], target, stands)
    return fact


def _aim(fact: Fact, place: LabelledFigure) -> re.Match[str] | None:
    """Return where （目标 stands in front of a figure, None where it does not."""
    return _TARGET.search(fact.text[: place.figure.start])


def _with_growth(fact: Fact, present: LabelledFigure, base: LabelledFigure) -> Fact:
    now, then = present.figure.number, base.figure.number
    aside = re.search(rf"[，（]{_BASE}$", fact.text[: base.figure.start])
    closed = re.match("[）。；，]|$", fact.text[base.figure.end :])
    if not (now and then and now > 0 and then > 0 and aside and closed):
        return fact
    in_points = base.figure.kind is FigureKind.PERCENT
    if re.search("[余多]", base.figure.text + present.figure.text):
        return fact
    growth = f"同比{change_words(now, then, in_points=in_points)}"
    head, words = fact.text[: aside.start()], fact.text[aside.start() + 1 : base.figure.end]
    rest = fact.text[base.figure.end :].removeprefix("）")
    one, other = present.figure.text, base.figure.text
    return replace(
        fact,
        text=f"{head}，{growth}（{words}）{rest}",
        computed=growth,
        calculation=f"{one}-{other}" if in_points else f"({one}-{other})÷{other}",
    )


def _with_completion(
    fact: Fact, done: LabelledFigure, target: LabelledFigure, stands: re.Match[str]
) -> Fact:
    now, aim = done.figure.number, target.figure.number
    same = done is not target and done.figure.unit == target.figure.unit
    behind = fact.text[target.figure.end :]
    if not (same and now and aim and aim > 0 and now > 0 and behind.startswith("）")):
        return fact
    if target.figure.kind in _RATES or fact.text[done.figure.end : stands.start()]:
        return fact
    share = f"完成{stands['name']}{target.figure.text}的{share_words(now, aim)}"
    return replace(
        fact,
        text=f"{fact.text[: stands.start()]}，{share}{behind[1:]}",
        computed="，".join(filter(None, (share, fact.computed))),
        calculation="；".join(
            filter(None, (f"{done.figure.text}÷{target.figure.text}", fact.calculation))
        ),
    )
