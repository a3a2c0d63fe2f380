"""The forms in which figures are written, as one regular expression."""

from __future__ import annotations

import re

from assistant.text.figures.fixed_numerals import FIXED_NUMERALS
from assistant.text.lexicon import group

_EVERYDAY_ONES = "〇零一二三四五六七八九两"
_ONES = f"{_EVERYDAY_ONES}壹贰叁肆伍陆柒捌玖"
_CN = f"{_ONES}十百千万亿廿卅拾佰仟"
_EVERYDAY = f"{_EVERYDAY_ONES}十百千万亿廿卅"  # 队伍三年: in front of a numeral 伍 is none
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# What may stand between a number and its unit: a space, or the marks of Markdown.
_GAP = r"[ \u00a0\u2009\u3000*_`]{0,4}"
_BLANKS = r" \t\u3000"  # before the number of a line
_TIMES = "百万|千万|万亿|[千万亿](?![瓦米克伏])|百(?!分)"
_VAGUE = "[余多来几]"
_SCALE = rf"(?:{_GAP}(?:{_TIMES}))?{_VAGUE}?(?:{_TIMES})?"
_TO_SIGN = "[-—–－~～至到]"
_TO = f"{_TO_SIGN}+"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_CN_MONTH = "(?:十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_CN_DAY = "(?:三十一?|[一二]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_PART_OF_MONTH = "[上中下]旬|初|中(?=[，。；、旬]|$)|底|末"
_YEAR = r"(?:19|20|21)\d\d"
_NO_UNIT = group("units.not_a_unit").pattern
_PLACE = group("units.place").pattern
_TURNS = "(?:(?<=[\u4e00-\u9fff])(?<!次)次(?![数日年月要品序生第]))?"  # 艘次, 针次
_COUNTED = rf"(?:{group('units.counting').pattern}{_TURNS})"
_ONE_UNIT = rf"(?!{_NO_UNIT})(?:{group('units.any').pattern}{_TURNS}(?!(?<=[A-Za-z])[A-Za-z]))"
_BARE_UNIT = rf"(?:{_ONE_UNIT}(?:/{_ONE_UNIT})?|[%‰])"
_UNIT = rf"(?:{_GAP}{_BARE_UNIT})"
_NUMBERING = (
    r"[一二三四五六七八九十]{1,3}[、．]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}(?:[．.](?!\d(?!\d{3}年))|、(?!\d))"
)
_MASK = r"\d*[xX]+(?![\dA-Za-z])"
_JOINED = rf"{_MASK}(?:(?:[.．+·×:：]|,(?=[xX]{{3}}))[\dN]*(?:{_MASK}|(?<=[\dN])))+"
_BIG = group("units.big").pattern
# A numeral that is one for certain, so that any unit may follow: 一百二十平方公里, 四十一点八公里.
_LONG_CN = (
    rf"[{_ONES}十廿卅拾][{_CN}]*[百千万亿佰仟][{_CN}]*(?:点[{_ONES}]+)?"
    rf"|[{_ONES}十]+点[{_ONES}]+|[{_ONES}十]*[十百千](?=[余多])"
)
_NEIGHBOURS = "一[两二]|[两二]三|三四|三五|四五|五六|六七|七八|八九"
_SOME = "[数几](?=[十百千万亿])|上(?=[百千万亿])"
_ROUND = "十|百|千|万|十万|百万|千万|亿"
_TENTHS_END = "(?![立功为果员就长分效本熟交品绩型片套批才年人])"

# Tried in this order at each place; the name says what was found.
_FORMS = {
    "no_figure_form": rf"{FIXED_NUMERALS}|(?:(?<=[。；：\n])|^)[{_BLANKS}]*(?:{_NUMBERING})",
    "document_form": r"[〔［\[【（(](?:19|20)\d\d[〕］\]】）)]第?\d+号",
    "masked_form": rf"(?<![A-Za-z])(?:{_JOINED}(?:{_TO}{_JOINED})?(?:{_SCALE}{_UNIT})?"
    rf"|{_MASK}(?:{_TO}{_MASK})*"
    rf"(?:{_SCALE}(?!{_PLACE}){_UNIT}|(?:{_TIMES}){_VAGUE}?|{_VAGUE}|年|季度))",
    "code_form": r"\d[\d.]*(?:\+[\dNnXx]+)+|\d+×\d+|N\+\d+"
    rf"|(?<![A-Za-z])(?!x|XX)(?![A-Za-z]{{2,}}{_NUMBER}{_COUNTED})"
    r"[A-Za-z]+-?\d[\dA-Za-z.\-]*(?<![.\-])"
    r"|(?<=[“‘])\d+(?:[·.]\d+)*(?=[”’])|(?<!\d)\d{1,2}·\d{1,2}(?!\d)",
    "fraction_form": rf"百分之(?P<cent>[{_CN}]+(?:点[{_ONES}]+)?|{_NUMBER})"
    rf"|千分之(?P<mille>[{_CN}]+(?:点[{_ONES}]+)?|{_NUMBER})"
    rf"|(?P<lower>[{_CN}]+|\d+)分之(?P<upper>[{_CN}]+|\d+)"
    r"|(?<![\d/])(?P<over>\d+)/(?P<under>\d+)(?![\d/])",
    "iso_date_form": rf"(?<!\d)(?P<iso_year>{_YEAR})[-/.](?P<iso_month>{_MONTH})"
    rf"[-/.](?P<iso_day>{_DAY})(?!\d)",
    "ratio_form": r"\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?)+",
    "calendar_year_form": rf"(?<![\d.])(?P<year>{_YEAR})"
    rf"(?:{_GAP}年|(?={_TO}{_YEAR}(?!\d))|(?![\d.,/%‰:：万亿千百余多来几]|{_TO}\d|{_UNIT}))"
    r"|(?P<cn_year>[〇零一二三四五六七八九]{4})年",
    "months_form": rf"(?<!\d)(?P<month_from>{_MONTH})(?:月份?)?{_TO}"
    rf"(?P<month_till>{_MONTH})月份?(?!\d+日)",
    "quarter_form": r"(?P<front>前?)第?(?P<quarter>[一二三四两1-4])个?季度",
    "date_form": rf"(?<!\d)(?P<month>{_MONTH}){_GAP}月(?:{_GAP}(?P<day>{_DAY})"
    rf"(?:{_GAP}[日号](?:{_TO}(?P<day_till>{_DAY})[日号])?|{_TO}(?P<day_last>{_DAY})[日号])"
    rf"|份?(?P<month_part>{_PART_OF_MONTH})?)"
    rf"|(?<![{_CN}个半数几])(?P<cn_month>{_CN_MONTH})月(?:(?P<cn_day>{_CN_DAY})[日号]"
    rf"|(?P<cn_month_part>{_PART_OF_MONTH})|份|(?![{_CN}日号初上中下底末]))"
    r"|(?P<hour>[01]?\d|2[0-4])[时点](?P<minute>[0-5]\d)分",
    "ordinal_form": rf"第[ ]?(?P<nth>\d+|[{_CN}]+)",
    # The first part looks whether a second number follows, which is quick.
    "range_form": rf"(?=[-−]?[\d.,]+[^\d，。；\n]{{1,14}}(?<={_TO_SIGN})\d)"
    rf"(?P<low>(?<![\d）)%A-Za-z年月日])[-−]?{_NUMBER})(?P<low_tail>{_SCALE}{_UNIT}?)"
    rf"{_TO}(?P<high>{_NUMBER})(?P<high_tail>{_SCALE}{_UNIT}?)",
    "number_form": rf"(?P<amount>(?:(?<![\d）)%A-Za-z年月日])[-−])?{_NUMBER}"
    rf"|[㉑-㉟㊱-㊿](?={_UNIT}))"
    rf"(?P<tail>{_SCALE}(?:(?<=亿)\d+(?:\.\d+)?千?万|(?<=万)(?:\d+千|\d{{4}}(?![\d.万亿]))"
    rf"|(?<=千)\d百)?"
    rf"{_VAGUE}?{_UNIT}?)",
    "tenths_form": rf"(?<![{_CN}])(?P<tenths>[一二两三四五六七八九])成"
    rf"(?P<hundredths>[一二三四五六七八九半]?)(?P<tenths_vague>[多余])?(?!不变){_TENTHS_END}",
    "half_form": "(?P<half>过半|近半|大半|多半|减半|折半|对半|半数|一半)(?![年个天日夜路途])",
    "half_unit_form": rf"(?<![“‘{_CN}上下大小多过对])半(?P<half_tail>小时|个小时|个月|个工作日|天)",
    "doubling_form": r"翻了?(?P<doublings>[一两二三四]?)番",
    "between_form": rf"(?<![“‘第数几{_CN}])"
    rf"(?P<between_head>[二三四五六七八九]?十|[一二三四五六七八九]百)?"
    rf"(?P<between>{_NEIGHBOURS})(?P<between_scale>{_ROUND})?"
    rf"(?P<between_tail>(?!{_NO_UNIT}){_VAGUE}?{_COUNTED})",
    "some_form": rf"(?<![“‘第{_CN}])(?P<some>{_SOME})(?P<some_scale>(?:{_ROUND})+)"
    rf"(?P<some_tail>(?!{_NO_UNIT})(?:万|亿)?{_COUNTED})",
    "long_form": rf"(?<![“‘第数几{_EVERYDAY}])(?P<long>{_LONG_CN})"
    rf"(?P<long_tail>{_VAGUE}?[万亿]?{_VAGUE}?{_UNIT})",
    "counted_form": rf"(?<![“‘第数几{_EVERYDAY}])(?P<count>[{_CN}]+)"
    rf"(?P<count_tail>{_VAGUE}?[万亿]?{_VAGUE}?(?!{_NO_UNIT})"
    rf"(?:{_COUNTED}|大(?={_BIG})))",
}
FIGURE = re.compile(
    rf"(?=[{_BLANKS}\dA-Za-z\-−第前翻数几上过近大多减折对半㉑-㉟㊱-㊿{_CN}〔［\[【（(])(?:"
    + "|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items())
    + ")",
    re.MULTILINE,
)
# What stands behind the digits: multipliers, a second addend (1亿2000万), the unit.
TAIL = re.compile(
    rf"{_GAP}(?P<scale>{_TIMES})?{_VAGUE}?(?P<scale_again>{_TIMES})?"
    r"(?:(?P<rest>\d+(?:\.\d+)?)(?P<rest_scale>千?万|[千百])?)?"
    rf"{_VAGUE}?{_GAP}(?P<unit>大|{_BARE_UNIT})?"
)
