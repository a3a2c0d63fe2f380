"""The forms in which figures are written, as one regular expression."""

from __future__ import annotations

import re

from assistant.text.figures.fixed_numerals import FIXED_NUMERALS
from assistant.text.lexicon import group

_CN = "〇零一二三四五六七八九十百千两"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_TIMES = "百万|千万|万亿|[千万亿](?![瓦米克伏])|百(?!分)"
_VAGUE = "[余多来几]"
_SCALE = rf"(?:{_TIMES})?{_VAGUE}?(?:{_TIMES})?"
_TO = "[-—–－~～至到]+"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_YEAR = r"(?:19|20|21)\d\d"
_NO_UNIT = group("units.not_a_unit").pattern
_PLACE = group("units.place").pattern
_COUNTED = group("units.counting").pattern
_ONE_UNIT = rf"(?!{_NO_UNIT}){group('units.any').pattern}"
_UNIT = rf"(?:{_ONE_UNIT}(?:/{_ONE_UNIT})?|[%‰])"
_NUMBERING = (
    r"[一二三四五六七八九十]{1,3}[、．]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}(?:[．.](?!\d(?!\d{3}年))|、(?!\d))"
)
_MASK = r"\d*[xX]+(?![\dA-Za-z])"
_JOINED = rf"{_MASK}(?:(?:[.．+·×:：]|,(?=[xX]{{3}}))[\dN]*(?:{_MASK}|(?<=[\dN])))+"
_BIG = group("units.big").pattern

# Tried in this order at each place; the name says what was found.
_FORMS = {
    "no_figure_form": rf"{FIXED_NUMERALS}|(?:(?<=[。；：\n])|^)\s*(?:{_NUMBERING})",
    "document_form": r"[〔［\[【（(](?:19|20)\d\d[〕］\]】）)]第?\d+号",
    "masked_form": rf"(?<![A-Za-z])(?:{_JOINED}(?:{_TO}{_JOINED})?(?:{_SCALE}{_UNIT})?"
    rf"|{_MASK}(?:{_TO}{_MASK})*"
    rf"(?:{_SCALE}(?!{_PLACE}){_UNIT}|(?:{_TIMES}){_VAGUE}?|{_VAGUE}|年|季度))",
    "code_form": r"\d[\d.]*(?:\+[\dNnXx]+)+|\d+×\d+|N\+\d+"
    r"|(?<![A-Za-z])(?!x|XX)[A-Za-z]+-?\d[\dA-Za-z.\-]*(?<![.\-])"
    r"|(?<=[“‘])\d+(?:[·.]\d+)*(?=[”’])|(?<!\d)\d{1,2}·\d{1,2}(?!\d)",
    "fraction_form": rf"百分之(?P<cent>[{_CN}]+(?:点[{_CN}]+)?|{_NUMBER})"
    rf"|千分之(?P<mille>[{_CN}]+|{_NUMBER})"
    rf"|(?P<lower>[{_CN}]+|\d+)分之(?P<upper>[{_CN}]+|\d+)"
    r"|(?<![\d/])(?P<over>\d+)/(?P<under>\d+)(?![\d/])",
    "iso_date_form": rf"(?<!\d)(?P<iso_year>{_YEAR})[-/.](?P<iso_month>{_MONTH})"
    rf"[-/.](?P<iso_day>{_DAY})(?!\d)",
    "ratio_form": r"\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?)+",
    "calendar_year_form": rf"(?<![\d.])(?P<year>{_YEAR})"
    rf"(?:年|(?={_TO}{_YEAR}(?!\d))|(?![\d.,/%‰:：万亿千百余多来几]|{_TO}\d|{_UNIT}))"
    r"|(?P<cn_year>[〇零一二三四五六七八九]{4})年",
    "months_form": rf"(?<!\d)(?P<month_from>{_MONTH})(?:月份?)?{_TO}"
    rf"(?P<month_till>{_MONTH})月份?(?!\d+日)",
    "quarter_form": r"(?P<front>前?)第?(?P<quarter>[一二三四两1-4])个?季度",
    "date_form": rf"(?<!\d)(?P<month>{_MONTH})月(?:(?P<day>{_DAY})"
    rf"(?:[日号](?:{_TO}(?P<day_till>{_DAY})[日号])?|{_TO}(?P<day_last>{_DAY})[日号])|份?)"
    r"|(?P<hour>[01]?\d|2[0-4])[时点](?P<minute>[0-5]\d)分",
    "ordinal_form": rf"第(?P<nth>\d+|[{_CN}]+)",
    "range_form": rf"(?P<low>(?<![\d）)%A-Za-z年月日])[-−]?{_NUMBER})(?P<low_tail>{_SCALE}{_UNIT}?)"
    rf"{_TO}(?P<high>{_NUMBER})(?P<high_tail>{_SCALE}{_UNIT}?)",
    "number_form": rf"(?P<amount>(?:(?<![\d）)%A-Za-z年月日])[-−])?{_NUMBER})"
    rf"(?P<tail>{_SCALE}(?:(?<=亿)\d+(?:\.\d+)?千?万|(?<=万)(?:\d+千|\d{{4}}(?![\d.万亿])))?{_VAGUE}?{_UNIT}?)",
    "tenths_form": r"(?P<tenths>[一二三四五六七八九])成(?=[以左多，。；、）的]|$)",
    "doubling_form": r"翻(?P<doublings>[一两二三四])番",
    "counted_form": rf"(?<![“‘第数几{_CN}])(?P<count>[{_CN}]+)"
    rf"(?P<count_tail>{_VAGUE}?[万亿]?{_VAGUE}?(?!{_NO_UNIT})"
    rf"(?:{_COUNTED}|大(?={_BIG})))",
}
FIGURE = re.compile(
    rf"(?=[\s\dA-Za-z\-−第前翻{_CN}〔［\[【（(])(?:"
    + "|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items())
    + ")",
    re.MULTILINE,
)
# What stands behind the digits: multipliers, a second addend (1亿2000万), the unit.
TAIL = re.compile(
    rf"(?P<scale>{_TIMES})?{_VAGUE}?(?P<scale_again>{_TIMES})?"
    rf"(?:(?P<rest>\d+(?:\.\d+)?)(?P<rest_scale>千?万|千)?)?{_VAGUE}?(?P<unit>大|{_UNIT})?"
)
