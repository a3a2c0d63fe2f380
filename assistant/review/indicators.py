"""Read from a paragraph which indicator has which value, and give it a name a person would use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.text.figure_words import CANONICAL
from assistant.text.figures import Figure, FigureKind
from assistant.text.labels import Labelled, labelled
from assistant.text.sentences import sentence_spans

_STATED = {
    *(FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.POINTS, FigureKind.MULTIPLE),
    *(FigureKind.MASKED, FigureKind.COUNT_WORD),
}
_WRITTEN = re.compile(r"[-−]?(\d[\d,]*(?:\.\d+)?)")
_MASK = re.compile(r"[\dxX][\dxX.,．—–\-~～]*")
_SCALE = re.compile("[百千万亿]+")
_VAGUE = re.compile("[余多来几]")
_TIME = re.compile(r"(?:年|月|日|季度|时|点|周|岁|届|分钟|天|小时)$")
_LONG_RUN = re.compile(
    r"[五三四两]年(?:来|间|累计|共)|过去[五三四两]年|“十[一二三四五]五”(?:期间|时期|以来)|年均|届政府"
)
_AIM = re.compile("目标任务|年度任务|年初(?:目标|计划|预算)|年度(?:目标|计划)|序时进度")

_EDGE = "，。；：、“”‘’《》（）() \u3000"
_LEADING = re.compile(
    r"^(?:其中|今年以来|截至目前|全年|上半年|全[市县区镇省]|本年|当年|目前|先后|已经|已|共计|累计|合计|共|总计|组织|按[年季月]度?对|"
    r"完成(?!率)|实现|达到|开展了|的|和|及|与|对|由|将|把|使|从|在)+"
)
_TRAILING = re.compile(
    r"(?:同比|环比|较上年|比上年|较去年|比去年|上年|去年|完成|实现|达到|达|升至|降至|增至|增加到|提高到|下降到|减少到|提升到|"
    r"稳定在|保持在|控制在|为|约|近|超过|超|突破|首次|不少于|不低于|以上|左右|共|累计|的|了|到|至|由|从|，)+$"
)
_MOVES = re.compile(
    "增长|增加|增幅|增速|提高|提升|上升|上涨|下降|减少|降低|回落|下滑|增收|净增|扩大|收窄|压减|压降"
)
# Words that say nothing without what was counted before them: 排查排污口214个，整治198个.
_NEEDS_OBJECT = re.compile(
    "(?:完成|已|群众|居民|企业)?(?:惠及|受益|整[改治]|办[结理]|[审执]结|调解|覆盖|发放|投入|涉及|[建完]成|新建|改造|竣工|开工"
    "|拆除|处置|解决|化解|销号|占|服务|救助|群众|居民|合格|满意|达标)(?:完成|率|成功|群众|居民|企业)?"
)
_OF_WHOLE = re.compile("占比|占|比重|比例")
_SHORTEST_NAME = 4  # characters
_LONGEST_NAME = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator as a paragraph states it."""

    label: str  # the words the figure stands with
    core: str  # the same without what only frames the figure
    before: str  # the core of the indicator stated just before in the same sentence, or ""
    clause: str
    sentence: str
    value: Decimal | None  # as written, in `unit`; None where masked
    unit: str  # as written: 万元, 万余条
    size: Decimal | None  # multiplied out, in `kind`
    kind: str  # the canonical unit: 元 for 万元
    changes: bool  # it says by how much something changed
    long_run: bool  # it is about several years
    start: int
    end: int


def indicators(text: str) -> list[Indicator]:
    """Return what the cleaned `text` states, in reading order.

    Left out are dates, ranks and codes, figures of an earlier period given for comparison, and
    how far a target was met.
    """
    spans = sentence_spans(text)
    found: list[Indicator] = []
    for one in labelled(text):
        start, end = next(((a, b) for a, b in spans if a <= one.figure.start < b), (0, len(text)))
        previous = found[-1] if found and found[-1].start >= start else None
        if stated := _indicator(one, text[start:end], previous):
            found.append(stated)
    return found


def _indicator(one: Labelled, sentence: str, previous: Indicator | None) -> Indicator | None:
    figure = one.figure
    if figure.kind not in _STATED or one.is_earlier or _TIME.search(figure.text):
        return None
    if figure.kind is FigureKind.PERCENT and _AIM.search(one.label):
        return None
    value, unit, size, kind = _measured(figure)
    if size is not None and one.move < 0 and size > 0:
        value, size = (-value if value is not None else None), -size
    core = core_of(one.label)
    return Indicator(
        label=one.label,
        core=core,
        before=(previous.core or previous.before) if previous else "",
        clause=one.clause,
        sentence=sentence,
        value=value,
        unit=unit,
        size=size,
        kind=kind,
        changes=one.move != 0 or figure.kind is FigureKind.POINTS,
        long_run=_LONG_RUN.search(sentence) is not None,
        start=figure.start,
        end=figure.end,
    )


def _measured(figure: Figure) -> tuple[Decimal | None, str, Decimal | None, str]:
    """Return the value and unit as written, and multiplied out."""
    if figure.kind is FigureKind.MASKED:
        unit = _MASK.sub("", figure.text, count=1)
        plain = _VAGUE.sub("", _SCALE.sub("", unit, count=1))
        return None, unit, None, CANONICAL.get(plain, (plain, Decimal(1)))[0]
    written = _WRITTEN.match(figure.text)
    if written is None or figure.number is None:
        return figure.number, figure.unit, figure.number, figure.unit
    value = Decimal(written[1].replace(",", ""))
    return value, figure.text[written.end() :], figure.number, figure.unit


def core_of(label: str) -> str:
    """Return a label without the words that only frame its figure.

    >>> core_of("全市累计完成一般公共预算收入达到")
    '一般公共预算收入'
    """
    pieces = [_trimmed(piece) for piece in label.split("，")]
    return "".join(dict.fromkeys(piece for piece in pieces if piece))


def _trimmed(piece: str) -> str:
    previous = ""
    while piece != previous:
        previous = piece
        piece = _TRAILING.sub("", _LEADING.sub("", piece.strip(_EDGE)))
        piece = _MOVES.sub("", piece) if _MOVES.fullmatch(piece) else piece
    return piece.strip(_EDGE)


def name_of(new: Indicator, old: Indicator) -> str:
    """Return what a person would call the indicator that both state: 教育支出, 公厕数量."""
    cores = [core for core in (new.core, old.core) if len(core) >= _SHORTEST_NAME]
    short = [core for core in cores if len(core) <= _LONGEST_NAME]
    core = (short or cores or [new.core])[0]
    if new.before and (not core or _NEEDS_OBJECT.fullmatch(core)):
        core = f"{new.before}{core}"
    if len(core) > _LONGEST_NAME:
        core = core[-_LONGEST_NAME:]
    return f"{_MOVES.sub('', core) or core}{_suffix(new, core)}"


def _suffix(new: Indicator, core: str) -> str:
    if new.changes:
        return "增减幅" if new.kind in ("%", "百分点") else "增减量"
    if new.kind == "%" and _OF_WHOLE.search(new.label) and not _OF_WHOLE.search(core):
        return "占比"
    if new.kind in ("户", "人", "人次", "家") and not core.endswith(new.kind):
        return f"{new.kind}数"
    return ""
