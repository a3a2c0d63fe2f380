"""Name the rows 合计 and 小计 by what they add up, and check the sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.drafting.facts.ledger.ledger_entry import LedgerEntry
from assistant.text.lexicon import group

_SUBJECT = re.compile(
    rf"(?:^|.*20\d\d年(?:度|{group('totals.time').pattern})?|.*\d月)"
    r"(?P<subject>[\u4e00-\u9fff]{2,16}?)"
    rf"(?:完成|进展|执行|收支|分布|建设)?{group('headers.table').pattern}*表?$"
)
_GENERIC = re.compile(f"{group('headers.generic_title').pattern}*")
_ROUNDED = Decimal("0.006")  # of the sum, as parts may be rounded


def is_total(name: str) -> bool:
    """Return whether a name is that of a total and of nothing else."""
    return re.sub(r"\s", "", name) in group("ledger.total")


def resolve_totals(
    entries: Sequence[LedgerEntry], titles: Sequence[str]
) -> tuple[list[LedgerEntry], list[str]]:
    """Return the entries with named totals, and a remark for each total that nothing names.

    A total that differs from the sum of the rows above it is asked about.
    """
    kept, remarks, parts = list[LedgerEntry](), list[str](), list[LedgerEntry]()
    subject = next((found for one in titles if (found := _subject(one))), "")
    for entry in entries:
        if not is_total(entry.indicator):
            kept.append(entry)
            parts += [] if entry.head else [entry]
            continue
        name = entry.section[-1] if entry.section and entry.indicator == "小计" else subject
        if name:
            kept.append(_named(entry, name, parts))
        else:
            remarks.append(f"台账第{entry.line}行“{entry.indicator}”没有写明是什么的合计，没有用到")
        parts = [] if entry.indicator == "小计" else parts
    return kept, remarks


def _named(entry: LedgerEntry, name: str, parts: Sequence[LedgerEntry]) -> LedgerEntry:
    questions = entry.questions
    numbers = [one.value.number for one in parts if one.unit == entry.unit]
    if len(parts) > 1 and len(numbers) == len(parts) and None not in numbers:
        added = sum((one for one in numbers if one is not None), Decimal(0))
        total = entry.value.number
        if total is not None and abs(added - total) > abs(total) * _ROUNDED:
            said = f"台账第{entry.line}行的合计{entry.value.text}与各行之和{added:f}不符，请核对"
            questions = (*questions, said)
    return replace(entry, indicator=f"{name}合计", questions=questions)


def _subject(title: str) -> str:
    """Return what a table is about, "" where its title does not say.

    >>> _subject("2025年一季度水利投资完成情况"), _subject("清河区水务局2025年主要指标完成情况表")
    ('水利投资', '')
    """
    found = _SUBJECT.fullmatch(title.strip())
    if found is None or _GENERIC.fullmatch(found["subject"]):
        return ""
    return found["subject"]
