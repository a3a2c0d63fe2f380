"""List the work items that the headings of a report name, fit to stand behind 统筹抓好."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.text.lexicon import group

_LEVEL = group("topics.level").pattern
_PREDICATE = re.compile(
    f"(?:工作|事业)?(?:{_LEVEL}|总体)*{group('topics.listed_predicate').pattern}[\u4e00-\u9fff]{{0,6}}$"
)
_TAIL = re.compile(f"(?:{_LEVEL}|工作|情况|方面|成果)+$")
_ACTING = re.compile(f"^{group('acts.degree').pattern}*{group('acts.push').pattern}+")
_TURNED = re.compile("^(?:防范)(?:化解)?([\u4e00-\u9fff]{2,8})$")  # 防范债务风险 → 债务风险防范
# The last word of a work: anything else at the end is an aim, a quality or a place.
_WORK, _VAGUE_WORK = group("topics.work"), group("topics.vague_work")
_MORE = group("topics.more")  # 古籍更安全
_SLOGAN = re.compile("^[一二三四五六七八九十]大|大局|和谐")
_ADVERB = re.compile("(?:有效|全面|持续|不断|稳步|逐步|有序)(?=[一-鿿]{2}$)")
_LONGEST = 11


def work_items(headings: Iterable[str]) -> list[str]:
    """Return the work items that the headings name, each once, in their order.

    >>> work_items(["坚持安全为先，校园安全形势总体平稳", "提升服务温度", "深化医药卫生体制改革"])
    ['校园安全', '医药卫生体制改革']
    """
    found = dict.fromkeys(filter(None, map(_work_item, headings)))
    return [one for one in found if not any(one != other and one in other for other in found)]


def _work_item(heading: str) -> str:
    last = re.split("[，：]", heading)[-1]
    if turned := _TURNED.match(last):
        return f"{turned[1]}防范"
    bare = _PREDICATE.sub("", last)
    for text in (_TAIL.sub("", _ACTING.sub("", bare)), _TAIL.sub("", _ACTING.sub("", last))):
        text = _ADVERB.sub("", text)
        if re.fullmatch("[一-鿿、]+", text) and _can_be_listed(text):
            return text
    return ""


def _can_be_listed(text: str) -> bool:
    if not 1 < len(text) <= _LONGEST or text in _VAGUE_WORK or _SLOGAN.search(text):
        return False
    if _MORE.occurs_in(text):
        return False
    return bool(_WORK.closing(text))
