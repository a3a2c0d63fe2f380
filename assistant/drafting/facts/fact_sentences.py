"""Write an indicator, its value and its unit as a report's sentence."""

from __future__ import annotations

import re

from assistant.text.figures.figure import MEASURED
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.segmentation import tagged_words

# An indicator that is an act takes its number at once: 清理小广告4.6万处.
_ACT = re.compile(f"^(?:共|累计|新)?{group('ledger.act').pattern}")
_AIM = re.compile(r"^(?:20\d\d年)?(?:计划|力争|拟|预计)?")
_TRIVIAL_SCOPE = re.compile(
    "^(?:全[省市区县镇])?(?:全年|上半年|当年)?(?:累计|日均|承办|受理|办结)?(?:，|$)"
)
_TOPIC = re.compile("([\u4e00-\u9fff]{2,12}?)(?:方面|领域|工作)?[：:]\\s*(?=(?:\\S\\s?){4})")
_SENDER = re.compile(
    rf"([\u4e00-\u9fff、]{{0,12}}?{group('ledger.sender').pattern})"
    rf"(?:{group('ledger.sent_when').pattern})?{group('ledger.sent').pattern}?[：:]\s*(?=\S)"
)
_SENDER_WITHIN = re.compile(rf"(?<=[；;。]){_SENDER.pattern}")
_SUBJECT = re.compile(r"[^\d，。；]*")
_OF_ITSELF = 2  # characters of a topic that only names a field of work: 宣传, 政工
_CORRECTION_IN_FRONT = re.compile(
    rf"([^，。；：:\d]{{0,4}}{group('ledger.correction').pattern}[^，。；：:\d]{{0,2}})[：:，,]\s*(?=\S{{4}})"
)
_CORRECTION_BEHIND = re.compile(
    rf"\s*[，,；;（(]\s*([^，。；（）()\d]{{0,6}}{group('ledger.correction').pattern})[）)]?$"
)
_AHEAD = re.compile("明年|下半年|下一?步|目标|计划|其中|一是|二是")
_DATE = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?: 00:00:00)?$")
_RUNS_INTO = re.compile(r"[\dA-Za-z.%][\d.+-]")
_DIGIT = re.compile(r"\d")
_COUNTED_TWICE = re.compile("(?<=..)[人户家台架车班项场件卷]次$")
_ABOUT = re.compile(group("approximation.before_value").pattern)
_QUANTITY = re.compile(r"\D{0,2}\d[\d,.]*(?:个?工作日|[^\d月日年]{0,8})")


def indicator_sentence(
    indicator: str, value: str, unit: str, scope: str = "", *, has_fallen: bool = False
) -> str:
    """Return indicator, value and unit as a clause, the value as the table gives it.

    Not 达到 but 为 for what has fallen or is below zero, and neither before 近 and 约.

    >>> indicator_sentence("居民小区垃圾分类覆盖率", "98.5", "%")
    '居民小区垃圾分类覆盖率达到98.5%'
    >>> indicator_sentence("改造公厕", "17", "座")
    '改造公厕17座'
    >>> indicator_sentence("出院人次", "9.31", "万人次")
    '出院9.31万人次'
    """
    indicator = indicator.rstrip("：:。；;， ")
    if not value:
        return indicator
    quantity = value if unit and value.endswith(unit) else value + unit
    if quantity in indicator:
        return indicator
    indicator = _without_unit(indicator, quantity)
    scope = scope_in_sentence(_TRIVIAL_SCOPE.sub("", scope), indicator)
    limit = f"（{scope}）" if scope else ""
    verb = _linking_verb(indicator)
    if verb:
        verb = "" if _ABOUT.match(value) else "为" if has_fallen else verb
    elif _RUNS_INTO.search(f"{indicator[-1:]}{quantity[:1]}"):  # PM2.5 and 29 are not 2.529
        verb = "为"
    return f"{indicator}{limit}{verb}{quantity}" if verb else f"{indicator}{quantity}{limit}"


def _without_unit(indicator: str, quantity: str) -> str:
    """Return an indicator without the unit that its value repeats: 出院人次9.3万人次."""
    unit = _COUNTED_TWICE.search(indicator)
    return indicator[: unit.start()] if unit and quantity.endswith(unit[0]) else indicator


def scope_in_sentence(scope: str, indicator: str) -> str:
    """Return the parts of a scope that the sentence has to state.

    Remarks on how something was counted stay in the ledger.

    >>> scope_in_sentence("含结转3个，按年报口径统计", "新建公园")
    '含结转3个'
    """
    statistics = group("ledger.statistics")
    parts = (part for part in re.split("[，,；;]", scope) if part and part not in indicator)
    return "，".join(part for part in parts if not statistics.occurs_in(part))


