"""Read the figures of a text: numbers with their units, dates, ranks, ratios and codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.text.figures.chinese_numerals import parse_chinese_number
from assistant.text.figures.figure_patterns import FIGURE, TAIL
from assistant.text.figures.units import MULTIPLIERS, canonical_unit
from assistant.text.half_width import HALF_WIDTH


class FigureKind(StrEnum):
    """The kind of a figure."""

    NUMBER = "number"  # 4.6万处, 3000
    PERCENT = "percent"  # 98.5%, 百分之三, 三成, 3‰
    POINTS = "points"  # 22.9个百分点
    MULTIPLE = "multiple"  # 1.5倍, 翻一番
    FRACTION = "fraction"  # 三分之一
    RATIO = "ratio"  # 3:1
    YEAR = "year"  # 2024年
    DATE = "date"  # 6月27日, 6月, 15点50分
    PERIOD = "period"  # 1-5月, 前三季度
    ORDINAL = "ordinal"  # 第3, 第三
    COUNT_WORD = "count-word"  # 三个, 十余项
    CODE = "code"  # 1+4+N, 〔2023〕36号, G5011
    MASKED = "masked"  # xx.x万户: unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure as it stands in a text, and its number multiplied out."""

    text: str  # as written, with unit and approximator (余, 多)
    number: Decimal | None  # multiplied out, in `unit`; None where masked, and for codes
    unit: str  # canonical: 米 for 公里, 人 for 名; "" where none is written
    kind: FigureKind
    start: int
    end: int
    key: str  # equal for figures that say the same: "46000处" for 4.6万处 and 46000余处


_HALF_WIDTH = HALF_WIDTH | {ord("．"): ord("."), ord("＋"): ord("+")}
_KIND_OF_UNIT = {
    "%": FigureKind.PERCENT,
    "‰": FigureKind.PERCENT,
    "百分点": FigureKind.POINTS,
    "倍": FigureKind.MULTIPLE,
}


def find_figures(text: str) -> list[Figure]:
    """Return the figures of `text` in reading order.

    A range gives each of its ends, with the unit both share; a full date gives its year and its
    day. Numbering at the start of a line or sentence, fixed expressions (三会一课, 12345热线) and
    一 before a measure word, which is an article, are no figures. Letters that stand for other
    words (D, AAA) should have been cleaned away.

    >>> [figure.key for figure in find_figures("整改4.6万处，同比增长67%～89%")]
    ['46000处', '67%', '89%']
    """
    found: list[Figure] = []
    for match in FIGURE.finditer(text.translate(_HALF_WIDTH)):
        if reader := _READERS.get(match.lastgroup or ""):
            found.extend(reader(match))
    return found


_Match = re.Match[str]


def _make_figure(
    match: _Match,
    kind: FigureKind,
    key: str,
    number: Decimal | None = None,
    *,
    unit: str = "",
    span: tuple[int, int] | None = None,
) -> Figure:
    """Return the figure of `kind` that stands in `match`, or in a part of it."""
    start, end = span or match.span()
    text = match.string[start:end]
    return Figure(text=text, number=number, unit=unit, kind=kind, start=start, end=end, key=key)


