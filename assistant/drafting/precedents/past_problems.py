"""Take from a problem of a past report what it was, how it showed, why, and what was counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.drafting.precedents.redundancy import drop_near_copies
from assistant.drafting.precedents.relevance import Subject, relevance
from assistant.drafting.precedents.reuse import ReuseContext, is_generic
from assistant.records import Hit, StoredPassage
from assistant.text.clean import clean
from assistant.text.figures.read_figures import FigureKind, find_figures
from assistant.text.list_marks import opening_mark, strip_opening_mark
from assistant.text.sentences import clauses, sentence_spans
from assistant.text.similarity import bigrams

_OPENER = re.compile(
    "^(?:但是?|而且?|加之|再加上|另一方面|一方面|同时|此外|另外|特别是|尤其是|表现为|表现在|主要表现为|主要表现在|具体表现为|比如|例如|如|"
    "目前|当前|由于|因为|受|因|反映出|暴露出|其中|且|导致|致使|造成|使得)，?"
)
_AFTER_CAUSE = re.compile("原因(?:在于|是|主要是)|主要是|根源在于|主要在于|主要受|在于")
# What a clause says that speaks of something lacking.
LACKS = re.compile(
    "不足|不够|不[强高深实力畅均优严多大快佳紧准熟牢宽匀清利顺愿会敢想细密全精稳广明灵]|未能|尚未|还未|仍未|未真正|没有|缺|少(?![年儿数])|"
    "慢|窄|弱|难|困|滞后|短板|薄弱|差距|差异|老化|陈旧|脱节|流失|瓶颈|反复|时有|频发|多发|不同程度|不匹配|不适应|不平衡|不充分|不完善|"
    "不健全|不到位|不协调|不明显|不规范|不及时|仍有|依赖|受限|收窄|参差不齐|浮于|断层|老龄化|偏[高低大多重长散粗]|较[重大长](?!力度)|压力|"
    "矛盾(?!纠纷)|欠账|隐患|松懈|单一|粗放|粗|有待|还需|制约|乏力|下滑|收缩|低于|空白|高企|拥堵|漏洞"
)
_NO_PROBLEM = re.compile(
    "将(?!近)|计划|力争|下一?步|今后|取得|增长|提升至|提高到|成效(?!不)|已(?!有所不)|圆满|显著|有效(?!衔接不|需求|供给)|得到|基础上|"
    "认真|加以|一年来|成绩|清醒|总体|(?:原因|因素|影响)$|"
    "^(?:进一步|推进|推动|加强|加快|强化|完善|破除|补齐|巩固|坚持|着力|努力|深化|落实)|解决好|^虽|稳中|^尽管|进步|改进|克服|必须|务必|(?<!需)要(?![素求件])"
)
_STUB = re.compile(
    "^(?:与|和|及|在|为|以|从|随着|按照|根据|通过|由|于|也|都|均|仍|还|又|并|的|其|该|这|此|原|现有[一二])|"
    "(?:的|和|与|及|在|对|为|以|等|中|上|下|后|前|时)$"
)
_COUNTED = re.compile(
    "^((?:[\u4e00-\u9fff]{2,10})(?:率|占比|比重|缺口|能力|面积|距离|周期|年限|水平))(仅占|仅为|仅有|只有|仅)?(?:不足|低于|约为?|为|达到?|平均)?$"
)
_KINDS = {FigureKind.NUMBER, FigureKind.PERCENT}
_SHORTEST_NAME, _LONGEST_NAME = 6, 30
_SHORTEST, _MOST_CLAUSES = 8, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PastProblem:
    """A problem of a past report in words that another unit may use; "" what it did not say."""

    name: str
    signs: str
    cause: str
    counted: str  # a clause with a blank where the past report gave a figure
    passage: StoredPassage
    score: float
    speaks_of_it: bool  # the signs name the subject themselves


def find_past_problems(
    subject: Subject, hits: Iterable[Hit], context: ReuseContext
) -> list[PastProblem]:
    """Return the problems among `hits` that concern `subject`, the closest first."""
    found = [
        problem
        for hit in hits
        for part in _problems_in(clean(hit.passage.text))
        if (problem := _read(part, subject, hit, context))
    ]
    return sorted(found, key=lambda problem: -problem.score)


def _problems_in(text: str) -> Iterator[list[str]]:
    """Yield the sentences of each problem of a passage; 一是, 二是 begin one."""
    part: list[str] = []
    for start, end in sentence_spans(text):
        sentence = text[start:end].strip("。！ ")
        if opening_mark(sentence) and part:
            yield part
            part = []
        part.append(strip_opening_mark(sentence))
    if part:
        yield part


def _read(part: list[str], subject: Subject, hit: Hit, context: ReuseContext) -> PastProblem | None:
    heading = strip_opening_mark(clean(hit.passage.section[-1])) if hit.passage.section else ""
    first = part[0]
    is_name = len(first) <= _LONGEST_NAME and "，" not in first
    score = relevance(first if is_name else heading, "".join(part), subject, hit)
    if not score:
        return None
    body = part[1:] if is_name else part
    signs, causes = _told(body, context)
    problem = PastProblem(
        name=first if is_name and _is_name(first, context) else "",
        signs=signs,
        cause=causes,
        counted=next(_counted(body, context), ""),
        passage=hit.passage,
        score=score,
        speaks_of_it=bool((subject.words | subject.kindred) & bigrams(signs)),
    )
    said = problem.name or problem.signs or problem.cause or problem.counted
    return problem if said else None


def _is_name(text: str, context: ReuseContext) -> bool:
    fits = len(text) >= _SHORTEST_NAME and bool(LACKS.search(text))
    return fits and not _NO_PROBLEM.search(text) and is_generic(text, context)


def _told(body: Iterable[str], context: ReuseContext) -> tuple[str, str]:
    """Return how the problem showed and why it was so, as far as anybody may say it."""
    signs: list[str] = []
    causes: list[str] = []
    for sentence in body:
        before, marked, after = _split_at_cause(sentence)
        signs += _usable(before, context)
        if marked:
            causes += _usable(after, context)
    return _joined(signs), _joined(causes)


def _split_at_cause(sentence: str) -> tuple[str, bool, str]:
    if not (marked := _AFTER_CAUSE.search(sentence)):
        return sentence, False, ""
    start = sentence.rfind("，", 0, marked.start()) + 1
    return sentence[:start].rstrip("，"), True, sentence[marked.end() :].lstrip("，")


def _usable(text: str, context: ReuseContext) -> list[str]:
    """Return the clauses of `text` that say of nobody in particular what is lacking."""
    found = []
    for start, end in clauses(text):
        clause = _OPENER.sub("", text[start:end].strip("，；：。、 "))
        lacking = bool(LACKS.search(clause)) and not _NO_PROBLEM.search(clause)
        whole = len(clause) >= _SHORTEST_NAME and not _STUB.search(clause)
        if lacking and whole and is_generic(clause, context):
            found.append(clause)
    return found


def _joined(found: list[str]) -> str:
    text = "，".join(drop_near_copies(found[:_MOST_CLAUSES]))
    return text if len(text) >= _SHORTEST else ""


def _counted(body: Iterable[str], context: ReuseContext) -> Iterator[str]:
    """Yield the clauses that count how far the problem goes, a blank in place of the figure."""
    for sentence in body:
        for start, end in clauses(sentence):
            clause = sentence[start:end].strip("，；：。、 ")
            named = find_figures(clause)
            if len(named) != 1 or named[0].kind not in _KINDS or not named[0].text[0].isdigit():
                continue
            asked = _COUNTED.match(_OPENER.sub("", clause[: named[0].start]))
            if asked and len(clause) - named[0].end <= 2 and is_generic(asked[1], context):
                unit = re.sub(r"[\d.,\s多余约近]+", "", named[0].text)
                link = asked[2] or "为"
                yield f"{asked[1]}{link}〔待填：{asked[1]}，{unit}〕"
