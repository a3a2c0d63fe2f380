"""Understand what a person wants different in a section, part by part, and what code cannot do."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from assistant.text.figures.chinese_numerals import NUMERAL_CHARACTERS, parse_chinese_number

_PARTS = re.compile(r"[，。；;,！!\n]+|(?<=[字段长短])[、\s]+")
_LENGTH = re.compile(rf"([\d{NUMERAL_CHARACTERS}]+)\s*(?:多|来|余)?(?:个)?字")
_FRACTION = re.compile(
    rf"(?P<to>[到至成为])?(?:原来的)?(?P<parts>[{NUMERAL_CHARACTERS}]+)分之(?P<some>[{NUMERAL_CHARACTERS}]+)"
)
_HALF = re.compile("一半|减半")
_SHORTER = re.compile("压缩|缩短|精简|简短|简化|删减|短一?[点些]|太长")
_LONGER = re.compile("扩写|扩充|扩展|写长|加长|长一?[点些]|丰富|充实|太短|不少于|至少|不低于")
_STRESS = re.compile(
    "(?:突出|强调|侧重|聚焦|围绕|多写|着重写?|重点写)(?:一下|好)?([^，。；、！]{2,12})"
)
_LEFT_OUT = re.compile(
    "(?:不要?(?:再)?(?:提及?到?|写|出现|说)|别(?:再)?(?:提及?到?|写|说)|删(?:去|掉|除)?|去掉|少写)"
    "(?:有关|关于)?([^，。；、！]{2,12}?)(?:的?(?:内容|部分|句子|表述|话))?$"
)
_ITEMS = re.compile("一是|分(?:成|为)?(?:几|[一二两三四五六七八九]|\\d)?[条点项](?:写|列|来写)?$")
_ONE_PARAGRAPH = re.compile("[合并](?:并)?(?:成|为|到)?(?:一个?|同一)(?:自然)?段|不要?分段")
_NOTHING_NEW = re.compile("^(?:请|把?(?:本|这一)节)?$|(?:不变|不动|照旧)$")
_SOME, _MORE = 0.7, 1.5  # of the length, where one only says "shorter" or "longer"


class Shape(Enum):
    """How the sentences of a section stand."""

    AS_IT_IS = ""
    ITEMS = "一是二是"
    ONE_PARAGRAPH = "一段"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """An instruction, as far as code can follow it."""

    length: int | None = None  # characters at most
    least: int | None = None  # characters at least
    stress: str = ""
    left_out: tuple[str, ...] = ()  # words that are not to be there
    shape: Shape = Shape.AS_IT_IS
    beyond: tuple[str, ...] = field(default=())  # parts of the instruction code cannot follow

    @property
    def is_understood(self) -> bool:
        """Whether there is anything that code can do, and nothing that it cannot."""
        return not self.beyond and self != Instruction()


def read_wish(instruction: str, *, length: int) -> Instruction:
    """Return what `instruction` asks of a section that is `length` characters long.

    >>> wish = read_wish("压缩到三百字，突出改革，不要提会议，语气更正式", length=800)
    >>> wish.length, wish.stress, wish.left_out, wish.beyond
    (300, '改革', ('会议',), ('语气更正式',))
    """
    parts = [part.strip() for part in _PARTS.split(instruction) if part.strip()]
    stress = [found[1] for part in parts if (found := _STRESS.search(part))]
    return Instruction(
        length=next(filter(None, (_most(part, length) for part in parts)), None),
        least=next(filter(None, (_least(part, length) for part in parts)), None),
        stress="，".join(stress),
        left_out=tuple(found[1] for part in parts if (found := _LEFT_OUT.search(part))),
        shape=next(filter(_is_change, map(_shape, parts)), Shape.AS_IT_IS),
        beyond=tuple(part for part in parts if not _is_known(part)),
    )


def _is_known(part: str) -> bool:
    known = (_LENGTH, _HALF, _SHORTER, _LONGER, _STRESS, _LEFT_OUT, _NOTHING_NEW)
    return _is_change(_shape(part)) or any(one.search(part) for one in known)


def _is_change(shape: Shape) -> bool:
    return shape is not Shape.AS_IT_IS


def _shape(part: str) -> Shape:
    if _ITEMS.search(part):
        return Shape.ITEMS
    return Shape.ONE_PARAGRAPH if _ONE_PARAGRAPH.search(part) else Shape.AS_IT_IS


def _least(part: str, length: int) -> int | None:
    if not _LONGER.search(part):
        return None
    named = _LENGTH.search(part)
    return parse_chinese_number(named[1]) if named else int(length * _MORE)


def _most(part: str, length: int) -> int | None:
    if _LONGER.search(part):
        return None
    if named := _LENGTH.search(part):
        return parse_chinese_number(named[1])
    if not _SHORTER.search(part) and not _HALF.search(part):
        return None
    return int(length * _share(part))


def _share(part: str) -> float:
    if _HALF.search(part):
        return 0.5
    if fraction := _FRACTION.search(part):
        some, parts = (
            parse_chinese_number(fraction["some"]),
            parse_chinese_number(fraction["parts"]),
        )
        if some and parts and some < parts:
            return some / parts if fraction["to"] else 1 - some / parts
    return _SOME
