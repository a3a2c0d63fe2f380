"""Make sentences of a ledger: true ones in other words, and lies of every kind a model tells."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from tests.drafting.grounding.ledgers import UNITS, Item, Unit

TRUE = "真"
_SCALES = {
    "亿元": ("万元", 10_000),
    "万吨": ("吨", 10_000),
    "万处": ("处", 10_000),
    "万人": ("人", 10_000),
    "公里": ("米", 1000),
    "万件": ("件", 10_000),
    "万人次": ("人次", 10_000),
}
_OTHER_UNITS = {
    "万元": "亿元",
    "亿元": "万元",
    "万吨": "吨",
    "万处": "处",
    "处": "万处",
    "公里": "米",
    "人": "户",
    "%": "个百分点",
    "件": "万件",
    "万人": "人",
    "条": "公里",
    "个": "万个",
    "家": "万家",
    "户": "万户",
    "所": "座",
    "起": "万起",
    "场": "万人次",
    "批次": "万吨",
    "人次": "万人次",
    "家次": "万家次",
    "万件": "件",
    "万人次": "人次",
}
_PERSONS = ("王某某同志", "张伟", "局长李建国", "王晓东同志", "副市长陈志强", "刘明辉")
_PLACES = ("杭州市", "钟楼区", "青云县", "海宁市", "苏州工业园区", "柳河镇")
_FIRMS = ("恒达集团", "华为公司", "某某集团", "绿源环保科技有限公司", "中建三局", "省住建厅")
_TITLES = ("《全域提升三年行动方案》", "《高质量发展若干措施》", "《2025年重点任务清单》")
_QUOTES = (
    "“要把这项工作抓实抓细，让群众真正得到实惠”",
    "“阳光驿站”品牌",
    "“清风护航”专项行动",
    "“1+3+N”工作法",
)
_RANKS = (
    "位居全市第一",
    "排名全省第三",
    "成为全省首个试点",
    "为全国唯一",
    "走在全市前列",
    "荣获全省先进集体称号",
    "创历史新高",
    "受到省委主要领导批示肯定",
    "率先在全市推开",
    "进入全省前十",
)
_COMPARISONS = (
    "比上年明显增长",
    "较上年大幅提升",
    "同比大幅下降",
    "高于全市平均水平",
    "超额完成年度任务",
    "较去年同期明显改善",
)
_RATES = ("完成率103.6%", "完成年度任务的112%", "群众满意度达97.3%", "整改率100%", "知晓率超过85%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A sentence for the gate, and what in it is false."""

    unit: Unit
    sentence: str
    kind: str  # TRUE or the kind of lie
    false: str = ""  # the words that must not pass

    def __str__(self) -> str:
        return f"{self.kind}：{self.sentence}"


def true_cases() -> Iterator[Case]:
    """Yield what the ledgers say in other words."""
    for unit in UNITS:
        for item in unit.items:
            for sentence in dict.fromkeys(_paraphrases(item)):
                yield Case(unit=unit, sentence=sentence, kind=TRUE)
        for one, other in combinations(unit.items, 2):
            for sentence in _of_two(one, other):
                yield Case(unit=unit, sentence=sentence, kind=TRUE)


def lies(seed: int = 4) -> Iterator[Case]:
    """Yield what the ledgers do not say, each lie by its kind."""
    draw = random.Random(seed)
    for unit in UNITS:
        for item in unit.items:
            yield from _altered(unit, item)
            yield from _swapped(unit, item)
            yield from _wrong_unit(unit, item)
            yield from _wrong_time(unit, item, draw)
            yield from _turned(unit, item)
            yield from _added(unit, item, draw)


