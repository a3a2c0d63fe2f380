"""Read from a paragraph which indicator has which value, and give it a name a person would use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.read_figures import Figure, FigureKind
from assistant.text.figures.units import canonical_unit
from assistant.text.sentences import sentence_spans

_STATED = {
    *(FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.POINTS, FigureKind.MULTIPLE),
    *(FigureKind.MASKED, FigureKind.COUNT_WORD),
}
_WRITTEN = re.compile(r"[-−]?(\d[\d,]*(?:\.\d+)?)")
_MASK = re.compile(r"[\dxX][\dxX.,．—–\-~～]*")
_SCALE = re.compile("[百千万亿]+")
_VAGUE = re.compile("[余多来几]")
_TIME = re.compile(r"(?:年|(?<!个)月|日|季度|时|点|岁|届)$")
_LONG_RUN = re.compile(
    r"过去[五三四两]年|[五三四两]年来|“十[一二三四五]五”(?:时期|期间|以来)|届政府"
)
_RUNS_ON = re.compile(r"[五三四两]年(?:间|累计|共|下降|增长|增加|提高)|年均")
_NEW = re.compile("新增|净增|新获批|新培育|新认定|新引进|新签|新建|新[开添入]|再[添增建]|又有")
_REACHES = re.compile("(?:达到?|突破|超过?|总数|总量|累计)$")
_TOTAL = re.compile("累计|总数|总量|总计|总共")
_AIM = re.compile("目标任务|年度任务|年初(?:目标|计划|预算)|年度(?:目标|计划)|序时进度")

_FROM = re.compile("(?:由|从)[^，]{0,12}$")
_TO = re.compile("[^，]{0,12}?[到至为]")

_EDGE = "，。；：、“”‘’《》（）() \u3000"
_LEADING = re.compile(
    r"^(?:其中|年末|期末|今年以来|截至目前|全年|上半年|全[市县区镇省]|本年|当年|目前|先后|已经|已|共计|累计|合计|共|总计|组织|按[年季月]度?对|"
    r"完成(?!率)|实现|达到|开展了|的|和|及|与|对|由|将|把|使|从|在)+"
)
_TRAILING = re.compile(
    r"(?:同比|环比|较上年|比上年|较去年|比去年|上年|去年|完成|实现|达到|达|升至|降至|增至|提至|达成|调整|增加到|提高到|下降到|减少到|提升到|"
    r"稳定在|保持在|控制在|为|约|近|超过|超|突破|首次|不少于|不低于|以上|左右|共|累计|的|了|到|至|由|从|，)+$"
)
_MOVES = re.compile(
    "增长|增加(?!值)|增幅|涨幅|降幅|增速|提高|提升|上升|上涨|下降|减少|降低|回落|下滑|增收|净增|扩大|收窄|压减|压降"
)
_COMPARED = re.compile("同比|环比|年均|分别|比[上去]年(?:同期)?|同期")
# Words that say nothing without what was counted before them: 排查排污口214个，整治198个.
_NEEDS_OBJECT = re.compile(
    "(?:完成|已|群众|居民|企业)?(?:惠及|受益|整[改治]|办[结理]|[审执]结|调解|覆盖|发放|投入|涉及|[建完]成|新建|改造|竣工|开工"
    "|拆除|处置|解决|化解|销号|占|服务|救助|收获|总产|群众|居民)(?:完成|率|成功|群众|居民|企业)?"
)
_OF_WHOLE = re.compile("占比|占|比重|比例")
_THIS_YEAR = re.compile(r"全年|去年|今年|20\d\d年")
_OPENING = 100  # characters of a paragraph that say which years it is about
_THRESHOLD = re.compile("方面|强|(?:及?以[上下]|以内)的?(?![，。；、）]|$)|[^，。；、（]{0,3}项目")
_NAMING = frozenset(("号", "位", "届", "大", "千伏"))  # units of what has a number for its name
_MOST_PHASES = 5  # a higher 期 counts issues or courses
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
    subject: str  # what stands at a level: for a growth rate that which grew
    value: Decimal | None  # as written, in `unit`; None where masked
    unit: str  # as written: 万元, 万余条
    size: Decimal | None  # multiplied out, in `kind`
    kind: str  # the canonical unit: 元 for 万元
    changes: bool  # it says by how much something changed
    long_run: bool  # it is about several years
    is_new: bool  # it counts what came in addition
    reaches: bool  # it counts what there is by now
    total: bool  # what has come together so far, beside what is new: 新建2家，累计8家
    start: int
    end: int


def indicators(text: str, *, headings: Sequence[str] = ()) -> list[Indicator]:
    """Return what the cleaned `text` states, in reading order; `headings` are those above it.

    Left out are dates, ranks and codes, figures of an earlier period given for comparison, and
    how far a target was met.
    """
    spans = sentence_spans(text)
    long_run = any(map(_LONG_RUN.search, (*headings, text[:_OPENING])))
    found: list[Indicator] = []
    begun = ""  # what was said to have moved from one figure to the next
    for one in label_figures(text):
        start, end = next(((a, b) for a, b in spans if a <= one.figure.start < b), (0, len(text)))
        previous = found[-1] if found and found[-1].start >= start else None
        if _starts_from(one):
            begun = core_of(one.label)
            continue
        stated = _indicator(one, text[start:end], previous, begun, long_run=long_run)
        begun = ""
        if stated and not _names_a_thing(stated, text[one.figure.end :]):
            found.append(stated)
    return found


def _names_a_thing(one: Indicator, after: str) -> bool:
    """Return whether a figure counts nothing: 二期工程, 3号机组, 500强, 10亿元以上项目."""
    if one.unit == "期" and one.value is not None and one.value <= _MOST_PHASES:
        return True
    if _THRESHOLD.match(after) or one.kind in _NAMING:
        return True
    return one.kind == "" and not _SCALE.search(one.unit)


def _indicator(
    one: LabelledFigure, sentence: str, previous: Indicator | None, begun: str, *, long_run: bool
) -> Indicator | None:
    figure = one.figure
    if figure.kind not in _STATED or one.is_earlier or _TIME.search(figure.text):
        return None
    if figure.kind is FigureKind.PERCENT and not one.move and _AIM.search(one.label):
        return None
    value, unit, size, kind = _measured(figure)
    if size is not None and one.move < 0 and size > 0:
        value, size = (-value if value is not None else None), -size
    core = core_of(one.label) or begun
    last = one.label.rpartition("，")[2]
    changes = one.move != 0 or figure.kind is FigureKind.POINTS
    if changes and previous and (core.startswith("占") or not _MOVES.sub("", core)):
        core = previous.subject
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
        changes=changes,
        subject=previous.subject if previous and (changes or core.startswith("占")) else core,
        long_run=(long_run and not _THIS_YEAR.search(sentence))
        or _LONG_RUN.search(sentence) is not None
        or _RUNS_ON.search(one.clause) is not None,
        is_new=_NEW.search(last) is not None,
        reaches=_REACHES.search(last) is not None,
        total=_TOTAL.match(last) is not None,
        start=figure.start,
        end=figure.end,
    )


def _starts_from(one: LabelledFigure) -> bool:
    """Return whether the figure is what something rose or fell from: 由21处调整为24处."""
    at = one.clause.find(one.figure.text)
    return (
        at >= 0
        and _FROM.search(one.clause[:at]) is not None
        and _TO.match(one.clause[at + len(one.figure.text) :]) is not None
    )


def _measured(figure: Figure) -> tuple[Decimal | None, str, Decimal | None, str]:
    """Return the value and unit as written, and multiplied out."""
    if figure.kind is FigureKind.MASKED:
        unit = _MASK.sub("", figure.text, count=1)
        plain = _VAGUE.sub("", _SCALE.sub("", unit, count=1))
        return None, unit, None, canonical_unit(plain).unit
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


def name_words(core: str) -> str:
    """Return what a name says apart from how its figure moves: 社会消费品零售总额 of …增长."""
    return _COMPARED.sub("", _MOVES.sub("", core)) or core


def is_bare(one: Indicator) -> bool:
    """Return whether its words say nothing without what was counted before: 惠及, 受益."""
    return _NEEDS_OBJECT.fullmatch(one.core) is not None


def falls_both_times(new: Indicator, old: Indicator) -> bool:
    """Return whether both say by how much something fell, as 下降5% against 下降3%."""
    return all(one.changes and one.size is not None and one.size < 0 for one in (new, old))


def name_of(new: Indicator, old: Indicator) -> str:
    """Return what a person would call the indicator that both state: 教育支出, 公厕数量."""
    cores = [core for core in (new.core, old.core) if len(core) >= _SHORTEST_NAME]
    short = [core for core in cores if len(core) <= _LONGEST_NAME]
    core = (short or cores or [new.core])[0]
    if new.before and (not core or is_bare(new)):
        core = f"{new.before}{core}"
    core = _MOVES.sub("", core[-_LONGEST_NAME:]) or core
    name = f"{core}{_suffix(new, old, core)}"
    unlike = old.core and not is_bare(old) and not set(old.core) & set(name)
    return f"{name}（以往称{old.core[-_LONGEST_NAME:]}）" if unlike else name


def _suffix(new: Indicator, old: Indicator, core: str) -> str:
    if new.changes:
        sign = "降" if falls_both_times(new, old) else "增" if _rises(new, old) else "增减"
        return f"{sign}幅" if new.kind in ("%", "百分点") else f"{sign}量"
    if new.kind == "%" and _OF_WHOLE.search(new.label) and not _OF_WHOLE.search(core):
        return "占比"
    if new.kind in ("户", "人", "人次", "家") and not core.endswith(new.kind):
        return f"{new.kind}数"
    return ""


def _rises(new: Indicator, old: Indicator) -> bool:
    return all(one.size is None or one.size >= 0 for one in (new, old))
