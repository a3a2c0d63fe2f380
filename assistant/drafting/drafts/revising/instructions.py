"""Parse an instruction for a section into the parts that code can follow, and the others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from assistant.drafting.outline.length_targets import read_lengths
from assistant.text.figures.chinese_numerals import NUMERAL_CHARACTERS, parse_chinese_number
from assistant.text.lexicon import group

_SEPARATOR = re.compile(r"(?:[，。；;！!\n]|,(?!\d))+|(?<=[字段长短])[、\s]+")
_FRACTION = re.compile(
    rf"(?P<to>[到至成为])?(?:原来的)?(?P<denominator>[{NUMERAL_CHARACTERS}]+)分之(?P<numerator>[{NUMERAL_CHARACTERS}]+)"
)
_HALF = re.compile("一半|减半")
_SHORTER, _LONGER = group("instructions.shorter"), group("instructions.longer")
_EMPHASIS = re.compile(
    f"{group('instructions.emphasize').pattern}(?:一下|好)?([^，。；、！]{{2,12}})"
)
_EXCLUSION = re.compile(
    f"(?:(?:不要?|别)再?{group('instructions.mention').pattern}|"
    f"{group('instructions.delete').pattern})"
    "(?:有关|关于)?([^，。；、！]{2,12}?)(?:的?(?:内容|部分|句子|表述|话))?$"
)
_ITEMS = re.compile("一是|分(?:成|为)?(?:几|[一二两三四五六七八九]|\\d)?[条点项](?:写|列|来写)?$")
_ONE_PARAGRAPH = re.compile("[合并](?:并)?(?:成|为|到)?(?:一个?|同一)(?:自然)?段|不要?分段")
_NO_CHANGE = re.compile("^(?:请|把?(?:本|这一)节)?$|(?:不变|不动|照旧)$")
_SHORTER_RATIO, _LONGER_RATIO = 0.7, 1.5  # of the length, where no number is given


class Shape(Enum):
    """The arrangement of a section's sentences."""

    AS_IT_IS = ""
    ITEMS = "一是二是"
    ONE_PARAGRAPH = "一段"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """An instruction for one section, as far as code can follow it."""

    max_length: int | None = None  # characters
    min_length: int | None = None  # characters
    emphasis: str = ""
    excluded: tuple[str, ...] = ()  # words that no sentence may contain
    shape: Shape = Shape.AS_IT_IS
    unsupported: tuple[str, ...] = field(default=())  # parts that code cannot follow

    @property
    def is_supported(self) -> bool:
        """Whether code can follow the whole instruction, and it is not empty."""
        return not self.unsupported and self != Instruction()


def parse_instruction(text: str, *, length: int) -> Instruction:
    """Return the instruction in `text` for a section of `length` characters.

    >>> parsed = parse_instruction("压缩到三百字，突出改革，不要提会议，语气更正式", length=800)
    >>> parsed.max_length, parsed.emphasis, parsed.excluded, parsed.unsupported
    (300, '改革', ('会议',), ('语气更正式',))
    """
    parts = [part.strip() for part in _SEPARATOR.split(text) if part.strip()]
    return Instruction(
        max_length=next(filter(None, (_max_length(part, length) for part in parts)), None),
        min_length=next(filter(None, (_min_length(part, length) for part in parts)), None),
        emphasis="，".join(found[1] for part in parts if (found := _EMPHASIS.search(part))),
        excluded=tuple(found[1] for part in parts if (found := _EXCLUSION.search(part))),
        shape=next(filter(_is_change, map(_shape, parts)), Shape.AS_IT_IS),
        unsupported=tuple(part for part in parts if not _is_supported(part)),
    )


def _is_supported(part: str) -> bool:
    patterns = (_HALF, _EMPHASIS, _EXCLUSION, _NO_CHANGE)
    return (
        _is_change(_shape(part))
        or any(words.occurs_in(part) for words in (_SHORTER, _LONGER))
        or any(read_lengths(part))
        or any(pattern.search(part) for pattern in patterns)
    )


def _is_change(shape: Shape) -> bool:
    return shape is not Shape.AS_IT_IS


def _shape(part: str) -> Shape:
    if _ITEMS.search(part):
        return Shape.ITEMS
    return Shape.ONE_PARAGRAPH if _ONE_PARAGRAPH.search(part) else Shape.AS_IT_IS


def _min_length(part: str, length: int) -> int | None:
    if not _LONGER.occurs_in(part):
        return None
    return min(read_lengths(part), default=int(length * _LONGER_RATIO))


def _max_length(part: str, length: int) -> int | None:
    if _LONGER.occurs_in(part):
        return None
    if lengths := list(read_lengths(part)):
        return max(lengths)
    if not _SHORTER.occurs_in(part) and not _HALF.search(part):
        return None
    return int(length * _shorter_ratio(part))


def _shorter_ratio(part: str) -> float:
    if _HALF.search(part):
        return 0.5
    if fraction := _FRACTION.search(part):
        numerator = parse_chinese_number(fraction["numerator"])
        denominator = parse_chinese_number(fraction["denominator"])
        if numerator and denominator and numerator < denominator:
            ratio = numerator / denominator
            return ratio if fraction["to"] else 1 - ratio
    return _SHORTER_RATIO
