"""Say where a rule comes from: a standard, a document, the archive, or plain arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RuleOrigin(StrEnum):
    """The kinds of grounds that a rule can have."""

    STANDARD = "国家标准"
    REGULATION = "条例"
    DOCUMENT = "文件"  # whose date is what counts
    ARITHMETIC = "算术"
    CALENDAR = "历法"
    TEXT = "本文"  # the draft is held against itself
    LEDGER = "台账"
    ARCHIVE = "档案"  # what the reports there write
    USAGE = "通行写法"  # of many writers; nobody has laid it down


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The grounds of a rule, or of one finding."""

    origin: RuleOrigin
    basis: str  # which clause, which document, what is held against what
    quoted: str = ""  # a standard's own words: nothing else is called a requirement
    reports: int = 0  # of the archive, that were looked through
