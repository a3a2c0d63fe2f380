"""Find the defects of a sentence that should not be copied: masks, lost parts, typos."""

from __future__ import annotations

import re

from assistant.text.lexicon import group
from assistant.text.masks import mask_spans

MASK, HOLE, LOST_FIGURE, TYPO, FRAGMENT = "遮盖", "缺名", "缺数", "错字", "残缺"

_HOLE = re.compile("思想|保持高度一致|贯彻|指示|讲话")
_DOUBLED = re.compile(r"(?<![一两每])([\u4e00-\u9fff]{2,12})\1")
_DOUBLED_ON_PURPOSE = re.compile("许多许多|非常非常|谢谢谢谢|[一逐]|研究研究|讨论讨论")
_UNIT = f"万?{group('units.counting').pattern}"
_LOST_FIGURES = re.compile(
    rf"(?<=[率长降加减升为达到至])[%％]|(?<=\d){_UNIT}、{_UNIT}(?=[，。；、])"
    rf"|(?:共计|累计|总计|合计|分别为|达到){_UNIT}(?=[，。；、])|\d+、(?=[。；]|$)"
)
_TYPOS = re.compile(rf"{group('defects.typo').pattern}|(?<![A-Za-z])(?:DR付费|ED大屏|IPuk)")
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("‘", "’"), ("【", "】"))
_BAD_START = re.compile("^[，。；：、）》”！？]")


def find_defects(text: str) -> tuple[str, ...]:
    """Return the defects of a cleaned sentence, () for one that can be copied.

    >>> find_defects("新增就业xx万人"), find_defects("全年召开召开会议3次"), find_defects("完成率%")
    (('遮盖',), ('错字',), ('缺数',))
    """
    masked = [text[start:end] for start, end in mask_spans(text)]
    found = {
        MASK: any(not _HOLE.search(mask) for mask in masked),
        HOLE: any(_HOLE.search(mask) for mask in masked),
        LOST_FIGURE: _LOST_FIGURES.search(text) is not None,
        TYPO: _is_mistyped(text),
        FRAGMENT: _is_fragment(text),
    }
    return tuple(name for name, is_there in found.items() if is_there)


def _is_mistyped(text: str) -> bool:
    if _TYPOS.search(text):
        return True
    doubled = _DOUBLED.search(text)
    return doubled is not None and not _DOUBLED_ON_PURPOSE.search(doubled[0])


def _is_fragment(text: str) -> bool:
    unequal = any(text.count(left) != text.count(right) for left, right in _PAIRS)
    return unequal or _BAD_START.match(text) is not None
