"""Find the claims of a sentence: figures, names, titles, quotations, ranks, awards, masks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.drafting.grounding.assertions.absences import find_absences
from assistant.drafting.grounding.assertions.changes import find_comparisons
from assistant.drafting.grounding.assertions.circumstances import (
    find_causes,
    find_documents,
    find_partners,
    find_scenes,
)
from assistant.drafting.grounding.assertions.deeds import find_deeds
from assistant.drafting.grounding.assertions.kind_counts import find_kind_counts
from assistant.drafting.grounding.assertions.occasions import find_occasions
from assistant.drafting.grounding.assertions.profits import find_profits
from assistant.drafting.grounding.assertions.ranks import find_rank_moves
from assistant.drafting.grounding.assertions.seasons import find_seasons
from assistant.drafting.grounding.assertions.shortfalls import find_shortfalls
from assistant.drafting.grounding.assertions.totals import find_totals
from assistant.drafting.grounding.named_entities import find_meetings, find_names
from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.lexicon import group
from assistant.text.masks import mask_spans
from assistant.text.spans import overlaps

BLANK = re.compile("〔待填：[^〕]*〕")

# Claims that need a source as much as a figure does.
_REGION = group("claims.region").pattern
_RANKED = group("claims.ranked").pattern
_ORDINAL = r"(?:第[一二三四五六七八九十\d]+位?名?|前[一二三四五六七八九十\d]+[名位]?)"
_RANK = re.compile(
    rf"(?:(?:综合)?{_RANKED})?{_REGION}[^，。；]{{0,6}}?"
    rf"(?:{_ORDINAL}|{group('claims.place').pattern}|{group('claims.top').pattern})(?:水平|位置|地位)?|"
    rf"{group('claims.reached').pattern}[^，。；]{{0,6}}?"
    rf"(?:{_ORDINAL}强?|前列|{group('claims.top').pattern})|"
    rf"第[一二三四五六七八九十\d]+名|{group('claims.superlative').pattern}|"
    rf"{group('claims.ever').pattern}[^，。；\d]{{0,4}}?{group('claims.extreme').pattern}|"
    rf"{group('claims.set_record').pattern}[^，。；\d]{{0,12}}?{group('claims.extreme').pattern}"
)
_AWARD = re.compile(
    rf"{group('claims.won').pattern}(?P<award>[^，。；]{{0,20}}?"
    rf"(?:[一二三金银特]等?奖|奖(?![补励金惩学])|{group('claims.award').pattern})[^，。；、]{{0,8}})|"
    rf"{group('circumstances.honoured').pattern}(?P<honour>[^，。；、\d“”《》]{{2,20}})"
)
_PRAISE = re.compile(
    rf"(?:受到?|得到|获得?)[^，。；]{{0,12}}{group('claims.praise').pattern}|"
    rf"[^，。；]{{0,6}}{group('claims.commendation').pattern}|"
    r"被[^，。；]{2,12}(?:推广|转发|报道|刊发|采用)"
)
_HALF = re.compile("上半年|下半年|前三季度")
_TITLE = re.compile("《[^《》]+》")
_QUOTED = re.compile("“(?P<words>[^“”]{2,})”")


class ClaimKind(Enum):
    """The kind of a claim; it decides how the claim is traced."""

    MASK = "被隐去的内容"
    TITLE = "文件名"
    QUOTATION = "引文"
    RANK = "名次或评价的依据"
    AWARD = "荣誉的依据"
    COMPARISON = "比较的依据"
    ABSENCE = "结果的依据"
    TOTAL = "是否全部做到"
    SHORTFALL = "是否达到目标"
    PROFIT = "盈亏的依据"
    RANK_MOVE = "名次的变化"
    OCCASION = "时间"
    MEETING = "会议名称"
    DEED = "做到哪一步"
    CAUSE = "原因"
    SEASON = "起止时间"
    PARTNER = "参与单位"
    SCENE = "地点"
    DOCUMENT = "出台的文件"
    KIND_COUNT = "几类"
    PERIOD = "时段"
    FIGURE = ""
    NAME = "名称"


_ASSERTIONS = (
    (ClaimKind.ABSENCE, find_absences),
    (ClaimKind.PROFIT, find_profits),
    (ClaimKind.SHORTFALL, find_shortfalls),
    (ClaimKind.TOTAL, find_totals),
    (ClaimKind.RANK_MOVE, find_rank_moves),
    (ClaimKind.MEETING, find_meetings),
)
CIRCUMSTANCES = {
    ClaimKind.CAUSE: find_causes,
    ClaimKind.PARTNER: find_partners,
    ClaimKind.SCENE: find_scenes,
    ClaimKind.DOCUMENT: find_documents,
    ClaimKind.KIND_COUNT: find_kind_counts,
}
_LABELS = {
    FigureKind.YEAR: "年份",
    FigureKind.DATE: "日期",
    FigureKind.PERIOD: "时段",
    FigureKind.PERCENT: "百分比",
    FigureKind.POINTS: "百分点",
    FigureKind.ORDINAL: "名次",
    FigureKind.FRACTION: "比例",
    FigureKind.RATIO: "比例",
    FigureKind.CODE: "编号",
}
# A blank asks for the unit and does not say what stood there: 人 for 六万余人.
_SCALE = re.compile(r"(?<=\d)[万亿]$")
_UNIT = group("units.any")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A span of a sentence that has to be traced."""

    start: int
    end: int
    kind: ClaimKind
    place: LabelledFigure | None = None  # of a figure

    @property
    def label(self) -> str:
        """The label of a blank in its place: 日期, 数量，个."""
        return _placeholder_label(self.place.figure) if self.place else self.kind.value


