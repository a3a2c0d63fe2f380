"""Read and write numbers in Chinese characters."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"千": 1000, "百": 100, "十": 10, "": 1}
_GROUPS = ("亿", 10**8), ("万", 10**4)
# The forms of cheques and contracts, and the old words for twenty, thirty and forty.
_EVERYDAY = str.maketrans(
    dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參", "一二三四五六七八九十百千万亿二三", strict=True))
    | {"廿": "二十", "卅": "三十", "卌": "四十"}
)
_DIGIT = "[一二三四五六七八九两]"
# Up to 9,999: 三千零五十, 十二, 一百五 (150), each unit after the next larger one.
_SECTION = re.compile(
    rf"(?P<零>零)?(?:(?P<千>{_DIGIT}?)千)?(?:(?P<零百>零)?(?P<百>{_DIGIT}?)百)?"
    rf"(?:(?P<零十>零)?(?P<十>{_DIGIT}?)十)?(?:(?P<零一>[零〇])?(?P<个>{_DIGIT}))?"
)

NUMERAL_CHARACTERS = "".join([*_DIGITS, "十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅"])


def parse_chinese_number(text: str) -> int | None:
    """Return the number that `text` writes out, or None if it is not a whole number.

    Figures in a row are read as digits (二〇二三); Arabic digits, full-width too, are read as well.
    百 and 千 alone are one hundred and one thousand; 一百五 is 150, 三万五 is 35,000.

    >>> [parse_chinese_number(text) for text in ("一百零五", "二〇二三", "两千三", "三亿六千万")]
    [105, 2023, 2300, 360000000]
    """
    if text.isdecimal():
        return int(text)
    if not text or any(c not in NUMERAL_CHARACTERS for c in text):
        return None
    text = text.translate(_EVERYDAY)
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _parse_groups(text)


def parse_chinese_decimal(text: str) -> Decimal | None:
    """Return the number that `text` writes out, with its decimals; None if it writes none.

    >>> parse_chinese_decimal("四十一点八")
    Decimal('41.8')
    """
    whole, point, decimals = text.translate(_EVERYDAY).partition("点")
    number = parse_chinese_number(whole)
    if number is None or (point and not (decimals and all(c in _DIGITS for c in decimals))):
        return None
    return Decimal(
        f"{number}.{''.join(str(_DIGITS[c]) for c in decimals) or 0}" if point else number
    )


def spell_chinese_number(number: int) -> str:
    """Return `number` as it is spoken, up to 9,999; others in digits.

    >>> [spell_chinese_number(number) for number in (1, 10, 12, 105)]
    ['一', '十', '十二', '一百零五']
    """
    if not 0 < number < 10_000:
        return str(number)
    spoken = ""
    for name, unit in _UNITS.items():
        digit = number // unit % 10
        if digit:
            spoken += "〇一二三四五六七八九"[digit] + name
        elif spoken and not spoken.endswith("零"):
            spoken += "零"
    spoken = spoken.rstrip("零")
    return spoken.removeprefix("一") if 10 <= number < 20 else spoken


def _parse_groups(text: str) -> int | None:
    """Return the value of a numeral, read by what stands before and behind 亿 and 万."""
    for name, size in _GROUPS:
        high, found, low = text.rpartition(name)
        if not found:
            continue
        times = _parse_groups(high)
        if times is None:
            return None
        if len(low) == 1 and low in _DIGITS:  # 三万五 is short for 三万五千
            return times * size + _DIGITS[low] * size // 10
        rest = _parse_groups(low) if low else 0
        return None if rest is None or rest >= size else times * size + rest
    return _parse_section(text)


def _parse_section(text: str) -> int | None:
    """Return the value of a numeral below 10,000."""
    found = _SECTION.fullmatch(text)
    if not text or found is None:
        return None
    digits = {"千": found["千"], "百": found["百"], "十": found["十"]}
    if any(digit == "" for name, digit in digits.items() if text[0] != name and name != "十"):
        return None  # 三千百: how many hundreds?
    total = sum(
        (_DIGITS[digit] if digit else 1) * _UNITS[name]
        for name, digit in digits.items()
        if digit is not None
    )
    last = found["个"]
    if not last:
        return total
    before = text[-2:-1]
    short = not found["零一"] and before in "百千" and before
    return total + _DIGITS[last] * (_UNITS[before] // 10 if short else 1)
