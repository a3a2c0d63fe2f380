"""Find what looks like somebody's name in a sentence: a person, a place, a firm, an office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.grounding.lexicons import known_names
from assistant.text.places import place_names
from assistant.text.wording import is_common, is_word, rare_spans

# What ends a name whose rare part stands in front of it.
_NAME_END = re.compile(
    "[\u4e00-\u9fff]{0,2}?(?:市(?![场民容级])|县(?![域级])|区(?!域)|镇(?!村)|乡(?![镇村])|村(?![民级])|街道|社区|"
    "公司|集团|局|中学|小学|大学|医院|银行|公园|水库|大桥|广场)|(?:路|大道|山|湖|河)(?![径线子面道长])"
)
_ANY_UNIT = re.compile("[我全本各该]")  # 我县 and 全镇 name nobody
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱郭何罗宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴钟"
    "汪姜范姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟钱汤尹黎乔贺赖龚马高林梁于任方石田康毛史龙万段雷易常武白金江夏"
)
_RANKS = (
    "同志|书记|局长|主任|市长|县长|区长|镇长|乡长|院长|校长|部长|厅长|省长|主席|董事长|总经理|"
    "教授|院士|先生|女士"
)
_PERSON = re.compile(
    rf"(?P<before>(?:{_RANKS}|由|在|以)?)(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    rf"(?=(?:副|常务副)?(?:{_RANKS}|等人|带队|牵头|率队))"
)
# Behind a rank: 副局长周建平, then a pause or what a person does.
_TITLED = re.compile(
    rf"(?:{_RANKS})(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})"
    r"(?=[，。；、的]|等|同志|带|率|亲|多次|主持|出席|深入|到|赴|参加|牵头|调研|$)"
)
_SURNAME = re.compile(f"[{_SURNAMES}]")
_COUNT = re.compile("[一二两三四五六七八九十百千万几多余\\d]$")  # 两张问卷
_JOB = re.compile(
    "[高初中]级|副|[总正]|支部|党|常务|项目|办公室|全体|主管|分管|方面|金融|领导|安全|部门|行政|任职|黄金|白天|石油"
)
# A place whose name any office might write; its rank gives it away: 到云溪县, 赴城关镇.
_NEIGHBOUR = re.compile(
    "(?:赴|到|来自|学习|借鉴|推广|联合|会同|与|向|由|在|给|引进|支援|协作|携手|(?<![\u4e00-\u9fff]))(?P<name>[\u4e00-\u9fff]{2,3}?"
    "(?:市(?![民场容政级区域面直委人局里直])|县(?![域级乡区直城市委政人局里])|(?<!辖)区(?![域位间块分县直级委政人局内市里])|"
    "镇(?![区域级村街党])|乡(?![镇村亲土])|街道(?![办两路]))(?:[\u4e00-\u9fff]{2,6}?局)?)"
)
_GENERIC_PLACE = re.compile(
    "城市|乡镇|农村|集镇|城镇|街镇|镇街|超市|都市|乡村|门市|股市|楼市|夜市|上市|村镇|县镇|兄弟|周边|"
    "城区|片区|园区|社区|小区|辖区|景区|库区|灾区|山区|林区|校区|街区|厂区|矿区|开发区|新区|地区|功能区|示范区|保护区|居住区|各|[一二三四五两几多\\d]个?"
    "|全|我|本|该|外|省|集聚区|试验区|先行区|试点|重点|薄弱|老旧|中心|建成区|管控区|核心区|历史|牧区|禁|住宅区|港区|湾区|病区|专区|功能|工业|副|县区|县市|"
    "根据|按照|组织|开展|推进|推动|配合|邀请|落实|报请|批复|待|指导|强化|鼓励|目前|年度|确保|会同|联合|整合|融入|共享|满足|通过|取消|新增|实施"
)
# An office of another rank or kind: 市住建局, 省财政厅.
_OFFICE = re.compile(
    "(?:[\u4e00-\u9fff]{2,3}[市县区省]|(?<![城都超门上股我全各本该\u4e00-\u9fff])[省市县区州])"
    "(?:[\u4e00-\u9fff]{2,8}?(?:局|厅)(?![面部势限长])|委办公室|政府办公?室?)|"
    "(?:省|市|县|区)(?:[\u4e00-\u9fff]{2,6}?(?:局|厅)(?![面部势限长]))"
)
_FIRM = re.compile(
    "(?P<name>[\u4e00-\u9fff]{2,8}?(?:集团|股份有限公司|有限责任公司|有限公司|公司|大学|研究院|设计院))"
)
# What is left of a firm's name without these is its own.
_ANY_FIRM = re.compile(
    "股份|有限责任|有限|集团|总?公司|大学|研究院|设计院|国有|企业|下属|所属|[母子分]公司|平台|物业|供水|供热|燃气|保险|"
    "担保|投资|融资|建设|运营|管理|服务|上市|龙头|民营|环卫|公交|保安|劳务|产业|专业|第三方|老年|开放|电力|通信|"
    "科技|各|家|等|大型|中小|重点|骨干|建筑|施工|房地产|开发|租赁|旅游|文化|农业|粮食|城市|发展|控股|股份制|制|职业|技术"
)
_VERBS_BEFORE_FIRM = re.compile(
    "^.*(?:与|和|及|由|引进|引入|联合|委托|依托|携手|支持|推动|帮助|指导|走访|对|向|为|的|同|签约|落地|邀请|组织)"
)


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of what looks like a name; stretches may overlap, the surest come first.

    A rare word alone is no name: half of them are ordinary words. It counts where it is a place,
    has a rank behind it, or stands in quotes.
    """
    for known in known_names().finditer(text):
        yield known.span()
    yield from _persons(text)
    for office in _OFFICE.finditer(text):
        if not _ANY_UNIT.search(office[0]):
            yield office.span()
    yield from _places(text)
    yield from _firms(text)
    yield from _rare(text)