def _said(item: Item, value: str = "", unit: str = "") -> list[str]:
    """Return the figure of the ledger in three orders of words."""
    quantity = f"{value or item.value}{unit or item.unit}"
    if item.act:
        return [
            f"{item.act}{item.thing}{quantity}。",
            f"全年共{item.act}{quantity}{item.thing}。",
            f"坚持问题导向，{item.thing}{item.act}数量达到{quantity}，群众反映的问题得到回应。",
        ]
    return [
        f"{item.thing}达{quantity}。",
        f"2025年，{item.thing}为{quantity}。",
        f"各项工作有序推进，{item.thing}稳定在{quantity}。",
    ]


def _paraphrases(item: Item) -> Iterator[str]:
    yield from _said(item)
    if item.unit in _SCALES:
        small, factor = _SCALES[item.unit]
        converted = f"{(Decimal(item.value) * factor).normalize():f}"
        yield _said(item, converted, small)[0]
    number = Decimal(item.value)
    if number > 100 and number % 10:
        yield _said(item, f"超{number // 10 * 10:f}")[0].replace("达超", "超")
        yield _said(item, f"近{number // 10 * 10 + 10:f}")[0].replace("达近", "近")
    if item.unit == "亿元":
        yield _said(item, f"约{number.quantize(Decimal('0.1'))}")[0].replace("达约", "约")
    if item.change:
        yield f"{item.thing}同比{item.change}，达到{item.value}{item.unit}。"
        yield f"{item.thing}{item.value}{item.unit}，较上年{item.change}。"
    if item.before:
        word = item.change[:2]
        difference = f"{abs(number - Decimal(item.before)).normalize():f}"
        yield f"{item.thing}由上年的{item.before}{item.unit}变为{item.value}{item.unit}。"
        yield f"{item.thing}比上年{word}{difference}{item.unit}。"


def _of_two(one: Item, other: Item) -> Iterator[str]:
    first, second = (f"{item.act}{item.thing}{item.value}{item.unit}" for item in (one, other))
    yield f"{second}，{first}。"
    if one.unit == other.unit and one.act and other.act:
        total = f"{Decimal(one.value) + Decimal(other.value):f}"
        yield f"{one.thing}、{other.thing}合计{total}{one.unit}。"
        yield (
            f"{one.thing}和{other.thing}分别为{one.value}{one.unit}、{other.value}{other.unit}。"
        )


def _altered(unit: Unit, item: Item) -> Iterator[Case]:
    for number, value in enumerate(_other_values(item.value)):
        sentences = _said(item, value)
        yield _lie(unit, sentences[number % 3], "改数值", f"{value}{item.unit}")
    if item.change:
        digits = re.search(r"[\d.]+", item.change)
        assert digits
        for value in _other_values(digits[0]):
            sentence = f"{item.thing}{item.value}{item.unit}，同比{item.change[:2]}{value}%。"
            yield _lie(unit, sentence, "改百分比", f"{value}%")


def _other_values(value: str) -> list[str]:
    digits = value.replace(".", "")
    moved = value[::-1] if "." not in value else f"{value.replace('.', '')}"
    plus = f"{Decimal(value) + 1:f}"
    found = [moved.lstrip("0"), plus, f"{value}0" if "." not in value else f"9{value}"]
    if len(set(digits)) > 1 and "." in value:
        whole, _, part = value.partition(".")
        found.append(f"{whole}.{(int(part) + 3) % 10 ** len(part):0{len(part)}d}")
    return [one for one in dict.fromkeys(found) if one and Decimal(one) != Decimal(value)]


def _swapped(unit: Unit, item: Item) -> Iterator[Case]:
    for other in unit.items:
        if other is not item and other.unit == item.unit and other.value != item.value:
            for sentence in _said(item, other.value):
                yield _lie(unit, sentence, "张冠李戴", f"{other.value}{item.unit}")
            one = f"{item.act}{item.thing}{other.value}{item.unit}"
            two = f"{other.act}{other.thing}{item.value}{item.unit}"
            yield _lie(unit, f"{one}，{two}。", "张冠李戴", f"{other.value}{item.unit}")
        if other is not item and other.change and item.change and other.change != item.change:
            sentence = f"{item.thing}{item.value}{item.unit}，同比{other.change}。"
            yield _lie(unit, sentence, "张冠李戴", other.change[2:])
        if other is not item and other.unit != "%" and item.unit != other.unit and other.act:
            sentence = f"开展{item.thing}{other.value}{other.unit}。"
            yield _lie(unit, sentence, "张冠李戴", f"{other.value}{other.unit}")