def find_claims(text: str) -> list[Claim]:
    """Return the claims of `text` in reading order; of two that overlap, the one found first."""
    taken = [blank.span() for blank in BLANK.finditer(text)]
    found: list[Claim] = []
    for claim in _all_claims(text):
        if not overlaps(claim.start, claim.end, taken):
            taken.append((claim.start, claim.end))
            found.append(claim)
    return sorted(found, key=lambda claim: claim.start)


def is_in_fixed_term(text: str, claim: Claim) -> bool:
    """Return whether a claim of `text` is part of a fixed term: 一 in 一站式."""
    terms = group("fixed_terms.any").find(text)
    return any(term.start <= claim.start and claim.end <= term.end for term in terms)


def _all_claims(text: str) -> Iterator[Claim]:
    for start, end in mask_spans(text):
        yield Claim(start=start, end=end, kind=ClaimKind.MASK)
    yield from _pattern_claims(text, _TITLE, ClaimKind.TITLE)
    yield from _occasion_claims(text)
    yield from _quotation_claims(text)
    for kind, find in (*_ASSERTIONS, *CIRCUMSTANCES.items()):
        for start, end in find(text):
            yield Claim(start=start, end=end, kind=kind)
    yield from _pattern_claims(text, _RANK, ClaimKind.RANK)
    yield from _pattern_claims(text, _AWARD, ClaimKind.AWARD, named=("award", "honour"))
    yield from _pattern_claims(text, _PRAISE, ClaimKind.RANK)
    for start, end in find_comparisons(text):
        yield Claim(start=start, end=end, kind=ClaimKind.COMPARISON)
    yield from _pattern_claims(text, _HALF, ClaimKind.PERIOD)
    for place in label_figures(text):
        figure = place.figure
        yield Claim(start=figure.start, end=figure.end, kind=ClaimKind.FIGURE, place=place)
    for start, end in find_names(text):
        yield Claim(start=start, end=end, kind=ClaimKind.NAME)
    for start, end in find_deeds(text):
        yield Claim(start=start, end=end, kind=ClaimKind.DEED)


def _pattern_claims(
    text: str, pattern: re.Pattern[str], kind: ClaimKind, *, named: Sequence[str | int] = (0,)
) -> Iterator[Claim]:
    """Yield a claim for each match, of the first of the named groups that took part in it."""
    for match in pattern.finditer(text):
        start, end = next(match.span(one) for one in named if match[one] is not None)
        yield Claim(start=start, end=end, kind=kind)


def _occasion_claims(text: str) -> Iterator[Claim]:
    """Yield a claim for each occasion, its quotation marks included: “五一”假期."""
    for start, end in find_occasions(text):
        yield Claim(start=start, end=end, kind=ClaimKind.OCCASION)
    for start, end in find_seasons(text):
        yield Claim(start=start, end=end, kind=ClaimKind.SEASON)


def _quotation_claims(text: str) -> Iterator[Claim]:
    """Yield a claim for each text in quotation marks."""
    for quoted in _QUOTED.finditer(text):
        yield Claim(start=quoted.start(), end=quoted.end(), kind=ClaimKind.QUOTATION)


def _placeholder_label(figure: Figure) -> str:
    unit = _UNIT.closing(figure.text)
    scale = _SCALE.search(figure.text.removesuffix(unit))
    shown = f"{scale[0]}{unit}" if scale and unit else unit
    return _LABELS.get(figure.kind) or (f"数量，{shown}" if shown else "数量")
