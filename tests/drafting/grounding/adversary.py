"""True sentences as a drafter writes them, and lies made by changing one thing in them.

Unlike `lies`, nothing here is made from the ledger by a pattern: the true sentences are written by
hand, long ones, with several figures, ranges, dates and plans.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.drafting.draft import Fact
from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.read_figures import find_figures

TRUE = "真"

_OTHER_UNIT = {
    "万元": "亿元",
    "亿元": "万元",
    "公里": "米",
    "万平方米": "平方米",
    "平方公里": "亩",
    "万吨": "吨",
    "万亩": "亩",
    "万人次": "人次",
    "人次": "万人次",
    "人": "户",
    "户": "人",
    "家": "万家",
    "个": "万个",
    "件": "万件",
    "座": "处",
    "处": "万处",
    "所": "万所",
    "条": "公里",
    "起": "万起",
    "场": "万人次",
    "%": "‰",
    "个百分点": "%",
    "项": "万元",
    "名": "万人",
    "张": "万张",
    "辆": "万辆",
    "天": "个月",
}
_TURNED = {
    "增长": "下降", "下降": "增长", "提高": "降低", "降低": "提高", "减少": "增加", "增加": "减少",
    "上升": "下降", "压减": "新增", "净增": "净减",
}  # fmt: skip
_PEOPLE = ("副局长周建平", "陈国华", "王海涛主任", "县委书记李志刚", "赵敏")
_ORGANISATIONS = (
    "市审计局",
    "省交通运输厅",
    "宏远建设集团",
    "中国移动",
    "东南大学",
    "绿洲环保有限公司",
)
_PLACES = ("宁海县", "金沙镇", "苏州市", "龙华区", "白云街道", "柳溪村")
_BOASTS = (
    "居全省第一", "为全市首个", "在全国率先推开", "创历史新高", "成为全省唯一", "获评省级示范单位",
    "受到市委主要领导批示肯定", "全年实现零事故", "被省级媒体专题报道", "实现零投诉",
)  # fmt: skip
_TITLES = ("《提质增效三年行动方案》", "《示范创建实施意见》")
_NAMED = {
    ("在{}的带领下，", "添人名"): _PEOPLE,
    ("联合{}，", "添机构"): _ORGANISATIONS,
    ("学习{}做法，", "添地名"): _PLACES,
    ("出台{}，", "添文件"): _TITLES,
}
_RATES = (
    "满意率达98.7%",
    "覆盖面扩大到93%",
    "惠及群众2.6万人",
    "投入资金860万元",
    "较三年前翻了一番",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What a unit gives to its drafter, and true sentences on it."""

    unit: str
    outline: str
    facts: tuple[str, ...]
    said: tuple[str, ...]
    swaps: tuple[tuple[str, str], ...]  # a word of a true sentence, another that makes it a lie

    @property
    def records(self) -> tuple[Fact, ...]:
        """The ledger as the drafter gets it."""
        return tuple(
            Fact(id=f"F{number}", text=text, line=number)
            for number, text in enumerate(self.facts, start=1)
        )

    @property
    def given(self) -> str:
        """What the user says besides the facts."""
        return f"{self.unit}2025年工作总结和2026年工作计划\n{self.unit}\n2026年\n{self.outline}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence, and where in it stands what is not true."""

    ledger: Ledger
    sentence: str
    kind: str
    start: int = 0
    end: int = 0


