"""Take from a past report's sentence what another unit may say too, or nothing.

What is borrowed is wording: no figure, no time, no name, no mask, nothing another unit did alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from assistant.drafting.precedents.practice_clauses import (
    is_consequence,
    is_incomplete_frame,
    is_practice,
)
from assistant.records import Function
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.list_marks import strip_opening_mark
from assistant.text.masks import has_mask
from assistant.text.sentences import clause_spans
from assistant.text.wording import is_common

SHORTEST, LONGEST = 8, 88  # characters of a sentence without its full stop
LONGEST_PRACTICE = 44

_DUTY = re.compile("^(?:要(?![求素点闻道害件领地约塞])|必须|应当)")
_LEADING_TIME = re.compile(
    r"^(?:[今去明本]年(?:以来|初)?|一年来|年初以来|近年来|(?:20\d\d年)?(?:上半年|下半年|全年|年内)|"
    r"20\d\d年(?:以来|度)?|截[至止]目前|目前|下一?步|接下来)，?(?:我[局镇区县市院校司办委乡]|我们)?"
)
_CONNECTIVE = re.compile(
    r"^(?:分别|同时|此外|另外|而且|并且|其中|因此|所以|但是?|不过|为此|对此|比如|例如|如|即|且|也)，?"
)
_QUOTED = re.compile("“([^“”]+)”")
_OWN_NAME = re.compile(r"[“”\"‘’《》【】<>()（）\[\]〔〕A-Za-zＡ-Ｚ0-9０-９%％×*#&＆/]")
_TIME = re.compile(
    "今年|去年|明年|本年|上年|前年|当年|来年|年初|年底|年末|年中|年度|年内|[上下]半年|季度|月份|月底|"
    "近期|日前|昨|今天|(?<!项)目前|当前|首次|周年|届|春节|国庆|五一|暑期|寒假|双节|期间|截至|截止|同比|环比"
)
# Wording that dates: whether it is still in use is for people to say, so it is not borrowed.
_DATED = re.compile(
    "消费恢复|恢复性|[一二三四五六七八九十]大(?!力|[数件类])|全会|主题教育|学习教育|教育实践|十[一二三四五六七八九]五|脱贫|攻坚期|"
    "疫|新冠|防控|检视整改|调查研究|冬奥|亚运|建党|百年|开局|收官|讲话|指示|批示|总书记|习近平|主席|思想|两个|四个|三个|"
    "新征程|新时代|两会|大考|元年|换届|巡视|巡察|创卫|文明城市|开学|中央|国务院|党代会|人代会|复工"
)
_RANK = re.compile(
    "第一|首个|首家|首批|唯一|前列|位居|排名|名列|领先|荣获|获评|获得|表彰|殊荣|称号|之最|全国|全省|国家级|省级|冠军|标兵"
)
_ONCE = re.compile(
    "领导|书记|主任|同志|县长|市长|区长|镇长|局长|班子成员|代表团|人大|政协|委员|代表|考察|调研组|观摩|"
    "一次|一场|时间安排|进度安排|问题整改|会议|座谈|召开|印发|出台|起草|签订|签约|承办|举行|赴|率队|挂牌|揭牌|开工|竣工|投产|试点|某|该|本次|此次|这|我们"
)
_INSTITUTION = re.compile(
    "[\u4e00-\u9fff]{2}(?:局|厅|署|集团|公司|支队|大队|医院|银行|委员会|办公室|协会|商会|研究院|"
    "大学|学院|中学|小学|法院|检察院|(?P<field>公安|海关|气象|消防救援|税务))"
)
_GENERIC_INSTITUTION = re.compile(
    "中小学|[大中小]学生|公立医院|民营医院|中医医院|各级医院|医院感染|商业银行|政策性银行|[母子分]公司|物业公司|集团化|教育集团|"
    "行业协会|商会协会|调解委员会|[居村]民委员会|业主委员会|布局|格局|大局|全局|结局|局面|局部"
)
_UNIT_LETTERS = "省市州区县旗镇乡村街局委办厅校院司"
_OWN_UNIT = re.compile(
    rf"(?<![健安完])[我全本各]([{_UNIT_LETTERS}])|([省市州区县旗镇乡])(?:委|政府|直|级|域|辖|局|本级|党委|纪委)|"
    "(县)城|^([省市州区县旗])(?![域场民容])(?=[^，。；]{1,8}(?<![格布大全])局(?![面部势]))"
)
_NEIGHBOUR = re.compile(
    "[\u4e00-\u9fff]{2}(?:市(?![民场容政级区域面直])|县(?![域级乡区直城])|镇(?![区域级村])|乡(?![镇村亲土])|"
    "街道(?![办两])|村(?![级民居庄落务组规集干支]))"
)
_GENERIC_PLACE = re.compile(
    "城市|乡镇|农村|集镇|城镇|街镇|镇街|超市|都市|乡村|门市|股市|楼市|夜市|上市|入市|镇村|"
    "县镇|村镇|每村|各村|行政村|城中村|示范村|自然村"
)

_AHEAD = re.compile(
    "将(?!近)|力争|争取|下一?步|计划|拟|今后|继续|打算|"
    "(?<![重主需必不首想只])要(?![求素点闻道害件领地约塞])|必须|应当|务必|努力[在把]"
)
_LACK = re.compile(
    "不足|不够|尚未|有待|困难|短板|薄弱|差距|不强|不高|不深|不实|不到位|不平衡|不充分|滞后|欠缺|缺乏|偏少|"
    "偏低|不完善|不健全|不畅|不均|难度|瓶颈|问题突出|制约|紧缺|单一|乏力|不严|不多|不大|不快|较慢|较弱|较少|还需"
)
_BEHIND = re.compile(
    "已|了(?!解)|取得|累计|共(?![同享治建商创])|完成[了率]|以来|曾|过(?=[，。])|成功|圆满|成效显著|显著"
)
# What only the unit itself can know it did: never borrowed as a result.
_DONE = re.compile(
    "一批|了(?!解)|已|正式|专项督察|建立.{2,14}(?:中心|联席|平台)|完成|建成|初步形成|基本形成|形成了|投用|投入使用|上线|[一二三]期|竣工|启动|打通|未发生|零发生|无一|未出现|全部|成立|设立|新增|引进|创建|获|"
    "率先|全覆盖|清零|达标|突破|行动|攻坚战|持久战|长久战|战役|测评|白名单|首创|创新(?:实施|推出|打造)|大检查|实施[^，]{2,14}工程$|[春夏秋冬]季|年行动|活动|大赛|试行|编制|修订|制定|"
    "^进一步|[^，]{2,10}(?:[院馆厂楼站园]|中心|基地)建设|认定|评定|专栏|专班|国家[^，]{2,14}(?:园|区|城市|基地)|选派|聘请|邀请|购置|安装|组建"
)
_PROGRAMME = re.compile("[一二三四五]年行动|百日|试点|编制|制定|复审|全覆盖|示范区|综合体")
# What a government says of a whole country, county or town; a bureau does not speak so.
_UNDATED = re.compile("“三保”|“三会一课”|“三项制度”|“四个最严”")  # still the names of duties
_GRAND = re.compile(
    "省会|[十百千万]亿|百强|小康|爬坡过坎|滚石上山|增速|阵痛|振兴发展|新旧动能|攻坚行动"
)
_GOVERNMENT = re.compile(
    "政府工作|各级政府|本级政府|党委政府|专委会|人民群众对美好生活|万家灯火|高质量发展成果|经济平稳|稳增长|国家安全观|宏观|内需|现代化建设新|才能|争创"
)
_DEFINITION = re.compile("(?<!尤其)(?<!特别)(?<!就)(?<!可)是(?!否)")
_FRAME = re.compile("(?:^|，)以[^，]+为[^，]{2,4}$")  # leads up to what is to be done
# 把审查作为转变职能 lacks what it is taken as: 的重要抓手 stood in a clause that went.
_TAKEN_AS = re.compile(
    "(?:把|将)[^，]+作为(?![^，]*(?:抓手|举措|任务|重点|重心|关键|核心|工程|内容|目标|导向|保障|基础|支撑|主线|标准|依据|职责)$)"
)
_TWO_VERBS = re.compile("加大(?:推进|开展|落实|加强|完善|实施)")
_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,})\1")
_PURPOSE = re.compile("^(?:为了?(?!民)|通过|随着|由于|针对|围绕|聚焦|以)")
# What a clause may open with that follows one that was left out.
_RESUMES = re.compile(
    "^(?:加强|强化|健全|完善|推进|落实|压实|规范|深化|开展|抓好|做好|统筹|坚持|严格|加快|建立|组织|聚焦|围绕|突出|"
    "扎实|持续|深入|积极|全面|着力|切实|大力)"
)
# 开展集中宣传196场 without the count, 等6支专业队伍 without the number.
_COUNTED = re.compile(
    r"^([\u4e00-\u9fff]{0,6}(?:开展|完善|健全|推行|建立|构建)[\u4e00-\u9fff、“”]{4,18}?)(?:活动)?(?:共|累计|约|近)?"
    r"[\dx][\dx.,]*[\u4e00-\u9fff]{1,4}(?=[，；。]|$)"
)
# 通过转让、租赁等方式盘活3.9亿元 without what came of it.
_MEANS = re.compile(
    r"^(?:通过|采取|采用)([^，]{4,26}等(?:多种)?(?:方式|形式|办法|途径|渠道))[^，]*"
)
_ENUMERATED = re.compile(r"等[\dx]+[余多]?(?:个方面|[个支项类家处条种])")
_DANGLING_START = re.compile(
    "^(?:通过|在|为了?|随着|针对|由于|虽然|尽管|根据|按照|结合|如果|对于?|面对|自|从|当|因|利用|依托|借助)"
)
_DANGLING_END = re.compile(
    "(?:下|中|上|后|前|时|际|基础|以来|地|的|和|与|及|为|将|(?<![比核])对|在|把|共|等|达|至|是|有|外|方面|过程|工作中|原因|因素|影响)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseContext:
    """Whose draft it is: words of another rank or another kind of unit do not fit it."""

    organisation: str
    known: str  # title and outline: names that stand there are the user's own


def is_generic(text: str, context: ReuseContext) -> bool:
    """Return whether nothing in `text` is another unit's own."""
    return _fits(text, context) and is_common(text)


