"""Say how well a sentence serves as a model, whatever it is about."""

from __future__ import annotations

import re

from assistant.phrasing.sentences.sentence_units import SentenceUnit
from assistant.records import Function
from assistant.text.wording import is_common

_SHORT, _LONG = 12, 90  # characters: less says too little, more is hard to take over
_STEP = 40  # characters more that count for one step
_MOST_STEPS = 3
# What is taken off, on the scale of the scores: a little, so that it decides among near equals.
_TOO_SHORT, _A_STEP, _GLOSSARY, _NAMES, _OTHER_TONE = 0.15, 0.03, 0.3, 0.03, 0.25

# Deliberately broad: a query that has one of these speaks of what is wrong.
_LACK = re.compile(
    "不(?:够|足|实|强|高|深|严|畅|稳|力|优|全|细|大|多|平衡|充分|到位|规范|健全|完善|明显|突出|适应|匹配|愿|敢|会)"
    "|[进住上动出起]不|不[上去来起]|[引留招办跟推管]不|难|慢|缺|偏[少低紧弱慢]|滞后|薄弱|短板|弱项|差距|矛盾|压力"
    "|落后|乏力|欠|尚未|有待|问题|困难|负担|流失|老化|陈旧|单一|粗放|疲态|松懈"
)
# Who has it hard, what is being worked on: subjects of good news.
_SUBJECTS = re.compile(
    "困难(?:群众|职工|企业|家庭|群体|学生|人员|党员|老人)|急难愁盼|疑难|难[点题得忘]|不再难|不难|紧缺(?:人才|专业|岗位)"
)
_MENDED = re.compile("补齐|解决|破解|化解|整改|整治|消除|缓解|减轻|纾解|补短板|问题导向|治理")
_DEFINITION = re.compile("(?:“[^”]+”|[^，。：]{2,12})：(?!一是)|“?[^，。]{2,16}[”]?(?:是|即)?指")


def states_lack(text: str) -> bool:
    """Return whether a text names something wrong, rather than its mending.

    >>> states_lack("人才招不来"), states_lack("补齐基础设施短板")
    (True, False)
    """
    plain = _SUBJECTS.sub("", text)
    return _LACK.search(plain) is not None and _MENDED.search(plain) is None


def quality_penalty(unit: SentenceUnit, *, lack: bool) -> float:
    """Return what is taken off the score of a sentence; `lack`: the query names what is wrong."""
    size = len(unit.text)
    steps = min(_MOST_STEPS, max(0, size - _LONG + _STEP - 1) // _STEP)
    off = _A_STEP * steps + _TOO_SHORT * (size < _SHORT)
    if unit.passage.function is Function.OTHER or _DEFINITION.match(unit.text):
        off += _GLOSSARY
    if not is_common(unit.text):
        off += _NAMES
    if lack and not (unit.passage.function is Function.PROBLEMS or states_lack(unit.text)):
        off += _OTHER_TONE
    return off
