"""Parse the title of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.records import Span
from assistant.reports.organisations import find_organisation
from assistant.text.figures.chinese_numerals import parse_chinese_number
from assistant.text.half_width import to_half_width
from assistant.text.lexicon import group
from assistant.text.list_marks import SECTIONS, opening_mark
from assistant.text.noise import MARKER

LONGEST_TITLE = 70  # characters; a longer line is a sentence

_BACK, _AHEAD, _BRIEF = group("titles.back"), group("titles.ahead"), group("titles.brief")
_END_WORD = group("titles.end")
_END = re.compile(rf"{_END_WORD.pattern}(?:范[文本]|[一二三四五六七八九十\d]{{1,2}})?")
_ENDS = re.compile(rf"{_END.pattern}$")
_LAST_CHARACTERS = frozenset(
    "结顾职廉学划算路谋排点望纲务作报告况料案文本）)》]】0123456789一二三四五六七八九十"
)

_COMPILATION = re.compile(
    r"[（(【]\s*(?:共|精选)?[\dxX一二三四五六七八九十]+\s*篇\s*[）)】]|(?:汇编|合集|文集|材料汇总)$"
)
_PARENTHESES = re.compile(r"[（(【\[][^（()）]*[）)】\]]$")
_PAGE = re.compile(r"\s\d{1,4}$")
_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_QUOTES = str.maketrans("", "", "《》*")
_SENTENCE_MARK = re.compile("[。；，！？：:;,]")
_SENTENCE_WORD = group("titles.sentence")
_NO_TITLE = re.compile(r"[一二三四五六七八九十]+\s|附件|[—─－―–-]")

# How years, months and quarters are written: forms of dates, not vocabulary.
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?=年|[-—–至]\d{4}|[上下]半|度|学年|第?[一二三四]季)|([二一][〇○零0Oo九][〇○零0Oo一二三四五六七八九]{2})年"
)
_MASKED_YEAR = re.compile(r"(?:20)?[xX×]{2,4}年")
# Forms of dates, numerals beside one another.
_TIME = re.compile(
    rf"(?:{_YEAR.pattern}|{_MASKED_YEAR.pattern})[年度全终]{{0,3}}|[上下]半年度?|半年度?|年[度终]|全年|[第前]?[一二三四两1-4]个?季度|\d{{1,2}}(?:[-—–至]\d{{1,2}})?月份?"
)
# Each span in the forms that a title gives it; the first that fits, 1-6月 before 6月.
_SPANS = (
    (re.compile(r"前三季度|[1一][-—–至](?:9月|[3三]季度)"), Span.THREE_QUARTERS),
    (re.compile(r"上半年|(?<![上下])半年|[1一][-—–至]6月|[1一][-—–至][2二]季度"), Span.FIRST_HALF),
    (re.compile(r"下半年"), Span.SECOND_HALF),
    (re.compile(r"第?[一1]季度|首季|1[-—–至]3月"), Span.FIRST_QUARTER),
    (re.compile(r"第?[二2]季度"), Span.SECOND_QUARTER),
    (re.compile(r"第?[三3]季度"), Span.THIRD_QUARTER),
    (re.compile(r"第?[四4]季度"), Span.FOURTH_QUARTER),
    (re.compile(r"\d{1,2}月份?|[春秋]季学期|第.{1,3}(?:周|学[期年])|[每本]周"), Span.OTHER),
)  # fmt: skip
_GENERIC = re.compile(
    r"(?:过去|今后|未来)?[一三五几]年来?|[一二三四五六七八九十]+五|[“”—]|"
    + group("titles.generic").pattern
)
# A place that only a letter or a mask names, in front of a topic: XX区公平竞争审查.
_BARE_PLACE = re.compile("^(?:[xX某]{1,3})?[省市州区县旗镇乡](?!场|民|容|政|级|域|直)")
_ALL_WORK = re.compile(f"(?:{group('sections.any_report').pattern}|各项|全面|情况|年终)+$")
_SCHOOL_YEAR = re.compile("^[-—–至]?(?:第.)?学[年期]度?")
_PLACEHOLDER = re.compile("〔[^〕]*〕")
_CONNECTORS = ("及", "和", "与", "暨", "、", "的")
_CONTINUATION = re.compile(
    rf"[及和与暨、]|(?:重点)?(?:工作)?(?:{_BACK.pattern}|{_AHEAD.pattern}|{_BRIEF.pattern})"
)

_FIXED_NAMES = ("政府工作报告", "统计公报", "规划纲要", "计划纲要")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title, and what it tells about its report."""

    text: str  # as written, without markers and the spaces around it
    subject: str  # what stands before the year or, where the year comes first, after it
    subject_leads: bool  # whether the subject stands first: then it names the organisation
    year: int | None  # the first one named: of a report that looks back, the year it looks back on
    has_time: bool  # whether any time is named, be it masked
    span: Span | None
    looks_back: bool
    looks_ahead: bool
    is_briefing: bool
    is_certain: bool  # False: it may just as well be an unnumbered section heading

    @property
    def is_bare(self) -> bool:
        """Whether it names no organisation and no topic, as 2023年工作总结 does."""
        return not self.subject