LEDGERS = (
    Ledger(
        unit="临河市财政局",
        outline="一、2025年工作情况\n（一）收支管理\n（二）财政改革\n二、2026年工作打算",
        facts=(
            "一般公共预算收入完成86.3亿元，比上年的82.1亿元增长5.1%，其中税收收入61.4亿元",
            "一般公共预算支出174.6亿元，民生支出占比81.2%",
            "争取上级专项资金23.8亿元，新增专项债券14.5亿元，支持项目46个",
            "开展预算绩效评价项目128个，涉及资金19.7亿元，核减低效支出2.3亿元",
            "政府采购预算12.6亿元，节约资金0.9亿元，节约率7.1%",
            "2026年力争一般公共预算收入增长4%左右",
        ),
        said=(
            "全市一般公共预算收入完成86.3亿元，同比增长5.1%，增收4.2亿元，其中税收收入61.4亿元，收入结构保持稳定。",
            "坚持有保有压，一般公共预算支出174.6亿元，其中民生支出占比达到81.2%，基本民生得到有力保障。",
            "抢抓政策机遇，争取上级专项资金23.8亿元、新增专项债券14.5亿元，有力支持了46个项目建设。",
            "强化绩效结果应用，对128个项目开展绩效评价，涉及资金19.7亿元，核减低效支出2.3亿元。",
            "规范政府采购管理，全年采购预算12.6亿元，节约资金0.9亿元，资金节约率为7.1%。",
            "2026年，力争一般公共预算收入增长4%左右，继续向民生领域倾斜。",
        ),
        swaps=(
            ("税收收入61.4亿元", "非税收入61.4亿元"),
            ("专项资金23.8亿元", "转移支付23.8亿元"),
            ("核减低效支出", "新增重点支出"),
            ("节约资金0.9亿元", "追加资金0.9亿元"),
        ),
    ),
    Ledger(
        unit="青原县交通运输局",
        outline="一、2025年工作情况\n（一）项目建设\n（二）运输服务\n（三）安全监管\n二、2026年工作计划",
        facts=(
            "新改建农村公路136.5公里，完成投资2.74亿元，改造危桥11座",
            "国省道养护里程412公里，路面优良率93.6%，较上年提高1.8个百分点",
            "新增城乡公交线路6条，更新新能源公交车48辆，日均客流1.9万人次",
            "查处非法营运车辆73辆，检查“两客一危”企业215家次，整改隐患164处",
            "道路运输行业事故4起，比上年减少3起",
            "2026年计划实施农村公路提升工程90公里，改造危桥5座",
        ),
        said=(
            "聚焦补短板、强弱项，新改建农村公路136.5公里，改造危桥11座，全年完成交通投资2.74亿元。",
            "全县412公里国省道养护到位，路面优良率达到93.6%，较上年提高1.8个百分点。",
            "新增6条城乡公交线路，更新48辆新能源公交车，日均客流达到1.9万人次，群众出行更加便捷。",
            "保持高压态势，检查“两客一危”企业215家次，整改隐患164处，查处非法营运车辆73辆。",
            "道路运输行业发生事故4起，同比减少3起，安全形势总体平稳。",
            "2026年，计划实施90公里农村公路提升工程，改造危桥5座。",
            "新改建农村公路超过136公里，改造危桥11座。",
        ),
        swaps=(
            ("新改建农村公路", "新改建高速公路"),
            ("改造危桥11座", "改造隧道11座"),
            ("新增6条城乡公交线路", "停运6条城乡公交线路"),
            ("减少3起", "减少4起"),
            ("整改隐患164处", "排查路口164处"),
        ),
    ),
    Ledger(
        unit="临河市卫生健康委员会",
        outline="一、2025年工作情况\n（一）医疗服务\n（二）公共卫生\n二、存在的问题",
        facts=(
            "全市医疗机构诊疗684.5万人次，出院31.2万人次，平均住院日由8.3天降至7.6天",
            "家庭医生签约42.7万人，重点人群签约率78.4%",
            "建成紧密型医联体5个，上级医院下派医师236名",
            "适龄儿童免疫规划疫苗接种率96.8%，65岁以上老年人健康体检9.4万人",
            "每千人口执业医师2.9名，低于全省平均水平0.3名",
            "投入1.15亿元改造乡镇卫生院14所，配备救护车9辆",
        ),
        said=(
            "全市医疗机构完成诊疗684.5万人次，平均住院日由8.3天缩短至7.6天，服务效率稳步提升。",
            "做实家庭医生签约服务，签约居民42.7万人，重点人群签约率达到78.4%。",
            "建成5个紧密型医联体，上级医院共下派医师236名，优质资源加快下沉。",
            "适龄儿童免疫规划疫苗接种率保持在96.8%，为9.4万名65岁以上老年人开展健康体检。",
            "每千人口执业医师仅2.9名，比全省平均水平少0.3名，人才短板较为突出。",
            "投入1.15亿元，改造乡镇卫生院14所，新配备救护车9辆，基层条件明显改善。",
        ),
        swaps=(
            ("诊疗684.5万人次", "出院684.5万人次"),
            ("签约率达到78.4%", "履约率达到78.4%"),
            ("由8.3天缩短至7.6天", "由7.6天缩短至8.3天"),
            ("下派医师236名", "下派护士236名"),
            ("改造乡镇卫生院14所", "新建社区医院14所"),
        ),
    ),
    Ledger(
        unit="江左区住房和城乡建设局",
        outline="一、上半年工作情况\n（一）住房保障\n（二）城市更新\n（三）质量安全\n二、下半年工作安排",
        facts=(
            "改造老旧小区27个，惠及居民8460户，加装电梯62部",
            "筹集保障性租赁住房1850套，发放租赁补贴326万元",
            "新建口袋公园9个，新增城市绿地14.8万平方米",
            "检查在建工地312个次，下发整改通知书185份，立案处罚23起，罚款147万元",
            "商品房销售面积58.3万平方米，同比下降12.4%，库存去化周期16.5个月",
            "截至2025年6月30日，保交房项目交付4206套，交付率87.5%",
        ),
        said=(
            "加快推进城市更新，改造老旧小区27个，惠及8460户居民，加装电梯62部。",
            "多渠道筹集保障性租赁住房1850套，累计发放租赁补贴326万元。",
            "见缝插绿，新建口袋公园9个，新增城市绿地14.8万平方米，人居环境持续改善。",
            "检查在建工地312个次，下发整改通知书185份，对23起违法行为立案处罚，罚款147万元。",
            "受市场影响，商品房销售面积58.3万平方米，同比下降12.4%，去化周期达16.5个月。",
            "截至6月30日，保交房项目已交付4206套，交付率达87.5%。",
        ),
        swaps=(
            ("加装电梯62部", "加装充电桩62部"),
            ("保障性租赁住房", "共有产权住房"),
            ("下发整改通知书", "下发停工通知书"),
            ("交付4206套", "开工4206套"),
            ("新建口袋公园9个", "新建停车场9个"),
        ),
    ),
    Ledger(
        unit="青原县水利局",
        outline="一、2025年工作情况\n（一）水利工程\n（二）水资源管理\n（三）防汛抗旱\n二、2026年工作计划",
        facts=(
            "除险加固小型水库18座，治理中小河流43.6公里，完成投资3.27亿元",
            "农村自来水普及率95.7%，规模化供水覆盖21.4万人",
            "全县用水总量2.86亿立方米，比控制指标3.1亿立方米少0.24亿立方米",
            "万元工业增加值用水量较2020年下降19.3%",
            "汛期启动应急响应7次，转移群众3140人，发布预警信息5.8万条",
            "清理河湖“四乱”问题94个，整改完成92个，整改率97.9%",
            "2026年计划完成水利投资4亿元，新增高效节水灌溉面积2.5万亩",
        ),
        said=(
            "全年除险加固小型水库18座，治理中小河流43.6公里，完成水利投资3.27亿元。",
            "推进城乡供水一体化，农村自来水普及率达到95.7%，规模化供水覆盖人口21.4万人。",
            "全县用水总量为2.86亿立方米，低于3.1亿立方米的控制指标。",
            "节水成效明显，万元工业增加值用水量比2020年下降19.3%。",
            "有效应对强降雨，7次启动应急响应，发布预警信息5.8万条，安全转移群众3140人。",
            "清理河湖“四乱”问题94个，已整改92个，整改率达97.9%。",
            "2026年，计划完成水利投资4亿元，新增高效节水灌溉面积2.5万亩。",
        ),
        swaps=(
            ("除险加固小型水库", "新建中型水库"),
            ("治理中小河流", "疏浚城市管网"),
            ("农村自来水普及率", "农村污水处理率"),
            ("转移群众3140人", "救助群众3140人"),
            ("已整改92个", "已整改94个"),
        ),
    ),
    Ledger(
        unit="临河市文化广电和旅游局",
        outline="一、2025年工作情况\n（一）公共文化\n（二）旅游发展\n（三）文物保护\n二、2026年思路",
        facts=(
            "全市接待游客1264.8万人次，同比增长13.7%；旅游综合收入98.2亿元，同比增长16.2%",
            "举办群众文化活动1380场，送戏下乡420场，惠及群众56.3万人次",
            "新建城市书房8个，公共图书馆总藏量136万册，人均藏书0.84册",
            "修缮文物保护单位12处，新增省级非遗项目3个、传承人7名",
            "检查文化经营单位2640家次，办结案件31件",
            "3月18日至5月6日举办第五届花海旅游节，吸引游客47万人次",
        ),
        said=(
            "文旅市场加快回暖，全市接待游客1264.8万人次，增长13.7%，实现旅游综合收入98.2亿元，增长16.2%。",
            "深入实施文化惠民工程，举办群众文化活动1380场，送戏下乡420场，惠及群众56.3万人次。",
            "新建8个城市书房，公共图书馆总藏量达到136万册，人均藏书0.84册。",
            "加强文化遗产保护，修缮文物保护单位12处，新增省级非遗项目3个、传承人7名。",
            "维护市场秩序，检查文化经营单位2640家次，办结案件31件。",
            "3月18日至5月6日，举办第五届花海旅游节，吸引游客47万人次。",
            "接待游客近1265万人次，旅游综合收入超98亿元。",
        ),
        swaps=(
            ("旅游综合收入98.2亿元", "文化产业增加值98.2亿元"),
            ("送戏下乡420场", "送电影下乡420场"),
            ("修缮文物保护单位", "新增文物保护单位"),
            ("传承人7名", "工匠7名"),
            ("新建8个城市书房", "新建8个文化馆"),
        ),
    ),
    Ledger(
        unit="江左区新桥街道办事处",
        outline="一、2025年工作总结\n（一）党建引领\n（二）基层治理\n（三）民生服务\n二、2026年工作计划",
        facts=(
            "发展党员14名，培训党务干部260人次，整顿软弱涣散党组织2个",
            "划分网格87个，配备专兼职网格员193人，上报处置事件1.36万件，办结率99.2%",
            "调解矛盾纠纷428起，调解成功率98.1%，信访总量同比下降21.5%",
            "新增就业岗位1120个，帮助就业困难人员就业236人",
            "建成养老服务站4个，为376名高龄老人提供上门服务",
            "拆除违法建设3.2万平方米，清理楼道杂物1700余吨",
        ),
        said=(
            "严把发展关口，发展党员14名，培训党务干部260人次，整顿软弱涣散党组织2个。",
            "87个网格、193名专兼职网格员织密治理网络，全年上报处置事件1.36万件，办结率99.2%。",
            "坚持抓早抓小，调解矛盾纠纷428起，成功率98.1%，信访总量同比下降21.5%。",
            "千方百计稳就业，新增就业岗位1120个，帮扶236名就业困难人员实现就业。",
            "建成4个养老服务站，为376名高龄老人提供上门服务，养老服务更加暖心。",
            "拆除违法建设3.2万平方米，清理楼道杂物1700余吨，小区面貌焕然一新。",
        ),
        swaps=(
            ("发展党员14名", "表彰党员14名"),
            ("整顿软弱涣散党组织2个", "创建五星党组织2个"),
            ("调解矛盾纠纷428起", "查处治安案件428起"),
            ("信访总量", "警情总量"),
            ("养老服务站4个", "托育服务站4个"),
            ("建成4个养老服务站", "建成4个日间病房"),
        ),
    ),
    Ledger(
        unit="临河市水务投资集团有限公司",
        outline="一、2025年工作情况\n（一）生产经营\n（二）项目建设\n（三）改革管理\n二、2026年工作打算",
        facts=(
            "营业收入7.68亿元，利润总额5230万元，资产负债率54.2%，较年初下降2.7个百分点",
            "供水总量1.43亿吨，管网漏损率由11.6%下降到9.8%",
            "处理污水9860万吨，出水达标率100%",
            "更新老旧管网58.2公里，安装智能水表6.4万只",
            "应收账款余额1.92亿元，比年初增加0.37亿元",
            "压减法人户数3户，处置低效资产1.05亿元",
            "2026年营业收入目标8.2亿元",
        ),
        said=(
            "全年实现营业收入7.68亿元、利润总额5230万元，资产负债率54.2%，较年初下降2.7个百分点。",
            "全年供水总量1.43亿吨，管网漏损率由11.6%降到9.8%，供水效率进一步提高。",
            "处理污水9860万吨，出水达标率保持100%。",
            "更新老旧管网58.2公里，安装智能水表6.4万只，智慧水务建设提速。",
            "应收账款余额1.92亿元，比年初增加0.37亿元，回款压力仍然较大。",
            "压减法人户数3户，处置低效资产1.05亿元，主业更加突出。",
            "2026年，营业收入力争达到8.2亿元。",
        ),
        swaps=(
            ("利润总额5230万元", "上缴税费5230万元"),
            ("管网漏损率", "水质不合格率"),
            ("处置低效资产", "收购优质资产"),
            ("安装智能水表", "安装净水设备"),
            ("由11.6%降到9.8%", "由9.8%升到11.6%"),
        ),
    ),
)  # fmt: skip


