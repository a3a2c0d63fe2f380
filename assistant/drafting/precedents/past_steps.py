"""Take from a past plan what another unit may plan too: the steps, without figures and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.drafting.precedents.redundancy import drop_near_copies
from assistant.drafting.precedents.relevance import Subject, relevance
from assistant.drafting.precedents.reuse import ReuseContext, is_generic
from assistant.records import Hit, StoredPassage
from assistant.text.clean import clean
from assistant.text.figures.read_figures import find_figures
from assistant.text.list_marks import strip_opening_mark
from assistant.text.sentences import clauses, sentence_spans

_WHEN = re.compile(
    r"^(?:同时|此外|另外|(?:20\d\d|[今明后来本])年(?:度|[上下]半年)?|[上下]半年|全年|年内|年底前?|年末前?|[一二三四]季度|"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:底|末|份)?前?|下一?步|接下来|今后|我[局镇乡县区市委办院校中心街道]+|集团|公司|"
    r"力争|争取|确保|计划|拟|将|要|继续|还|再|并|积极|，)+"
)
_ACTS = re.compile(
    "^(?:进一步|持续|不断|全面|深入|切实|着力|大力|扎实|严格|稳步|有序|有效|积极|统筹|合理|科学|加快|主动|常态化|分类|分批|逐步|充分|高质量|高标准|"
    "用心用情|精准|依法|从严)*"
    "(?:加强|强化|健全|完善|推进|推动|落实|压实|规范|深化|优化|开展|抓[好实紧]?|做[好优强大实]|坚持|加快|提升|提高|拓展|建立|构建|组织|引导|"
    "督促|聚焦|围绕|突出|巩固|扩大|推广|推行|实施|新增|新建|改建|改造|更新|更换|拆除|整治|治理|培育|引进|盘活|打造|发展|支持|鼓励|"
    "保障|维护|守[牢住]|筑牢|夯实|防范|化解|排查|清理|整合|统筹|探索|延伸|补齐|增强|激发|创新|丰富|促进|服务|争取|谋划|储备|用好|"
    "管好|办好|建好|建设|修复|升级|拓宽|压降|清收|优先|倡导|宣传|普及|严格|严查|严厉打击|打击|做到|注重|畅通|挖掘|壮大|稳定|稳住|"
    "兑现|兜牢|兜住|提供|关心|关爱|搭建|配备|配齐|充实|加大|加密|持续|衔接|对接|协调|紧盯|开发|利用|保护|改善|降低|减少|控制|培养|选树)"
)
_FOLLOWS = re.compile("^(?:推动|做到|实现|让|使|切实|不断|从而|以|确保|促进|提升|提高|增强|引导)")
_NO_STEP = re.compile(
    "已|了(?!解)|取得|累计|以来|成功|显著|圆满|贯彻|精神$|成效|启动|竣工|验收|[一二三四五六]期|编制|制定|提升年|整治行动|成果|立法|六稳|六保|三重压力|[一二三四五]年|年度|月|修订|评估|初稿|申报|获批|"
    "[一二三四五六七八九十]个方面|五项工作|重点工作|达标|目标任务|各项(?:任务|工作)|下功夫$|思路$"
)
_STUB = re.compile("(?:的|和|与|及|在|对|为|以|等|中|上|下|后|前|时|共|达|至|到)$")
_RATE = re.compile(
    "^(?:提高|提升|稳定|保持|确保|实现)?([\u4e00-\u9fff]{2,10}率)(?:要|力争)?(稳定在|保持在|达到?|不低于|提[高升][到至]|突破|降[到至低]+|控制在|压降[到至])$"
)
_LOWER = re.compile("降|控制")
_KEPT = re.compile("稳定|保持")
_LEVEL = re.compile(
    "[到至在超过破于为]$|率|占|增长|下降|能力$|面积$|资金$|债券$|贷款$|收入$|投资$|总额$|规模$"
)
# 新建公厕16座 is a promise; without its number it is none.
_PROMISE = re.compile(
    "^(?:新增|新建|新开|改扩?建|改造|建成|拆除|更换|创建|引进|整治|打造|消除|完成)"
)
_AFTER = re.compile("(?:以上|左右|以内|以下|次|余|多|个百分点)*$")
_SHORTEST_CLAUSE, _SHORTEST, _LONGEST = 5, 12, 80
_LONGEST_NAME, _MOST_CLAUSES = 16, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStep:
    """What a past plan wanted to do, in words that another unit may use."""

    name: str  # what it was called, "" where it had no name of its own
    text: str  # without a full stop
    passage: StoredPassage
    score: float


def find_past_steps(subject: Subject, hits: Iterable[Hit], context: ReuseContext) -> list[PastStep]:
    """Return the steps among `hits` that concern `subject`, the closest first."""
    found = [step for hit in hits for step in _read(subject, hit, context)]
    return sorted(found, key=lambda step: -step.score)


def _read(subject: Subject, hit: Hit, context: ReuseContext) -> Iterator[PastStep]:
    heading = clean(hit.passage.section[-1]) if hit.passage.section else ""
    name, body = _named(clean(hit.passage.text), context)
    for text in _steps_in(body, context):
        if score := relevance(name or heading, text, subject, hit):
            yield PastStep(name=name, text=text, passage=hit.passage, score=score)


def _named(text: str, context: ReuseContext) -> tuple[str, str]:
    """Return the name that a passage opens with, 一是聚焦运营增效益, and what follows it."""
    spans = sentence_spans(text)
    first = text[slice(*spans[0])].strip("。！ ") if spans else ""
    name = strip_opening_mark(first)
    if len(spans) < 2 or name == first or len(name) > _LONGEST_NAME or "，" in name:
        return "", text
    fits = bool(_ACTS.match(name)) and is_generic(name, context) and not find_figures(name)
    return (name if fits else ""), text[spans[0][1] :]


def _steps_in(text: str, context: ReuseContext) -> Iterator[str]:
    """Yield what is left of each sentence; one too short stands with the next of its passage."""
    short: list[str] = []
    for start, end in sentence_spans(text):
        kept = [*short, *_usable(strip_opening_mark(text[start:end]), context)][:_MOST_CLAUSES]
        step = "，".join(drop_near_copies(kept))
        if _SHORTEST <= len(step) <= _LONGEST:
            yield step
            short = []
        else:
            short = kept if len(step) < _SHORTEST else []


def _usable(sentence: str, context: ReuseContext) -> list[str]:
    found: list[str] = []
    for start, end in clauses(sentence.strip("。！ ")):
        clause = _plain(sentence[start:end].strip("，；：。、 "))
        begins = _ACTS.match(clause) and (found or not _FOLLOWS.match(clause))
        if begins and _is_whole_step(clause) and is_generic(clause, context):
            found.append(clause)
    return found


def _is_whole_step(clause: str) -> bool:
    stands = len(clause) >= _SHORTEST_CLAUSE and not _STUB.search(clause)
    return stands and not _NO_STEP.search(clause)


def _plain(clause: str) -> str:
    """Return `clause` without time and figure: 年底前开展演练16场 is 开展演练, "" if that fails."""
    clause = _WHEN.sub("", clause)
    counted = find_figures(clause)
    if not counted:
        return clause
    first = counted[0]
    if len(counted) > 1 or not first.text[0].isdigit() or _AFTER.sub("", clause[first.end :]):
        return ""
    before = clause[: first.start]
    if rate := _RATE.match(before):
        verb = "降低" if _LOWER.search(rate[2]) else "稳定" if _KEPT.search(rate[2]) else "提高"
        return f"{verb}{rate[1]}"
    return "" if _LEVEL.search(before) or _PROMISE.match(before) else before
