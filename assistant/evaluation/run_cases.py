"""Ask a search every case, and sum up its answers: overall and for each kind of query."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from assistant.errors import QueryError
from assistant.evaluation.bootstrap import Interval, bootstrap_interval, paired_interval
from assistant.evaluation.cases import SearchCase, load_cases, place_by_name
from assistant.evaluation.metrics import RankingScores, relevance_gains, score_ranking
from assistant.records import Hit, Place, ReportEntry

Find = Callable[[str, int], Sequence[Hit]]  # query, number of results

_HIT_AT = 5  # the deepest fixed rank that is measured, whatever k is


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAnswer:
    """What a search made of one case."""

    case: SearchCase
    first_right: int | None  # its rank, without acceptable results
    scores: RankingScores
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseGroup:
    """The queries of one kind, summed up."""

    kind: str | None  # None: all queries
    queries: int
    measures: tuple[Interval, ...]  # in the order of the fields of `RankingScores`


def evaluate_file(
    path: Path,
    find: Find,
    reports: Iterable[ReportEntry],
    *,
    k: int,
    notice: Callable[[str], None],
) -> list[CaseAnswer]:
    """Return one answer a case of this file; files that the archive lacks are a notice.

    Raises QueryError for a file that is not one of cases, or is about another archive.
    """
    cases = load_cases(path)
    if absent := require_files(cases, reports):
        notice(f"这些文件不在档案中，它们的段落按没找到计：{'、'.join(absent)}")
    return evaluate(cases, find, k=k)


def evaluate(cases: Sequence[SearchCase], find: Find, *, k: int) -> list[CaseAnswer]:
    """Return one answer a case."""
    find(cases[0].query, k)  # the first query opens the indexes; its time tells nothing
    return [_answer(case, find, k) for case in cases]


def summarize(answers: Sequence[CaseAnswer]) -> list[CaseGroup]:
    """Return all queries, then each kind in the order of the cases."""
    return [
        CaseGroup(
            kind=kind,
            queries=len(rows),
            measures=tuple(map(bootstrap_interval, _columns(answers, rows))),
        )
        for kind, rows in _kinds(answers)
    ]


def compare_runs(before: Sequence[CaseAnswer], after: Sequence[CaseAnswer]) -> list[CaseGroup]:
    """Return by how much `after`, the same cases under another configuration, is better."""
    return [
        CaseGroup(
            kind=kind,
            queries=len(rows),
            measures=tuple(map(paired_interval, _columns(before, rows), _columns(after, rows))),
        )
        for kind, rows in _kinds(before)
    ]


def require_files(cases: Iterable[SearchCase], entries: Iterable[ReportEntry]) -> list[str]:
    """Return the files of the cases that the archive lacks; QueryError where it lacks all."""
    asked = {place.file for case in cases for place in case.relevant}
    held = {
        place_by_name(file, 1).file for entry in entries for file in (entry.file, *entry.also_at)
    }
    if not asked & held:
        raise QueryError(
            f"案例里的文件都不在档案中，例如 {min(asked)}。",
            hint="请先收录这些文件：assistant ingest 文件所在的目录（按文件名核对，目录不限）。",
        )
    return sorted(asked - held)


def _answer(case: SearchCase, find: Find, k: int) -> CaseAnswer:
    wanted = max(k, _HIT_AT) + len(case.acceptable)  # these may be taken out again
    started = time.perf_counter()
    hits = find(case.query, wanted)
    seconds = time.perf_counter() - started
    gained = relevance_gains(map(_places, hits), case.relevant, case.acceptable)
    return CaseAnswer(
        case=case,
        first_right=next((rank for rank, gain in enumerate(gained, start=1) if gain), None),
        scores=score_ranking(gained, relevant=len(case.relevant), k=k),
        seconds=seconds,
    )


def _places(hit: Hit) -> set[Place]:
    return {place_by_name(p.file, p.line) for p in (hit.passage.place, *hit.passage.also_at)}


def _kinds(answers: Sequence[CaseAnswer]) -> list[tuple[str | None, list[int]]]:
    """Return which rows make up all queries, and each kind."""
    kinds = dict.fromkeys(answer.case.kind for answer in answers)
    return [
        (None, list(range(len(answers)))),
        *((kind, [n for n, one in enumerate(answers) if one.case.kind == kind]) for kind in kinds),
    ]


def _columns(answers: Sequence[CaseAnswer], rows: Sequence[int]) -> list[tuple[float, ...]]:
    """Return, measure by measure, the values of these rows."""
    return list(zip(*(astuple(answers[row].scores) for row in rows), strict=True))
