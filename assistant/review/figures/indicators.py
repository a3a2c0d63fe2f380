"""Read the indicators of a paragraph, each with its value and its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.text.figures.chinese_numerals import NUMERAL_CHARACTERS
from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.rounding import read_digits
from assistant.text.figures.units import MULTIPLIERS, canonical_unit
from assistant.text.lexicon import group
from assistant.text.sentences import sentence_spans

_STATED_KINDS = {
    *(FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.POINTS, FigureKind.MULTIPLE),
    *(FigureKind.MASKED, FigureKind.COUNT_WORD),
}
_MASK = re.compile(r"[\dxX][\dxX.,．—–\-~～]*")
_SPOKEN = f"{NUMERAL_CHARACTERS}点余多"  # what a figure in characters is made of, but its unit
_SHOWN_SCALES = ("亿", "万")
_SCALE = re.compile("[百千万亿]+")
_VAGUE = re.compile("[余多来几]")
_TIME = re.compile(r"(?:年|(?<!个)月|日|季度|时|点|岁|届)$")
_SEVERAL_YEARS = re.compile(
    rf"“[十][一二三四五]五”(?:时期|期间|以来)|{group('periods.several_years').pattern}"
)
_OVER_YEARS = re.compile(r"[五三四]年(?:间|累计|共|下降|增长|增加|提高)|年均")
_NEW = group("indicators.new")
_REACHES = re.compile("(?:达到?|突破|超过?|总数|总量|累计)$")
_TOTAL = re.compile("累计|总数|总量|总计|总共")
_TARGET = group("indicators.own_target")
_TARGET_RATE = "目标完成率"
_FROM = re.compile("(?:由|从)[^，]{0,12}$")
_TO = re.compile("[^，]{0,12}?[到至为]")

_EDGE = "，。；：、“”‘’《》（）() \u3000"
_LEADING = re.compile(rf"^(?:按[年季月]度?对|{group('indicators.leading').pattern})+")
_TRAILING = re.compile(rf"(?:，|{group('indicators.trailing').pattern})+$")
_CHANGE = re.compile(group("moves.change").pattern)
_COMPARED = re.compile("同比|环比|年均|分别|比[上去]年(?:同期)?|同期")
_OBJECT_WORDS = group("indicators.needs_object").pattern
_NEEDS_OBJECT = re.compile(
    f"(?:完成|已|群众|居民|企业)?{_OBJECT_WORDS}(?:完成|率|成功|群众|居民|企业)?"
)
_OF_WHOLE = re.compile("占比|占|比重|比例")
_THIS_YEAR = re.compile(r"全年|去年|今年|20\d\d年")
_OPENING = 100  # characters of a paragraph that say which years it is about
_THRESHOLD = re.compile("方面|强|(?:及?以[上下]|以内)的?(?![，。；、）]|$)|[^，。；、（]{0,3}项目")
_UNITS_OF_NAMES = frozenset(("号", "位", "届", "大", "千伏"))  # 3号机组
_MOST_PHASES = 5  # a higher 期 counts issues or courses
_SHORTEST_NAME = 4  # characters
_LONGEST_NAME = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator as a paragraph states it."""

    label: str  # the words the figure stands with
    core: str  # the same without what only frames the figure
    before: str  # the core of the indicator stated just before in the same sentence, or ""
    clause: str
    sentence: str
    subject: str  # the core of the level; for a growth rate that of what grew
    value: Decimal | None  # as written, in `unit`; None where masked
    unit: str  # as written: 万元, 万余条
    size: Decimal | None  # multiplied out, in `kind`
    kind: str  # the canonical unit: 元 for 万元
    is_change: bool  # it says by how much something changed
    is_long_term: bool  # it is about several years
    is_new: bool  # it counts what came in addition
    reaches: bool  # it counts what there is by now
    is_total: bool  # it adds up all so far, beside what is new: 新建2家，累计8家
    is_target_rate: bool  # it says how far a target was met
    start: int
    end: int


