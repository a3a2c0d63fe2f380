"""Name the works that the headings of a report speak of, as 统筹抓好 can list them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PREDICATE = re.compile(
    "(?:工作|事业)?(?:形势|局面|大局|根基|基础|质效|成效|效能|质量|水平|能力|面貌|动能|防线|底线|体系|格局|总体)*"
    "(?:仍有|更加|全面|持续|不断|稳步|有效|显著|明显|进一步|纵深|加快|有序|日益|稳中|总体|深入|稳定|平稳|扎实|逐步|有力|"
    "取得|从严|从紧|便民|再上|迈出|提质|提档|成果|圆满|顺利|高效|走在|和谐稳定|显现)"
    "[\u4e00-\u9fff]{0,6}$"
)
_TAIL = re.compile(
    "(?:水平|质量|能力|质效|成效|效能|形势|面貌|根基|基础|工作|情况|方面|成果|防线|底线)+$"
)
_ACTING = re.compile(
    "^(?:(?:持续|不断|进一步|全力|切实|着力|扎实|稳步|深入|大力|统筹|积极|全面|有序|加快|严格)*)"
    "(?:深化|提升|抓[好实]?|办好|聚焦|强化|加强|推进|做实|夯实|突出|优化|完善|健全|做好|落实|提高|扩大|增强|筑牢|守牢|"
    "兜牢|推动|促进|保障|规范|开展|实施|改善|维护|巩固|营造|打造|优化)+"
)
_TURNED = re.compile("^(?:防范)(?:化解)?([\u4e00-\u9fff]{2,8})$")  # 防范债务风险 → 债务风险防范
# What a work can be called: anything else at the end is an aim, a quality or a place.
_IS_WORK = re.compile(
    "(?:治理|建设|管理|服务|保障|执法|监管|监督|发展|改革|整治|防控|攻坚|振兴|就业|社保|招商|招商引资|党建|从严治党|项目|"
    "实事|运行|运营|运维|维护|防治|救助|教学|育人|生产|融资|盘活|宣传|普法|调解|投资|民生|教育|信访|环保|环境|"
    "养老|帮扶|扶贫|科研|创新|转型|督查|督导|协调|审计|统计|参保|普查|征收|化解|处置|收储|审批|登记|开发|利用|保护|管护|"
    "绿化|控制|保洁|养护|巡查|管控|防范|防汛|防火|减灾|应急|安全|培训|培育|引进|争取|联络|保密|档案|统战|关系|事业|供给|供应|供热|供水|"
    "依法治[省市区县企校国]|法治|反诈|双拥|安置|优抚|托育|医改|改造|更新|融合|普及|健身|消费|外贸|流通|物流|稳增长)$"
)
_TOO_VAGUE = re.compile(
    "^(?:转型|治理|安全|发展|建设|服务|管理|保障|运行|改革|创新|环境|项目|教育|关系|改造|更新|平安|民生|监管|供给|维护|育人|教学|监督)$|^[一二三四五六七八九十]大|大局|和谐"
)
_ADVERB = re.compile("(?:有效|全面|持续|不断|稳步|逐步|有序)(?=[一-鿿]{2}$)")
_LONGEST = 11


def work_items(headings: Iterable[str]) -> list[str]:
    """Return the works that the headings name, each once, in their order.

    >>> works_of(["坚持安全为先，校园安全形势总体平稳", "提升服务温度", "深化医药卫生体制改革"])
    ['校园安全', '医药卫生体制改革']
    """
    found = dict.fromkeys(filter(None, map(_work_of, headings)))
    return [one for one in found if not any(one != other and one in other for other in found)]


def _work_of(heading: str) -> str:
    last = re.split("[，：]", heading)[-1]
    if turned := _TURNED.match(last):
        return f"{turned[1]}防范"
    bare = _PREDICATE.sub("", last)
    for text in (_TAIL.sub("", _ACTING.sub("", bare)), _TAIL.sub("", _ACTING.sub("", last))):
        text = _ADVERB.sub("", text)
        if re.fullmatch("[一-鿿、]+", text) and _can_be_listed(text):
            return text
    return ""


def _can_be_listed(text: str) -> bool:
    short = 1 < len(text) <= _LONGEST
    return short and bool(_IS_WORK.search(text)) and not _TOO_VAGUE.search(text)
