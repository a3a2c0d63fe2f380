"""Say in general words how work is gone about and what is lacking, each form once in a report."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.drafting.draft import Brief, Written
from assistant.drafting.precedents.past_problems import LACKS
from assistant.drafting.topics.heading_phrases import topic_phrase

GENERAL_PRACTICE = "做法为通用写法，请核对"
FROM_HEADING = "由标题写成，请补充具体表现和原因"
GENERAL_CAUSE = "原因为通用写法，请核对"
BORROWED_CAUSE = "原因借自以往报告，请核对"
GENERAL_STEP = "打算为通用写法，请核对"

_CAUSE_OPENERS = ("主要是", "原因在于", "究其原因，主要是", "根源在于")
_SHOWN = (
    "{stated}，与上级要求和群众期盼相比还有差距。",
    "{stated}的问题还没有得到根本解决，在一定程度上影响了工作成效。",
    "{stated}，一些长期积累的矛盾还需要下更大力气解决。",
)
_BARE_PROBLEM = re.compile("(?:方面)?(?:的)?问题$|方面$")
_DATA_BLANK = "〔待填：主要数据和成效〕。"


def problem_clause(topic: str) -> str:
    """Return the heading of a problem as a clause that says what is lacking.

    >>> problem_clause("管网漏损率偏高"), problem_clause("历史遗留问题")
    ('管网漏损率偏高', '历史遗留方面还存在薄弱环节')
    """
    if LACKS.search(topic):
        return topic
    return f"{_BARE_PROBLEM.sub('', topic)}方面还存在薄弱环节"


def problem_sentence(clause: str, said: Collection[str]) -> str:
    """Return a sentence around what is lacking, in a frame that the report has not used yet."""
    text = "".join(said)
    forms = [form for form in _SHOWN if form.partition("}")[2].rstrip("。") not in text]
    return (forms or _SHOWN)[0].format(stated=clause)


def choose_cause_opener(said: Collection[str]) -> str:
    """Return what leads into a cause: the one that the report has used least."""
    text = "".join(said)
    return min(_CAUSE_OPENERS, key=text.count)


def problems_placeholder() -> Written:
    """Return the blank of a section on problems that nothing is known of."""
    return Written(text="〔待填：主要问题及原因〕。")


def step_placeholder(topic: str) -> str:
    """Return the blank of a plan's section, or of a whole plan (""), that nothing is known of."""
    return f"〔待填：{topic}的主要措施〕。" if topic else "〔待填：主要措施和目标〕。"


def section_placeholder(brief: Brief) -> str:
    """Return the blank for a section of which neither the user nor the archive says anything."""
    return f"在{topic_phrase(brief.topic)}方面，〔待填：主要做法、数据和成效〕。"


def data_placeholder() -> str:
    """Return the blank in which the user says what came of the work."""
    return _DATA_BLANK
