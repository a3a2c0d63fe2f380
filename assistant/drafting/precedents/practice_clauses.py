"""Tell whether a clause says how work was done, and not what came of it."""

from __future__ import annotations

import re

_HOW = (
    "持续|深入|积极|全面|着力|切实|大力|不断|有序|扎实|稳步|主动|及时|认真|从严|依法|全力|精心|精准|科学|"
    "有力|高标准|高质量|高效|高位|常态化|定期|每月|全链条|全过程|全方位|全流程|分类|分级|统一|进一步|"
    "严格|坚决|牢固|充分|广泛|纵深|一体|统筹|同步|狠|紧紧|始终|系统|创新|灵活|逐项|靠前|重点|"
    "多措并举|因地制宜|以点带面|用心用情"
)
_DOING = (
    "加强|强化|健全|完善|推进|推动|落实|压实|规范|深化|优化|开展|抓好|抓实|抓紧|抓牢|抓细|做好|做实|做细|统筹|坚持|严格|"
    "加快|提升|提高|拓展|建立|组织|引导|督促|聚焦|围绕|突出|构建|打造|摸排|排查|整治|实施|严把|严守|严控|严查|严肃|"
    "严打|严禁|严防|紧盯|紧扣|盯紧|把好|守牢|守好|筑牢|织密|织牢|畅通|搭建|细化|夯实|培育|壮大|发挥|推广|推行|探索|践行|综合运用|"
    "贯彻|加大|加密|扩大|增强|维护|支持|鼓励|指导|协调|促进|改善|整合|盘活|挖掘|挖潜|丰富|创新|普及|走访|化解|清理|"
    "树立|树牢|立足|对标|倡导|联合|会同|运用|改进|补齐|破解|兜牢|兜住|巩固|防范|遏制|打击|宣传|梳理|核查|"
    "执行|履行|遵循|回应|办好|用好|管好|建好|配强|注重|重视|关注|关心|关爱|倾听|动员|发动|对接|配合|扶持|帮扶|慰问|"
    "培养|选育|锻造|传承|弘扬|擦亮|增设|简化|精简|压缩|优先|跟踪|监测|巡查|抽查|检查|督导|激励|公开|公示|"
    "自觉接受|治理|管控|管护|养护|更新|改造|疏通|疏导|美化|绿化|亮化|净化|防止|严惩|抓住|牢记|恪守|秉持|把握|融合|合理|足额|保障"
)
_AIMS = frozenset({"坚持", "聚焦", "围绕", "紧盯", "紧扣", "立足", "树立", "树牢", "贯彻", "践行"})
_RULES = frozenset({"健全", "完善", "建立", "构建", "压实", "落实", "严格", "统筹", "深化"})
_PRACTICE = re.compile(f"(?:{_HOW})*(?P<doing>{_DOING})")
_CONSEQUENCE = re.compile(
    "(?:不断|有序|进一步|切实|全面|稳步)*(?:推动|提升|提高|引导|督促|拓展|促进|增强|改善)"
)
# 以问题为导向, 按照…要求: it leads up to what is done.
_FRAME = re.compile("以[^，]{2,16}为[^，]{1,6}|(?:按照|围绕|聚焦|紧扣|针对|立足|着眼)[^，]{2,20}")
_RESULT = re.compile(
    "(?:得到|持续|不断|明显|显著|有效|稳步|进一步|大幅|全面|更加|日益|逐步|极大|更为|较为)(?:得到)?"
    "[\u4e00-\u9fff]{2}$|"
    "(?:有序推进|扎实推进|深入推进|有序开展|扎实开展|提质增效|提档升级|焕然一新|齐升|双下降|向好|见效|好转|领先|满意|认可|到位|落地|可控|为零|清零|"
    "抓手|成效|效果|实效|进展|突破|跃升|扎实有效|有序|有力|高效|圆满|顺利|便利|便捷|共赢|第一)$"
)
_CLAIM = re.compile(
    "确保|实现|做到|达到|取得|获得|赢得|得以|得到|了(?!解)|提升至|提高到|顺利|圆满|显著|明显|大幅|受到|有效|彻底|均(?!衡)"
)


def is_practice(clause: str) -> bool:
    """Return whether `clause` opens with a verb of doing and claims no result.

    >>> is_practice("健全巡查机制"), is_practice("巡查机制更加健全"), is_practice("确保运行平稳")
    (True, False, False)
    """
    bare = clause.rstrip("，；：、。！")
    if is_incomplete_frame(bare):
        return True
    return bool(_PRACTICE.match(bare)) and not (_CLAIM.search(bare) or _RESULT.search(bare))


def is_incomplete_frame(clause: str) -> bool:
    """Return whether `clause` needs another one after it: 以问题为导向."""
    return bool(_FRAME.fullmatch(clause.rstrip("，；：、。！")))


def is_consequence(clause: str) -> bool:
    """Return whether `clause` tells what the one before it was good for: 提升管理水平."""
    return bool(_CONSEQUENCE.match(clause))


def action_verb(sentence: str) -> str:
    """Return the verb of doing that `sentence` opens with, "" where it opens otherwise.

    >>> verb_of("持续健全巡查机制")
    '健全'
    """
    opening = _PRACTICE.match(sentence)
    return opening["doing"] if opening else ""


def rank_of(sentence: str) -> int:
    """Return where a practice stands among others: aims first, then rules, then deeds."""
    verb = action_verb(sentence)
    if verb in _AIMS:
        return 0
    return 1 if verb in _RULES else 2
