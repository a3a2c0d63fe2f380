"""Match fixed expressions whose numerals count nothing: 三会一课, 12345热线, 7×24小时."""

from __future__ import annotations

from assistant.text.lexicon import group

_ANNIVERSARIES = (
    "1[·.]10|3[·.]8|3[·.]15|4[·.]15|5[·.]12|6[·.]5|6[·.]26|7[·.]1|8[·.]1|11[·.]9|12[·.]4"
)
_SERVICE = "(?:热线|平台|电话|报警|指挥|急救)"
_NAMES = (
    r"7[×xX*]24(?:小时)?|PM2\.5|PM10|IP[vV][46]|H\dN\d|O2O|B2[BC]|[CS]O2|ISO\d{4,5}|A[34](?=纸)"
    r"|[2-6]G(?![A-Za-z])|(?<!\d)[23]D|(?<!\d)[2-5]A(?:级|景区)?|(?<!\d)[5-90][05]后"
)

# The numerals of cheques that end a word: 队伍, 大陆.
_IN_WORDS = "|".join(f"(?<={word[:-1]}){word[-1]}" for word in group("numerals.ending_word").words)
# 周五对账, but not 每周五次.
_WEEKDAY = (
    r"(?:(?<=周)(?<![每一二两三四五六七八九十几\d]周)|(?<=星期)|(?<=礼拜))"
    "(?<![个每]星期)(?<![个每]礼拜)[一二三四五六](?![十百千万])"
)

# Never part of a figure; tried before anything else.
FIXED_NUMERALS = "|".join(
    (
        group("numerals.fixed").pattern,
        "(?<=[届、])[一二三四五六七八九十]{1,3}次(?=[全会、，])",
        "[五六七八十]一(?=[”、期假前黄国劳儿建])",
        r"(?<!\d)12345(?![\d人个件户])",
        rf"(?<!\d){group('numerals.hotline').pattern}(?=[”’]|[^\d.万亿]{{0,6}}{_SERVICE})",
        rf"(?<!\d)(?:{_ANNIVERSARIES})(?=[”’国世法禁环防消宪安])",
        _NAMES,
        _IN_WORDS,
        _WEEKDAY,
    )
)