def parse_title(line: str) -> Title | None:
    """Return the title in `line`, or None if the line is no title.

    The grammar is organisation or topic + year and part of the year + 工作 + 总结, then perhaps
    及 + time + 计划. A numbered line, a row with a page number and a compilation's own title are
    not titles of reports.

    >>> parse_title("市图书馆2021年上半年工作总结及下半年工作安排").year
    2021
    """
    text = MARKER.sub("", line).strip()
    if not 3 < len(text) <= LONGEST_TITLE or text[-1] not in _LAST_CHARACTERS:
        return None
    plain = _plain(text)
    if not _ENDS.search(plain) or _is_sentence(plain):
        return None
    if opening_mark(text, SECTIONS) or _NO_TITLE.match(text):
        return None
    if is_compilation_title(text) or _PAGE.search(text):
        return None
    return _read_title(text, plain)


def special_topic(line: str) -> str:
    """Return the one line of work that the report titled `line` is about, "" for all of its work.

    >>> special_topic("城管局2023年普法工作总结"), special_topic("城管局2023年工作总结")
    ('普法', '')
    """
    plain = _PLACEHOLDER.sub("", _plain(MARKER.sub("", line).strip()))
    title = _read_title(line, plain)
    organisation = find_organisation(title.subject, leads=title.subject_leads)
    rest = _TIME.sub("", plain.replace(organisation, "", 1) if organisation else plain)
    end = _END_WORD.find(rest)
    topic = _BARE_PLACE.sub("", rest[: end[0].start] if end else rest).removeprefix("关于")
    topic = _SCHOOL_YEAR.sub("", _ALL_WORK.sub("", topic)).strip("的和与及、")
    return topic if len(_GENERIC.sub("", topic)) > 1 else ""


def is_compilation_title(line: str) -> bool:
    """Return whether `line` is the title of a whole compilation: （14篇）, …汇编."""
    return len(line) <= LONGEST_TITLE and _COMPILATION.search(line.strip()) is not None


def as_title(line: str) -> Title:
    """Return `line` as a title, whatever it says; the caller knows that it is one."""
    text = MARKER.sub("", line).strip()
    return replace(_read_title(text, _plain(text)), is_certain=False)


def is_unfinished(line: str) -> bool:
    """Return whether a title breaks off at the end of `line`: it ends with 及, 和, 的."""
    return line.rstrip().endswith(_CONNECTORS)


def is_continuation(line: str) -> bool:
    """Return whether `line` can only be the rest of a title: it begins with 及, 总结, 工作计划."""
    return _CONTINUATION.match(line.lstrip()) is not None


def _is_sentence(plain: str) -> bool:
    return _SENTENCE_MARK.search(plain) is not None or _SENTENCE_WORD.occurs_in(plain)


def _plain(text: str) -> str:
    """Return `text` without spaces, title marks and the parentheses at its end."""
    text = to_half_width(_SPACES.sub("", text)).translate(_QUOTES).lstrip("#")
    shorter = _PARENTHESES.sub("", text)
    return shorter or text


def _read_title(text: str, plain: str) -> Title:
    back = _BACK.find(plain)
    times = list(_TIME.finditer(plain))
    subject, leads = _find_subject(plain, times)
    past = plain[: back[0].end] if back else plain
    return _set_certainty(
        Title(
            text=text,
            subject=subject,
            subject_leads=leads,
            year=_find_year(plain) or _find_year(to_half_width(_SPACES.sub("", text))),
            has_time=bool(times),
            span=next((span for pattern, span in _SPANS if pattern.search(past)), None),
            looks_back=bool(back),
            looks_ahead=_AHEAD.occurs_in(plain),
            is_briefing=_BRIEF.occurs_in(plain),
            is_certain=False,
        )
    )


def _set_certainty(title: Title) -> Title:
    """Mark a title as certain if no section heading reads like it."""
    named = title.subject_leads and len(title.subject) > 1
    sums_up = title.looks_back and not title.text.endswith("回顾")
    certain = (
        (sums_up and (title.has_time or named))
        or (title.has_time and named and (title.is_briefing or title.looks_ahead))
        or any(name in title.text for name in _FIXED_NAMES)
    )
    return replace(title, is_certain=certain and "名词解释" not in title.text)


def _find_year(text: str) -> int | None:
    found = _YEAR.search(text)
    if found is None:
        return None
    if found[1]:
        return int(found[1])
    return parse_chinese_number(re.sub("[○0Oo]", "〇", found[2]))


def _find_subject(plain: str, times: list[re.Match[str]]) -> tuple[str, bool]:
    """Return the subject of the title, and whether it stands in front of the time."""
    plain = plain.removeprefix("关于")
    whole = times[0] if times else None
    if whole is None:
        end = _END.search(plain)
        subject = plain[: end.start()] if end else plain
        return _without_generic(subject), True
    before = plain[: plain.find(whole[0])]
    if before:
        return _without_generic(before), True
    after = plain[len(whole[0]) :]
    end = _END.search(after)
    return _without_generic(_TIME.sub("", after[: end.start()] if end else after)), False


def _without_generic(subject: str) -> str:
    """Return `subject` without 工作 at its end, "" if it has only words of any title."""
    return subject.removesuffix("工作") if _GENERIC.sub("", subject) else ""
