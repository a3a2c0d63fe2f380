"""The ledger of an invented bus company, and a way to change it."""

from __future__ import annotations

from assistant.drafting.draft import Draft, Fact
from assistant.drafting.facts.load_facts import parse_facts

OUTLINE = """# 云桥市公共交通集团有限公司2025年工作总结
一、2025年主要工作
（一）生产经营稳中有进，完成客运量1.24亿人次
（二）安全服务持续改善
二、存在的问题
"""

LEDGER = """指标,单位,上年,今年,目标,备注,章节
客运量,亿人次,1.18,1.24,1.2,,一（一）
营业收入,万元,38600,40150,40000,,一（一）
优化公交线路,条,18,24,20,新开通学专线6条,一（一）
行车责任事故,起,31,26,,,一（二）
受理乘客投诉,件,1240,1085,,全部办结,一（二）
开展安全培训,场次,64,72,,,一（二）
驾驶员缺口,人,,143,,,二
"""


def changed(old: str, new: str) -> list[Fact]:
    """Return the facts of the ledger with one passage of it replaced."""
    assert LEDGER.count(old) == 1
    return parse_facts(LEDGER.replace(old, new))


def body(draft: Draft) -> str:
    """Return headings and text of a draft, a section a line."""
    return "\n".join(
        f"{one.heading} {''.join(sentence.text for sentence in one.sentences)}"
        for one in draft.sections
    )
