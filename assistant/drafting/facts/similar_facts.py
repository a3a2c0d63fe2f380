"""Recognise facts that say the same, or contradict one another, in other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.measures import unit_of
from assistant.text.figures.figure import MEASURED
from assistant.text.figures.figure_labels import label_figures
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.similarity import content_bigrams
from assistant.text.spans import replace_spans

_PLANNED = re.compile(rf"{group('facts.aimed_at').pattern}|20\d\d年.{{0,6}}(?:再|新建|达到)")
_LONG_FORMS = {"固投": "固定资产投资", "规上": "规模以上", "社零": "社会消费品零售", "工单": "热线"}
_NO_KIND = re.compile("里程|数量|总数|总额|数$|量$|额$")  # 公路里程 and 公路 are one indicator
ASIDE = re.compile(
    f"[省市区县镇乡局院]内|全[省市区县镇乡局院]|[0-9]+月|{group('facts.aside').pattern}"
)
_SHARED_WORDS = 2  # pairs of characters
_SAME_NAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """A value of a fact, its unit and the words for what it counts."""

    key: str
    unit: str
    label: str


def repeats(later: Fact, earlier: Fact) -> bool:
    """Return whether all figures of `later` stand in `earlier`, for the same thing.

    A single figure does where `later` says nothing that `earlier` does not. Of two rows of tables
    the indicators have to be the same but for the order of their words.
    """
    if is_plan(later) != is_plan(earlier) or are_apart(later, earlier):
        return False
    own, known = _figures(later), _figures(earlier)
    if later.indicator and earlier.indicator:
        same_name = _letters(later.indicator) == _letters(earlier.indicator)
        return bool(later.value) and same_name and own <= known
    if own and _shortens(later, earlier):
        return True
    if len(own) < _SHARED_WORDS or not all(_is_among(key, known) for key in own):
        return False
    return len(_words(later) & _words(earlier)) >= _SHARED_WORDS


def _shortens(later: Fact, earlier: Fact) -> bool:
    """Return whether `later` is `earlier` with words left out, its figures for the same things.

    办结96件 shortens 办结来信96件, and does not shorten 办结来信80件，来访96件.
    """
    rest = iter(_tokens(earlier))
    if not all(token in rest for token in _tokens(later)):
        return False
    known = list(_claims(earlier, with_moves=True))
    return all(
        any(one.key == other.key and _is_label_of(one.label, other.label) for other in known)
        for one in _claims(later, with_moves=True)
    )


def _tokens(fact: Fact) -> Iterator[str]:
    """Yield the letters of a fact and each figure as one, without what says nothing."""
    start = 0
    for figure in find_figures(fact.text):
        if figure.kind in MEASURED:
            yield from _plain_letters(fact.text[start : figure.start])
            yield figure.key
            start = figure.end
    yield from _plain_letters(fact.text[start:])


def _plain_letters(text: str) -> Iterator[str]:
    return filter(str.isalnum, ASIDE.sub("", spell_out_indicators(text)))


def _is_label_of(said: str, known: str) -> bool:
    """Return whether a label shares a word with one known, or is short for it: 营收, 营业收入."""
    last = ASIDE.sub("", said.rpartition("，")[2])
    letters = iter(known)
    return bool(content_bigrams(last) & content_bigrams(known)) or all(
        letter in letters for letter in last
    )


def contradicts(later: Fact, earlier: Fact) -> bool:
    """Return whether two facts, at least one of them a sentence, give one thing two values."""
    if (later.indicator and earlier.indicator) or is_plan(later) != is_plan(earlier):
        return False
    if are_apart(later, earlier):
        return False
    return any(
        one.unit == other.unit
        and one.key != other.key
        and _same_thing(one.label, other.label, later.text, earlier.text)
        for one in _claims(later)
        for other in _claims(earlier)
    )


def are_apart(one: Fact, other: Fact) -> bool:
    """Return whether the user gave the facts to different sections or dates."""
    return one.section != other.section or one.as_of != other.as_of


def is_plan(fact: Fact) -> bool:
    """Return whether a fact tells of what is to be done."""
    return fact.is_planned or bool(_PLANNED.search(fact.indicator or fact.text))


def _figures(fact: Fact) -> set[str]:
    return {one.key for one in find_figures(fact.text) if one.kind in MEASURED}


def _is_among(key: str, known: set[str]) -> bool:
    """Return whether a figure is known, in 元 where one of the two has no unit."""
    return key in known or any(f"{key}{unit}" in known for unit in ("元", "个", "人"))


def _words(fact: Fact) -> frozenset[str]:
    figures = ((one.start, one.end, " ") for one in find_figures(fact.text))
    return content_bigrams(spell_out_indicators(replace_spans(fact.text, figures)))


def _letters(name: str) -> str:
    return "".join(sorted(_NO_KIND.sub("", spell_out_indicators(name))))


def spell_out_indicators(text: str) -> str:
    """Return `text` with the short names of indicators in full: 固投, 规上."""
    for short, long in _LONG_FORMS.items():
        text = text.replace(short, long)
    return text


def _claims(fact: Fact, *, with_moves: bool = False) -> Iterator[_Claim]:
    for place in label_figures(fact.text):
        is_level = not (place.move or place.is_earlier)
        if place.figure.kind in MEASURED and (is_level or with_moves):
            yield _Claim(
                key=place.figure.key,
                unit=unit_of(place.figure),
                label=spell_out_indicators(place.label),
            )


def _same_thing(one: str, other: str, said: str, known: str) -> bool:
    """Return whether two labels name one thing: what only one of them says is an aside."""
    left, right = (ASIDE.sub("", label.rpartition("，")[2] or label) for label in (one, other))
    if len(content_bigrams(left) & content_bigrams(right)) < _SAME_NAME:
        return False
    acts = group("indicators.act")
    done, also_done = ({hit.word for hit in acts.find(label)} for label in (left, right))
    if not all(act in known for act in done - also_done):
        return False
    if not all(act in said for act in also_done - done):
        return False
    return _is_aside(Counter(left) - Counter(right), known) and _is_aside(
        Counter(right) - Counter(left), said
    )


def _is_aside(extra: Counter[str], told: str) -> bool:
    """Return whether the letters of one label alone stand in the other fact, or say nothing."""
    rest = group("ledger.filler").pattern
    left = re.sub(rest, "", "".join(extra.elements()))
    return all(letter in told for letter in left)
