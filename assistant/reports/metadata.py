"""Find the reporter, the period and the kind of a report."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from assistant.records import Kind, Level, Period, Span
from assistant.reports.organisations import (
    UNKNOWN_TYPE,
    OrganisationType,
    find_organisation,
    find_type,
    guess_type,
)
from assistant.reports.titles import Title

_LEVELS = {level.value: level for level in Level} | {
    "盟": Level.CITY,
    "旗": Level.COUNTY,
    "社区": Level.VILLAGE,
}
_PLACE = re.compile(r"街道|社区|[省市州盟区县旗镇乡村]")
_SELF = r"(省|市|州|区|县|旗|镇|乡|街道|村|社区)"
_SPEAKS_OF_ITSELF = re.compile(rf"(?<!安)[全我本]{_SELF}")
_LED = re.compile(rf"{_SELF}委[、和，]?(?:\1)?(?:人民)?政府")
_PARTY_COMMITTEE = re.compile(rf"{_SELF}委")
_LEAST_VOTES = 1.0
_FAINT = {"省": 0.25}  # all reports speak of their province
_READ = 3000  # characters of a report that are searched for its level
_HEAD = 300
_SEES_MORE = 3.0  # what the introduction says weighs so much more

_ENTERPRISE = re.compile("企业|公司|集团")
_MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
_GOVERNMENT_REPORT = re.compile(r"政府》?(?:(?:19|20)\d\d年)?(?:政府)?《?工作报告")
_LATE = re.compile(r"年1[012]月")  # given before the year is over
_STATE = re.compile("全国各族人民|国家统计局|国务院总理")
_NAMED_PLACE = re.compile(r"[\u4e00-\u9fffxX]{1,10}(?:自治区|自治州|地区|[省市州盟县区镇乡])")
_SPEAKS_FOR = re.compile(r"代表(国务院|[\u4e00-\u9fff]{0,10}?政府)")
_REVIEW_OF = re.compile(r"((?:19|20)\d\d)年[^。，]{0,12}?(?:工作|发展|政府|的)*回顾")
_YEAR = re.compile(r"(?<![\d〔\[（(])((?:19|20)\d\d)年")
_FILE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_HALF_SIGN = re.compile(r"上半年")
_LED_BY = re.compile(
    r"领导下，(?:(?:以|在)[^，]*，)?([\u4e00-\u9fffxX]{0,12}?(?:分局|局|委员会|委|办公室|办|中心|社))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """The organisation that reports."""

    organisation: str
    org_type: str
    level: Level


def report_period(title: Title, *, text: str, headings: str, file_name: str) -> Period:
    """Return the period of a report, by its title, else its text, else its file name.

    A government work report is given at the beginning of the year it plans for and looks back on
    the year before: its period is the year looked back on (that of a heading 2020年工作回顾, else
    the year of the title less one).
    """
    if is_government_report(title):
        return Period(year=_year_reviewed(title, text, headings, file_name), span=Span.YEAR)
    year = title.year or _year_in(text) or _year_of_file(file_name)
    if title.span:
        return Period(year=year, span=title.span)
    half = title.year is None and not title.has_time and len(_HALF_SIGN.findall(text[:_READ])) > 1
    return Period(year=year, span=Span.FIRST_HALF if half else Span.YEAR)


def is_government_report(title: Title) -> bool:
    """Return whether `title` belongs to the report of a government to its congress."""
    return _GOVERNMENT_REPORT.search(title.text) is not None and not title.looks_back


def report_kind(title: Title, *, has_plan: bool) -> Kind:
    """Return the kind of a report; a summary with a plan section is both, whatever its title."""
    if is_government_report(title):
        return Kind.SUMMARY_AND_PLAN
    if title.looks_back:
        both = title.looks_ahead or has_plan
        return Kind.SUMMARY_AND_PLAN if both else Kind.SUMMARY
    if title.looks_ahead:
        return Kind.PLAN
    return Kind.BRIEFING if title.is_briefing and "公报" not in title.text else Kind.OTHER


def find_reporter(title: Title, *, text: str, signature: str) -> Reporter:
    """Return the reporter, by the title, else by the signature, else by the words of the text."""
    if is_government_report(title):
        return _reporting_government(title, text)
    name = find_organisation(title.subject, leads=title.subject_leads)
    kind = _type_in(name)
    if kind is None or name in {"人民政府", "政府"}:
        name, kind = _reporter_in_text(name, kind, title, text=text, signature=signature)
    return Reporter(
        organisation=name or signature,
        org_type=kind.name if kind else UNKNOWN_TYPE,
        level=_level(title, name, kind, text),
    )


def _reporting_government(title: Title, text: str) -> Reporter:
    """Return the government that reports to its congress; that of a town counts as a town."""
    name = _government_name(title, text)
    level = _level(title, name, _type_in("政府"), text)
    small = level in {Level.TOWN, Level.TOWNSHIP, Level.SUBDISTRICT}
    return Reporter(organisation=name, org_type=level.value if small else "政府", level=level)


def _type_in(name: str) -> OrganisationType | None:
    named = find_type(name)
    return named.type if named else None


def _reporter_in_text(
    name: str, kind: OrganisationType | None, title: Title, *, text: str, signature: str
) -> tuple[str, OrganisationType | None]:
    """Return the name and type of a reporter that the title does not name."""
    led = _LED_BY.search(text[: 2 * _HEAD])
    if led and (found := _type_in(led[1])) and not found.is_place:
        return led[1], found
    if kind:
        return name, kind
    found = guess_type(text, topic=title.text, signature=signature)
    return name, found


def _government_name(title: Title, text: str) -> str:
    """Return the name of the government: of the place in the title, or that the text names."""
    if "国务院" in title.text:
        return "国务院"
    place = _NAMED_PLACE.match(title.subject.rpartition("在")[2])
    if place:
        return f"{place[0]}人民政府"
    speaks = _SPEAKS_FOR.search(text[:_READ])
    return speaks[1] if speaks else ""


def _level(title: Title, name: str, kind: OrganisationType | None, text: str) -> Level:
    if kind and kind.level:
        return kind.level
    if _ENTERPRISE.search(name):
        return Level.ENTERPRISE
    if "国务院" in name or "中华人民共和国" in title.text:
        return Level.STATE
    if any(city in name for city in _MUNICIPALITIES) and kind and kind.name == "政府":
        return Level.PROVINCE
    named = _level_in(name, kind) or (_level_in(title.subject, None) if not name else None)
    if named is None and _STATE.search(text[:_HEAD]):
        return Level.STATE
    return named or _level_by_text(text, kind) or Level.UNKNOWN


def level_in_name(organisation: str) -> Level:
    """Return the level in the name of an organisation, 未知 if it has none."""
    kind = _type_in(organisation)
    if kind and kind.level:
        return kind.level
    if _ENTERPRISE.search(organisation):
        return Level.ENTERPRISE
    return _level_in(organisation, kind) or Level.UNKNOWN


def _level_in(name: str, kind: OrganisationType | None) -> Level | None:
    """Return the last level in front of the type of the organisation: XX市XX区人社局.

    A branch with a name of its own (市生态环境局XX分局) is one below: its place is a district.
    """
    named = find_type(name) if kind else None
    front = name[: named.start] if named else name
    if kind and kind.is_place:
        front = name
    places = _PLACE.findall(front.replace("自治区", "省"))
    if not places:
        return None
    level = _LEVELS[places[-1]]
    branch = named is not None and re.search(r"局.{2,}(?:局|大队|所)$", name[named.end :])
    return Level.DISTRICT if branch and level == Level.CITY else level


def _level_by_text(text: str, kind: OrganisationType | None) -> Level | None:
    """Return the level whose words the text uses most: 全县, 我县, 县委、县政府, 县财政局."""
    votes: defaultdict[str, float] = defaultdict(float)
    read = text[:_READ].replace("自治区", "省")
    weights = [(_SPEAKS_OF_ITSELF, 1.0), (_LED, 3.0), (_PARTY_COMMITTEE, 0.5)]
    if kind and not kind.is_place:
        weights.append((_own_name(kind), 5.0))
    for pattern, weight in weights:
        for match in pattern.finditer(read):
            early = _SEES_MORE if match.start() < _HEAD else 1.0
            votes[match[1]] += weight * early * _FAINT.get(match[1], 1.0)
    place, most = max(votes.items(), key=lambda item: item[1], default=("", 0.0))
    return _LEVELS[place] if most >= _LEAST_VOTES else None


@cache
def _own_name(kind: OrganisationType) -> re.Pattern[str]:
    return re.compile(rf"{_SELF}(?:{'|'.join(map(re.escape, kind.aliases))})")


def _year_reviewed(title: Title, text: str, headings: str, file_name: str) -> int | None:
    year = title.year or _year_of_file(file_name) or _year_in(text)
    if year is None:
        return None
    reviewed = [int(found) for found in _REVIEW_OF.findall(headings)]
    if year in reviewed:
        return year
    return year if _LATE.search(title.text) and year - 1 not in reviewed else year - 1


def _year_in(text: str) -> int | None:
    """Return the year that the beginning of the text names most, the first of equals."""
    years = Counter(_YEAR.findall(text[:_READ]))
    return int(max(years, key=lambda year: years[year])) if years else None


def _year_of_file(file_name: str) -> int | None:
    years = _FILE_YEAR.findall(file_name)
    return int(years[-1]) if years else None
