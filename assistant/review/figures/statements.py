"""Say what a figure counts so that two places can be told to count the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.review.findings import DraftParagraph
from assistant.text.figures.figure_labels import LabelledFigure, label_figures, strip_framing
from assistant.text.figures.intervals import Bounds, bounds_of
from assistant.text.figures.read_figures import Figure, FigureKind
from assistant.text.similarity import bigrams

# What was done to a thing: 开工47个 and 完工45个 are two indicators.
_ACTS = re.compile(
    "开工|完工|竣工|在建|新建|新增|新开工|改造|改建|建成|(?<!违法)建设|受理|办结|立案|结案|查处|处置|处理|处罚|整改|发现|排查|检查|巡查|抽检|抽查|"
    "申报|申请|获批|签约|落地|投产|引进|储备|谋划|发放|拨付|争取|清退|拆除|清理|清运|收运|新办|注销|培育|认定|创建|化解|调解|移交|"
    "收集|采纳|征集|答复|培训|救助|安置|转移|脱贫|招聘|录用|入库|出库|起诉|审结|执结|公布|服务|惠及|接待|举办|开展|召开|组织|发布|"
    "下达|到位|支出|收入|投入|使用|结余|更换|维修|安装|接入|覆盖|压减|减少|增加|下降|增长|提升|提高|通过|评定|评为|储存|销售|交付|网签|出让"
)
# What says nothing about the matter.
_NEUTRAL = re.compile(
    "完成|实现|达到|达|(?<!公)共(?!青团|产党)|累计|全年|今年|本年度?|全[省市区县镇州乡]|目前|截至|先后|已经?|总数|总量|总计|合计|数量|突破|超过?|约|近|为|的|了|有|我[局市区县镇]|年度|上半年|下半年|1-\\d{1,2}月|"
    "自治区|财政|资金|筹措|安排|项目|工程|超额|圆满|顺利|成功|分别|其中|同比|与|和|及|等|是|在|对|将|由|到|至"
)
_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")
_PERIODS = re.compile(
    "上半年|下半年|[一二三四前第]{1,2}季度|\\d{1,2}[-—–~～至]\\d{1,2}月|\\d{1,2}月(?!份?底)|20\\d\\d年|去年|上年|同期|[三四五两近]年|以来|历年|连续|首|"
    "每[年月日天周]|日均|月均|年均|人均|户均|单日|当日|春节|国庆|暑期|汛期|期间|一期|二期|三期"
)
_LONG_TERM = re.compile(
    "[五四三两]年来|[五四三两]年间|过去(?:的)?[五四三]年|[这近][五四三两]年|“?十[一二三四五]五|届政府|届市委|任期|累计|年均"
    "|[五三]年(?:累计|共)|十年"
)
_PART = re.compile("其中|包括|占|剩余|其余|另有|尚有|还有|余下|不足|少")
_TARGETED = re.compile(
    "目标|任务|计划|力争|预计|拟|确保|指标|应[完收建办]|达标|以上|以下|以内|不低于|不少于|标准|规划|总投资|预算(?!收入|支出)"
)
_AHEAD = re.compile("力争|预期目标|目标是|将(?!近)|到20\\d\\d年|到“?十|今年要|计划")
_EARLIER = re.compile("上年|去年|同期|此前|原来|原有|之前|由|从")
_LEAST = 3  # pairs of characters: four characters name a matter, fewer name a class
_EVENT_UNITS = frozenset("次场期批轮份篇家次人次批次场次户次起")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure of a draft, and what it counts."""

    paragraph: DraftParagraph
    figure: Figure
    name: str  # for a person
    matter: frozenset[str]  # pairs of characters of what is counted
    acts: frozenset[str]  # what was done to it
    periods: frozenset[str]
    is_long_term: bool  # of several years
    sentence: int  # where its sentence begins

    @property
    def bounds(self) -> Bounds:
        """The bounds of the amount that the figure states."""
        return bounds_of(self.figure, self.paragraph.text)

    @property
    def is_event(self) -> bool:
        """Whether it counts occasions: many in a report are called alike."""
        return self.figure.unit in _EVENT_UNITS or self.figure.unit.endswith("次")


def statements(paragraph: DraftParagraph) -> list[Statement]:
    """Return the figures of a paragraph that state what something came to in the period."""
    found = []
    for one in label_figures(paragraph.text):
        statement = _statement(paragraph, one)
        if statement is not None:
            found.append(statement)
    return found


def _statement(paragraph: DraftParagraph, one: LabelledFigure) -> Statement | None:
    kinds = {FigureKind.NUMBER, FigureKind.PERCENT}
    if one.figure.kind not in kinds or one.figure.number is None or one.move or one.is_earlier:
        return None
    text = paragraph.text
    start = max(text.rfind(mark, 0, one.figure.start) for mark in "，。；：（(！") + 1
    before = text[start : one.figure.start]
    after = text[one.figure.end : one.figure.end + 8]
    sentence = text[text.rfind("。", 0, one.figure.start) + 1 : one.figure.start]
    if (
        _AHEAD.search(sentence)
        or _TARGETED.search(before[-14:])
        or _PART.search(before)
        or _EARLIER.search(before)
    ):
        return None
    if re.match("以上|以下|以内|左右的|的(?:目标|任务)", after):
        return None
    name = _name(one, before)
    matter = matter_of(name)
    if len(matter) < _LEAST:
        return None
    return Statement(
        paragraph=paragraph,
        figure=one.figure,
        name=_NOT_HAN.sub("", name),
        matter=matter,
        acts=frozenset(_ACTS.findall(name)),
        periods=frozenset(_PERIODS.findall(one.clause)),
        is_long_term=_is_long_term(paragraph, one),
        sentence=text.rfind("。", 0, one.figure.start) + 1,
    )


def _is_long_term(paragraph: DraftParagraph, one: LabelledFigure) -> bool:
    """Return whether the figure sums up several years: so says its clause, paragraph or section."""
    around = "".join(paragraph.section) + paragraph.text[: one.figure.start]
    return _LONG_TERM.search(around.replace("全年累计", "")) is not None


def _name(one: LabelledFigure, before: str) -> str:
    """Return the words that name the indicator; a percentage is called by what stands before it."""
    if one.figure.kind is FigureKind.PERCENT:
        return before if _NOT_HAN.sub("", before) else one.label
    return one.label


def matter_of(name: str) -> frozenset[str]:
    """Return the pairs of characters that say what `name` counts.

    >>> matter_of("完成老旧小区改造") == matter_of("改造老旧小区")
    True
    """
    return bigrams(_NEUTRAL.sub("，", _ACTS.sub("，", strip_framing(name))))


def same_indicator(one: Statement, other: Statement, *, least: float = 1.0) -> bool:
    """Return whether two statements count the same: matter, act, unit and period agree.

    `least` is the share of the pairs of characters that both matters have to have.
    """
    if one.figure.unit != other.figure.unit or one.figure.kind is not other.figure.kind:
        return False
    if one.periods != other.periods or _shared(one.matter, other.matter) < least:
        return False
    if one.is_long_term is not other.is_long_term:
        return False
    return one.acts == other.acts or not (one.acts and other.acts) or bool(one.acts & other.acts)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