def true_sentences(ledgers: Iterable[Ledger] = LEDGERS) -> Iterator[Told]:
    """Yield what the ledgers say."""
    for ledger in ledgers:
        for sentence in ledger.said:
            yield Told(ledger=ledger, sentence=sentence, kind=TRUE)


def false_sentences(ledgers: Iterable[Ledger] = LEDGERS, *, seed: int = 11) -> Iterator[Told]:
    """Yield true sentences with one thing changed, each with the stretch that is false now."""
    draw = random.Random(seed)
    for ledger in ledgers:
        for sentence in ledger.said:
            found = [one for one in find_figures(sentence) if one.number is not None]
            for figure in found:
                yield from _figure_lies(ledger, sentence, figure, draw)
            yield from _swapped(ledger, sentence, found)
            yield from _turned(ledger, sentence)
            yield from _added(ledger, sentence, draw)
        yield from _other_things(ledger)


def _put(ledger: Ledger, sentence: str, start: int, end: int, piece: str, kind: str) -> Told:
    return Told(
        ledger=ledger,
        sentence=f"{sentence[:start]}{piece}{sentence[end:]}",
        kind=kind,
        start=start,
        end=start + len(piece),
    )


def _figure_lies(
    ledger: Ledger, sentence: str, figure: Figure, draw: random.Random
) -> Iterator[Told]:
    digits = re.search(r"\d+(?:\.\d+)?", figure.text)
    if digits is None:
        return
    start = figure.start + digits.start()
    if sentence[figure.start - 1] in "超近过":  # another number may be true there too
        return
    if figure.kind is FigureKind.YEAR:
        other = str(int(digits[0]) - 2)
        yield _put(ledger, sentence, start, start + len(digits[0]), other, "改年份")
        return
    yield _put(ledger, sentence, start, start + len(digits[0]), _altered(digits[0], draw), "改数字")
    unit = re.sub(r"^[\d.,]+", "", figure.text)
    if unit in _OTHER_UNIT:
        end = figure.end
        false = _put(ledger, sentence, figure.start, end, digits[0] + _OTHER_UNIT[unit], "改单位")
        yield false


