"""Find numbers of headings and items that are skipped, repeated or written wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch
from assistant.text.list_marks import ListMark, MarkKind, item_marks, opening_mark

_LEVELS = range(1, 5)  # 一、 to （1）
_BRACKETED = {MarkKind.BRACKETED_CHINESE, MarkKind.BRACKETED_ARABIC}
_PUNCTUATION = "GB/T 15834—2011《标点符号用法》"
_LAYOUT = "GB/T 9704—2012《党政机关公文格式》"


def _standard(clause: str, quoted: str) -> Source:
    return Source(origin=RuleOrigin.STANDARD, basis=clause, quoted=quoted)


_LEVEL_SIGNS = _standard(
    f"{_LAYOUT}7.3.3", "文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _WrongForm:
    """How marks of some kinds do not end, why, and what to do about it."""

    kinds: frozenset[MarkKind]
    ends: str
    reason: str
    suggestion: str
    source: Source


_WRONG_FORMS = (
    _WrongForm(
        kinds=frozenset(_BRACKETED),
        ends="、，．.",
        reason="带括号的序号后面不加标点",
        suggestion="删去序号后的标点",
        source=_standard(f"{_PUNCTUATION}B.3.4", "加括号的序次语后面不用任何点号"),
    ),
    _WrongForm(
        kinds=frozenset({MarkKind.ARABIC}),
        ends="、",
        reason="阿拉伯数字序号后面用“.”，不用“、”",
        suggestion="把“、”改为“.”",
        source=_standard(
            f"{_PUNCTUATION}B.3.3",
            "不带括号的阿拉伯数字、拉丁字母或罗马数字做序次语时，后面用下脚点",
        ),
    ),
    _WrongForm(
        kinds=frozenset({MarkKind.CHINESE}),
        ends="．.，",
        reason="“一”“二”等序号后面用“、”",
        suggestion="改为“、”",
        source=_standard(
            f"{_PUNCTUATION}B.3.2", "不带括号的汉字数字或“天干地支”做序次语时，后用顿号"
        ),
    ),
)


_IN_ORDER = "按 一是、二是、三是 的顺序核对"


@dataclass(frozen=True, slots=True, kw_only=True)
class _NumberedParagraph:
    """A paragraph and the mark it opens with."""

    paragraph: DraftParagraph
    mark: ListMark


def _numbered_paragraphs(draft: DraftText) -> Iterator[_NumberedParagraph]:
    for paragraph in draft.paragraphs:
        mark = opening_mark(paragraph.text)
        if mark and mark.level in _LEVELS:
            yield _NumberedParagraph(paragraph=paragraph, mark=mark)


def _find_order_errors(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield numbers that do not continue the count of their level.

    A count may start again at one, under a heading without a number, and may run on through
    the whole report.
    """
    last: dict[int, _NumberedParagraph] = {}
    ever: dict[int, int] = {}
    numbered = list(_numbered_paragraphs(draft))
    for n, one in enumerate(numbered):
        level, number = one.mark.level, one.mark.number
        before = last.get(level)
        expected = before.mark.number + 1 if before else 1
        for deeper in [open_level for open_level in last if open_level > level]:
            del last[deeper]
        if before and number == 1 < before.mark.number and _goes_on(before, numbered[n + 1 :]):
            yield _order_error(one, before, expected)
            number = expected  # what follows goes on from it
            one = _NumberedParagraph(
                paragraph=one.paragraph, mark=replace(one.mark, number=expected)
            )
        again = number == 1 and not (before and before.mark.number == 1 and level <= 2)
        if number != expected and not again and number != ever.get(level, 0) + 1:
            yield _order_error(one, before, expected)
        last[level] = one
        ever[level] = number


def _goes_on(before: _NumberedParagraph, following: Sequence[_NumberedParagraph]) -> bool:
    """Return whether the next number of a level leaves room for one: 五、 一、 七、."""
    level = before.mark.level
    after = next((one.mark for one in following if one.mark.level <= level), None)
    return after is not None and (after.level, after.number) == (level, before.mark.number + 2)


def _order_error(
    one: _NumberedParagraph, before: _NumberedParagraph | None, expected: int
) -> RuleMatch:
    if before is None:
        reason = f"这一级标题从“{one.mark.written}”开始，前面没有第一个"
    elif one.mark.number == before.mark.number:
        reason = f"序号“{one.mark.written}”与第{before.paragraph.n}段重复"
    else:
        reason = f"序号从“{before.mark.written}”跳到“{one.mark.written}”"
    return _match(
        one,
        reason,
        f"按顺序应为第{expected}个，请核对是否漏了或重了一项",
        others=(before.paragraph.n,) if before else (),
    )