@lru_cache(maxsize=8192)  # each matter of a section asks for much the same sentences
def reuse_sentence(
    sentence: str, *, function: Function, context: ReuseContext, is_own: bool = False
) -> str | None:
    """Return what of `sentence` another unit may say too, ended by 。, or None.

    Of what was done the clauses on how: 深入开展专项整治，共清理小广告两万处，完善巡查机制 gives
    深入开展专项整治，完善巡查机制. `is_own` says that the sentence is the unit's own: its wording
    needs not be everybody's.
    """
    if function in {Function.PROBLEMS, Function.PLAN}:
        return _connected(_bare(sentence), function, context)
    return _practices(_bare(sentence), context, is_own=is_own)


def _practices(text: str, context: ReuseContext, *, is_own: bool) -> str | None:
    """Return the clauses of `text` that say how the work was done, one needing another dropped."""
    kept: list[str] = []
    joined = False  # whether the clause before was kept
    for start, end in clause_spans(text):
        clause = _uncounted(text[start:end])
        fits = is_practice(clause) and (joined or not is_consequence(clause))
        joined = fits and _is_usable(clause, context, is_own=is_own)
        if joined:
            kept.append(clause.rstrip("，；：、。！"))
        else:
            kept = _complete(kept)
    whole = "，".join(_complete(_fitting(kept)))
    if len(whole) < SHORTEST or _DOUBLED.search(whole):
        return None
    return f"{whole}。"


