"""Find in a sentence all that has to be traced: masks, titles, claims, names and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from assistant.drafting.grounding.named_entities import find_names
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.read_figures import Figure, FigureKind
from assistant.text.masks import mask_spans
from assistant.text.spans import overlaps

BLANK = re.compile("〔待填：[^〕]*〕")

# Claims that need a source as much as a figure does.
_REGION = "(?:全国|全省|全市|全州|全区|全县|全镇|全系统|同类|同行业|省内|市内|国内|同级)"
_RANK = re.compile(
    rf"(?:位居|位列|排名|名列|排在|居|综合排名)?{_REGION}(?:[^，。；]{{0,6}}?)"
    r"(?:第[一二三四五六七八九十\d]+位?名?|前[一二三四五六七八九十\d]+[名位]?|前列|首位|首创|前茅|领先|首个|首家|首批|唯一|"
    r"最[高多大好快优早先低少强])(?:水平|位置|地位)?|"
    r"(?:位居|位列|排名|名列|排在|排|居|跻身|进入)[^，。；]{0,6}?(?:第[一二三四五六七八九十\d]+位?名?|前[一二三四五六七八九十\d]+[名位强]?|首位|榜首|前列)|"
    r"第[一二三四五六七八九十\d]+名|首个|首家|首创|首次|首批|唯一|名列前茅|走在前列|领跑|独一无二|率先(?!垂范)|历史新高|历史最[好高]|"
    r"创下?新高|创历史|(?:国内|国际|全国|行业)(?:领先|先进)|之最"
)
_AWARD = re.compile(
    r"(?:荣获|获评|获得|评为|授予|入选|获批|斩获|命名为|摘得|荣膺)(?P<award>[^，。；]{0,20}?"
    r"(?:[一二三金银特]等?奖|奖项|称号|荣誉|先进|示范|标兵|优秀|文明|模范|典型|百强|十佳|强[镇县市区]|等次|红旗)"
    r"[^，。；、]{0,8})"
)
_PRAISE = re.compile(
    r"(?:受到|得到|获得?|受)[^，。；]{0,12}(?:批示|表彰|表扬|肯定|认可|好评|点赞|推介|推广|报道|赞誉)|"
    r"[^，。；]{0,6}(?:批示肯定|通报表扬|专题报道|典型推广)|被[^，。；]{2,12}(?:推广|转发|报道|刊发|采用)"
)
_NO_FIGURE = r"(?!了?[约近超达到至]{0,2}\d)"  # a figure that follows is traced itself
_COMPARED = re.compile(
    r"(?:同比|环比)(?!\d)[^，。；\d]{0,6}(?:增长|下降|增加|减少|提高|提升|上升|降低|翻番|持平|改善|增强|好转)|"
    r"[比较](?:上年|去年|上年同期|去年同期|同期|上期|往年|以往|年初|计划|目标|预期)(?:同期)?[^，。；\d]{0,8}"
    rf"(?:增长|下降|增加|减少|提高|提升|上升|降低|翻番|持平|改善|提前|缩短|多|少|快|好){_NO_FIGURE}|"
    rf"(?:高于|低于|超过|优于|好于|领先于?){_REGION}[^，。；\d]{{0,8}}|"
    r"超额(?:完成|实现)|提前[^，。；]{0,6}(?:完成|实现)"
)
# What is said not to have happened is a result too.
_NONE = re.compile(
    "零(?:事故|投诉|上访|信访|进京|非访|伤亡|死亡|差错|失误|违规|违纪|违法|发案|感染|增长|缺陷|舆情|复发|返贫|流失|"
    "延误|遗漏|积压|超时|火灾|举报|拖欠|欠薪|新增|污染|溺亡|案件|逾期|拒办|漏管|失管)|"
    "(?:未|没有|无)(?:再)?(?:发生|出现)[^，。；]{0,12}(?:事故|事件|案件|火灾|投诉|上访|疫情|死亡|伤亡|舆情|返贫)|"
    "(?:事故|案件|火灾|投诉|上访|疫情)零(?:发生|出现)"
)
_HALF = re.compile("上半年|下半年|前三季度")
_TITLE = re.compile("《[^《》]+》")
_QUOTED = re.compile("“(?P<words>[^“”]{2,})”")


class ClaimKind(Enum):
    """What kind of thing has to be traced; it decides how."""

    MASK = "被隐去的内容"
    TITLE = "文件名"
    QUOTATION = "引文"
    RANK = "名次或评价的依据"
    AWARD = "荣誉的依据"
    COMPARISON = "比较的依据"
    ABSENCE = "结果的依据"
    PERIOD = "时段"
    FIGURE = ""
    NAME = "名称"


_LABELS = {
    FigureKind.YEAR: "年份",
    FigureKind.DATE: "日期",
    FigureKind.PERIOD: "时段",
    FigureKind.PERCENT: "百分比",
    FigureKind.POINTS: "百分点",
    FigureKind.ORDINAL: "名次",
    FigureKind.FRACTION: "比例",
    FigureKind.RATIO: "比例",
    FigureKind.CODE: "编号",
}
# What a blank asks for must not say what stood there: 六万余人, 翻一番.
_AMOUNT = re.compile(r"[\d.,，\s]+|^[〇零一二两三四五六七八九十百千几数]+|[余多]|翻[一两]?番")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A stretch of a sentence that has to be traced."""

    start: int
    end: int
    kind: ClaimKind
    place: LabelledFigure | None = None  # of a figure

    @property
    def label(self) -> str:
        """What a blank in its place asks for."""
        return _figure_label(self.place.figure) if self.place else self.kind.value


