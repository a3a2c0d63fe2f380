"""Find the circumstances a sentence gives: causes, partners, places, documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from assistant.drafting.grounding.assertions.content_words import content_words
from assistant.drafting.grounding.assertions.subjects import TextSpan, clause_at
from assistant.text.lexicon import group

_NAME = "[^，。；：、\\d“”《》（）]"
_LIST = "[^，。；：\\d“”《》（）]"
_OPENS = "(?:^|(?<=[，。；：]))"
# 受台风影响, but not 受影响 nor 受台风影响的群众
_SUFFERED = re.compile(
    rf"{group('circumstances.suffered').pattern}(?P<cause>{_LIST}{{2,24}}?)等?{group('circumstances.cause_end').pattern}(?![\u4e00-\u9fff]?的)"
)
_BECAUSE = re.compile(
    rf"{_OPENS}{group('circumstances.cause_opening').pattern}(?P<cause>{_LIST}{{2,30}})"
)
_UNDER = re.compile(rf"在(?P<cause>{_LIST}{{2,20}}?{group('circumstances.cause_end').pattern})下")
_REASON = re.compile(rf"{group('circumstances.reason_is').pattern}(?P<cause>{_LIST}{{2,30}})")
_VAGUE = re.compile(group("circumstances.vague_cause").pattern)
_COURTESY = group("circumstances.courtesy")

# 联合渔政部门
_WITH = re.compile(
    rf"{group('circumstances.with').pattern}(?P<name>{_LIST}{{2,16}}?{group('circumstances.partner').pattern}"
    rf"(?:、{_LIST}{{2,12}}?{group('circumstances.partner').pattern})*)"
)
# 赴海滨疗养院, 渔民节在滨河公园举行
_GONE_TO = re.compile(
    rf"{group('circumstances.going').pattern}(?P<place>{_LIST}{{1,14}}?{group('circumstances.place_end').pattern})(?={_NAME}{{2}})"
)
_HELD_AT = re.compile(
    rf"在(?P<place>{_LIST}{{1,14}}?{group('circumstances.place_end').pattern})(?={group('circumstances.held').pattern})"
)
# 在重点园区查处, but not 在园区建设中
_AT = re.compile(
    rf"(?<![\u4e00-\u9fff])在(?P<place>{_LIST}{{1,14}}?{group('circumstances.place_end').pattern})"
    rf"(?!{_NAME}{{0,8}}(?:{group('circumstances.behind_no_place').pattern}))(?={_NAME}{{2}})"
)
_LOCATED = re.compile(rf"{group('circumstances.located').pattern}(?P<place>{_LIST}{{2,16}})")
_SCENES = (_AT, _GONE_TO, _HELD_AT, _LOCATED)
_FIGURE = re.compile(r"\d")
# 印发考核办法
_ISSUED = re.compile(
    rf"{group('circumstances.issued').pattern}了?(?P<title>{_LIST}{{2,24}}?{group('circumstances.document').pattern})"
    rf"(?={_NAME}{{0,2}}(?:[，。；、\d]|$))"
)


def find_causes(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each cause that `text` states, the word before it included."""
    for found in _SUFFERED.finditer(text):
        if content_words(_VAGUE.sub("，", found["cause"])):
            yield found.span()
    for found in chain(_BECAUSE.finditer(text), _UNDER.finditer(text)):
        if not _COURTESY.occurs_in(found["cause"]):
            yield found.span()
    for found in _REASON.finditer(text):
        yield found.span("cause")


def find_partners(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each named partner in `text`: 渔政部门 of 联合渔政部门."""
    for found in _WITH.finditer(text):
        if content_words(found["name"]):
            yield found.span("name")


def find_scenes(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each place in `text` that something counted was done in."""
    for found in chain.from_iterable(one.finditer(text) for one in _SCENES):
        start, end = clause_at(text, found.start())
        near = text if found.re in {_LOCATED, _HELD_AT} else text[start:end]
        if content_words(found["place"]) and _FIGURE.search(near):
            yield found.span("place")


def find_documents(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each document without quotes that `text` says was issued."""
    for found in _ISSUED.finditer(text):
        if content_words(found["title"]):
            yield found.span("title")
