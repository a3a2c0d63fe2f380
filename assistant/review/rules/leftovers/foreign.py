"""Find words of another unit: 我区 in a county's report, a foreign place as our own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.leftovers.elsewhere import is_named_as_elsewhere
from assistant.review.rules.rule import (
    Context,
    Rule,
    RuleMatch,
    enclosing_sentence,
    join_paragraphs,
)
from assistant.text.lexicon import group
from assistant.text.places import counties, place_names, provinces

_RANKS = (("省",), ("市", "州", "盟"), ("区", "县", "旗"), ("镇", "乡", "街道"), ("村",))
_RANK = {name: rank for rank, names in enumerate(_RANKS) for name in names}
_BODIES = group("names.own_body").words
_SELF = re.compile(f"(?<![自本大安为])我(?P<what>{'|'.join((*_RANK, *_BODIES))})(?!国|们|家)")
_WHOLE = re.compile(f"(?<![安健保完])全(?P<what>{'|'.join(_RANK)})(?!域|力|面)")
_COMMITTEE = re.compile("(?:^|(?<=[，。；、向在经由]))(?P<what>[市区县镇乡])委(?=[、，常书])")
_SELDOM = 2  # times: more often, and the title may have been misread
_MOST = 5  # times as often as another of its rank: that one is a slip

# A place in the role of the writer's own: 推动山丹经济, 山丹县委, 建设美好山丹.
_BEFORE_OWN = group("names.before_own_place")
_BEHIND_OWN = group("names.behind_own_place")
_OWN_OFFICE = re.compile(
    "[市县区镇乡]?委[、，常书]|[市县区](?:委|政府)"
    f"|(?:[市县区镇乡]|街道){group('names.department').pattern}[局委]"
)
_PAUSES = ("", "，", "。", "；", "、")
_SHORT = re.compile(
    "(?:特别行政区|自治区|自治州|自治县|地区|[省市州盟县区旗镇乡村]|街道|人民政府)$"
)


def _find_foreign_words(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield foreign self-names and foreign places in the role of our own."""
    yield from _find_foreign_self_names(draft)
    yield from _find_foreign_places(draft)


def _find_foreign_self_names(draft: DraftText) -> Iterator[RuleMatch]:
    """Yield 我区 where title or habit say 我县: another place of the same rank, or another body."""
    title = f"{draft.title}{draft.organisation}"
    said = [
        (paragraph, match)
        for paragraph in draft.paragraphs
        for pattern in (_SELF, _WHOLE, _COMMITTEE)
        for match in pattern.finditer(paragraph.text)
        if not _is_in_name_of_county(match)
    ]
    counts = Counter(match["what"] for _, match in said)
    for paragraph, match in said:
        own = _expected_self_name(match["what"], title, counts)
        if not own and (match.re is _SELF or _is_of_whole_county(match, counts)):
            own = _higher_place(match["what"], title, counts)
        if own and own != match["what"]:
            yield RuleMatch(
                paragraph=paragraph,
                start=match.start(),
                end=match.end(),
                reason=f"本单位自称“我{own}”“全{own}”，这里是“{match[0]}”，可能是别的单位的文字"
                if own in _RANK
                else f"本单位自称“我{own}”，这里是“{match[0]}”，可能是别的单位的文字",
                suggestion=f"核对是否应为“{match[0].replace(match['what'], own)}”",
            )