def _uncounted(clause: str) -> str:
    """Return `clause` without a figure that its wording does not need."""
    clause = _ENUMERATED.sub("等", _COUNTED.sub(r"\1", clause))
    return _MEANS.sub(r"综合运用\1", clause)


def _complete(kept: list[str]) -> list[str]:
    """Return the clauses without a last one that leads up to what is missing."""
    while kept and is_incomplete_frame(kept[-1]):
        kept = kept[:-1]
    return kept


def _fitting(kept: list[str]) -> list[str]:
    """Return as many of the clauses as make a sentence that is not too long."""
    lengths = accumulate(len(clause) + 1 for clause in kept)
    return [one for one, length in zip(kept, lengths, strict=True) if length <= LONGEST_PRACTICE]


def _is_usable(clause: str, context: ReuseContext, *, is_own: bool) -> bool:
    """Return whether `clause` is in the tense of results and names nobody else's doings."""
    bare = clause.rstrip("，；：、。！")
    if _DEFINITION.search(bare) or _DANGLING_END.search(bare) or _AHEAD.search(bare):
        return False
    if _LACK.search(bare) or _DONE.search(bare) or _slips(bare):
        return False
    if is_own:  # its own brand in quotes may stay
        return _fits(_QUOTED.sub("", clause), context)
    return _fits(clause, context) and is_common(bare)


