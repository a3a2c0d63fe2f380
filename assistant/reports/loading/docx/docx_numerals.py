"""Write a list number in one of Word's numeral systems."""

from __future__ import annotations

from assistant.text.figures.chinese_numerals import spell_chinese_number

_DIGITS = "〇一二三四五六七八九"
_COUNTING = {
    *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "koreanCounting"),
    *("taiwaneseCounting", "taiwaneseCountingThousand", "ideographEnclosedCircle"),
}
_DIGIT_BY_DIGIT = {"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"}
_LEGAL = {"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"}
_TO_LEGAL = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_SERIES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = [
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
]
_LATIN = 26


def spell_number(number: int, system: str) -> str:
    """Return `number` in the numeral system that Word calls `system`, decimal if unknown.

    >>> [spell_number(21, name) for name in ("chineseCounting", "upperRoman", "none")]
    ['二十一', 'XXI', '']
    """
    if system == "none":
        return ""
    if series := _SERIES.get(system):
        return series[number - 1] if 0 < number <= len(series) else str(number)
    if system in _COUNTING:
        return spell_chinese_number(number)
    if system in _LEGAL:
        return spell_chinese_number(number).translate(_TO_LEGAL)
    if system in _DIGIT_BY_DIGIT:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    return _spell_western(number, system)


def _spell_western(number: int, system: str) -> str:
    match system:
        case "decimalZero":
            return f"{number:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate(_FULL_WIDTH)
        case "upperRoman":
            return _roman(number)
        case "lowerRoman":
            return _roman(number).lower()
        case "upperLetter":
            return _letter(number)
        case "lowerLetter":
            return _letter(number).lower()
    return str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    numeral = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        numeral += letters * count
    return numeral


def _letter(number: int) -> str:
    """Return A, …, Z, AA, BB: Word repeats the letter."""
    if not 0 < number <= 10 * _LATIN:
        return str(number)
    times, letter = divmod(number - 1, _LATIN)
    return chr(ord("A") + letter) * (times + 1)