def find_indicators(
    text: str, *, headings: Sequence[str] = (), with_target_rates: bool = False
) -> list[Indicator]:
    """Return the indicators of the cleaned `text` in reading order; `headings` stand above it.

    Left out are dates, ranks and codes, figures of an earlier period given for comparison, and,
    unless they are asked for, how far targets were met.
    """
    spans = sentence_spans(text)
    is_long_term = any(map(_SEVERAL_YEARS.search, (*headings, text[:_OPENING])))
    found: list[Indicator] = []
    moved = ""  # the core of what moved from one figure to the next
    for one in label_figures(text):
        start, end = next(((a, b) for a, b in spans if a <= one.figure.start < b), (0, len(text)))
        previous = found[-1] if found and found[-1].start >= start else None
        if _is_starting_value(one):
            moved = core_name(one.label)
            continue
        indicator = _read_indicator(
            one, text[start:end], previous, moved, is_long_term=is_long_term
        )
        moved = ""
        if indicator and indicator.is_target_rate and not with_target_rates:
            continue
        if indicator and not _belongs_to_name(indicator, text[one.figure.end :]):
            found.append(indicator)
    return found


def _belongs_to_name(one: Indicator, after: str) -> bool:
    """Return whether a figure counts nothing: 二期工程, 3号机组, 500强, 10亿元以上项目."""
    if one.unit == "期" and one.value is not None and one.value <= _MOST_PHASES:
        return True
    if _THRESHOLD.match(after) or one.kind in _UNITS_OF_NAMES:
        return True
    return one.kind == "" and not _SCALE.search(one.unit)


def _read_indicator(
    one: LabelledFigure,
    sentence: str,
    previous: Indicator | None,
    moved: str,
    *,
    is_long_term: bool,
) -> Indicator | None:
    figure = one.figure
    if figure.kind not in _STATED_KINDS or one.is_earlier or _TIME.search(figure.text):
        return None
    value, unit, size, kind = _read_value(figure)
    if size is not None and one.move < 0 and size > 0:
        value, size = (-value if value is not None else None), -size
    core = core_name(one.label) or moved
    is_target_rate = (
        figure.kind is FigureKind.PERCENT and not one.move and _TARGET.occurs_in(one.label)
    )
    if is_target_rate:
        core = f"{previous.subject if previous else ''}{_TARGET_RATE}"
    last = one.label.rpartition("，")[2]
    is_change = one.move != 0 or figure.kind is FigureKind.POINTS
    if is_change and previous and (core.startswith("占") or not _CHANGE.sub("", core)):
        core = previous.subject
    return Indicator(
        label=one.label,
        core=core,
        before=(previous.core or previous.before) if previous else "",
        clause=one.clause,
        sentence=sentence,
        value=value,
        unit=unit,
        size=size,
        kind=kind,
        is_change=is_change,
        subject=previous.subject if previous and (is_change or core.startswith("占")) else core,
        is_long_term=(is_long_term and not _THIS_YEAR.search(sentence))
        or _SEVERAL_YEARS.search(sentence) is not None
        or _OVER_YEARS.search(one.clause) is not None,
        is_new=_NEW.occurs_in(last),
        reaches=_REACHES.search(last) is not None,
        is_total=_TOTAL.match(last) is not None,
        is_target_rate=is_target_rate,
        start=figure.start,
        end=figure.end,
    )


def _is_starting_value(one: LabelledFigure) -> bool:
    """Return whether the figure is where a rise or fall began: 由21处调整为24处."""
    at = one.clause.find(one.figure.text)
    return (
        at >= 0
        and _FROM.search(one.clause[:at]) is not None
        and _TO.match(one.clause[at + len(one.figure.text) :]) is not None
    )


