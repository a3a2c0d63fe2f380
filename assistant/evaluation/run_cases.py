"""Run a search on every case, and summarize its results: overall and for each kind of query."""

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

_DEEPEST_RANK = 5  # the deepest fixed rank that is measured, for any k


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """The result of a search on one case."""

    case: SearchCase
    first_right: int | None  # rank of the first correct result, without acceptable ones
    scores: RankingScores
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseGroup:
    """The summary of the queries of one kind."""

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
) -> list[CaseResult]:
    """Return one result per case of this file; `notice` gets the files the archive lacks.

    Raises QueryError for an invalid file, or one about another archive.
    """
    cases = load_cases(path)
    if absent := require_files(cases, reports):
        notice(f"这些文件不在档案中，它们的段落按没找到计：{'、'.join(absent)}")
    return evaluate(cases, find, k=k)


def evaluate(cases: Sequence[SearchCase], find: Find, *, k: int) -> list[CaseResult]:
    """Return one result per case."""
    find(cases[0].query, k)  # the first query opens the indexes, and its time means nothing
    return [_run_case(case, find, k) for case in cases]


def summarize(answers: Sequence[CaseResult]) -> list[CaseGroup]:
    """Return the summary of all queries, then of each kind in the order of the cases."""
    return _group_by_kind(
        answers, lambda rows: map(bootstrap_interval, _measure_columns(answers, rows))
    )


def compare_runs(before: Sequence[CaseResult], after: Sequence[CaseResult]) -> list[CaseGroup]:
    """Return the gains of `after` over `before`, the same cases in another configuration."""
    return _group_by_kind(
        before,
        lambda rows: map(
            paired_interval, _measure_columns(before, rows), _measure_columns(after, rows)
        ),
    )


def require_files(cases: Iterable[SearchCase], entries: Iterable[ReportEntry]) -> list[str]:
    """Return the files of the cases that the archive lacks. Raises QueryError if it lacks all."""
    named = {place.file for case in cases for place in case.relevant}
    stored = {place_by_name(file, 1).file for entry in entries for file in entry.files}
    if not named & stored:
        raise QueryError(
            f"案例里的文件都不在档案中，例如 {min(named)}。",
            hint="请先收录这些文件：assistant ingest 文件所在的目录（按文件名核对，目录不限）。",
        )
    return sorted(named - stored)


def _run_case(case: SearchCase, find: Find, k: int) -> CaseResult:
    results = max(k, _DEEPEST_RANK) + len(case.acceptable)  # these may be removed
    started = time.perf_counter()
    hits = find(case.query, results)
    seconds = time.perf_counter() - started
    gains = relevance_gains(map(_places, hits), case.relevant, case.acceptable)
    return CaseResult(
        case=case,
        first_right=next((rank for rank, gain in enumerate(gains, start=1) if gain), None),
        scores=score_ranking(gains, relevant=len(case.relevant), k=k),
        seconds=seconds,
    )


def _places(hit: Hit) -> set[Place]:
    return {place_by_name(p.file, p.line) for p in (hit.passage.place, *hit.passage.also_at)}


def _group_by_kind(
    answers: Sequence[CaseResult], measure: Callable[[list[int]], Iterable[Interval]]
) -> list[CaseGroup]:
    """Return the group of all answers, then that of each kind, measured on its rows."""
    kinds = dict.fromkeys(answer.case.kind for answer in answers)
    groups = [
        (None, list(range(len(answers)))),
        *((kind, [n for n, one in enumerate(answers) if one.case.kind == kind]) for kind in kinds),
    ]
    return [
        CaseGroup(kind=kind, queries=len(rows), measures=tuple(measure(rows)))
        for kind, rows in groups
    ]


def _measure_columns(answers: Sequence[CaseResult], rows: Sequence[int]) -> list[tuple[float, ...]]:
    """Return the values of these rows, measure by measure."""
    return list(zip(*(astuple(answers[row].scores) for row in rows), strict=True))
