"""Read and write numbers in Chinese characters."""

from __future__ import annotations

_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE_UNITS = {"万": 10_000, "亿": 100_000_000}

NUMERAL_CHARACTERS = "".join([*_DIGITS, *_SMALL_UNITS, *_LARGE_UNITS])


def parse_chinese_number(text: str) -> int | None:
    """Return the number that `text` writes out, or None if it is not a whole number.

    Figures in a row are read as digits (二〇二三); Arabic digits, full-width too, are read as well.
    百 and 千 alone are one hundred and one thousand.

    >>> [parse_chinese_number(text) for text in ("二十三", "一百零五", "二〇二三")]
    [23, 105, 2023]
    """
    if text.isdecimal():
        return int(text)
    if not text or any(c not in NUMERAL_CHARACTERS for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _with_units(text)


def spell_chinese_number(number: int) -> str:
    """Return `number` as it is spoken, up to 9,999; others in digits.

    >>> [spell_chinese_number(number) for number in (1, 10, 12, 105)]
    ['一', '十', '十二', '一百零五']
    """
    if not 0 < number < 10_000:
        return str(number)
    spoken = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            spoken += "〇一二三四五六七八九"[digit] + name
        elif spoken and not spoken.endswith("零"):
            spoken += "零"
    spoken = spoken.rstrip("零")
    return spoken.removeprefix("一") if 10 <= number < 20 else spoken


def _with_units(text: str) -> int | None:
    """Return the value of a numeral that has 十, 百, 千, 万 or 亿 in it."""
    total = section = 0
    digit: int | None = None
    for position, c in enumerate(text):
        if c in _DIGITS:
            if digit:  # two digits with no unit between them: 三五十
                return None
            digit = _DIGITS[c]
        elif c in _SMALL_UNITS:
            if digit is None and position and c != "十":
                return None
            section += (1 if digit is None else digit) * _SMALL_UNITS[c]
            digit = None
        else:
            section += digit or 0
            if position == 0:
                return None
            total = (total + section) * _LARGE_UNITS[c] if c == "亿" else total + section * 10_000
            section, digit = 0, None
    return total + section + (digit or 0)
