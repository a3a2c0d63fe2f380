"""Write the numbers of a ledger in digits: 三十六万二千亩 is 36.2万亩, 八成五 is 85%."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from assistant.text.figures.chinese_numerals import NUMERAL_CHARACTERS, parse_chinese_decimal
from assistant.text.figures.figure import COUNTED, Figure, FigureKind
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.spans import replace_spans

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NUMERAL = re.compile(f"(?P<number>[{NUMERAL_CHARACTERS}点]+)(?P<rest>.*)")
_HUNDRED_MILLIONS = re.compile(r"(?<=\d)个亿")
_SHORT_TENTHS = re.compile(r"(?<![\d.])([1-9])成(?![立员果本功效品年就])")
_PER_CENT = "百分之"
_TENTHS = re.compile("成")
_SOME_HUNDREDS = re.compile(f"(?<![{NUMERAL_CHARACTERS}])([一二两三四五六七八九])百多(?=[万亿])")
_LOOSE = re.compile(
    f"(?<![{NUMERAL_CHARACTERS}第])(?P<number>[{NUMERAL_CHARACTERS}]{{2,}}?)(?P<over>[多来余])"
    f"(?P<scale>[万亿])?(?=[^{NUMERAL_CHARACTERS}\\d多]|$)"
)
_BARE = re.compile(
    f"(?<![{NUMERAL_CHARACTERS}第])(?P<number>[{NUMERAL_CHARACTERS}]{{2,}}[万亿])"
    "(?=[，。；、（）]|$)"
)
# 11万6, 5万8千, 1块2: what stands behind a measure is a tenth of it.
_SPOKEN_TENTH = re.compile(
    r"(?<![\d.])(\d+)(万|亿)(\d)(?![\d.,百十万%])千?(?=[，。；、（]|$|[人户册件名亩元个家])"
)
_SPOKEN_MONEY = re.compile(r"(?<![\d.])(\d+)[块元](\d)(?:毛|角)?(?![\d.万千百])(?=[，。；、（]|$)")
# 九块五 is 9.5元, 三千二 is 3200.
_ONE = "[一二两三四五六七八九]"
_YUAN = re.compile(f"(?<![{NUMERAL_CHARACTERS}])({_ONE})块(?:钱|({_ONE}))")
_SHORT_HUNDREDS = re.compile(
    f"(?<![{NUMERAL_CHARACTERS}第])({_ONE})(千|百)({_ONE})(?=[，。；、（]|$)"
)
_SPOKEN_THOUSANDS = re.compile(r"(?<![\d.])(\d)千(?=多|余|[人户册件名亩元个家])")
_SCALE = re.compile("[十百千万亿点]")
_SCALES = (("亿", Decimal(10**8)), ("万", Decimal(10**4)))
_OVER = re.compile("^[多来几]")
_COUNTED = re.compile(
    f"(?<![{NUMERAL_CHARACTERS}第])(?P<number>[{NUMERAL_CHARACTERS}]{{2,}})(?={group('units.measuring').pattern})"
)
_END, _POINTS, _DIGIT = (
    re.compile("[，。；、（]|$"),
    re.compile("[第这那各每头前后]$"),
    re.compile(r"\d"),
)
_COUNTING, _ORDINAL = group("units.counting"), group("units.ordinal")
_MOST_DECIMALS = 4
_LEAST_LOOSE = 20
_QUOTED = re.compile("“[^”]*”|《[^》]*》")


def write_digits(text: str) -> str:
    """Return `text` with its amounts in digits; names in quotes and estimates stay.

    >>> write_digits("罚了两千一百四十万元，机井坏了四十多眼，占八成五，投资一亿零三百万元")
    '罚了2140万元，机井坏了40余眼，占85%，投资1.03亿元'
    """
    for pattern, written in _BEFORE:
        text = _sub_unquoted(pattern, written, text)
    text = replace_spans(text, list(_replacements(text, _quoted_spans(text))))
    for pattern, told in ((_LOOSE, _loose), (_BARE, _bare), (_COUNTED, _bare)):
        text = _sub_unquoted(pattern, told, text)
    return text


def _quoted_spans(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _QUOTED.finditer(text)]


def _sub_unquoted(pattern: re.Pattern[str], written: _Written, text: str) -> str:
    """Return `text` with what a pattern finds replaced where no quotes are around it."""
    quoted = _quoted_spans(text)

    def worded(found: re.Match[str]) -> str:
        if any(start <= found.start() < end for start, end in quoted):
            return found[0]
        return found.expand(written) if isinstance(written, str) else written(found)

    return pattern.sub(worded, text)


def _loose(found: re.Match[str]) -> str:
    """Return 380余万 for 三百八十来万, 4200余 for 四千二百多, 26万余 for 二十六万多."""
    number = parse_chinese_decimal(found["number"])
    is_number = number is not None and number >= _LEAST_LOOSE and not number % 10
    if not is_number or not number:
        return found[0]
    return f"{number:f}余{found['scale']}" if found["scale"] else f"{_scaled(number)}余"


def _bare(found: re.Match[str]) -> str:
    is_one = _SCALE.search(found["number"])  # of 三四级手术 two are meant
    number = parse_chinese_decimal(found["number"]) if is_one else None
    return _scaled(number) if number else found[0]


def _hundreds(found: re.Match[str]) -> str:
    return f"{parse_chinese_decimal(found[1])}00余"


def _yuan(found: re.Match[str]) -> str:
    """Return 9.5元 for 九块五, 1元 for 一块钱."""
    tenth = f".{parse_chinese_decimal(found[2])}" if found[2] else ""
    return f"{parse_chinese_decimal(found[1])}{tenth}元"


def _short(found: re.Match[str]) -> str:
    """Return 3200 for 三千二."""
    size = {"千": 1000, "百": 100}[found[2]]
    first, second = (parse_chinese_decimal(one) or 0 for one in (found[1], found[3]))
    return f"{first * size + second * size // 10:f}"


_Written = str | Callable[[re.Match[str]], str]
_BEFORE: tuple[tuple[re.Pattern[str], _Written], ...] = (
    (_SHORT_TENTHS, r"\g<1>0%"),
    (_THOUSANDS, ""),
    (_HUNDRED_MILLIONS, "亿"),
    (_SOME_HUNDREDS, _hundreds),
    (_YUAN, _yuan),
    (_SHORT_HUNDREDS, _short),
    (_SPOKEN_TENTH, r"\1.\3\2"),
    (_SPOKEN_MONEY, r"\1.\2元"),
    (_SPOKEN_THOUSANDS, r"\g<1>000"),
)


def _replacements(text: str, quoted: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    for figure in find_figures(text):
        is_quoted = any(start <= figure.start < end for start, end in quoted)
        if is_quoted or figure.until is not None or figure.number is None:
            continue
        is_kept = _is_said(figure) and not _is_counted(text, figure)
        if not is_kept and (words := _in_digits(figure)):
            yield figure.start, figure.end, words


def _is_said(figure: Figure) -> bool:
    """Return whether a number is written in characters in reports too: 两个站, 二期, 十五年."""
    if figure.kind is FigureKind.PERCENT:
        return False
    first, second = figure.text[0], figure.text[1:2]
    is_one_digit = first != "十" and second not in tuple("十百千万亿成点")
    return is_one_digit or figure.text.endswith("年")


def _is_counted(text: str, figure: Figure) -> bool:
    """Return whether a number of one character counts something: 种了两棵, 研讨9次、调研八次."""
    before, behind = text[: figure.start], text[figure.end :]
    is_last = _END.match(behind) and not _POINTS.search(before)
    is_beside = bool(is_last) and _DIGIT.search(before) and figure.unit in _COUNTING
    is_beside = is_beside and figure.unit not in _ORDINAL
    return before.endswith("了") or bool(is_beside)


def _in_digits(figure: Figure) -> str:
    """Return the figure in digits, "" for one that has some, or that is no amount."""
    if re.search(r"\d", figure.text):
        return ""
    if figure.kind is FigureKind.PERCENT and figure.text.startswith(_PER_CENT):
        return f"{(figure.number or Decimal(0)).normalize():f}%"
    if figure.kind is FigureKind.PERCENT and _TENTHS.search(figure.text):
        rest = "以上" if re.search("[多余]$", figure.text) else ""
        return f"{(figure.number or Decimal(0)).normalize():f}%{rest}"
    found = _NUMERAL.fullmatch(figure.text)
    if figure.kind not in COUNTED or found is None or not found["rest"]:
        return ""
    number = parse_chinese_decimal(found["number"])
    if number is None or number < 2:
        return ""
    return f"{_scaled(number)}{_OVER.sub('余', found['rest'])}"


def _scaled(number: Decimal) -> str:
    """Return a number in 亿 or 万 where that leaves few decimals."""
    for name, size in _SCALES:
        scaled = (number / size).normalize()
        if scaled >= 1 and -int(scaled.as_tuple().exponent) <= _MOST_DECIMALS:
            return f"{scaled:f}{name}"
    return f"{number.normalize():f}"
