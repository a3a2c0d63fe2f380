"""Write an entry of a ledger as a fact: the sentence of a report, and its parts."""

from __future__ import annotations

import re

from assistant.drafting.draft import Fact
from assistant.drafting.facts.chat.kept_back import is_kept_back
from assistant.drafting.facts.chat.plan_marks import heads_plans
from assistant.drafting.facts.chat.set_aside import KEPT_BACK
from assistant.drafting.facts.fact_sentences import indicator_sentence, split_topic, target_clause
from assistant.drafting.facts.ledger.ledger_entry import LedgerEntry
from assistant.drafting.facts.ledger.row_values import NO_UNIT
from assistant.text.figures.figure import CALENDAR, MEASURED, FigureKind
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.segmentation import tagged_words

_SENTENCE = re.compile("[，；。]|^(?:已|正在|正|开展|完成|组织|建立|启动)")
_LIMITED = re.compile(f"{group('outlook.ceiling').pattern}|保持|稳定")
_RANKING = group("ledger.ranking")
_EFFECT = group("circumstances.cause_end")
_WITHIN = re.compile("^(?:[以之]?[内上下前]|左右|上下|以[内上下])")
_AT_MOST = re.compile(r"\d.*(?:以内|以下|之内)")
_TIMES = CALENDAR | {FigureKind.YEAR}
_SHORT = 6  # characters of 已验收: it follows the indicator at once


def make_fact(entry: LedgerEntry, *, sheet: str = "") -> Fact:
    """Return the fact of an entry, from the sheet with this name."""
    unit = entry.unit.removesuffix(NO_UNIT)
    is_rank = bool(_RANKING.closing(entry.name)) and entry.value.number is not None
    text, name, topic = _ranked(entry) if is_rank else _sentence(entry), entry.name, ""
    if not entry.value.cell:  # a line of a list among the rows of the table
        topic, text = split_topic(text)
        name = split_topic(name)[1]
    return Fact(
        id=entry.identifier,
        text=text,
        topic=topic,
        line=entry.line,
        section=entry.section,
        indicator=name,
        value=entry.value.cell,
        unit=unit,
        scope=entry.scope,
        as_of=entry.as_of,
        source=entry.source,
        sheet=sheet,
        last=entry.last.cell,
        target=entry.target.cell,
        note=entry.note,
        head=entry.head,
        is_planned=entry.is_planned or any(map(heads_plans, entry.section)),
        remarks=entry.remarks,
        questions=entry.questions,
        set_aside=KEPT_BACK if is_kept_back(entry.note) else "",
    )


def _sentence(entry: LedgerEntry) -> str:
    inside = (*entry.parts.bracketed, *entry.parts.inside)
    value = entry.value.text
    limit = next((one for one in entry.parts.clauses if _states_value(one, entry)), "")
    clauses = [_as_part(one, entry) for one in entry.parts.clauses if one != limit]
    if limit:  # 控制在8%以内
        stated = f"{entry.name}{limit}"
    elif entry.is_planned and _is_act(value):  # 60天内办结
        stated = f"{entry.name}，{value}"
    elif entry.is_planned and _AT_MOST.fullmatch(value):
        stated = f"{entry.name}控制在{value}"
    elif _is_report(value):
        stated = f"{entry.name}方面，{value}" if entry.name not in value else value
    else:
        stated = indicator_sentence(
            entry.name, value, "", entry.scope, has_fallen=_has_fallen(entry)
        )
    if inside:
        stated += f"（{'，'.join(inside)}）"
    stated += target_clause(
        entry.target.text, entry.completion, entry.share, "", name=entry.target_name
    )
    change = _change(entry)
    if change:
        stated = f"{stated}，{change}" if value else f"{stated}{change}"
    whole = "，".join((stated, *clauses))
    if not value and clauses and _opens_with_time(clauses[0]):  # 新水厂6月通水
        whole = whole.replace("，", "", 1)
    effect = "" if _EFFECT.closing(entry.cause) else "影响"  # 受粮价走低拖累
    return f"受{entry.cause}{effect}，{whole}" if entry.cause else whole


def _ranked(entry: LedgerEntry) -> str:
    """Return what a row of ranks says: 比武排名第3名，上年第5名."""
    name = entry.name.removesuffix(_RANKING.closing(entry.name))
    before = f"，上年第{entry.last.number:f}名" if entry.last.number else ""
    goal = f"，{entry.target_name}第{entry.target.number:f}名" if entry.target.number else ""
    clauses = "".join(f"，{one}" for one in entry.parts.clauses)
    return f"{name}排名第{entry.value.number:f}名{before}{goal}{clauses}"


def _opens_with_time(clause: str) -> bool:
    dates = (one for one in find_figures(clause) if one.kind in _TIMES)
    return tagged_words(clause)[0][1] == "t" or any(not one.start for one in dates)


def _states_value(clause: str, entry: LedgerEntry) -> bool:
    """Return whether a clause of the note says the value again, in better words: 控制在8%以内."""
    values, figures = (
        [one.key for one in find_figures(text)] for text in (entry.value.text, clause)
    )
    return len(values) == 1 and values == figures and bool(_LIMITED.match(clause))


def _as_part(clause: str, entry: LedgerEntry) -> str:
    """Return a clause of the note with 其中 in front, where it counts some of the value."""
    figures = find_figures(clause)
    whole = entry.value.number
    is_part = (
        bool(figures)
        and _names_part(clause[: figures[0].start])
        and figures[0].text.endswith(entry.unit)
        and whole is not None
        and (figures[0].number or 0) < whole
    )
    return f"其中{clause}" if is_part and entry.unit else clause


def _names_part(words: str) -> bool:
    """Return whether nothing, or only a kind of what is counted, stands in front: 研究生6人."""
    return not words or all(tag == "n" for _, tag in tagged_words(words))


def _is_report(value: str) -> bool:
    """Return whether a value is a sentence of its own: 已完成主体工程，正在装修."""
    return len(value) > _SHORT and bool(_SENTENCE.search(value)) and not value[0].isdecimal()


def _is_act(value: str) -> bool:
    """Return whether a planned value says what is done in some days, no amount and no date."""
    found = find_figures(value)
    if not found or found[0].start or found[0].kind not in MEASURED:
        return False
    return len(_WITHIN.sub("", value[found[0].end :])) > 1


def _has_fallen(entry: LedgerEntry) -> bool:
    now, then = entry.value.number, entry.last.number
    return now is not None and (now <= 0 or (then is not None and now < then))


def _change(entry: LedgerEntry) -> str:
    before = f"上年同期{entry.last.text}" if entry.last.text else ""
    if entry.change and before:
        return f"{entry.change}（{before}）"
    return entry.change or before