def _read_value(figure: Figure) -> tuple[Decimal | None, str, Decimal | None, str]:
    """Return the value and unit as written, and multiplied out."""
    if figure.kind is FigureKind.MASKED:
        unit = _MASK.sub("", figure.text, count=1)
        plain = _VAGUE.sub("", _SCALE.sub("", unit, count=1))
        return None, unit, None, canonical_unit(plain).unit
    written = read_digits(figure)
    if written is None or not figure.number:
        return *_read_spoken(figure), figure.number, figure.unit
    return Decimal(written.text), figure.text[written.end :], figure.number, figure.unit


def _read_spoken(figure: Figure) -> tuple[Decimal | None, str]:
    """Return the value and unit of a figure in characters: 3.62 and 亿元 of 三亿六千二百万元."""
    unit = figure.text.lstrip(_SPOKEN)
    factor = canonical_unit(unit).factor
    if figure.number is None or canonical_unit(unit).unit != figure.unit:
        return figure.number, figure.unit
    number = figure.number / factor
    for scale in _SHOWN_SCALES:
        scaled = number.scaleb(-MULTIPLIERS[scale])
        if scale in figure.text and scaled == round(scaled, 2):
            return scaled.normalize(), f"{scale}{unit}"
    return number, unit


def core_name(label: str) -> str:
    """Return a label without the words that only frame its figure.

    >>> core_name("全市累计完成一般公共预算收入达到")
    '一般公共预算收入'
    """
    pieces = [_strip_frame(piece) for piece in label.split("，")]
    return "".join(dict.fromkeys(piece for piece in pieces if piece))


def _strip_frame(piece: str) -> str:
    previous = ""
    while piece != previous:
        previous = piece
        piece = _TRAILING.sub("", _LEADING.sub("", piece.strip(_EDGE)))
        piece = _CHANGE.sub("", piece) if _CHANGE.fullmatch(piece) else piece
    return piece.strip(_EDGE)


def strip_change(core: str) -> str:
    """Return a name without the words for a change: 社会消费品零售总额 for …增长."""
    return _COMPARED.sub("", _CHANGE.sub("", core)) or core


def needs_object(one: Indicator) -> bool:
    """Return whether the name needs that of the indicator before it: 惠及, 受益."""
    return _NEEDS_OBJECT.fullmatch(one.core) is not None


def both_fall(new: Indicator, old: Indicator) -> bool:
    """Return whether both are falls, as 下降5% against 下降3%."""
    return all(one.is_change and one.size is not None and one.size < 0 for one in (new, old))


def display_name(new: Indicator, old: Indicator) -> str:
    """Return the name of the indicator that both state, as it is shown: 教育支出, 公厕数量."""
    cores = [core for core in (new.core, old.core) if len(core) >= _SHORTEST_NAME]
    short = [core for core in cores if len(core) <= _LONGEST_NAME]
    core = (short or cores or [new.core])[0]
    if new.before and (not core or needs_object(new)):
        core = f"{new.before}{core}"
    core = _CHANGE.sub("", core[-_LONGEST_NAME:]) or core
    name = f"{core}{_suffix(new, old, core)}"
    unlike = old.core and not needs_object(old) and not set(old.core) & set(name)
    return f"{name}（以往称{old.core[-_LONGEST_NAME:]}）" if unlike else name


def _suffix(new: Indicator, old: Indicator, core: str) -> str:
    if new.is_change:
        sign = "降" if both_fall(new, old) else "增" if _both_rise(new, old) else "增减"
        return f"{sign}幅" if new.kind in ("%", "百分点") else f"{sign}量"
    if (
        new.kind == "%"
        and not new.is_target_rate
        and _OF_WHOLE.search(new.label)
        and not _OF_WHOLE.search(core)
    ):
        return "占比"
    if new.kind in ("户", "人", "人次", "家") and not core.endswith(new.kind):
        return f"{new.kind}数"
    return ""


def _both_rise(new: Indicator, old: Indicator) -> bool:
    return all(one.size is None or one.size >= 0 for one in (new, old))
