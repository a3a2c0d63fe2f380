"""Understand what a query says about the reports it wants: year, bureau, level, span, function.

Only the unmistakable counts: most words that could limit a search are its very subject, as the
problems in "rectifying problems" are. Relative years (last year) have no answer and are ignored.
"""

import re
from dataclasses import dataclass, replace
from itertools import chain

from assistant.records import Filter, Function, Level, Span
from assistant.reports.organisations import organisation_types

_NAMED = ("years", "spans", "org_types", "levels", "functions")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?:度|的)?")
_SPAN = re.compile(
    r"(上半年|前三季度|[一二三四]季度|全年)(?:度|的)?(?!.{0,3}(?:计划|打算|安排|目标))"
)
_FRAME = re.compile(
    r"(?:该|应该)?(?:怎么|如何|怎样)(?:写|归纳|概括|表述|总结|说)|的(?:写法|表述)|有哪些"
)
_LEVEL = re.compile(
    r"(?:^|[^社地小园辖城市])(省|市|州|区|县|镇|乡|街道|村)(?:级|里)?的?(?:年终|年度|工作)?(?:总结|报告)"
)
# A 街道 that reports, not a street: its office, or the unit's report, its year, what it plans.
_SUBDISTRICT = re.compile(
    r"街道(?:办事处|办(?![理公好成])|党工委)|(?<![老旧条要主背小])街道的?"
    r"(?:20\d\d年|[今明去本]年|年[度终初底]|[上下]半年|全年|下一?步|今后|(?:工作)?(?:总结|报告|计划|打算|思路|要点)|工作中?存在)"
)
_END = r"(?:有哪些|怎么写|怎么概括|怎么归纳|怎么说|是什么|的写法|的表述|部分|方面)?[？?。]?$"
_FUNCTIONS = (
    (
        Function.PROBLEMS,
        re.compile(
            r"存在的?(?:主要|突出)?(?:问题|不足|困难|短板)|(?:还有|有)(?:哪些|什么)(?:问题|不足|短板|困难)"
            r"|不足之处|短板弱项|薄弱环节|难在哪|为什么(?:难|慢|不|没)"
            rf"|(?:难|慢|弱|少|差|不力|不畅)的(?:主要)?原因{_END}"
            rf"|(?:问题|不足|短板|困难)(?:和|与|及|、)?(?:问题|不足|短板|困难)?{_END}"
        ),
    ),
    (
        Function.PLAN,
        re.compile(
            r"下一?步|今后的?(?:打算|计划|工作)|明年的?(?:打算|计划|工作|怎么)"
            r"|(?:下半年|年)的?(?:重点)?(?:工作)?(?:计划|打算|安排|思路|谋划)"
            rf"|(?:工作)?(?:打算|计划|思路|谋划){_END}"
        ),
    ),
    (
        Function.EXPERIENCE,
        re.compile(rf"工作亮点|特色亮点|亮点工作|(?:特色|经验)做法|典型经验|(?:亮点|经验){_END}"),
    ),
)
# Problems that somebody else has, or that are handled: the subject of a query, not a section.
_SUBJECTS = re.compile(
    r"(?:突出|重点|难点|群众|信访|历史遗留|反馈|查出|发现|身边)的?(?:.{0,3})问题|问题(?:整改|整治|线索|导向)"
    r"|计划生育|规划计划|(?:三年|五年|行动|攻坚|专项|投资|年度)计划|困难(?:群众|职工|企业|家庭|群体)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What a query says about the reports it wants, and what it asks beside that."""

    understood: Filter  # what the query names
    wanted: Filter  # the same, and what was demanded beside the query
    rest: str  # the query without years, spans, words of planning, and the frame of a question

    def __bool__(self) -> bool:
        return bool(self.understood)

    def __str__(self) -> str:
        """Return what was understood, in the words of the filters."""
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
    """Return what `query` unmistakably says about the reports it wants.

    What is `given` as a filter is not asked of the query.

    >>> str(parse_intent("2023年民政局存在的问题"))
    '年份 2023、单位 民政局、功能 问题'
    """
    functions = () if given.functions else _functions(query)
    understood = Filter(
        years=() if given.years else _years(query, functions),
        spans=() if given.spans else tuple(map(Span, _found(_SPAN, query))),
        org_types=() if given.org_types else _bureaus(query),
        levels=() if given.levels else tuple(map(Level, _found(_LEVEL, query))),
        functions=functions,
    )
    named = {name: found for name in _NAMED if (found := getattr(understood, name))}
    return Intent(
        understood=understood,
        wanted=replace(given, **named),
        rest=_rest(query, functions),
    )


def _rest(query: str, functions: tuple[Function, ...]) -> str:
    """Return the query without the words that say when; the others may be its subject too."""
    rest = query
    if Function.PLAN in functions:
        rest = dict(_FUNCTIONS)[Function.PLAN].sub(" ", rest)
    for pattern in (_YEAR, _SPAN, _FRAME):
        rest = pattern.sub("", rest)
    rest = rest.strip(" ，,、的之？?")
    return rest if len(rest) > 1 else query


def _found(pattern: re.Pattern[str], query: str) -> list[str]:
    return list(dict.fromkeys(pattern.findall(query)))


def _years(query: str, functions: tuple[Function, ...]) -> tuple[int, ...]:
    """Return the years of the reports: plans for a year stand in the report on the one before."""
    named = [int(year) for year in _YEAR.findall(query)]
    before = [year - 1 for year in named] if Function.PLAN in functions else []
    return tuple(sorted({*named, *before}))


def _functions(query: str) -> tuple[Function, ...]:
    clear = _SUBJECTS.sub("", query)
    return tuple(function for function, pattern in _FUNCTIONS if pattern.search(clear))


def _bureaus(query: str) -> tuple[str, ...]:
    """Return the kinds of bureau named in full (民政局), as a department (民政部门), or 街道."""
    found = [
        kind.name
        for kind in organisation_types()
        for name in chain.from_iterable(map(_full_names, kind.aliases))
        if name in query
    ]
    if _SUBDISTRICT.search(query):
        found.append(Level.SUBDISTRICT.value)
    return tuple(dict.fromkeys(found))


def _full_names(alias: str) -> tuple[str, ...]:
    if len(alias) < 3 or alias[-1] not in "局委部":
        return ()
    return (alias, f"{alias[:-1]}部门")
