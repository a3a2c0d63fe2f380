"""Find announced counts that the list does not keep: 三个方面 followed by two items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch, enclosing_sentence
from assistant.text.figures.chinese_numerals import parse_chinese_number
from assistant.text.lexicon import group
from assistant.text.list_marks import ITEMS, item_marks, opening_mark

_NUMBER = "[二两三四五六七八九十]{1,2}|\\d{1,2}"
_ANNOUNCED = re.compile(
    f"(?P<number>{_NUMBER}){group('review.announced').pattern}"
    f"(?:的?{group('review.announced_matter').pattern})?"
)
_MATTER = group("review.announced_matter_at_end").pattern
# Only what introduces a list: at the end of its sentence, or before a colon.
_INTRODUCES = re.compile(f"(?:的?{_MATTER})?\\s*(?:[：:。]|$)")
_ENDS = re.compile(f"[。：: 的]*{_MATTER}*[。：: ]*")
_ANNOUNCING = group("review.announcing")


def _find_wrong_counts(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield announcements such as 三个方面 followed by another number of items."""
    for index, paragraph in enumerate(draft.paragraphs):
        for match in _ANNOUNCED.finditer(paragraph.text):
            number = parse_chinese_number(match["number"])
            if not _announces_list(paragraph.text, match):
                continue
            counted = _count_following(draft.paragraphs, index, match.end())
            if counted and counted != number:
                only = "只数到" if counted < (number or 0) else "有"
                yield RuleMatch(
                    paragraph=paragraph,
                    start=match.start(),
                    end=match.end(),
                    reason=f"说是“{match[0]}”，后面{only}{counted}项",
                    suggestion="核对数目，补上缺的一项或改数字",
                )


def _announces_list(text: str, match: re.Match[str]) -> bool:
    """Return whether a list follows, and the sentence announces no other one."""
    start, end = enclosing_sentence(text, match.start())
    alone = len(_ANNOUNCED.findall(text[start:end])) == 1
    announcing = _ANNOUNCING.occurs_in(text[max(0, match.start() - 12) : match.start()])
    return alone and announcing and _INTRODUCES.match(text, match.end()) is not None


def _count_following(paragraphs: Sequence[DraftParagraph], index: int, offset: int) -> int:
    """Return the number of items that follow in the paragraph or below it; 0 for none."""
    text = paragraphs[index].text
    if opening_mark(text[offset:].lstrip("。：: ")) and not item_marks(text[offset:]):
        return 0
    items = [mark for mark in item_marks(text) if mark.start >= offset]
    if items:
        return _count_torn_off(len(items), paragraphs[index + 1 :]) if items[0].number == 1 else 0
    if not _ENDS.fullmatch(text, offset):
        return 0  # the sentence goes on, or others follow: what it announces is elsewhere
    return _count_numbered_paragraphs(paragraphs, index)


def _count_torn_off(count: int, following: Sequence[DraftParagraph]) -> int:
    """Return the number of items, including those in paragraphs of their own."""
    for paragraph in following:
        mark = opening_mark(paragraph.text, ITEMS)
        if mark is None or mark.number != count + 1:
            break
        count += max(len(item_marks(paragraph.text)), 1)
    return count


def _count_numbered_paragraphs(paragraphs: Sequence[DraftParagraph], index: int) -> int:
    """Return the number of numbered paragraphs that follow on one level, from one on."""
    own = opening_mark(paragraphs[index].text)
    marks = [opening_mark(paragraph.text) for paragraph in paragraphs[index + 1 :]]
    if not marks or marks[0] is None or marks[0].number != 1:
        return 0
    first, count = marks[0], 0
    for mark in filter(None, marks):
        if mark.kind is first.kind:
            if mark.number != count + 1:
                break
            count += 1
        elif mark.level < first.level and (own is None or mark.level <= own.level):
            break
    return count


ANNOUNCED = Rule(
    name="数目不符",
    severity=Severity.SHOULD,
    about="“三个方面”“五项措施”与后面实际列出的项数不一致",
    source=Source(origin=RuleOrigin.ARITHMETIC, basis="点数后面列出的项"),
    find=_find_wrong_counts,
)
