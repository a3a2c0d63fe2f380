"""Say in general words how work is gone about and why it lags, each form once in a report."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.drafting.records import Brief
from assistant.drafting.themes import object_of, phrase_of

_STEPS = (
    "围绕{topic}，明确目标任务和责任分工，细化工作措施，加强跟踪督促，推动各项任务落到实处。",
    "把{topic}作为重点任务，梳理堵点难点，分类制定措施，逐项抓好落实。",
    "在{topic}上，加强统筹协调和过程管理，定期调度进展，及时研究解决推进中的困难。",
    "紧扣{topic}，坚持任务项目化、项目清单化，做到责任到岗、推进有序、落实有力。",
)
_PRACTICES = (
    "围绕{topic}，明确目标任务，细化工作措施，加强统筹调度。",
    "把{topic}摆在重要位置，压实工作责任，抓好跟踪落实。",
    "突出{topic}这个重点，加强协同配合，推动各项措施落地。",
    "着眼{topic}，坚持问题导向，逐项研究解决工作中的堵点难点。",
)
_CAUSES = (
    "工作谋划的前瞻性不够，抓落实的办法还不多",
    "统筹协调和跟踪督促不够有力，长效机制还不健全",
    "力量配备与工作任务不够匹配，专业能力还需提高",
)
_CAUSE_OPENINGS = ("究其原因，主要是", "原因在于", "从主观上分析，主要是")
_SIGNS_BLANK = "从实际情况看，〔待填：具体表现〕。"
_DATA_BLANK = "〔待填：主要数据和成效〕。"


def practice(brief: Brief, said: Collection[str]) -> str:
    """Return a sentence on how the work of this section was gone about; it claims no result."""
    return _fresh(_PRACTICES, phrase_of(brief.topic), said)


def step(brief: Brief, said: Collection[str]) -> str:
    """Return a sentence on how the work of this section will be gone about."""
    return _fresh(_STEPS, object_of(brief.topic), said)


def cause(said: Collection[str], general: str = "") -> str:
    """Return the sentence that says why: `general` or what holds for any work."""
    given = general or next((one for one in _CAUSES if one not in "".join(said)), _CAUSES[0])
    opening = next((one for one in _CAUSE_OPENINGS if one not in "".join(said)), "")
    return f"{opening or _CAUSE_OPENINGS[0]}{given}。"


def signs() -> str:
    """Return the blank in which the user says how a problem shows."""
    return _SIGNS_BLANK


def data() -> str:
    """Return the blank in which the user says what came of the work."""
    return _DATA_BLANK


def _fresh(forms: Sequence[str], topic: str, said: Collection[str]) -> str:
    """Return the first form that the report has not used yet."""
    unused = [form for form in forms if not _used(form, said)]
    return (unused or forms)[0].format(topic=topic)


def _used(form: str, said: Collection[str]) -> bool:
    ending = form.partition("{topic}")[2]
    return any(sentence.endswith(ending) for sentence in said)
