"""Read the marks of a list that say what is planned, or what the lines below are: 明年打算：."""

from __future__ import annotations

import re

from assistant.text.lexicon import group
from assistant.text.list_marks import strip_item_marks

_YEAR = r"(?:20)?\d\d\s?年"
_SHORT_YEAR = re.compile(r"\d\d年")
_NEXT_YEAR = rf"(?:{group('outlook.next_year').pattern}|{_YEAR}|20\d\d(?=\s*[：:]))"
_TIME = (
    rf"(?:{_NEXT_YEAR}度?|{group('outlook.second_half').pattern}|{group('sections.later').pattern})"
)
_MARK = group("chat.plan_mark").pattern
_BEFORE = re.compile(
    rf"(?P<time>{_TIME})?的?(?P<mark>{_MARK})*[是为]?(?P<stop>\s*[：:]\s*|\s+|[，,])(?=\S)"
)
_OWN_TIME = re.compile(rf"{_TIME}|{group('ledger.event_time').pattern}")
_NAMES = re.compile(
    "|".join(
        group(f"sections.{one}").pattern
        for one in ("plan_heading", "later", "name", "qualifier", "results", "problem_title")
    )
)
_PLAN, _LATER = group("sections.plan_heading"), group("sections.later")
_PROBLEM, _RESULT = group("sections.problem"), group("sections.results")
_COLON = "：:"
_TELLS, _TROUBLE = group("chat.tells_next").pattern, group("chat.trouble").pattern
_BETWEEN, _PARTICLES = "[的呢也还再得要就先我们咱，、]{0,5}", "[了吧啊哈呀呢嘛的]*"
_AHEAD_NEXT = re.compile(
    rf"{_TIME}度?{_BETWEEN}{_TELLS}{_PARTICLES}$|{_TELLS}{_BETWEEN}{_TIME}度?的?$"
)
_TROUBLE_NEXT = re.compile(
    rf"(?:^|[的，]){_TROUBLE}{_BETWEEN}{_TELLS}{_PARTICLES}$|{_TELLS}{_BETWEEN}{_TROUBLE}[的吧]*$"
)
_CLAUSE = re.compile("[，：:,]")
_LONGEST_ANNOUNCEMENT = 16  # characters
_PLANS, _PROBLEMS = "明年打算", "问题"
_BRACKETS = re.compile("[（(][^（）()]*[）)]")


def split_plan_mark(text: str) -> tuple[str, bool]:
    """Return a text without the mark in front that it is planned, and whether there was one.

    The time stays: it says which plan it is.

    >>> split_plan_mark("明年打算：码头再修2座"), split_plan_mark("力争：码头修2座")
    (('明年码头再修2座', True), ('码头修2座', True))
    >>> split_plan_mark("下半年：码头修2座"), split_plan_mark("计划修码头2座，已修1座")
    (('下半年码头修2座', False), ('计划修码头2座，已修1座', False))
    >>> split_plan_mark("下半年：全年货运量保80万吨")
    ('全年货运量保80万吨', True)
    """
    found = _BEFORE.match(text)
    if found is None or not (found["time"] or found["mark"]):
        return text, False
    has_colon = found["stop"].strip() in tuple(_COLON)
    if found["mark"] and not found["time"] and not has_colon:  # 计划 修码头 may be done in part
        return text, False
    time = "".join((found["time"] or "").split())
    if time.isdecimal():
        time += "年"
    if _SHORT_YEAR.fullmatch(time):
        time = f"20{time}"
    rest = text[found.end() :]
    if not _OWN_TIME.search(rest.partition("，")[0]):
        return time + rest, bool(found["mark"])
    return rest, bool(found["mark"] or (time and not time[0].isdecimal()))


def split_problem_mark(text: str) -> tuple[str, str]:
    """Return a text without the words in front that call it a problem, and those words.

    >>> split_problem_mark("问题（大家提的）：码头只有2座"), split_problem_mark("问题整改：完成2处")
    (('码头只有2座', '问题'), ('问题整改：完成2处', ''))
    """
    head, stop, rest = text.partition("：" if "：" in text else ":")
    name = _BRACKETS.sub("", head).strip()
    is_named = bool(_PROBLEM.occurs_in(name)) and heads_lines(name) and not heads_plans(name)
    is_mark = is_named and bool(stop and rest.strip())
    return (rest.strip(), name) if is_mark else (text, "")


def heads_lines(line: str) -> bool:
    """Return whether a line only says what those below it are.

    >>> heads_lines("明年打算："), heads_lines("存在的主要问题"), heads_lines("完成国土空间规划")
    (True, True, False)
    """
    words = strip_item_marks(line.strip().strip("#*【】[]（）() ")).rstrip(_COLON).strip()
    if not words or words[-1] in "，。；":
        return False
    names = any(one.occurs_in(words) for one in (_PLAN, _LATER, _PROBLEM, _RESULT))
    rest = _NAMES.sub("", re.sub(rf"{_TIME}|20\d\d|度|其[他它]", "", words))
    return (names or bool(re.fullmatch(_TIME, words))) and not rest


def heads_plans(heading: str) -> bool:
    """Return whether a heading of a list stands above what is planned.

    >>> heads_plans("2026年重点工作计划"), heads_plans("存在的问题和打算")
    (True, False)
    """
    if _PROBLEM.occurs_in(heading) or _RESULT.occurs_in(heading):
        return False
    return _PLAN.occurs_in(heading) or _LATER.occurs_in(heading)


def announced(text: str) -> tuple[str, str]:
    """Return what a sentence, or its first clause, says will be told next, and what it tells.

    >>> announced("那我说几句，明年这么干"), announced("要说差的，码头只有2座")
    (('明年打算', ''), ('问题', '码头只有2座'))
    >>> announced("问题整改完成2处")
    ('', '问题整改完成2处')
    """
    stop = _CLAUSE.search(text)
    parts = [(text, "")] + ([(text[: stop.start()], text[stop.end() :].strip())] if stop else [])
    for said, rest in parts:
        if len(said) > _LONGEST_ANNOUNCEMENT or any(map(str.isdigit, said)):
            continue
        if _AHEAD_NEXT.search(said):
            return _PLANS, rest
        if _TROUBLE_NEXT.search(said):
            return _PROBLEMS, rest
    return "", text
