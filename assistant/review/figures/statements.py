"""Read the figures of a paragraph as values of indicators, so that two places can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.review.findings import DraftParagraph
from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures, strip_framing
from assistant.text.figures.intervals import Bounds, bounds_of
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

# What was done to a thing: 开工47个 and 完工45个 are two indicators.
_ACT = re.compile(group("indicators.act").pattern)
_NEUTRAL = re.compile(
    rf"{group('indicators.neutral').pattern}|1-\d{{1,2}}月|[〇零一二三四五六七八九]{{4}}年"
)
_CIRCUMSTANCE = re.compile(group("indicators.circumstance").pattern)
_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")
_PERIOD = re.compile(
    r"[一二三四前第]{1,2}季度|\d{1,2}[-—–~～至]\d{1,2}月|\d{1,2}月(?!份?底)|20\d\d年"
    rf"|{group('indicators.period').pattern}"
)
_LONG_TERM = re.compile(rf"“?十[一二三四五]五|{group('periods.long_term').pattern}")
_SEVERAL_YEARS = re.compile(rf"“?十[一二三四五]五|{group('periods.several_years').pattern}")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_PART = re.compile(group("indicators.part").pattern)
_TARGET = group("indicators.target")
_AHEAD = re.compile("力争|预期目标|目标是|将(?!近)|到20\\d\\d年|到“?十|今年要|计划")
_EARLIER = re.compile("上年|去年|同期|此前|原来|原有|之前|由|从")
_BOUND_BEHIND = re.compile("以上|以下|以内|左右的|的(?:目标|任务)")
_SAID_OF_ALL = re.compile(group("claims.assertion_frame").pattern)
# Of a plan that goes on from a result: 在…的基础上, 巩固…的成果.
BASIS = re.compile("[^，。；]{0,6}(?:基础上|的(?:成果|成效|水平))")
_BEFORE_BASIS = re.compile("^(?:在|巩固|保持|稳定)")
_LONGEST_NAME, _FARTHEST = 300, 1000  # characters of a list that goes on and on
_NEAR = 14  # characters in front of a figure that may call it a target
_FEWEST_BIGRAMS = 3  # four characters name a thing, fewer name a class
_EVENT_UNITS = frozenset("次场期批轮份篇起")
_STATED_KINDS = frozenset({FigureKind.NUMBER, FigureKind.PERCENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure of a draft, and the indicator it is a value of."""

    paragraph: DraftParagraph
    figure: Figure
    name: str  # of the indicator, as it is shown
    bigrams: frozenset[str]  # of the thing that is counted
    acts: frozenset[str]  # done to it
    periods: frozenset[str]
    is_long_term: bool  # of several years
    sentence: int  # offset at which its sentence begins
    words: frozenset[str]  # pairs of characters of the whole name, acts among them
    is_part: bool = False  # of a whole that stands beside it: 其中, 占

    @property
    def bounds(self) -> Bounds:
        """The bounds of the amount that the figure states."""
        return bounds_of(self.figure, self.paragraph.text)

    @property
    def clauses_before(self) -> str:
        """The clauses of its sentence in front of its own; they may say whose figure it is."""
        before = self.paragraph.text[self.sentence : self.figure.start]
        last = max(before.rfind(mark) for mark in "；，：")
        return before[before.rfind("；") + 1 : max(last, 0)]

    @property
    def is_event(self) -> bool:
        """Whether it counts occasions: many in a report are called alike."""
        return self.figure.unit in _EVENT_UNITS or self.figure.unit.endswith("次")


def find_statements(
    paragraph: DraftParagraph, *, fewest_bigrams: int = _FEWEST_BIGRAMS, with_parts: bool = False
) -> list[Statement]:
    """Return the figures of a paragraph that state the result of an indicator in the period.

    The thing that is counted has at least `fewest_bigrams` pairs of characters. Parts of a whole
    that stands beside them are left out, unless asked for.
    """
    found = (
        _read_statement(paragraph, place, fewest_bigrams) for place in label_figures(paragraph.text)
    )
    return [one for one in found if one is not None and (with_parts or not one.is_part)]


