"""Put this year's value in front where last year's text has it in brackets: 312人（今年336人）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.text.lexicon import group

_AMOUNT = r"\d[\d,]*(?:\.\d+)?[百千万亿]*[^\d，,。；;、（）()\s]{0,5}"
_VALUE = re.compile(_AMOUNT)
_STAYS = f"(?:{group('comparison.stated_as').pattern}|还是|仍是|仍为)?"
_BEHIND = re.compile(
    rf"[（(]今年(?:{_STAYS}(?P<now>{_AMOUNT}(?:、{_AMOUNT})*)|(?P<none>{group('comparison.none_now').pattern}))"
    r"(?P<more>(?:[，,][^（）()]*)?)[）)]"
)
_SENTENCE = re.compile("[。；;]")
_NUMBER = re.compile(r"[\d,.]+[百千万亿]*")


def put_this_year_first(text: str) -> str:
    """Return `text` with each value in brackets for this year in place of last year's before it.

    Last year's stands behind it; so many values in brackets belong to the last so many in front.

    >>> put_this_year_first("供餐312万人次（今年336万人次），门店3家（今年4家，新开1家）")
    '供餐336万人次（上年312万人次），门店4家（上年3家），新开1家'
    >>> put_this_year_first("在校生1.4万人、教职工860人（今年1.5万人、872人）")
    '在校生1.5万人（上年1.4万人），教职工872人（上年860人）'
    >>> put_this_year_first("聚集性疫情2起（今年没有）"), put_this_year_first("食堂（今年扩建）")
    ('聚集性疫情0起（上年2起）', '食堂（今年扩建）')
    """
    return "".join(_pieces(text)) if _BEHIND.search(text) else text


def _pieces(text: str) -> Iterator[str]:
    """Yield the text up to each bracket with this year's values, then what is left."""
    done = 0
    for found in _BEHIND.finditer(text):
        before = text[done : found.start()]
        now = found["now"].split("、") if found["now"] else ["0"]
        start = max((one.end() for one in _SENTENCE.finditer(before)), default=0)
        then = list(_VALUE.finditer(before, start))[-len(now) :]
        if len(then) < len(now) or then[-1].end() < len(before):
            continue
        place = 0
        for value, last in zip(now, then, strict=True):
            between = before[place : last.start()]
            between = f"，{between[1:]}" if place and between.startswith("、") else between
            yield f"{between}{_with_unit(value, last[0])}（上年{last[0]}）"
            place = last.end()
        yield found["more"]
        done = found.end()
    yield text[done:]


def _with_unit(value: str, last: str) -> str:
    """Return a value with the unit of last year's where it has none of its own."""
    return value if _NUMBER.sub("", value) else value + _NUMBER.sub("", last, count=1)