def _is_in_name_of_county(match: re.Match[str]) -> bool:
    """Return whether the words are a part of the name of a county: 全州县, 天全县."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return not {f"{match[0]}县", f"{before}{match[0]}"}.isdisjoint(counties())


def _is_of_whole_county(match: re.Match[str], counts: Counter[str]) -> bool:
    """Return whether 全县 is said once, and no county is named for it."""
    start, _ = enclosing_sentence(match.string, match.start())
    named = "县" in match.string[start : match.start()]
    is_any = match.string.startswith(("（", "("), match.end())  # 占全县（市、区）
    return match[0] == "全县" and counts["县"] == 1 and not (named or is_any)


def _expected_self_name(what: str, title: str, counts: Counter[str]) -> str:
    """Return the self-name expected in place of `what`; "" if it may be right."""
    if what in _RANK:
        alike = [name for name in _RANK if _RANK[name] == _RANK[what]]
        named = [name for name in alike if _names_place(name, title)]
    else:
        alike = list(_BODIES)
        named = [name for name in alike if re.search(f"{name}(?=20|\\d|关于|工作|上|$)", title)]
    if what in named:
        return ""
    often = max(alike, key=lambda name: counts[name])
    if counts[often] >= _MOST * counts[what] and often != what:
        return often
    seldom = counts[what] <= max(_SELDOM, counts[named[0]]) if named else False
    return named[0] if len(named) == 1 and seldom else ""


def _higher_place(what: str, title: str, counts: Counter[str]) -> str:
    """Return the rank of the title's place where `what` is a lower one; "" where it is none.

    A county's report may say 全市 and 我市 of what is above it, but no city's says 我县.
    """
    named = [name for name in _RANK if _names_place(name, title)]
    lowest = max(named, key=lambda name: _RANK[name], default="")
    is_lower = bool(lowest) and _RANK.get(what, -1) > _RANK[lowest]
    return lowest if is_lower and counts[what] <= _SELDOM else ""


def _names_place(name: str, title: str) -> bool:
    if name in {"乡", "村"}:  # 城乡建设, 农业农村, 乡村振兴 are fields of work
        return re.search(f"(?<![城农乡]){name}(?!村|政|域|民|级)", title) is not None
    return re.search(f"{name}(?!政局|域|民(?!政)|场|容|级|委会|区)", title) is not None


def _find_foreign_places(draft: DraftText) -> Iterator[RuleMatch]:
    """Yield places in the role of our own that neither title nor the rest of the text names."""
    title = f"{draft.title}{draft.organisation}"
    everything = join_paragraphs(draft.paragraphs)
    for paragraph in draft.paragraphs:
        for match in _place_pattern().finditer(paragraph.text):
            name = _SHORT.sub("", match[0]) if len(match[0]) > 2 else match[0]
            if name in title or everything.count(name) > 2 or not _stands_as_own(paragraph, match):
                continue
            if _is_superior_place(name, title, everything):
                continue
            yield RuleMatch(
                paragraph=paragraph,
                start=match.start(),
                end=match.end(),
                reason=f"“{match[0]}”既不在标题里，别处也没有提到，可能是从别的单位的报告里带来的",
                suggestion="核对单位名和地名",
            )


def _is_superior_place(name: str, title: str, everything: str) -> bool:
    """Return whether the text names the committee or government of the place: it is above us.

    So is its province where the title or the text names that: the place is below us.
    """
    province = provinces().get(name, "")
    if not title or (province and (province in title or everything.count(province) > _SELDOM)):
        return True
    return re.search(f"{name}(?:省|市)?(?:委|政府)", everything) is not None


def _stands_as_own(paragraph: DraftParagraph, match: re.Match[str]) -> bool:
    """Return whether the words around a place use it as our own, not as a neighbour."""
    text = paragraph.text
    before, behind = text[max(0, match.start() - 8) : match.start()], text[match.end() :]
    if is_named_as_elsewhere(before, behind):
        return False
    if not (_BEHIND_OWN.opening(behind[:8]) or _OWN_OFFICE.match(behind)):
        return False
    return (
        bool(_BEFORE_OWN.closing(before))
        or before[-1:] in _PAUSES
        or "委" in behind[:2]
        or "政府" in behind[:3]
        or "局" in behind[:8]
    )


@cache
def _place_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(place_names(), key=lambda name: (-len(name), name))))


FOREIGN = Rule(
    name="外单位",
    severity=Severity.MUST,
    about="别的单位留下的文字：县的报告里写“我区”，标题和上下文都没有的地名当作本地",
    source=Source(origin=RuleOrigin.TEXT, basis="自称、地名与标题和上下文"),
    find=_find_foreign_words,
)
