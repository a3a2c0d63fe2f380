"""Read year, bureau, level, span and function of the wanted reports from a query.

Only unmistakable words count: most words that could limit a search are its subject, such as
the problems in "rectifying problems". Relative years (last year) have no answer and are ignored.
"""

import re
from dataclasses import dataclass, replace

from assistant.records import Filter, Function, Level, Span
from assistant.retrieval.named_units import NamedUnits, named_units
from assistant.text.lexicon import group

_UNNAMED_LEVELS = (Level.STATE, Level.ENTERPRISE, Level.UNKNOWN)
_NAMED = ("years", "spans", "org_types", "levels", "functions")
_PART = group("queries.report_part").pattern
_YEAR = re.compile(rf"(?<!\d)((?:19|20)\d\d)(?:年(?:度|的)?|(?=\s|$|{_PART}))")
_SPAN = re.compile(
    r"(上半年|前三季度|[一二三四]季度|全年)(?:度|的)?(?!.{0,3}(?:计划|打算|安排|目标))"
)
_HOW_TO_PUT = rf"{group('queries.how').pattern}{group('queries.put').pattern}"
_SUBJECT = re.compile("[A-Za-z]|[\u4e00-\u9fff].*[\u4e00-\u9fff]")
_FRAME = re.compile(rf"(?:该|应该)?{_HOW_TO_PUT}|的(?:写法|表述)|有哪些")
_RANK = "|".join(level for level in Level if level not in _UNNAMED_LEVELS)
_LEVEL = re.compile(
    rf"(?:^|[^社地小园辖城市])({_RANK})(?:级|里)?的?(?:年终|年度|工作)?(?:总结|报告)"
)
_END = rf"(?:有哪些|{_HOW_TO_PUT}|是什么|的写法|的表述|部分|方面)?[？?。]?$"
_PROBLEM = "(?:问题|不足|困难|短板)"  # not 差距, which may be what is to be narrowed
_PLAN = group("sections.intention").pattern
_WORK = "(?:重点)?(?:工作)?"
_ASKS_PROBLEMS = re.compile(
    rf"存在的?(?:主要|突出)?{_PROBLEM}|有(?:哪些|什么){_PROBLEM}|{group('queries.problem').pattern}"
    rf"|{group('queries.why').pattern}.{{0,8}}{group('queries.failing').pattern}"
    rf"|{group('queries.poor').pattern}(?:的(?:主要)?原因)?{_END}"
    rf"|{_PROBLEM}[和与及、]?{_PROBLEM}?{_END}"
)
_ASKS_PLANS = re.compile(
    rf"下一?步|{group('sections.later').pattern}的?{_WORK}{_PLAN}"
    rf"|{group('queries.soon').pattern}的?(?:怎么|(?:重点)?工作(?!{group('queries.past').pattern}))"
    rf"|(?:下半)?年的?{_WORK}(?:{_PLAN}|安排)|{_WORK}{_PLAN}{_END}"
)
_ASKS_EXPERIENCE = re.compile(
    rf"工作亮点|特色亮点|亮点工作|(?:特色|经验)做法|典型经验|(?:亮点|经验){_END}"
)
_FUNCTIONS = {
    Function.PROBLEMS: _ASKS_PROBLEMS,
    Function.PLAN: _ASKS_PLANS,
    Function.EXPERIENCE: _ASKS_EXPERIENCE,
}
# Problems of others, or handled ones: the subject of a query, not a section.
_SUBJECTS = re.compile(
    rf"{group('queries.whose_problem').pattern}的?.{{0,3}}问题|{group('queries.subject').pattern}"
    rf"|{group('queries.solved').pattern}.{{2,}}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """The conditions that a query names, and the rest of its text."""

    understood: Filter  # the conditions of the query
    wanted: Filter  # the same, joined with the given filter
    rest: str  # the query without years, spans, words of planning, and the frame of a question

    def __bool__(self) -> bool:
        return bool(self.understood)

    def __str__(self) -> str:
        """Return the understood conditions in the words of the filters."""
        named = {
            "年份": self.understood.years,
            "时段": self.understood.spans,
            "单位": self.understood.org_types,
            "级别": self.understood.levels,
            "功能": self.understood.functions,
        }
        return "、".join(
            f"{name} {'/'.join(map(str, values))}" for name, values in named.items() if values
        )


def parse_intent(query: str, *, given: Filter = Filter()) -> Intent:  # noqa: B008 (frozen)
    """Return the conditions that `query` unmistakably names.

    Conditions that `given` sets already are not read from the query.

    >>> str(parse_intent("2023年民政局存在的问题"))
    '年份 2023、单位 民政局、功能 问题'
    """
    functions = () if given.functions else _functions(query)
    units = named_units(query)
    levels = () if given.levels else tuple(map(Level, _find_all(_LEVEL, query)))
    understood = Filter(
        years=() if given.years else _years(query, functions),
        spans=() if given.spans else tuple(map(Span, _find_all(_SPAN, query))),
        org_types=() if given.org_types else tuple(t for t in units.types if t not in levels),
        levels=levels,
        functions=functions,
    )
    named = {name: found for name in _NAMED if (found := getattr(understood, name))}
    return Intent(
        understood=understood,
        wanted=replace(given, **named),
        rest=_remaining_text(query, functions, units),
    )


def _remaining_text(query: str, functions: tuple[Function, ...], units: NamedUnits) -> str:
    """Return the query without words of time and plans; other words may be its subject too.

    A query that names nothing but a unit and a part of its report stays as it is.
    """
    rest = query
    if Function.PLAN in functions:
        rest = _ASKS_PLANS.sub(" ", rest)
    for pattern in (_YEAR, _SPAN, _FRAME):
        rest = pattern.sub("", rest)
    rest = rest.strip(" ，,、的之？?")
    subject = rest
    for name in units.words:
        subject = subject.replace(name, "")
    return rest if _SUBJECT.search(subject) else query


def _find_all(pattern: re.Pattern[str], query: str) -> list[str]:
    return list(dict.fromkeys(pattern.findall(query)))


def _years(query: str, functions: tuple[Function, ...]) -> tuple[int, ...]:
    """Return the years of the reports: plans for a year are in the report on the year before."""
    named = [int(year) for year in _YEAR.findall(query)]
    before = [year - 1 for year in named] if Function.PLAN in functions else []
    return tuple(sorted({*named, *before}))


def _functions(query: str) -> tuple[Function, ...]:
    clear = _SUBJECTS.sub("", query)
    return tuple(function for function, pattern in _FUNCTIONS.items() if pattern.search(clear))
