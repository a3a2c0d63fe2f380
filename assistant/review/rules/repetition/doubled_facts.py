"""Find facts that two places of a draft report as a result."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.records import Function
from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.repetition.repeated_wording import find_repetitions
from assistant.review.rules.rule import Context, Rule, RuleMatch, enclosing_sentence
from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.figure_labels import label_figures, strip_framing
from assistant.text.lexicon import group
from assistant.text.similarity import content_bigrams, overlap_coefficient

_SAME_THING = 0.5  # share of the pairs of characters of the shorter label
# Pairs that two labels must share: 1236 is one fact's, 12 of many things, 2 of anything.
_SHARED_PAIRS = {1: 4, 2: 2}
_SHARED_PAIRS_OF_MANY_DIGITS = 1
_FEW_DIGITS = 2
_NOUN = 2  # characters
_NEVER = 1000
_NO_COUNT = group("review.no_count")
_LIMIT = group("review.limit_behind")
_AHEAD, _SEVERAL_YEARS = group("outlook.ahead"), group("review.several_years")
_CLOSED = re.compile(r"\s*(?:[，。；、：）,;)]|$)")
_TOLD_ELSEWHERE = Function.PLAN, Function.PROBLEMS  # a problem may name a result


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fact:
    """A figure that a section reports, with what it counts."""

    paragraph: DraftParagraph
    figure: Figure
    sentence: int  # offset at which its sentence begins
    label: str
    pairs: frozenset[str]  # of neighbouring characters of the label
    noun: str  # the two characters right in front of it: what it counts
    digits: int  # without the zeros at its end
    closes: bool  # a clause on what is done: in front of a noun it may name a set, 35个大中城市

    @property
    def place(self) -> tuple[int, int]:
        """Its paragraph, and where its sentence begins there."""
        return self.paragraph.n, self.sentence


def _find_doubled_facts(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield a figure that another place has reported before, of the same thing.

    Where the wording is repeated too, the repetition is the finding.
    """
    repeated = [
        (match.paragraph.n, match.start, match.end) for match in find_repetitions(draft, context)
    ]
    earlier: defaultdict[str, list[_Fact]] = defaultdict(list)
    doubled: set[tuple[tuple[int, int], tuple[int, int]]] = set()  # sentences that tell one thing
    facts = (
        fact
        for paragraph in draft.paragraphs
        if not _is_of_next_year(paragraph, draft.year)
        for fact in _facts(paragraph)
        if not any(
            n == paragraph.n and start <= fact.figure.start < end for n, start, end in repeated
        )
    )
    for one in facts:
        first = next(
            (
                each
                for each in earlier[one.figure.key]
                if _is_same_fact(each, one)
                or _is_same_count(each, one)
                or (each.place, one.place) in doubled
            ),
            None,
        )
        if first:
            doubled.add((first.place, one.place))
            place = f"“{first.paragraph.section[-1]}”里" if _in_two_sections(first, one) else "前面"
            yield RuleMatch(
                paragraph=one.paragraph,
                start=one.figure.start,
                end=one.figure.end,
                reason=f"“{one.label}{one.figure.text}”在{place}已经写过",
                suggestion="只在一处写，另一处删去或换一个角度",
                others=(first.paragraph.n,),
            )
        else:
            earlier[one.figure.key].append(one)


def _is_of_next_year(paragraph: DraftParagraph, year: int | None) -> bool:
    """Return whether the headings name the year after: they plan, whatever else they say."""
    return year is not None and any(f"{year + 1}年" in heading for heading in paragraph.section)


def _facts(paragraph: DraftParagraph) -> Iterator[_Fact]:
    """Yield the figures of a paragraph that reports; the opening belongs to no section."""
    if not paragraph.section or paragraph.is_heading or paragraph.function in _TOLD_ELSEWHERE:
        return
    for place in label_figures(paragraph.text):
        figure = place.figure
        behind = paragraph.text[figure.end :]
        if place.move or place.is_earlier or not _counts(figure) or _LIMIT.opening(behind):
            continue
        start, end = enclosing_sentence(paragraph.text, figure.start)
        sentence = paragraph.text[start:end]
        if _SEVERAL_YEARS.occurs_in(sentence):
            continue
        yield _Fact(
            paragraph=paragraph,
            figure=figure,
            sentence=start,
            label=place.label,
            pairs=content_bigrams(strip_framing(place.label)),
            noun=place.words_before[-_NOUN:],
            digits=len("".join(filter(str.isdigit, figure.key)).strip("0")),
            closes=_CLOSED.match(behind) is not None and not _AHEAD.occurs_in(sentence),
        )


def _counts(figure: Figure) -> bool:
    """Return whether a figure counts things: it has a unit, which is no time and no grade."""
    return (
        figure.kind is FigureKind.NUMBER
        and bool(figure.unit)
        and figure.unit not in _NO_COUNT
        and "-" not in figure.text
    )


def _is_same_fact(one: _Fact, other: _Fact) -> bool:
    """Return whether two figures are one fact: the fewer digits, the more of the labels agrees."""
    needed = _SHARED_PAIRS.get(one.digits, _SHARED_PAIRS_OF_MANY_DIGITS)
    if not _in_two_sections(one, other):  # a section speaks of one matter throughout
        needed += 1 if one.digits > 1 else _NEVER
    return (
        one.digits > 0
        and (one.digits > _FEW_DIGITS or one.closes or other.closes)
        and len(one.pairs & other.pairs) >= needed
        and overlap_coefficient(one.pairs, other.pairs) >= _SAME_THING
    )


def _is_same_count(one: _Fact, other: _Fact) -> bool:
    """Return whether two figures of some digits count one noun, told in other words beside it.

    清运陈年垃圾670吨, 清走多年积存的垃圾670吨: a further character in front of the noun agrees.
    """
    said = set("".join(one.pairs)) & set("".join(other.pairs)) - set(one.noun)
    return (
        one.digits >= _FEW_DIGITS
        and one.noun == other.noun
        and one.noun in one.pairs & other.pairs
        and len(said) > 0
        and one.closes
        and other.closes
        and _in_two_sections(one, other)
    )


def _in_two_sections(one: _Fact, other: _Fact) -> bool:
    return one.paragraph.section != other.paragraph.section


DOUBLED_FACTS = Rule(
    name="重复的事",
    severity=Severity.SHOULD,
    about="同一个数据在两处都当成果写",
    source=Source(origin=RuleOrigin.TEXT, basis="两处的同一个数据"),
    find=_find_doubled_facts,
)