def _altered(digits: str, draw: random.Random) -> str:
    """Return another number of the same form, no rounding of the first."""
    while True:
        place = draw.choice([index for index, sign in enumerate(digits) if sign.isdigit()])
        digit = str((int(digits[place]) + draw.randint(2, 8)) % 10)
        other = digits[:place] + digit + digits[place + 1 :]
        if other[0] != "0" or digits[0] == "0":
            return other


def _swapped(ledger: Ledger, sentence: str, found: list[Figure]) -> Iterator[Told]:
    """Yield the sentence with the numbers of two neighbours exchanged, once for each of the two."""
    for one, other in pairwise(found):
        kinds = {FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.POINTS}
        first, second = (re.search(r"\d+(?:\.\d+)?", figure.text) for figure in (one, other))
        if {one.kind, other.kind} - kinds or not (first and second) or first[0] == second[0]:
            continue
        a, b = one.start + first.start(), other.start + second.start()
        text = (
            f"{sentence[:a]}{second[0]}{sentence[a + len(first[0]) : b]}"
            f"{first[0]}{sentence[b + len(second[0]) :]}"
        )
        moved = b + len(second[0]) - len(first[0])
        for start, piece in ((a, second[0]), (moved, first[0])):
            yield Told(
                ledger=ledger, sentence=text, kind="换数字", start=start, end=start + len(piece)
            )