def find_claims(text: str) -> list[Claim]:
    """Return what has to be traced in reading order; where two overlap, the one found first."""
    taken = [blank.span() for blank in BLANK.finditer(text)]
    found: list[Claim] = []
    for claim in _all_claims(text):
        if not overlaps(claim.start, claim.end, taken):
            taken.append((claim.start, claim.end))
            found.append(claim)
    return sorted(found, key=lambda claim: claim.start)


def _all_claims(text: str) -> Iterator[Claim]:
    for start, end in mask_spans(text):
        yield Claim(start=start, end=end, kind=ClaimKind.MASK)
    yield from _matches(text, _TITLE, ClaimKind.TITLE)
    yield from _quotations(text)
    yield from _matches(text, _RANK, ClaimKind.RANK)
    yield from _matches(text, _AWARD, ClaimKind.AWARD, group="award")
    yield from _matches(text, _PRAISE, ClaimKind.RANK)
    yield from _matches(text, _NONE, ClaimKind.ABSENCE)
    yield from _matches(text, _COMPARED, ClaimKind.COMPARISON)
    yield from _matches(text, _HALF, ClaimKind.PERIOD)
    for place in label_figures(text):
        figure = place.figure
        yield Claim(start=figure.start, end=figure.end, kind=ClaimKind.FIGURE, place=place)
    for start, end in find_names(text):
        yield Claim(start=start, end=end, kind=ClaimKind.NAME)


def _matches(
    text: str, pattern: re.Pattern[str], kind: ClaimKind, *, group: str | int = 0
) -> Iterator[Claim]:
    for match in pattern.finditer(text):
        start, end = match.span(group)
        yield Claim(start=start, end=end, kind=kind)


def _quotations(text: str) -> Iterator[Claim]:
    """Yield what is quoted as somebody's words, and names in quotes."""
    for quoted in _QUOTED.finditer(text):
        yield Claim(start=quoted.start(), end=quoted.end(), kind=ClaimKind.QUOTATION)


def _figure_label(figure: Figure) -> str:
    unit = _AMOUNT.sub("", figure.text)
    return _LABELS.get(figure.kind) or (f"数量，{unit}" if unit else "数量")