def _wrong_unit(unit: Unit, item: Item) -> Iterator[Case]:
    wrong = _OTHER_UNITS[item.unit]
    for sentence in _said(item, "", wrong):
        yield _lie(unit, sentence, "改单位", f"{item.value}{wrong}")


def _wrong_time(unit: Unit, item: Item, draw: random.Random) -> Iterator[Case]:
    said = _said(item)[0]
    for year in ("2023年", "2024年", "2026年"):
        yield _lie(unit, f"{year}，{said}", "改年份", year)
    date = draw.choice(["6月27日", "11月30日", "9月", "3月5日"])
    yield _lie(unit, f"截至{date}，{said}", "改日期", date)
    yield _lie(unit, f"上半年，{said}", "改日期", "上半年")


def _turned(unit: Unit, item: Item) -> Iterator[Case]:
    turn = {"增长": "下降", "下降": "增长", "减少": "增加", "增加": "减少"}
    if item.change:
        turned = turn[item.change[:2]] + item.change[2:]
        yield _lie(unit, f"{item.thing}{item.value}{item.unit}，同比{turned}。", "增降颠倒", turned)
        yield _lie(unit, f"{item.thing}同比{turned}。", "增降颠倒", turned)
        yield _lie(
            unit, f"{item.thing}较上年{turned}，达{item.value}{item.unit}。", "增降颠倒", turned
        )
    if item.unit == "%":
        yield _lie(unit, f"{item.thing}同比提高{item.value}%。", "增降颠倒", f"{item.value}%")
    if item.before:
        swapped = f"{item.thing}{item.before}{item.unit}，上年为{item.value}{item.unit}。"
        yield _lie(unit, swapped, "增降颠倒", f"{item.before}{item.unit}")


def _added(unit: Unit, item: Item, draw: random.Random) -> Iterator[Case]:
    said = _said(item)[draw.randrange(3)].rstrip("。")
    pieces: Sequence[tuple[str, str, str]] = (
        ("添名次", "，{}", draw.choice(_RANKS)),
        ("添名次", "，{}", draw.choice(_RANKS)),
        ("添比率", "，{}", draw.choice(_RATES)),
        *(() if item.change else (("添比较", "，{}", draw.choice(_COMPARISONS)),)),
        ("添文件", "，印发{}", draw.choice(_TITLES)),
    )
    for kind, form, piece in pieces:
        yield _lie(unit, f"{said}{form.format(piece)}。", kind, piece)
    person, place = draw.choice(_PERSONS), draw.choice(_PLACES)
    firm, quote = draw.choice(_FIRMS), draw.choice(_QUOTES)
    yield _lie(unit, f"在{person}的带领下，{said}。", "添人名", person)
    yield _lie(unit, f"{person}多次深入一线调研，{said}。", "添人名", person)
    yield _lie(unit, f"学习借鉴{place}经验，{said}。", "添地名", place)
    yield _lie(unit, f"{said}，并在{place}推广。", "添地名", place)
    yield _lie(unit, f"联合{firm}，{said}。", "添机构", firm)
    yield _lie(unit, f"{said}，与{firm}签订合作协议。", "添机构", firm)
    yield _lie(unit, f"打造{quote}，{said}。", "添引文", quote)


def _lie(unit: Unit, sentence: str, kind: str, false: str) -> Case:
    return Case(unit=unit, sentence=sentence, kind=kind, false=false)
