"""Write an entry of a ledger as a fact: the sentence of a report, and its parts."""

from __future__ import annotations

import re

from assistant.drafting.draft import Fact
from assistant.drafting.facts.fact_sentences import indicator_sentence, target_clause
from assistant.drafting.facts.ledger.ledger_entry import LedgerEntry
from assistant.drafting.facts.ledger.row_values import NO_UNIT

_SENTENCE = re.compile("[，；。]|^(?:已|正在|正|开展|完成|组织|建立|启动)")
_SHORT = 6  # characters of 已验收: it follows the indicator at once


def make_fact(entry: LedgerEntry, *, sheet: str = "") -> Fact:
    """Return the fact of an entry, from the sheet with this name."""
    unit = entry.unit.removesuffix(NO_UNIT)
    return Fact(
        id=entry.identifier,
        text=_sentence(entry),
        line=entry.line,
        section=entry.section,
        indicator=entry.name,
        value=entry.value.cell,
        unit=unit,
        scope=entry.scope,
        as_of=entry.as_of,
        source=entry.source,
        sheet=sheet,
        last=entry.last.cell,
        target=entry.target.cell,
        note=entry.note,
        remarks=entry.remarks,
        questions=entry.questions,
    )


def _sentence(entry: LedgerEntry) -> str:
    scope = "，".join(filter(None, (entry.scope, *entry.parts.bracketed)))
    value = entry.value.text
    if _is_report(value):
        stated = f"{entry.name}方面，{value}" if entry.name not in value else value
    else:
        stated = indicator_sentence(entry.name, value, "", scope, has_fallen=_has_fallen(entry))
    if entry.parts.inside:
        stated += f"（{'，'.join(entry.parts.inside)}）"
    stated += target_clause(
        entry.target.text, entry.completion, entry.share, "", name=entry.target_name
    )
    change = _change(entry)
    if change:
        stated = f"{stated}，{change}" if value else f"{stated}{change}"
    return "，".join((stated, *entry.parts.clauses))


def _is_report(value: str) -> bool:
    """Return whether a value is a sentence of its own: 已完成主体工程，正在装修."""
    return len(value) > _SHORT and bool(_SENTENCE.search(value)) and not value[0].isdecimal()


def _has_fallen(entry: LedgerEntry) -> bool:
    now, then = entry.value.number, entry.last.number
    return now is not None and (now <= 0 or (then is not None and now < then))


def _change(entry: LedgerEntry) -> str:
    before = f"上年同期{entry.last.text}" if entry.last.text else ""
    if entry.change and before:
        return f"{entry.change}（{before}）"
    return entry.change or before
