"""The ledgers of six invented units, as records, so that sentences can be made of them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.drafting.draft import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a ledger in pieces."""

    text: str  # as the ledger has it
    thing: str
    value: str
    unit: str
    act: str = ""  # "" for a level: 覆盖率, 收入
    before: str = ""  # last year's value
    change: str = ""  # "增长22.9%" as the ledger says


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit, its outline and its ledger."""

    name: str
    outline: str
    items: tuple[Item, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The ledger as the drafter gets it."""
        return tuple(
            Fact(id=f"F{number}", text=item.text, line=number, as_of="2025年12月31日")
            for number, item in enumerate(self.items, start=1)
        )

    @property
    def given(self) -> str:
        """What the user says besides the facts."""
        return f"{self.name}2025年工作总结和2026年工作计划\n{self.name}\n2026年\n{self.outline}"


def _done(act: str, thing: str, value: str, unit: str) -> Item:
    return Item(text=f"{act}{thing}{value}{unit}", thing=thing, value=value, unit=unit, act=act)


def _level(thing: str, value: str, unit: str) -> Item:
    return Item(text=f"{thing}达到{value}{unit}", thing=thing, value=value, unit=unit)


def _grown(thing: str, value: str, unit: str, before: str, change: str) -> Item:
    return Item(
        text=f"{thing}{value}{unit}，比上年的{before}{unit}{change}",
        thing=thing,
        value=value,
        unit=unit,
        before=before,
        change=change,
    )


def _moved(thing: str, value: str, unit: str, change: str) -> Item:
    return Item(
        text=f"{thing}{value}{unit}，同比{change}",
        thing=thing,
        value=value,
        unit=unit,
        change=change,
    )


UNITS = (
    Unit(
        name="东浦区城市管理局",
        outline="一、2025年工作情况\n（一）环境卫生\n（二）市容秩序\n二、2026年打算",
        items=(
            _done("整治", "背街小巷", "38", "条"),
            _done("更换", "破损井盖", "512", "个"),
            _done("新建", "垃圾分类投放点", "84", "个"),
            _done("清理", "非法小广告", "4.6", "万处"),
            _done("规范", "占道经营行为", "0.86", "万处"),
            _level("垃圾分类覆盖率", "96.4", "%"),
            _level("道路机械化清扫率", "92.7", "%"),
            _grown("收运厨余垃圾", "2.84", "万吨", "2.31", "增长22.9%"),
        ),
    ),
    Unit(
        name="澜川市人力资源和社会保障局",
        outline="一、2025年工作情况\n（一）稳定就业\n（二）社会保险\n（三）劳动关系",
        items=(
            _done("新增", "城镇就业", "8340", "人"),
            _done("帮扶", "困难人员就业", "1265", "人"),
            _done("开展", "职业技能培训", "6150", "人次"),
            _done("举办", "专场招聘会", "73", "场"),
            _done("发放", "创业担保贷款", "2.35", "亿元"),
            _done("拨付", "稳岗返还资金", "4380", "万元"),
            _done("办结", "劳动争议案件", "327", "件"),
            _done("受理", "欠薪投诉", "126", "件"),
            _moved("基本养老保险参保", "41.8", "万人", "增长3.2%"),
            _moved("城镇登记失业", "3120", "人", "下降6.7%"),
        ),
    ),
    Unit(
        name="云岭县教育局",
        outline="一、工作成效\n（一）办学条件\n（二）教育质量\n二、存在的问题",
        items=(
            _done("新建", "公办幼儿园", "6", "所"),
            _done("改造", "农村薄弱学校", "14", "所"),
            _done("新增", "义务教育学位", "2700", "个"),
            _done("招聘", "中小学教师", "186", "人"),
            _done("资助", "家庭经济困难学生", "5420", "人"),
            _level("学前教育毛入园率", "94.3", "%"),
            _level("义务教育巩固率", "99.1", "%"),
            _grown("投入教育经费", "9.75", "亿元", "9.12", "增长6.9%"),
        ),
    ),
    Unit(
        name="澜川市应急管理局",
        outline="一、2025年工作情况\n（一）安全生产\n（二）防灾减灾",
        items=(
            _done("检查", "生产经营单位", "1873", "家次"),
            _done("排查", "安全隐患", "3964", "处"),
            _done("整改", "重大隐患", "57", "处"),
            _done("查处", "违法行为", "219", "起"),
            _done("组织", "应急演练", "45", "场"),
            _done("储备", "救灾物资", "1.2", "万件"),
            _moved("发生生产安全事故", "23", "起", "下降14.8%"),
            _grown("转移受灾群众", "1680", "人", "2240", "减少25%"),
        ),
    ),
    Unit(
        name="东浦区市场监督管理局",
        outline="一、2025年工作情况\n（一）优化营商环境\n（二）守牢安全底线",
        items=(
            _done("新登记", "经营主体", "9270", "户"),
            _done("注销", "僵尸企业", "418", "户"),
            _done("抽检", "食品", "3650", "批次"),
            _done("抽检", "药品", "240", "批次"),
            _done("检查", "特种设备使用单位", "862", "家"),
            _done("检查", "食品经营单位", "4120", "家"),
            _level("食品抽检合格率", "98.6", "%"),
            _level("投诉举报按期办结率", "99.4", "%"),
            _moved("有效发明专利", "734", "件", "增长11.5%"),
        ),
    ),
    Unit(
        name="青石镇人民政府",
        outline="一、2025年工作回顾\n（一）经济发展\n（二）乡村振兴\n（三）民生保障",
        items=(
            _grown("规上工业产值", "17.6", "亿元", "16.4", "增长7.3%"),
            _moved("固定资产投资", "5.45", "亿元", "增长6.4%"),
            _moved("财政税收", "3886", "万元", "增长3.8%"),
            _moved("村集体经营性收入", "721", "万元", "增长16.7%"),
            _done("硬化", "通组公路", "12.4", "公里"),
            _done("铺设", "污水管网", "4.5", "公里"),
            _done("新增", "老年助餐点", "3", "个"),
            _done("调解", "矛盾纠纷", "342", "件"),
            _done("接待", "游客", "27.3", "万人次"),
        ),
    ),
)
