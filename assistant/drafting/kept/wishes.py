"""Understand what a person wants different in a section: how long, and what to stress."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text.numerals import NUMERAL_CHARACTERS, chinese_number

_LENGTH = re.compile(rf"([\d{NUMERAL_CHARACTERS}]+)\s*(?:多|来|余)?字")
_FRACTION = re.compile(
    rf"(?P<to>[到至成为])?(?:原来的)?(?P<parts>[{NUMERAL_CHARACTERS}]+)分之(?P<some>[{NUMERAL_CHARACTERS}]+)"
)
_HALF = re.compile("一半|减半")
_SHORTER = re.compile("压缩|缩短|精简|简短|简化|删减|短一?[点些]|太长")
_STRESS = re.compile(
    "(?:突出|强调|侧重|聚焦|围绕|多写|着重写?|重点写)(?:一下|好)?([^，。；、！]{2,12})"
)
_SOME = 0.7  # of the length, where one only says "shorter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """An instruction, as far as code can follow it."""

    length: int | None = None  # characters at most
    stress: str = ""

    @property
    def is_understood(self) -> bool:
        """Whether there is anything that code can do."""
        return self.length is not None or bool(self.stress)


def read_wish(instruction: str, *, length: int) -> Wish:
    """Return what `instruction` asks of a section that is `length` characters long.

    >>> read_wish("压缩到三百字，突出改革", length=800)
    Wish(length=300, stress='改革')
    >>> read_wish("压缩一半", length=800).length
    400
    """
    stress = _STRESS.search(instruction)
    return Wish(length=_length(instruction, length), stress=stress[1] if stress else "")


def _length(instruction: str, length: int) -> int | None:
    if named := _LENGTH.search(instruction):
        return chinese_number(named[1])
    if not _SHORTER.search(instruction) and not _HALF.search(instruction):
        return None
    return int(length * _share(instruction))


def _share(instruction: str) -> float:
    if _HALF.search(instruction):
        return 0.5
    if fraction := _FRACTION.search(instruction):
        some, parts = chinese_number(fraction["some"]), chinese_number(fraction["parts"])
        if some and parts and some < parts:
            return some / parts if fraction["to"] else 1 - some / parts
    return _SOME