def _turned(ledger: Ledger, sentence: str) -> Iterator[Told]:
    for word, opposite in _TURNED.items():
        for found in re.finditer(word + r"(?=了?\d)", sentence):
            figure = next(one for one in find_figures(sentence) if one.start >= found.end())
            piece = opposite + sentence[found.end() : figure.end]
            yield _put(ledger, sentence, found.start(), figure.end, piece, "增降颠倒")


def _added(ledger: Ledger, sentence: str, draw: random.Random) -> Iterator[Told]:
    body = sentence.rstrip("。")
    behind = len(body) + 1
    for kind, claims in (("添评价", _BOASTS), ("添数字", _RATES)):
        piece = draw.choice(claims)
        yield Told(
            ledger=ledger, sentence=f"{body}，{piece}。", kind=kind,
            start=behind, end=behind + len(piece),
        )  # fmt: skip
    form, kind = draw.choice(list(_NAMED))
    name = draw.choice(_NAMED[form, kind])
    start = form.index("{")
    lead = form.format(name)
    yield Told(
        ledger=ledger, sentence=lead + sentence, kind=kind, start=start, end=start + len(name)
    )


def _other_things(ledger: Ledger) -> Iterator[Told]:
    for word, other in ledger.swaps:
        for sentence in ledger.said:
            if word in sentence:
                told = sentence.replace(word, other)
                start = max(told.rfind(mark, 0, told.index(other)) for mark in "，、；") + 1
                stop = re.compile("[，。；、]").search(told, told.index(other) + len(other))
                end = stop.start() if stop else len(told)
                yield Told(ledger=ledger, sentence=told, kind="换事项", start=start, end=end)
