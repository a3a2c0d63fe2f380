"""Define the records that all layers share: file, report, section, passage, hit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.scan_records import Doubt, PageLeftOut


class Span(StrEnum):
    """The part of a year that a report covers."""

    YEAR = "全年"
    FIRST_HALF = "上半年"
    SECOND_HALF = "下半年"
    FIRST_QUARTER = "一季度"
    SECOND_QUARTER = "二季度"
    THIRD_QUARTER = "三季度"
    FOURTH_QUARTER = "四季度"
    THREE_QUARTERS = "前三季度"
    OTHER = "其他"


class Kind(StrEnum):
    """The kind of a report: summary, plan, both, or briefing."""

    SUMMARY = "总结"
    PLAN = "计划"
    SUMMARY_AND_PLAN = "总结+计划"
    BRIEFING = "汇报"
    OTHER = "其他"


class Level(StrEnum):
    """The administrative level of the reporting organisation."""

    STATE = "国家"
    PROVINCE = "省"
    CITY = "市"
    PREFECTURE = "州"
    DISTRICT = "区"
    COUNTY = "县"
    TOWN = "镇"
    TOWNSHIP = "乡"
    SUBDISTRICT = "街道"
    VILLAGE = "村"
    ENTERPRISE = "企业"
    UNKNOWN = "未知"


class Function(StrEnum):
    """The function of a section. Plan text is never offered as an achievement."""

    RESULTS = "成效"
    PROBLEMS = "问题"
    PLAN = "计划"
    EXPERIENCE = "经验"
    OTHER = "其他"


class Container(StrEnum):
    """What a paragraph can stand in, apart from the running text."""

    TABLE = "表格"
    BOX = "文本框"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSpan:
    """A cell of a table row that takes several columns, or goes on from the row above."""

    column: int  # from 0
    columns: int = 1
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line or paragraph of a file."""

    number: int  # from 1: the line of a text file, the paragraph of any other
    text: str  # raw; blank lines are kept: they hint at the end of a report
    page: int | None = None  # from 1; only formats with pages
    outline: int | None = None  # the file's own level: 0 title, 1 first-level heading, …
    container: Container | None = None  # None: the running text
    spans: tuple[CellSpan, ...] = ()  # merged cells, where the line is a row of a Word table


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The lines of one file in reading order."""

    format: str  # "txt", "md", "docx", "pdf", "ofd", "html", "doc", "picture"
    content_hash: str  # SHA-256 of the bytes, hexadecimal
    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...] = ()  # of scans
    unread_pages: tuple[int, ...] = ()  # scanned pages that nothing here can read
    left_out: tuple[PageLeftOut, ...] = ()  # scanned pages without text, or that cannot be opened
    page_heads: tuple[str, ...] = ()  # what the heads of pages say, no part of the text

    @property
    def has_line_numbers(self) -> bool:
        """Whether `Line.number` is the line number that an editor shows."""
        return self.format in {"txt", "md"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time that a report covers (for a plan: the time it plans)."""

    year: int | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of one paragraph, the unit of embedding and search."""

    start: int  # offsets into the paragraph's raw text
    end: int
    clean: str  # the text, cleaned for search; display uses the raw text


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a report, split into passages."""

    line: int
    page: int | None
    text: str  # raw
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the paragraphs under it, up to the next heading of any level."""

    path: tuple[str, ...]  # headings with their numbers, outermost first: ("一、总体情况",)
    function: Function
    line: int  # of the heading; of the first paragraph before any heading
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One parsed report, ready for the archive."""

    title: str
    organisation: str  # "" where neither title nor body names one
    org_type: str
    level: Level
    period: Period
    kind: Kind
    first_line: int
    last_line: int
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The place of a text in a file."""

    file: str
    line: int
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """A report as the archive lists it."""

    id: str
    title: str
    organisation: str
    org_type: str
    level: Level
    year: int | None
    span: Span
    kind: Kind
    file: str
    first_line: int | None  # None for formats without lines
    last_line: int | None
    passages: int
    also_at: tuple[str, ...] = ()  # other files with the same bytes

    @property
    def period(self) -> Period:
        """The time it looks back on."""
        return Period(year=self.year, span=self.span)

    @property
    def files(self) -> frozenset[str]:
        """All files with its bytes."""
        return frozenset({self.file, *self.also_at})


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPassage:
    """A passage in the archive, with its report and place."""

    id: int  # of the text: equal clean texts share one id
    text: str  # raw
    paragraph: str  # its whole paragraph, raw
    report_id: str
    report_title: str
    organisation: str
    org_type: str
    level: Level
    year: int | None
    span: Span
    section: tuple[str, ...]
    function: Function
    place: Place
    also_at: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Conditions on a search; an empty tuple does not limit."""

    years: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    org_types: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    functions: tuple[Function, ...] = ()
    reports: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(
            [self.years, self.spans, self.org_types, self.levels, self.functions, self.reports]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One result of a search."""

    rank: int  # from 1
    score: float
    passage: StoredPassage


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingSet:
    """Parallel headings of one report, complete and in order."""

    headings: tuple[str, ...]  # cleaned, without numbers
    lengths: tuple[int, ...]  # characters of each clause of a typical heading
    alike: float  # from 0 to 1
    function: Function
    report_id: str
    report_title: str
    year: int | None
    file: str
    line: int  # of the first


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedFile:
    """A file that could not be read, and the reason."""

    file: Path
    reason: str


class FileOutcome(StrEnum):
    """The outcome of ingesting a file."""

    READ = "已收录"
    UNCHANGED = "没有变化"
    COPY = "内容相同"  # as a known file; linked to it
    GONE = "原文件不在"  # what is stored of it stays
    SKIPPED = "跳过"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """The result of one file of an ingest."""

    file: Path
    fate: FileOutcome
    reports: int = 0  # newly stored
    reason: str = ""  # for skipping it
    note: str = ""  # what a person should look at
