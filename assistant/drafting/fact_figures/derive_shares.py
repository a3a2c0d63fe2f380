"""Derive a share or a ratio from a part and a whole."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.drafting.fact_figures.derived_figure import (
    Output,
    ids_of,
    is_about,
    is_denied,
    may_be_divided,
    names_own_words,
)
from assistant.drafting.fact_figures.fact_amounts import RATE_NAME, FactAmount, read_amounts
from assistant.drafting.fact_figures.measures import unit_of
from assistant.text.figures.figure_labels import label_figures
from assistant.text.figures.intervals import growth, share
from assistant.text.figures.read_figures import without_figures
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams, content_bigrams, is_abbreviated

_TARGET = group("totals.target")
_SHARE = re.compile("占|率|比重|比例|超过|完成|为|达|是")
_OF_WHOLE = re.compile(
    "占(?!比)(?:全部|所有|总)?(?P<whole>[^，。；占]{2,12}?)(?:总数|总量|总额|数|量)?的?$"
)


def derive_share(output: Output, part: FactAmount, whole: FactAmount) -> str | None:
    """Return how the figure is the share of `part` in `whole`; None where it is not."""
    if not may_be_divided(part, whole) or not _is_whole_named(output, whole):
        return None
    is_of_rates = part.is_rate and not whole.is_target  # 61% of 96.5% is a share of nothing
    if part.is_base or is_of_rates or not is_about(output, part):
        return None
    if _is_other_whole_stated(output, part, whole):
        return None
    clause = output.place.clause
    to_target = whole.is_target and _TARGET.occurs_in(clause)
    fits = part.amount.value <= whole.amount.value or to_target
    is_share = "占" in clause and _SHARE.search(clause)
    is_of_part = _names_part(output, part, whole)
    if not is_of_part and _names_another(output, part, whole):
        return None
    is_named = is_share or to_target or is_of_part
    if fits and is_named and output.states(share(part.amount, whole.amount)):
        return f"{ids_of(part, whole)}：{part.text}÷{whole.text}"
    return None


def derive_surplus(output: Output, done: FactAmount, target: FactAmount) -> str | None:
    """Return by how many per cent a target was passed: 超额完成任务20%; None where it was not."""
    is_of_target = target.is_target and _TARGET.occurs_in(output.place.words_before)
    if not is_of_target or done.is_target or done.is_base or done.fact != target.fact:
        return None
    if not may_be_divided(done, target) or not is_about(output, done):
        return None
    result = growth(done.amount, target.amount) * output.place.move
    if result.value > 0 and output.states(result):
        return f"{ids_of(done, target)}：({done.text}-{target.text})÷{target.text}"
    return None


def derive_ratio(output: Output, one: FactAmount, other: FactAmount) -> str | None:
    """Return how the figure is the ratio of two amounts: 1:200."""
    numbers = re.split("[:：∶]", output.place.figure.text)
    if len(numbers) != 2 or not Decimal(numbers[0]) or not may_be_divided(one, other):
        return None
    ratio = Decimal(numbers[1]) / Decimal(numbers[0])
    holds = one.amount.value and abs(other.amount.value / one.amount.value / ratio - 1) <= Decimal(
        "0.005"
    )
    return f"{ids_of(one, other)}：{one.text}∶{other.text}" if holds else None


def _is_whole_named(output: Output, whole: FactAmount) -> bool:
    """Return whether the whole is this year's, and the one that 占…的 names, if it names one."""
    before = output.place.words_before
    if "其中" in whole.place.words_before:  # a part itself
        return False
    if whole.is_base and not _TARGET.occurs_in(before):
        return False
    found = _OF_WHOLE.search(before)
    named = content_bigrams(without_figures(found["whole"])) if found else frozenset()
    if found is None or not named or (whole.is_target and _TARGET.occurs_in(found["whole"])):
        return True
    known = f"{whole.place.label}，{whole.fact.indicator}"
    return bool(named & bigrams(known)) or is_abbreviated(found["whole"], known)


def _is_other_whole_stated(output: Output, part: FactAmount, whole: FactAmount) -> bool:
    """Return whether the sentence gives another whole of the part: 签约46个，投产率过半."""
    stated = {one.figure.text for one in label_figures(output.sentence)} - {
        output.place.figure.text
    }
    wholes = {
        one.text
        for one in read_amounts([part.fact])
        if one.is_level
        and not (one.is_implied or one.is_target)
        and one.amount.value > part.amount.value
        and unit_of(one.place.figure) == unit_of(whole.place.figure)
    }
    is_own = whole.fact == part.fact and not (whole.is_implied or whole.is_target)
    return is_own and whole.text not in stated and not wholes.isdisjoint(stated)


def _names_another(output: Output, part: FactAmount, whole: FactAmount) -> bool:
    """Return whether the share is told in words of another part of the fact than this one."""
    given = (one for one in read_amounts([part.fact]) if one.is_level and not one.is_implied)
    beside = f"{part.place.label}，{whole.place.label}"
    return any(
        bigrams(one.place.label) - bigrams(beside) and _names_part(output, one, part)
        for one in given
        if one.text not in {part.text, whole.text}
        and unit_of(one.place.figure) == unit_of(part.place.figure)
    )


def _names_part(output: Output, part: FactAmount, whole: FactAmount) -> bool:
    """Return whether the share is told in words of the part; 结案率 is one of 案件审结."""
    rate = RATE_NAME.search(output.place.label)
    own, others = (set(one.place.label) for one in (part, whole))
    act = set(rate["act"]) if rate and not is_denied(rate["act"], output.place.label) else set()
    is_named = bool(act & own - others) and act <= own | others
    return is_named or names_own_words(output, part, beside=whole.place.label)
