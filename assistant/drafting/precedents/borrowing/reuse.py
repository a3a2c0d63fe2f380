"""Reuse the wording of a past report's sentence: no figure, time, name or result of its unit."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from assistant.drafting.precedents.borrowing.practice_clauses import (
    is_consequence,
    is_incomplete_frame,
    is_practice,
)
from assistant.drafting.precedents.borrowing.specific_wording import ReuseContext, is_specific
from assistant.drafting.precedents.openings import CONNECTIVE, TIME
from assistant.records import Function
from assistant.text.lexicon import group
from assistant.text.list_marks import strip_opening_mark
from assistant.text.segmentation import dictionary_words
from assistant.text.sentences import clause_spans
from assistant.text.spans import replace_spans
from assistant.text.wording import is_common

SHORTEST, LONGEST = 8, 88  # characters of a sentence without its full stop
LONGEST_PRACTICE = 44

_MARKS = "，；：、。！"
_DUTY = re.compile(f"^{group('outlook.duty').pattern}")
_CONNECTIVE = re.compile(f"^{CONNECTIVE}，?")
_LEADING_TIME = re.compile(f"^(?:{TIME}|下一?步)+，?(?:我[局镇区县市院校司办委乡]|我们)?")
_LACK, _AHEAD, _PAST = group("outlook.lack"), group("outlook.ahead"), group("outlook.past")
_REMEDY = group("outlook.remedy")
_DONE, _PROGRAMME = group("unit_specific.done"), group("unit_specific.programme")
_OVER = re.compile("过(?=[，。])")
_DEFINITION = group("connectives.definition")
_FRAME = re.compile("(?:^|，)以[^，]+为[^，]{2,4}$")  # leads up to what is to be done
# 把审查作为转变职能 lacks what it is taken as: 的重要抓手 stood in a clause that went.
_TAKEN_AS = re.compile(f"[把将][^，]+作为(?![^，]*{group('connectives.taken_as').pattern}$)")
_TWO_VERBS = re.compile("加大(?:推进|开展|落实|加强|完善|实施)|(?:推进|开展|实施)[^，]*力度$")
_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,})\1")
_PURPOSE = re.compile("^(?:为了?(?!民)|通过|随着|由于|针对|围绕|聚焦|以)")
# What a clause may open with that follows one that was left out.
_RESUMES = re.compile(
    "|".join(group(f"acts.{name}").pattern for name in ("degree", "push", "rule", "aim"))
)
# 开展集中宣传196场 without the count, 等6支专业队伍 without the number.
_COUNTED = re.compile(
    r"^([\u4e00-\u9fff]{0,6}(?:开展|完善|健全|推行|建立|构建)[\u4e00-\u9fff、“”]{4,18}?)(?:活动)?(?:共|累计|约|近)?"
    r"[\dx][\dx.,]*[\u4e00-\u9fff]{1,4}(?=[，；。]|$)"
)
# 通过转让、租赁等方式盘活3.9亿元 without what came of it.
_MEANS = re.compile(
    r"^(?:通过|采取|采用)([^，]{4,26}等(?:多种)?(?:方式|形式|办法|途径|渠道))[^，]*"
)
_ENUMERATED = re.compile(r"等[\dx]+[余多]?(?:个方面|[个支项类家处条种])")
# Words of a text, each as one character: foreign or not, around the marks of an enumeration.
_WORD, _FOREIGN = "\ue000", "\ue001"
_FOREIGN_LIST = re.compile(f"(?:[{_WORD}{_FOREIGN}]、)*{_FOREIGN}(?:、[{_WORD}{_FOREIGN}])*等")
_LEANING_START = group("connectives.leaning_start")
_UNFINISHED_END = group("connectives.unfinished_end")


@lru_cache(maxsize=8192)  # each topic of a section asks for much the same sentences
def reuse_sentence(
    sentence: str,
    *,
    function: Function,
    context: ReuseContext,
    is_own: bool = False,
    foreign: frozenset[str] = frozenset(),
) -> str | None:
    """Return the part of `sentence` that another unit may use too, ended by 。, or None.

    Of results the clauses on practice: 深入开展专项整治，共清理小广告两万处，完善巡查机制 gives
    深入开展专项整治，完善巡查机制. `is_own` says that the sentence is the unit's own: its wording
    needs not be common. Clauses with a word of `foreign` are left out; in an enumeration (翻身、
    东方等社区) the items are.
    """
    text = _drop_foreign_items(_strip_opening(sentence), foreign)
    if function in {Function.PROBLEMS, Function.PLAN}:
        return _reuse_statement(text, function, context, foreign)
    return _reuse_practice(text, context, is_own=is_own, foreign=foreign)


def _strip_opening(sentence: str) -> str:
    text = strip_opening_mark(sentence.strip().lstrip("—-－·•●★▲ "))
    for pattern in (_DUTY, _CONNECTIVE, _LEADING_TIME, _CONNECTIVE):
        text = pattern.sub("", text, count=1)
    return text.lstrip("，、：； ")


def _drop_foreign_items(text: str, foreign: frozenset[str]) -> str:
    """Return `text` without enumerations that name something foreign: 翻身、东方等社区 is 社区."""
    if not any(word in text for word in foreign):
        return text
    words = dictionary_words(text)
    shape = "".join(
        word if word in "、等" else _FOREIGN if word in foreign else _WORD for word in words
    )
    starts = [0, *accumulate(map(len, words))]
    spans = [(starts[one.start()], starts[one.end()], "") for one in _FOREIGN_LIST.finditer(shape)]
    return replace_spans(text, spans)


def _reuse_practice(
    text: str, context: ReuseContext, *, is_own: bool, foreign: frozenset[str]
) -> str | None:
    """Return the clauses of `text` on how the work was done, without those that lead nowhere."""
    kept: list[str] = []
    joined = False  # whether the clause before was kept
    for start, end in clause_spans(text):
        clause = _drop_figures(text[start:end])
        fits = is_practice(clause) and (joined or not is_consequence(clause))
        is_ours = not any(word in clause for word in foreign)
        joined = fits and is_ours and _is_usable(clause, context, is_own=is_own)
        if joined:
            kept.append(clause.rstrip(_MARKS))
        else:
            kept = _drop_incomplete_end(kept)
    whole = "，".join(_drop_incomplete_end(_trim_to_length(kept)))
    if len(whole) < SHORTEST or _DOUBLED.search(whole):
        return None
    return f"{whole}。"


def _drop_figures(clause: str) -> str:
    """Return `clause` without a figure that its wording does not need."""
    clause = _ENUMERATED.sub("等", _COUNTED.sub(r"\1", clause))
    return _MEANS.sub(r"综合运用\1", clause)


def _drop_incomplete_end(kept: list[str]) -> list[str]:
    """Return the clauses without a last one that leads up to what is missing."""
    while kept and is_incomplete_frame(kept[-1]):
        kept = kept[:-1]
    return kept


def _trim_to_length(kept: list[str]) -> list[str]:
    """Return as many of the clauses as make a sentence that is not too long."""
    lengths = accumulate(len(clause) + 1 for clause in kept)
    return [one for one, length in zip(kept, lengths, strict=True) if length <= LONGEST_PRACTICE]


def _is_usable(clause: str, context: ReuseContext, *, is_own: bool) -> bool:
    """Return whether a clause on practice is whole and claims nothing of another unit."""
    bare = clause.rstrip(_MARKS)
    if _UNFINISHED_END.closing(bare) or _is_ungrammatical(bare):
        return False
    if any(words.occurs_in(bare) for words in (_DEFINITION, _AHEAD, _LACK, _DONE)):
        return False
    if is_specific(clause, context, is_own=is_own):
        return False
    return is_own or is_common(bare)


def _is_ungrammatical(clause: str) -> bool:
    """Return whether the end of `clause` was left out, or two of its verbs collide."""
    return bool(_TAKEN_AS.search(clause) or _TWO_VERBS.search(clause))


def _reuse_statement(
    text: str, function: Function, context: ReuseContext, foreign: frozenset[str]
) -> str | None:
    """Return `text` without its specific clauses, if those around them can do without."""
    kept: list[str] = []
    for start, end in clause_spans(text):
        clause = text[start:end]
        follows = start == 0 or (bool(kept) and text[:start].endswith(kept[-1]))
        begins = _RESUMES.match(clause) or (kept and is_consequence(clause))
        is_ours = not any(word in clause for word in foreign)
        if (follows or begins) and is_ours and not is_specific(clause, context):
            kept.append(clause)
    whole = "".join(kept).rstrip(_MARKS)
    cut = len(whole) < len(text.rstrip(_MARKS))
    if not SHORTEST <= len(whole) <= LONGEST or (cut and not _is_complete(whole)):
        return None
    return f"{whole}。" if _reads_well(whole, function) else None


def _is_complete(text: str) -> bool:
    """Return whether the clauses kept of a longer sentence can stand alone."""
    *before, last = re.split("[，；]", text)
    if _UNFINISHED_END.closing(last) or _LEANING_START.opening(last):
        return False
    return len(before) > 1 or not _PURPOSE.match(text)


def _reads_well(text: str, function: Function) -> bool:
    if _DEFINITION.occurs_in(text) or _DOUBLED.search(text) or _FRAME.search(text):
        return False
    return _matches_function(text, function) and is_common(text)


def _matches_function(text: str, function: Function) -> bool:
    lacks = _LACK.occurs_in(text)
    if _PAST.occurs_in(text) or _OVER.search(text):
        return False
    if function is Function.PROBLEMS:
        return lacks and not (_AHEAD.occurs_in(text) or _REMEDY.opening(text))
    return not (lacks or _PROGRAMME.occurs_in(text))
