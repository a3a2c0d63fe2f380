"""Read the figures of a text: numbers with their units, dates, ranks, ratios and codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from math import prod

from assistant.text.figures.chinese_numerals import parse_chinese_decimal, parse_chinese_number
from assistant.text.figures.figure import MEASURED, Figure, FigureKind, make_figure
from assistant.text.figures.figure_patterns import FIGURE, TAIL
from assistant.text.figures.read_dates import (
    read_date,
    read_iso_date,
    read_months,
    read_quarter,
    read_year,
)
from assistant.text.figures.units import MULTIPLIERS, canonical_unit
from assistant.text.half_width import to_half_width
from assistant.text.lexicon import group
from assistant.text.spans import replace_spans

_LIST_SIGNS = ("、", "和", "及", "与")
_APPROXIMATE = group("approximation.before_round")
_UNIT_AT_END = re.compile(rf"(?:{group('units.any').pattern}|[%‰])$")
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
    plain = to_half_width(text).replace("．", ".").replace("＋", "+")
    for match in FIGURE.finditer(plain):
        if reader := _READERS.get(match.lastgroup or ""):
            found.extend(reader(match))
    return _share_units(found, text)


def states_value(text: str) -> bool:
    """Return whether a text counts or measures anything, as a ledger states values.

    >>> states_value("改造公厕17座"), states_value("2025年5月改造公厕")
    (True, False)
    """
    return any(one.kind in MEASURED for one in find_figures(text))


def without_figures(text: str, *, instead: str = "") -> str:
    """Return `text` with `instead` in place of each of its figures.

    >>> without_figures("改造公厕17座，新建3座"), without_figures("完成85%", instead="#")
    ('改造公厕，新建', '完成#')
    """
    return replace_spans(text, ((one.start, one.end, instead) for one in find_figures(text)))


def read_whole_figure(text: str) -> Figure | None:
    """Return the figure that `text` is, None for a text with anything beside it.

    >>> read_whole_figure("四十二公里").key, read_whole_figure("42公里以上")
    ('42000米', None)
    """
    found = find_figures(text)
    return found[0] if len(found) == 1 and found[0].text == text.strip() else None


def _share_units(figures: list[Figure], text: str) -> list[Figure]:
    """Return the figures of `text`; in a list the unit of the last is that of all: 3万、2万人."""
    for index in range(len(figures) - 2, -1, -1):
        one, following = figures[index : index + 2]
        is_bare = one.kind is FigureKind.NUMBER and not one.unit and following.unit
        if is_bare and text[one.end : following.start] in _LIST_SIGNS:
            unit = _UNIT_AT_END.search(following.text)
            shared = find_figures(f"{one.text}{unit[0]}") if unit else []
            if len(shared) == 1:
                figures[index] = replace(shared[0], text=one.text, start=one.start, end=one.end)
    return figures


_Match = re.Match[str]


def _format_number(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _read_quantity(
    match: _Match,
    amount: Decimal,
    tail: str,
    *,
    kind: FigureKind = FigureKind.NUMBER,
    until: Decimal | None = None,
    span: tuple[int, int] | None = None,
) -> Figure:
    """Return `amount` with the multipliers and the unit that `tail` writes after it."""
    parts = TAIL.match(tail)
    if parts is None:
        raise AssertionError(f"every part of a tail is optional: {tail!r}")
    scale, scale_again, rest, rest_scale, unit = parts.groups()
    scale = Decimal(1).scaleb(MULTIPLIERS.get(scale, 0) + MULTIPLIERS.get(scale_again, 0))
    unit, factor = canonical_unit(unit or "")
    added = Decimal(rest or 0).scaleb(MULTIPLIERS.get(rest_scale, 0))
    amount = (amount * scale + added) * factor
    key = _format_number(amount)
    if until is not None:
        until *= scale * factor
        key = f"{key}-{_format_number(until)}"
    kind = _KIND_OF_UNIT.get(unit, kind)
    return make_figure(match, kind, f"{key}{unit}", amount, until=until, unit=unit, span=span)


def _parse_arabic(digits: str) -> Decimal:
    if not digits[-1].isdecimal():  # ㊴
        return Decimal(int(unicodedata.numeric(digits)))
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
    count = match["count"]
    value = parse_chinese_number(f"一{count}" if count in MULTIPLIERS else count)  # 逾万人
    if value is None or value < 2:
        return
    if match["count"][0] in "百千万亿" and not _is_estimate(match):  # 百家, 万户: many
        return
    yield _read_quantity(match, Decimal(value), match["count_tail"], kind=FigureKind.COUNT_WORD)


def _read_long(match: _Match) -> Iterator[Figure]:
    """Yield a numeral that any unit may follow: 三亿六千二百万元, 四十一点八公里."""
    value = parse_chinese_decimal(match["long"])
    if value is not None:
        yield _read_quantity(match, value, match["long_tail"], kind=FigureKind.COUNT_WORD)


def _read_between(match: _Match) -> Iterator[Figure]:
    """Yield an estimate by two numbers that follow one another: 十五六个, 两三万人."""
    head = parse_chinese_number(match["between_head"] or "零") or 0
    low, high = (parse_chinese_number(c) or 0 for c in match["between"])
    size = _multiply(match["between_scale"] or "")
    yield _read_quantity(
        match,
        head + low * size,
        match["between_tail"],
        kind=FigureKind.COUNT_WORD,
        until=head + high * size,
    )


def _read_some(match: _Match) -> Iterator[Figure]:
    """Yield 数百 as 200 to 999, 上万 as 10,000 to 99,999."""
    size = _multiply(match["some_scale"])
    least = size if match["some"] == "上" else 2 * size
    yield _read_quantity(
        match, least, match["some_tail"], kind=FigureKind.COUNT_WORD, until=10 * size - 1
    )


def _multiply(scale: str) -> Decimal:
    """Return what a multiplier in Chinese characters comes to: 100,000 for 十万, 1 for none."""
    return Decimal(prod(parse_chinese_number(f"一{c}") or 1 for c in scale))


def _is_estimate(match: _Match) -> bool:
    """Return whether the numeral is an estimate in earnest: 近百家, 百余家."""
    before = match.string[: match.start()]
    return bool(_APPROXIMATE.closing(before)) or match["count_tail"][0] in "余多"


def _read_fraction(match: _Match) -> Iterator[Figure]:
    for share, sign in (("cent", "%"), ("mille", "‰")):
        if match[share]:
            number = _parse_numeral(match[share])
            if number is not None:
                yield make_figure(
                    match, FigureKind.PERCENT, f"{_format_number(number)}{sign}", number, unit=sign
                )
            return
    over = _parse_numeral(match["upper"] or match["over"])
    under = _parse_numeral(match["lower"] or match["under"])
    if over is not None and under:
        yield make_figure(
            match,
            FigureKind.FRACTION,
            f"{_format_number(over)}/{_format_number(under)}",
            over / under,
        )


def _parse_numeral(text: str) -> Decimal | None:
    return _parse_arabic(text) if text[0].isdecimal() else parse_chinese_decimal(text)


def _read_tenths(match: _Match) -> Iterator[Figure]:
    """Yield 九成五 as 95%, 一成半 as 15%."""
    rest = match["hundredths"]
    number = 10 * Decimal(parse_chinese_number(match["tenths"]) or 0)
    number += 5 if rest == "半" else parse_chinese_number(rest) or 0
    yield make_figure(match, FigureKind.PERCENT, f"{number}%", number, unit="%")


def _read_half(match: _Match) -> Iterator[Figure]:
    yield make_figure(match, FigureKind.PERCENT, "50%", Decimal(50), unit="%")


def _read_half_unit(match: _Match) -> Iterator[Figure]:
    """Yield 半天 as half a day."""
    yield _read_quantity(match, Decimal("0.5"), match["half_tail"], kind=FigureKind.COUNT_WORD)


def _read_doubling(match: _Match) -> Iterator[Figure]:
    number = Decimal(parse_chinese_number(match["doublings"] or "一") or 0)
    yield make_figure(match, FigureKind.MULTIPLE, f"{number}番", number, unit="番")


def _read_ratio(match: _Match) -> Iterator[Figure]:
    key = match[0].replace("：", ":").replace("∶", ":")
    yield make_figure(match, FigureKind.RATIO, key)


def _read_ordinal(match: _Match) -> Iterator[Figure]:
    value = parse_chinese_number(match["nth"])
    if value is not None:
        yield make_figure(match, FigureKind.ORDINAL, f"第{value}", Decimal(value))


def _read_document(match: _Match) -> Iterator[Figure]:
    year, number = re.findall(r"\d+", match[0])
    yield make_figure(match, FigureKind.CODE, f"〔{year}〕{int(number)}号")


def _read_code(match: _Match) -> Iterator[Figure]:
    yield make_figure(match, FigureKind.CODE, match[0].upper().replace("·", "."))


def _read_masked(match: _Match) -> Iterator[Figure]:
    yield make_figure(match, FigureKind.MASKED, match[0])


_READERS: dict[str, Callable[[_Match], Iterator[Figure]]] = {
    "document_form": _read_document,
    "masked_form": _read_masked,
    "code_form": _read_code,
    "fraction_form": _read_fraction,
    "iso_date_form": read_iso_date,
    "ratio_form": _read_ratio,
    "calendar_year_form": read_year,
    "months_form": read_months,
    "quarter_form": read_quarter,
    "date_form": read_date,
    "ordinal_form": _read_ordinal,
    "range_form": _read_range,
    "number_form": _read_number,
    "tenths_form": _read_tenths,
    "half_form": _read_half,
    "half_unit_form": _read_half_unit,
    "doubling_form": _read_doubling,
    "between_form": _read_between,
    "some_form": _read_some,
    "long_form": _read_long,
    "counted_form": _read_counted,
}