def _slips(clause: str) -> bool:
    """Return whether the grammar of `clause` fails: its end was left out, or two verbs collide."""
    return bool(_TAKEN_AS.search(clause) or _TWO_VERBS.search(clause))


def _connected(text: str, function: Function, context: ReuseContext) -> str | None:
    """Return `text` as far as it fits: where a clause goes, those around it may still do."""
    kept: list[str] = []
    for start, end in clause_spans(text):
        clause = text[start:end]
        follows = start == 0 or (bool(kept) and text[:start].endswith(kept[-1]))
        begins = _RESUMES.match(clause) or (kept and is_consequence(clause))
        if (follows or begins) and _fits(clause, context):
            kept.append(clause)
    whole = "".join(kept).rstrip("，；：、。！")
    cut = len(whole) < len(text.rstrip("，；：、。！"))
    if not SHORTEST <= len(whole) <= LONGEST or (cut and not _is_complete(whole)):
        return None
    return f"{whole}。" if _reads_well(whole, function) else None


def _reads_well(text: str, function: Function) -> bool:
    if _DEFINITION.search(text) or _DOUBLED.search(text) or _FRAME.search(text.rstrip("。")):
        return False
    return _in_tense(text, function) and is_common(text)


def _bare(sentence: str) -> str:
    text = strip_opening_mark(sentence.strip().lstrip("—-－·•●★▲ "))
    for pattern in (_DUTY, _CONNECTIVE, _LEADING_TIME, _CONNECTIVE):
        text = pattern.sub("", text, count=1)
    return text.lstrip("，、：； ")


def _fits(clause: str, context: ReuseContext) -> bool:
    """Return whether nothing in `clause` is another unit's own."""
    if _DATED.search(clause) and not _UNDATED.search(clause):
        return False
    clause = _QUOTED.sub(_unquoted, clause)
    if any(pattern.search(clause) for pattern in (_OWN_NAME, _TIME, _DATED, _RANK, _ONCE)):
        return False
    if _GRAND.search(clause):
        return False
    if _GOVERNMENT.search(clause) and "政府" not in context.organisation:
        return False
    if has_mask(clause) or find_figures(clause) or clause.endswith(("：", "？")):
        return False
    return _is_of_rank(clause, context.organisation) and not _foreign(clause, context.known)


def _unquoted(quoted: re.Match[str]) -> str:
    """Return a fixed expression without its quotation marks, anything else as it stands."""
    return "" if quoted[1] in group("fixed_terms.any") else quoted[0]


def _is_of_rank(clause: str, organisation: str) -> bool:
    """Return whether 我局, 全区, 县委 … in `clause` suit the organisation."""
    letters = [found for pair in _OWN_UNIT.findall(clause) for found in pair if found]
    return all(letter in organisation for letter in letters)


def _foreign(clause: str, known: str) -> bool:
    """Return whether `clause` names an institution or a place that the outline does not name."""
    # What the unit itself works on is no name: 气象 in a report of the weather bureau.
    named = [
        found[0]
        for found in _INSTITUTION.finditer(_GENERIC_INSTITUTION.sub("、", clause))
        if not (found["field"] and found["field"] in known)
    ]
    named += [found[0] for found in _NEIGHBOUR.finditer(_GENERIC_PLACE.sub("", clause))]
    return any(name not in known for name in named)


def _is_complete(text: str) -> bool:
    """Return whether the clauses kept of a longer sentence can stand alone."""
    *before, last = re.split("[，；]", text)
    if _DANGLING_END.search(last) or _DANGLING_START.match(last):
        return False
    return len(before) > 1 or not _PURPOSE.match(text)


def _in_tense(text: str, function: Function) -> bool:
    lacks = bool(_LACK.search(text))
    if function is Function.PROBLEMS:
        return lacks and not (_BEHIND.search(text) or _AHEAD.search(text))
    return not (lacks or _BEHIND.search(text) or _PROGRAMME.search(text))