def _read_statement(
    paragraph: DraftParagraph, place: LabelledFigure, fewest_bigrams: int
) -> Statement | None:
    text, figure = paragraph.text, place.figure
    first = max(figure.start - _LONGEST_NAME, 0)
    marks = (text.rfind(mark, first, figure.start) + 1 for mark in "，。；：（(！")
    start = max(first, *marks)
    before = text[start : figure.start]
    if not _is_result(place, text, before):
        return None
    name = _indicator_name(place, before, text)
    if name is place.label and not _is_of_sentence(place, text):
        return None
    if BASIS.match(text, figure.end):
        name = _BEFORE_BASIS.sub("", name)
    words = bigrams(_CIRCUMSTANCE.sub("，", strip_framing(name)))
    pairs = indicator_bigrams(name) or words
    if len(pairs) < fewest_bigrams:
        return None
    return Statement(
        paragraph=paragraph,
        figure=figure,
        name=_NOT_HAN.sub("", name),
        bigrams=pairs,
        acts=frozenset(_ACT.findall(name if name in before else place.clause)),
        periods=frozenset(_PERIOD.findall(place.clause)),
        is_long_term=_is_long_term(paragraph, place),
        sentence=_sentence_start(text, figure),
        words=words,
        is_part=bool(_PART.search(before)) or "其中" in text[_sentence_start(text, figure) : start],
    )


def _is_of_sentence(place: LabelledFigure, text: str) -> bool:
    """Return whether the words that a figure is named by stand in its sentence, not before it."""
    start = _sentence_start(text, place.figure)
    return place.label.split("，")[0] in text[start : place.figure.end + _FARTHEST]


def _is_result(place: LabelledFigure, text: str, before: str) -> bool:
    """Return whether a figure with the clause `before` it is a result, not a target or a part."""
    figure = place.figure
    if figure.kind not in _STATED_KINDS or figure.number is None:
        return False
    if place.move or place.is_earlier or _EARLIER.search(before):
        return False
    if _TARGET.occurs_in(before[-_NEAR:]) or _BOUND_BEHIND.match(text, figure.end):
        return False
    return not _AHEAD.search(text[_sentence_start(text, figure) : figure.start])


def _sentence_start(text: str, figure: Figure) -> int:
    """Return where the sentence of a figure begins, or what is near enough of a long one."""
    first = max(figure.start - _FARTHEST, 0)
    return max(text.rfind("。", first, figure.start) + 1, first)


def _is_long_term(paragraph: DraftParagraph, place: LabelledFigure) -> bool:
    """Return whether the figure sums up several years: by its sentence, paragraph or section.

    A heading that names a year beside the years before it leaves open which of them is meant.
    """
    text, start = paragraph.text, place.figure.start
    own = text[_sentence_start(text, place.figure) : start]
    headings = (one for one in paragraph.section if not _YEAR.search(one))
    around = "，".join((*headings, text[: min(max(text.find("。"), 0), start, _FARTHEST)]))
    return bool(_LONG_TERM.search(own) or _SEVERAL_YEARS.search(around))


def is_about_years(statement: Statement) -> bool:
    """Return whether its paragraph has spoken of several years before it."""
    return _SEVERAL_YEARS.search(statement.paragraph.text[: statement.figure.start]) is not None


def _indicator_name(place: LabelledFigure, before: str, text: str) -> str:
    """Return the name of the indicator: what stands before the figure, else the thing behind it.

    Of what stands behind, 全部 and the like begin what is said about the thing; behind …的基础上
    the clause that goes on from the figure names it.
    """
    if place.figure.kind is FigureKind.PERCENT:
        return before if _NOT_HAN.sub("", before) else place.label
    if bigrams(_ACT.sub("，", _NEUTRAL.sub("，", strip_framing(before)))):
        return before
    if basis := BASIS.match(text, place.figure.end):
        return re.split(r"[，。；\d]", text[basis.end() :].lstrip("，"))[0]
    behind = _SAID_OF_ALL.split(place.words_behind)[0]
    return behind if len(bigrams(behind)) >= _FEWEST_BIGRAMS else place.label


def indicator_bigrams(name: str) -> frozenset[str]:
    """Return the pairs of characters of the thing that the indicator `name` counts.

    >>> indicator_bigrams("完成老旧小区改造") == indicator_bigrams("改造老旧小区")
    True
    """
    return bigrams(_NEUTRAL.sub("，", _ACT.sub("，", strip_framing(name))))


def is_same_indicator(one: Statement, other: Statement, *, least: float = 1.0) -> bool:
    """Return whether two statements are of one indicator: thing, act, unit and period agree.

    `least` is the share of the pairs of characters that both names have to have.
    """
    if one.figure.unit != other.figure.unit or one.figure.kind is not other.figure.kind:
        return False
    if one.periods != other.periods or _shared_bigrams(one, other) < least:
        return False
    if one.is_long_term is not other.is_long_term:
        return False
    return one.acts == other.acts or not (one.acts and other.acts) or bool(one.acts & other.acts)


def _shared_bigrams(one: Statement, other: Statement) -> float:
    return len(one.bigrams & other.bigrams) / len(one.bigrams | other.bigrams)