def _rare(text: str) -> Iterator[tuple[int, int]]:
    for start, end in rare_spans(text):
        rank = _NAME_END.match(text, end)
        if rank:
            if not _ANY_UNIT.search(text[start : rank.end()]):
                yield start, rank.end()
        elif end - start > 1 and (_is_quoted(text, start) or text[start:end] in place_names()):
            yield start, end


def _is_quoted(text: str, offset: int) -> bool:
    return text.rfind("“", 0, offset) > text.rfind("”", 0, offset)


def _persons(text: str) -> Iterator[tuple[int, int]]:
    """Yield persons: a surname with a rank behind it, or one that forms no word (张伟深入一线)."""
    for person in _PERSON.finditer(text):
        if not _JOB.search(person["name"]) and not is_common(person["name"] + "。"):
            yield person.span("name")
    for person in _TITLED.finditer(text):
        if not _JOB.search(person["name"]) and not is_word(person["name"]):
            yield person.span("name")
    for start, end in rare_spans(text):
        if _SURNAME.match(text, start) and end - start <= 3 and not _COUNT.search(text[:start]):
            name_end = _end_of_name(text, start)
            if name_end and not _NAME_END.match(text, name_end):
                yield start, name_end


def _end_of_name(text: str, start: int) -> int | None:
    """Return where the name that begins at `start` ends: before the next word; None for none."""
    for end in (start + 3, start + 2):
        name = text[start:end]
        if len(name) < 2 or not all("\u4e00" <= c <= "\u9fff" for c in name):
            continue
        following = text[end - 1 : end + 1]
        is_torn = len(following) == 2 and is_common(following) and following[1] >= "\u4e00"
        if end == start + 2 or not is_torn:
            return end
    return None


def _places(text: str) -> Iterator[tuple[int, int]]:
    for place in _NEIGHBOUR.finditer(text):
        if not _GENERIC_PLACE.search(place["name"]):
            yield place.span("name")


def _firms(text: str) -> Iterator[tuple[int, int]]:
    for firm in _FIRM.finditer(text):
        lead = _VERBS_BEFORE_FIRM.match(firm["name"])
        start = firm.start() + (lead.end() if lead else 0)
        name = text[start : firm.end()]
        if len(_ANY_FIRM.sub("", name)) > 1:
            yield start, firm.end()
