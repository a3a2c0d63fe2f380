"""The units that follow figures, and the fixed expressions whose numerals count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

MULTIPLIERS = {
    "百": 2,
    "千": 3,
    "万": 4,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "万亿": 12,
}  # powers of ten

# Canonical unit and factor, for units of one kind that reports use side by side.
CANONICAL = {
    "千米": ("米", Decimal(1000)),
    "公里": ("米", Decimal(1000)),
    "km": ("米", Decimal(1000)),
    "厘米": ("米", Decimal("0.01")),
    "毫米": ("米", Decimal("0.001")),
    "吨": ("千克", Decimal(1000)),
    "公斤": ("千克", Decimal(1)),
    "kg": ("千克", Decimal(1)),
    "斤": ("千克", Decimal("0.5")),
    "克": ("千克", Decimal("0.001")),
    "㎡": ("平方米", Decimal(1)),
    "m²": ("平方米", Decimal(1)),
    "平米": ("平方米", Decimal(1)),
    "平方": ("平方米", Decimal(1)),
    "平": ("平方米", Decimal(1)),
    "公顷": ("平方米", Decimal(10_000)),
    "平方公里": ("平方米", Decimal(1_000_000)),
    "平方千米": ("平方米", Decimal(1_000_000)),
    "方": ("立方米", Decimal(1)),
    "立方": ("立方米", Decimal(1)),
    "m2": ("平方米", Decimal(1)),
    "m": ("米", Decimal(1)),
    "m3": ("立方米", Decimal(1)),
    "m³": ("立方米", Decimal(1)),
    "名": ("人", Decimal(1)),
    "元人民币": ("元", Decimal(1)),
    "度电": ("千瓦时", Decimal(1)),
    "个小时": ("小时", Decimal(1)),
    "个百分点": ("百分点", Decimal(1)),
}


def _words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, longest first: an alternation must try those first."""
    return tuple(sorted(text.split(), key=len, reverse=True))


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression that matches the longest of `words`."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# What counts things one by one: after a Chinese numeral, only these make it a figure.
COUNTING = _words("""
    个 项 条 家 批 名 人 户 件 次 场 处 座 所 种 支 期 轮 份 起 台 辆 套 栋 幢 间 张 本 册 部 篇
    块 片 只 亩 吨 元 万元 亿元 公里 米 平方米 天 年 周 小时 个小时 分钟 个月 倍 门 组 对 宗 笔
    人次 户次 家次 场次 批次 课时 学时 株 艘 架 盏 桩 例 趟 股 幅 遍 个百分点
""")

# What else Arabic figures count and measure.
MEASURING = _words("""
    平方公里 平方千米 平方 平米 平 立方米 立方 千米 厘米 毫米 公顷 公斤 千克 斤 克 毫克 微克 升
    毫升 千瓦时 千瓦 兆瓦 吉瓦 千伏 伏 度电 度 岁 秒 美元 欧元 元人民币 位 届 级 类 款 样 道 节 堂
    村 镇 乡 县 市 区 省 国 字 句 步 面 点 线 路 站 车次 班次 航次 架次 频次 件次 处次 起次 所次
    项次 条次 个次 户企业 床 票 单 回 番 包 袋 箱 瓶 桶 盒 串 列 标段 排 层 楼 棵 颗 粒 根 枚 把
    双 班 队 匹 头 顶 口 眼 孔 方 分贝 分 号 档 伙 人份 剂次 剂 针 载重吨 时 日 月 间套 台套 代 杯
    桌 扇 厘 里 厂次 点位 ㎡ m² m³ m2 m3 m km kg mm cm MW GW kW KW kV KV kWh MB GB TB
""")

# Figures count them, but behind a mask they end a masked name: xx市, xx路.
PLACES = frozenset("村镇乡县市区省国路站楼")

# Numerals that state no number: doctrine, campaigns, bodies, idioms.
_DOCTRINE = _words("""
    两个维护 两个确立 两个健康 两个结合 两个毫不动摇 两个责任 两个覆盖 两个大局 两个先锋 两个百年
    两个务必 三个代表 三个务必 三个区分开来 三个必须 三个到位 四个意识 四个自信 四个全面 四个服务
    四个最严 四个革命 四个伟大 四个善于 四个着力 四个责任 五个认同 五个必由之路 五个牢牢把握
    六个必须坚持 十个明确 七个有之 九个坚持 八项规定 四种形态 三项制度 三项机制 六项纪律 三项清单
    三位一体 五位一体 百年变局 百年奋斗 百年大计 百年党史 百年未有 三年行动 三年攻坚 三年计划
    五年规划 五年计划 百日攻坚 百日行动 百日会战 百日竞赛 百日安全 四好农村路 三大攻坚战 四大家
    四大班子 三大战略 三大球 三件套 四套班子 二次供水 二次分配 百县千镇万村 百千万工程 千村万户
    千家万户 万户千家 千企万户 百家争鸣 三三两两 三番五次 三令五申 十年树木 百年树人 九年一贯
    九年义务 三年级 四年级 五年级 六年级 百分百 万元户 三人行 第一书记 第一议题 第一时间 第一线
    第一要务 第一资源 第一动力 第一生产力 第一责任人 第一责任 第一课 第一手 第一方阵 第一梯队
    第一产业 第二产业 第三产业 第二课堂 第二曲线 第三方 第三者 第一年 第一关 第一位的
""")
_HOTLINES = _words("""
    110 114 119 120 122 12309 12315 12317 12318 12319 12328 12329 12333 12338 12339 12340 12345
    12348 12350 12355 12366 12369 12371 12377 12380 12385 12388 12389 95598
""")
_ANNIVERSARIES = (
    "1[·.]10|3[·.]8|3[·.]15|4[·.]15|5[·.]12|6[·.]5|6[·.]26|7[·.]1|8[·.]1|11[·.]9|12[·.]4"
)

_SERVICE = "(?:热线|平台|电话|报警|指挥|急救)"
_NAMES = (
    r"7[×xX*]24(?:小时)?|PM2\.5|PM10|IP[vV][46]|H\dN\d|O2O|B2[BC]|[CS]O2|ISO\d{4,5}|A[34](?=纸)"
    r"|[2-6]G(?![A-Za-z])|(?<!\d)[23]D|(?<!\d)[2-5]A(?:级|景区)?|(?<!\d)[5-90][05]后"
)

# Never part of a figure; tried before anything else.
FIXED = "|".join(
    (
        alternation(_DOCTRINE),
        "(?<=[届、])[一二三四五六七八九十]{1,3}次(?=[全会、，])",
        "[五六七八十]一(?=[”、期假前黄国劳儿建])",
        r"(?<!\d)12345(?![\d人个件户])",
        rf"(?<!\d)(?:{alternation(_HOTLINES)})(?=[”’]|[^\d.万亿]{{0,6}}{_SERVICE})",
        rf"(?<!\d)(?:{_ANNIVERSARIES})(?=[”’国世法禁环防消宪安])",
        _NAMES,
    )
)