def _find_skipped_levels(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield 1. directly below 一、 in a draft that uses （一） elsewhere."""
    if not any(one.mark.level == 2 for one in _numbered_paragraphs(draft)):
        return  # 一、 and then 1. throughout is a habit, not a slip
    open_level = 0
    for one in _numbered_paragraphs(draft):
        if open_level == 1 and one.mark.level in {3, 4} and one.mark.number == 1:
            yield _match(
                one,
                f"“一、”下面直接用了“{one.mark.written}”，跳过了“（一）”",
                "层次序数依次用 一、（一）1.（1）",
                source=_LEVEL_SIGNS,
            )
        open_level = one.mark.level


def _find_wrong_punctuation(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield marks with the wrong punctuation, such as 1、 or （一）、: once for each form."""
    for form in _WRONG_FORMS:
        found = [
            one
            for one in _numbered_paragraphs(draft)
            if one.mark.kind in form.kinds and one.mark.written[-1] in form.ends
        ]
        if found:
            often = f"（共{len(found)}处）" if len(found) > 1 else ""
            others = tuple(one.paragraph.n for one in found[1:])
            yield _match(
                found[0],
                form.reason + often,
                form.suggestion,
                others=others,
                source=form.source,
            )


def _find_item_errors(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield 三是 without 二是, the same item twice, and 一是 amidst a list, in one paragraph."""
    before = 0
    for one, after in pairwise((*_items(draft), None)):
        if one is None:
            continue
        number, is_first = one.mark.number, one.mark == item_marks(one.paragraph.text)[0]
        before = 0 if is_first else before
        if number == 1 and before > 1 and not _opens_list(one, after):
            yield _match(one, f"“{one.mark.written}”在第{before}项之后又出现", _IN_ORDER)
            number = before + 1  # what follows goes on from it
        elif number not in {before + 1, 1} and before:
            fault = "出现了两次" if number == before else "之前缺了一项，或顺序不对"
            yield _match(one, f"“{one.mark.written}”{fault}", _IN_ORDER)
        before = number


def _opens_list(one: _NumberedParagraph, after: _NumberedParagraph | None) -> bool:
    """Return whether a second item follows in the section: one alone is no list."""
    in_section = after is not None and after.paragraph.section == one.paragraph.section
    return in_section and after is not None and after.mark.number in {1, 2}


def _find_restarts(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield 一是 that only 一是 follows in its section: once, with the number of times."""
    lone = [
        one
        for one, after in pairwise(_items(draft))
        if one.mark.number == after.mark.number == 1
        and one.paragraph.section == after.paragraph.section
    ]
    if lone:
        often = f"（共{len(lone)}处）" if len(lone) > 1 else ""
        others = tuple(one.paragraph.n for one in lone[1:])
        yield _match(
            lone[0],
            f"“{lone[0].mark.written}”后面没有“二是”，又从“一是”开始{often}",
            "合并为一组，依次用 一是、二是、三是；只有一项的不编号",
            others=others,
        )


def _items(draft: DraftText) -> Iterator[_NumberedParagraph]:
    for paragraph in draft.paragraphs:
        for mark in item_marks(paragraph.text):
            yield _NumberedParagraph(paragraph=paragraph, mark=mark)


def _match(
    one: _NumberedParagraph,
    reason: str,
    suggestion: str,
    others: tuple[int, ...] = (),
    *,
    source: Source | None = None,
) -> RuleMatch:
    return RuleMatch(
        paragraph=one.paragraph,
        start=one.mark.start,
        end=one.mark.end,
        reason=reason,
        suggestion=suggestion,
        others=others,
        source=source,
    )


ORDER = Rule(
    name="标题序号",
    severity=Severity.SHOULD,
    about="标题序号跳号、重号",
    source=Source(origin=RuleOrigin.ARITHMETIC, basis="依次点数"),
    find=_find_order_errors,
)
FORM = Rule(
    name="序号写法",
    severity=Severity.STYLE,
    about="“1、”应为“1.”，“（一）、”后面不加标点，“一、”下面直接用“1.”",
    source=_LEVEL_SIGNS,
    find=lambda draft, context: [
        *_find_wrong_punctuation(draft, context),
        *_find_skipped_levels(draft, context),
    ],
)
ITEMS = Rule(
    name="一是二是",
    severity=Severity.SHOULD,
    about="同一段里有“一是、三是”而没有“二是”，同一项出现两次，或一再从“一是”开始",
    source=Source(origin=RuleOrigin.ARITHMETIC, basis="依次点数"),
    find=lambda draft, context: [
        *_find_item_errors(draft, context),
        *_find_restarts(draft, context),
    ],
)
