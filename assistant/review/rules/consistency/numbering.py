"""Check the numbers of headings: in order, none twice, none left out, written as they should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rules.list_marks import Number, number_of
from assistant.review.rules.rule import Context, Rule, Spot
from assistant.text.items import item_ordinals

_DEEPEST = 4  # （1）
_BAD_AFTER_BRACKET = re.compile("[（(](?:[一二三四五六七八九十]{1,3}|\\d{1,2})[）)]\\s*[、，．.]")
_BAD_AFTER_DIGIT = re.compile(r"\d{1,2}、(?!\d)")
_BAD_AFTER_CHINESE = re.compile("[一二三四五六七八九十]{1,3}[．.，](?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A paragraph and the number it opens with."""

    paragraph: DraftParagraph
    number: Number

    @property
    def text(self) -> str:
        return self.paragraph.text[self.number.start : self.number.end]


def _marks(draft: DraftText) -> Iterator[_Mark]:
    for paragraph in draft.paragraphs:
        number = number_of(paragraph.text)
        if number and number.level <= _DEEPEST:
            yield _Mark(paragraph=paragraph, number=number)


def _order(draft: DraftText, _context: Context) -> Iterator[Spot]:
    """Yield numbers that do not follow the one before them on their level.

    A count may start again at one, under a heading without a number, and may run on through
    the whole report.
    """
    last: dict[int, _Mark] = {}
    ever: dict[int, int] = {}
    for mark in _marks(draft):
        level, ordinal = mark.number.level, mark.number.ordinal
        before = last.get(level)
        expected = before.number.ordinal + 1 if before else 1
        for deeper in [one for one in last if one > level]:
            del last[deeper]
        again = ordinal == 1 and not (before and before.number.ordinal == 1 and level <= 2)
        if ordinal != expected and not again and ordinal != ever.get(level, 0) + 1:
            yield _out_of_order(mark, before, expected)
        last[level] = mark
        ever[level] = ordinal


def _out_of_order(mark: _Mark, before: _Mark | None, expected: int) -> Spot:
    if before is None:
        reason = f"这一级标题从“{mark.text}”开始，前面没有第一个"
    elif mark.number.ordinal == before.number.ordinal:
        reason = f"序号“{mark.text}”与第{before.paragraph.n}段重复"
    else:
        reason = f"序号从“{before.text}”跳到“{mark.text}”"
    return Spot(
        paragraph=mark.paragraph,
        start=mark.number.start,
        end=mark.number.end,
        reason=reason,
        suggestion=f"按顺序应为第{expected}个，请核对是否漏了或重了一项",
        others=(before.paragraph.n,) if before else (),
    )


def _levels(draft: DraftText, _context: Context) -> Iterator[Spot]:
    """Yield headings that stand directly under one two levels above."""
    if not any(mark.number.level == 2 for mark in _marks(draft)):
        return  # 一、 and then 1. throughout is a habit, not a slip
    open_level = 0
    for mark in _marks(draft):
        if open_level == 1 and mark.number.level in {3, 4} and mark.number.ordinal == 1:
            yield Spot(
                paragraph=mark.paragraph,
                start=mark.number.start,
                end=mark.number.end,
                reason=f"“一、”下面直接用了“{mark.text}”，跳过了“（一）”",
                suggestion="层次序数依次用 一、（一）1.（1）",
            )
        open_level = mark.number.level


def _form(draft: DraftText, _context: Context) -> Iterator[Spot]:
    """Yield numbers with the wrong mark behind them; once for each wrong form."""
    forms = (
        (_BAD_AFTER_BRACKET, "带括号的序号后面不加标点", "删去序号后的标点"),
        (_BAD_AFTER_DIGIT, "阿拉伯数字序号后面用“.”，不用“、”", "把“、”改为“.”"),
        (_BAD_AFTER_CHINESE, "“一”“二”等序号后面用“、”", "改为“、”"),
    )
    for pattern, reason, suggestion in forms:
        found = [
            (paragraph, match)
            for paragraph in draft.paragraphs
            if (match := pattern.match(paragraph.text.lstrip())) is not None
        ]
        if found:
            paragraph, match = found[0]
            lead = len(paragraph.text) - len(paragraph.text.lstrip())
            yield Spot(
                paragraph=paragraph,
                start=lead,
                end=lead + match.end(),
                reason=reason if len(found) == 1 else f"{reason}（共{len(found)}处）",
                suggestion=suggestion,
                others=tuple(other.n for other, _ in found[1:]),
            )


def _items(draft: DraftText, _context: Context) -> Iterator[Spot]:
    """Yield 一是 and 三是 without 二是, and the same item twice, within one paragraph."""
    for paragraph in draft.paragraphs:
        before = 0
        for start, end, ordinal in item_ordinals(paragraph.text):
            if ordinal not in {before + 1, 1} and before:
                twice = ordinal == before
                yield Spot(
                    paragraph=paragraph,
                    start=start,
                    end=end,
                    reason=f"“{paragraph.text[start:end]}”"
                    + ("出现了两次" if twice else "之前缺了一项，或顺序不对"),
                    suggestion="按 一是、二是、三是 的顺序核对",
                )
            before = ordinal


ORDER = Rule(
    name="标题序号",
    severity=Severity.SHOULD,
    about="标题序号跳号、重号",
    find=_order,
)
FORM = Rule(
    name="序号写法",
    severity=Severity.STYLE,
    about="“1、”应为“1.”，“（一）、”后面不加标点，“一、”下面直接用“1.”",
    find=lambda draft, context: [*_form(draft, context), *_levels(draft, context)],
)
ITEMS = Rule(
    name="一是二是",
    severity=Severity.SHOULD,
    about="同一段里有“一是、三是”而没有“二是”，或同一项出现两次",
    find=_items,
)
