"""Bring the open points of a draft and the findings of its check into one list, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.drafting.draft import Unresolved
from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.grounding.gate import BLANKED, LEFT_BLANK
from assistant.drafting.worklist.list_open_points import urgency
from assistant.review.findings import Finding, Severity
from assistant.text.sentences import clause_spans
from assistant.ui.tabs.draft.worklist.task_places import (
    PagePlace,
    fact_places,
    finding_place,
    paragraph_places,
    sentence_places,
)

_BLANK = "〔待填"
_UNUSED = re.compile(r"事实 \w+（第\d+行）没有写进草稿")
_BY_HAND = re.compile(r"手改的“(.*)”在事实和提纲里没有依据，请核对")
_NO_SOURCE = "无来源"  # the rule of figures that the ledger does not have


class TaskRank(StrEnum):
    """What is to be done with a task, the most urgent first."""

    MUST = "必须改"
    FILL = "待填"
    UNUSED = "没有用到的数据"
    CHECK = "请核对"
    STYLE = "可斟酌"


_OF_POINTS = (TaskRank.MUST, TaskRank.FILL, TaskRank.CHECK, TaskRank.CHECK, TaskRank.STYLE)
_OF_FINDINGS = {
    Severity.MUST: TaskRank.MUST,
    Severity.SHOULD: TaskRank.CHECK,
    Severity.STYLE: TaskRank.STYLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTask:
    """One thing to look at, and the place that it is about."""

    rank: TaskRank
    point: Unresolved  # what it is ticked by: it is over when its sentence changes
    place: str  # the id of an element of the page, "" for none
    rule: str = ""  # of the check; "" for a point of the draft
    advice: str = ""
    fact: str = ""  # what to add to the ledger, for a figure that a person typed
    section: int = -1  # of that figure
    is_confirmed: bool = False


def collect_tasks(stored: StoredDraft, findings: Sequence[Finding] = ()) -> tuple[DraftTask, ...]:
    """Return all tasks, the most urgent first, then in reading order."""
    points = list(_of_points(stored))
    known = {task.place: task for task in points if task.rank is TaskRank.FILL}
    said: dict[str, str] = {}
    for task in points:
        said[task.place] = said.get(task.place, "") + task.point.reason
    found = [
        task
        for finding, task in _of_findings(stored, findings)
        if not (_BLANK in finding.phrase and task.place in known)
        and not (finding.rule == _NO_SOURCE and finding.phrase in said.get(task.place, ""))
    ]
    ranks = list(TaskRank)
    return tuple(sorted((*points, *found), key=lambda task: ranks.index(task.rank)))


def _of_points(stored: StoredDraft) -> Iterator[DraftTask]:
    places, facts = sentence_places(stored), fact_places(stored)
    for row in stored.points:
        place = (
            places.get((row.section, row.text))
            or facts.get(row.text)
            or places.get((row.section, ""))
            or PagePlace()
        )
        typed = _BY_HAND.fullmatch(row.reason)
        yield DraftTask(
            rank=_rank(row),
            point=row,
            place=place.element,
            fact=_clause(row.text, typed[1]) if typed else "",
            section=place.section,
            is_confirmed=row in stored.confirmed,
        )


def _rank(row: Unresolved) -> TaskRank:
    if _UNUSED.fullmatch(row.reason):
        return TaskRank.UNUSED
    if _BLANK in row.text and row.reason.endswith((BLANKED, LEFT_BLANK)):
        return TaskRank.FILL
    return _OF_POINTS[urgency(row)]


def _of_findings(
    stored: StoredDraft, findings: Sequence[Finding]
) -> Iterator[tuple[Finding, DraftTask]]:
    paragraphs = list(paragraph_places(stored))
    for finding in findings:
        place = finding_place(paragraphs, finding)
        point = Unresolved(
            reason=f"“{finding.phrase}”：{finding.reason}",
            text=place.text,
            section=place.heading,
        )
        is_figure = finding.rule == _NO_SOURCE and bool(place.text)
        rank = TaskRank.FILL if _BLANK in finding.phrase else _OF_FINDINGS[finding.severity]
        yield (
            finding,
            DraftTask(
                rank=rank,
                point=point,
                place=place.element,
                rule=finding.rule,
                advice=finding.suggestion,
                fact=_clause(place.text, finding.phrase) if is_figure else "",
                section=place.section,
                is_confirmed=point in stored.confirmed,
            ),
        )


def _clause(sentence: str, figure: str) -> str:
    """Return the part of a sentence that tells a figure, without the mark at its end."""
    at = sentence.find(figure)
    spans = clause_spans(sentence)
    clause = next((sentence[start:end] for start, end in spans if start <= at < end), sentence)
    return clause.strip().rstrip("，；。！？、")