def target_clause(
    target: str, completion: str, share: str, unit: str, *, name: str = "目标"
) -> str:
    """Return target, completion and share as a phrase that follows the value.

    >>> target_clause("20", "85%", "", "座"), target_clause("20", "", "30", "座")
    ('，完成目标20座的85%', '（目标20座），占比30%')
    """
    aim = target if target.endswith(("%", unit)) else target + unit
    done, part = (_as_percentage(one) for one in (completion, share))
    said = f"（{name}{aim}）" if _DIGIT.search(target) else ""
    if said and not _QUANTITY.fullmatch(aim):
        return f"（{name}：{aim}）"  # 9月投入使用
    if done:
        said = f"，完成{name}{aim}的{done}" if said else f"，完成率{done}"
    return f"{said}，占比{part}" if part else said


def _as_percentage(text: str) -> str:
    if not _DIGIT.search(text):
        return ""
    return text if text.endswith(("%", "％")) else f"{text}%"


def _linking_verb(indicator: str) -> str:
    """Return what goes between indicator and value: 达到, 为 for a burden, "" behind an act."""
    indicator = _AIM.sub("", indicator)
    is_rate = bool(group("ledger.rate").closing(indicator))
    if group("ledger.change_at_end").closing(indicator) or (_ACT.match(indicator) and not is_rate):
        return ""
    if not (is_rate or group("ledger.amount").closing(indicator)):
        return ""
    return "为" if group("ledger.burden").occurs_in(indicator) else "达到"


def split_topic(text: str) -> tuple[str, str]:
    """Return the topic in front of a colon and the text behind it.

    The text repeats the topic (财政方面) unless it begins with an act, names the topic itself or
    says what it counts without it; what works at a place is its subject.

    Who sent the line, or a part of it, is no part of it: 大气科另报：, 综合科汇总：.

    >>> split_topic("招商引资：签约项目4个"), split_topic("财政：收入3.2亿元，支出2亿元")
    (('招商引资', '签约项目4个'), ('财政', '财政方面，收入3.2亿元，支出2亿元'))
    >>> split_topic("质管科又报了一遍：抽检312批次；内控部：整改9项")
    ('质管科', '抽检312批次；整改9项')
    >>> split_topic("宣传：微电影9部"), split_topic("自习岗：晚上开到十点")
    (('宣传', '微电影9部'), ('自习岗', '自习岗晚上开到十点'))
    """
    text = drop_inner_senders(text)
    if sender := _SENDER.match(text):
        return sender[1], text[sender.end() :]
    found = _TOPIC.match(text)
    if found is None or _AHEAD.match(found[1]):
        return "", text
    topic, rest = found[1], text[found.end() :]
    if group("ledger.vague_topic").occurs_in(topic) or topic in re.split("[，。；]", rest)[0]:
        return topic, rest
    is_of_topic = opens_with_amount(rest) or _is_bare_deed(counted_subject(rest).strip())
    is_of_topic = is_of_topic or bool(group("ledger.base").opening(rest))  # 覆盖率：目标95%
    if group("ledger.post").closing(topic) or is_of_topic:
        return topic, f"{topic}{rest}"
    if _ACT.match(rest):
        return topic, rest
    return topic, rest if _says_what_it_counts(topic, rest) else f"{topic}方面，{rest}"


def opens_with_amount(text: str) -> bool:
    """Return whether a text opens with so much of what stands before it: 归集额：18.6亿元."""
    return any(not one.start and one.kind in MEASURED for one in find_figures(text))


def _is_bare_deed(subject: str) -> bool:
    """Return whether a deed is all that is counted: what it is done to stands in front."""
    if not subject or len(subject) > _OF_ITSELF or subject in group("ledger.bare_subject"):
        return False
    return tagged_words(subject)[-1][1] in {"v", "b"}  # 立项 is tagged b


def drop_inner_senders(text: str) -> str:
    """Return a line without the names of those who sent its later parts."""
    return _SENDER_WITHIN.sub("", text)


def counted_subject(text: str) -> str:
    """Return the words that a text opens with, up to its first figure or stop.

    >>> counted_subject("覆盖率98%，提高2个百分点")
    '覆盖率'
    """
    found = _SUBJECT.match(text)
    return found[0] if found else ""


def _says_what_it_counts(topic: str, rest: str) -> bool:
    """Return whether the text is plain without a short topic: 收入 is whose?"""
    subject = counted_subject(rest)
    is_plain = len(subject) > 1 and subject not in group("ledger.bare_subject")
    return len(topic) <= _OF_ITSELF and is_plain


def split_correction(text: str) -> tuple[str, str]:
    """Return a line without the words that it is the right one, and those words.

    >>> split_correction("更正：改造公厕17座"), split_correction("改造公厕17座（以此为准）")
    (('改造公厕17座', '更正'), ('改造公厕17座', '以此为准'))
    """
    if found := _CORRECTION_IN_FRONT.match(text):
        return text[found.end() :], found[1]
    if found := _CORRECTION_BEHIND.search(text):
        return text[: found.start()], found[1]
    return text, ""


def format_date(text: str) -> str:
    """Return `text` with an ISO date written as 2025年12月31日.

    >>> format_date("2025-06-30")
    '2025年6月30日'
    """
    return _DATE.sub(lambda date: f"{date[1]}年{int(date[2])}月{int(date[3])}日", text.strip())