def _format_number(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _read_quantity(
    match: _Match,
    amount: Decimal,
    tail: str,
    *,
    kind: FigureKind = FigureKind.NUMBER,
    span: tuple[int, int] | None = None,
) -> Figure:
    """Return `amount` with the multipliers and the unit that `tail` writes after it."""
    parts = TAIL.match(tail)
    if parts is None:
        raise AssertionError(f"every part of a tail is optional: {tail!r}")
    for scale in filter(None, (parts["scale"], parts["scale_again"])):
        amount = amount.scaleb(MULTIPLIERS[scale])
    if parts["rest"]:
        amount += Decimal(parts["rest"]).scaleb(MULTIPLIERS.get(parts["rest_scale"], 0))
    unit, factor = canonical_unit(parts["unit"] or "")
    amount *= factor
    kind = _KIND_OF_UNIT.get(unit, kind)
    return _make_figure(
        match, kind, f"{_format_number(amount)}{unit}", amount, unit=unit, span=span
    )


def _parse_arabic(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace("−", "-"))


def _read_number(match: _Match) -> Iterator[Figure]:
    yield _read_quantity(match, _parse_arabic(match["amount"]), match["tail"])


def _read_range(match: _Match) -> Iterator[Figure]:
    """Yield both ends; the first takes over the unit it was not given."""
    low_tail = match["low_tail"] or match["high_tail"]
    yield _read_quantity(
        match, _parse_arabic(match["low"]), low_tail, span=(match.start(), match.end("low_tail"))
    )
    yield _read_quantity(
        match,
        _parse_arabic(match["high"]),
        match["high_tail"],
        span=(match.start("high"), match.end()),
    )


def _read_counted(match: _Match) -> Iterator[Figure]:
    """Yield a Chinese numeral with its measure word."""
    value = parse_chinese_number(match["count"])
    if value is None or value < 2:
        return
    if match["count"] in "百千" and not _is_estimate(match):  # 百家, 千户: many
        return
    yield _read_quantity(match, Decimal(value), match["count_tail"], kind=FigureKind.COUNT_WORD)


def _is_estimate(match: _Match) -> bool:
    """Return whether the numeral is an estimate in earnest: 近百家, 百余家."""
    before = match.string[match.start() - 1 : match.start()]
    return before in tuple("近上超过逾约") or match["count_tail"][0] in "余多"


def _read_fraction(match: _Match) -> Iterator[Figure]:
    for share, sign in (("cent", "%"), ("mille", "‰")):
        if match[share]:
            number = _parse_numeral(match[share])
            if number is not None:
                yield _make_figure(
                    match, FigureKind.PERCENT, f"{_format_number(number)}{sign}", number, unit=sign
                )
            return
    over = _parse_numeral(match["upper"] or match["over"])
    under = _parse_numeral(match["lower"] or match["under"])
    if over is not None and under:
        yield _make_figure(
            match,
            FigureKind.FRACTION,
            f"{_format_number(over)}/{_format_number(under)}",
            over / under,
        )


def _parse_numeral(text: str) -> Decimal | None:
    if text[0].isdecimal():
        return _parse_arabic(text)
    whole, _, decimals = text.partition("点")
    value, part = (
        parse_chinese_number(whole),
        "".join(str(parse_chinese_number(c)) for c in decimals),
    )
    return None if value is None else Decimal(f"{value}.{part or 0}")


def _read_tenths(match: _Match) -> Iterator[Figure]:
    number = Decimal(10 * (parse_chinese_number(match["tenths"]) or 0))
    yield _make_figure(match, FigureKind.PERCENT, f"{number}%", number, unit="%")


def _read_doubling(match: _Match) -> Iterator[Figure]:
    number = Decimal(parse_chinese_number(match["doublings"]) or 0)
    yield _make_figure(match, FigureKind.MULTIPLE, f"{number}番", number, unit="番")


def _read_ratio(match: _Match) -> Iterator[Figure]:
    key = match[0].replace("：", ":").replace("∶", ":")
    yield _make_figure(match, FigureKind.RATIO, key)


def _read_year(match: _Match) -> Iterator[Figure]:
    year = parse_chinese_number(match["year"] or match["cn_year"])
    if year is not None:
        yield _make_figure(match, FigureKind.YEAR, f"{year}年", Decimal(year), unit="年")


def _read_iso_date(match: _Match) -> Iterator[Figure]:
    year = int(match["iso_year"])
    yield _make_figure(
        match, FigureKind.YEAR, f"{year}年", Decimal(year), unit="年", span=match.span("iso_year")
    )
    span = match.start("iso_month"), match.end()
    yield _make_day(match, int(match["iso_month"]), int(match["iso_day"]), span)


def _read_date(match: _Match) -> Iterator[Figure]:
    """Yield a month, a day, both ends of a run of days, or a time of day."""
    if match["hour"]:
        yield _make_figure(match, FigureKind.DATE, f"{int(match['hour'])}:{match['minute']}")
        return
    month = int(match["month"])
    last = "day_till" if match["day_till"] else "day_last"
    if match["day"]:
        end = match.end("day") + 1 if match[last] else match.end()
        yield _make_day(match, month, int(match["day"]), (match.start(), end))
    else:
        yield _make_figure(match, FigureKind.DATE, f"{month}月", Decimal(month), unit="月")
    if match[last]:
        yield _make_day(match, month, int(match[last]), (match.start(last), match.end()))


def _make_day(match: _Match, month: int, day: int, span: tuple[int, int]) -> Figure:
    return _make_figure(match, FigureKind.DATE, f"{month}月{day}日", span=span)


def _read_months(match: _Match) -> Iterator[Figure]:
    key = f"{int(match['month_from'])}-{int(match['month_till'])}月"
    yield _make_figure(match, FigureKind.PERIOD, key)


def _read_quarter(match: _Match) -> Iterator[Figure]:
    key = f"{match['front']}{parse_chinese_number(match['quarter'])}季度"
    yield _make_figure(match, FigureKind.PERIOD, key)


def _read_ordinal(match: _Match) -> Iterator[Figure]:
    value = parse_chinese_number(match["nth"])
    if value is not None:
        yield _make_figure(match, FigureKind.ORDINAL, f"第{value}", Decimal(value))


def _read_document(match: _Match) -> Iterator[Figure]:
    year, number = re.findall(r"\d+", match[0])
    yield _make_figure(match, FigureKind.CODE, f"〔{year}〕{int(number)}号")


def _read_code(match: _Match) -> Iterator[Figure]:
    yield _make_figure(match, FigureKind.CODE, match[0].upper().replace("·", "."))


def _read_masked(match: _Match) -> Iterator[Figure]:
    yield _make_figure(match, FigureKind.MASKED, match[0])


_READERS: dict[str, Callable[[_Match], Iterator[Figure]]] = {
    "document_form": _read_document,
    "masked_form": _read_masked,
    "code_form": _read_code,
    "fraction_form": _read_fraction,
    "iso_date_form": _read_iso_date,
    "ratio_form": _read_ratio,
    "calendar_year_form": _read_year,
    "months_form": _read_months,
    "quarter_form": _read_quarter,
    "date_form": _read_date,
    "ordinal_form": _read_ordinal,
    "range_form": _read_range,
    "number_form": _read_number,
    "tenths_form": _read_tenths,
    "doubling_form": _read_doubling,
    "counted_form": _read_counted,
}
