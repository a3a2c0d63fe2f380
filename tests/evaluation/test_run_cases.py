"""Cases are asked, and their answers summed up by kind."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import QueryError
from assistant.evaluation.cases import SearchCase, load_cases, place_by_name
from assistant.evaluation.run_cases import compare_runs, evaluate, require_files, summarize
from assistant.records import Hit, Kind, Level, Place, ReportEntry, Span
from assistant.settings import Settings
from assistant.workbench import Workbench
from tests.retrieval.conftest import passage


def _case(
    number: int, *relevant: int, kind: str = "甲", acceptable: tuple[int, ...] = ()
) -> SearchCase:
    return SearchCase(
        id=str(number),
        query=f"查询{number}",
        kind=kind,
        relevant=frozenset(place_by_name("a.md", line) for line in relevant),
        acceptable=frozenset(place_by_name("a.md", line) for line in acceptable),
    )


class Search:
    """Answers with the lines it was given for a query."""

    def __init__(self, **lines: list[int]) -> None:
        self._lines = lines
        self.asked: list[tuple[str, int]] = []

    def __call__(self, query: str, limit: int) -> list[Hit]:
        self.asked.append((query, limit))
        return [
            Hit(rank=rank, score=1 / rank, passage=passage(line, "文字", line=line))
            for rank, line in enumerate(self._lines[query][:limit], start=1)
        ]


def test_answers_and_summary() -> None:
    cases = [_case(1, 5), _case(2, 6, kind="乙"), _case(3, 8, kind="乙")]
    answers = evaluate(cases, Search(查询1=[5], 查询2=[1, 6], 查询3=[1, 2]), k=10)
    assert [answer.first_right for answer in answers] == [1, 2, None]
    groups = summarize(answers)
    assert [(group.kind, group.queries) for group in groups] == [(None, 3), ("甲", 1), ("乙", 2)]
    hit_1, _, hit_10, recall, mrr, _ = (interval.mean for interval in groups[0].measures)
    assert (hit_1, hit_10, recall, mrr) == pytest.approx((1 / 3, 2 / 3, 2 / 3, 0.5))
    assert groups[2].measures[4].mean == pytest.approx(0.25)


def test_acceptable_results_leave_room_for_others() -> None:
    case = _case(1, 5, acceptable=(1, 2))
    search = Search(查询1=[1, 2, 3, 4, 6, 7, 5])
    (answer,) = evaluate([case], search, k=5)
    assert search.asked[-1] == ("查询1", 7)
    assert answer.first_right == 5


def test_a_copy_elsewhere_counts(tmp_path: Path) -> None:
    def find(query: str, limit: int) -> list[Hit]:
        shown = replace(passage(1, "文字", line=3), also_at=(Place(file="旧/a.md", line=5),))
        return [Hit(rank=1, score=1.0, passage=shown)]

    (answer,) = evaluate([_case(1, 5)], find, k=10)
    assert answer.first_right == 1


def test_differences_are_paired() -> None:
    cases = [_case(1, 5), _case(2, 6)]
    before = evaluate(cases, Search(查询1=[1, 5], 查询2=[1, 6]), k=10)
    after = evaluate(cases, Search(查询1=[5], 查询2=[6]), k=10)
    mrr = compare_runs(before, after)[0].measures[4]
    assert (mrr.mean, mrr.low, mrr.high) == (0.5, 0.5, 0.5)


def _entry(file: str, *also_at: str) -> ReportEntry:
    return ReportEntry(
        id="r",
        title="某局2024年工作总结",
        organisation="某局",
        org_type="城管局",
        level=Level.CITY,
        year=2024,
        span=Span.YEAR,
        kind=Kind.SUMMARY,
        file=file,
        first_line=1,
        last_line=9,
        passages=1,
        also_at=also_at,
    )


def test_files_are_looked_up_by_name() -> None:
    cases = [_case(1, 5), replace(_case(2, 6), relevant=frozenset({place_by_name("缺.md", 1)}))]
    assert require_files(cases, [_entry("/档案/b.md", "D:\\旧\\a.md")]) == ["缺.md"]
    with pytest.raises(QueryError, match="都不在档案中"):
        require_files(cases, [_entry("/档案/b.md")])


def test_the_workbench_agrees_with_counting_its_own_answers(shared: Path, tmp_path: Path) -> None:
    """Ask the real archive of the seeds, and count what comes back with nothing but sets."""
    path = shared / "cases" / "retrieval.json"
    with Workbench(Settings(index=tmp_path / "index")) as bench:
        bench.archive.ingest([shared / "seeds"], progress=_Silent())
        answers = bench.archive.evaluate(path, limit=10)
        found = {
            case.query: bench.archive.search(case.query, limit=20) for case in load_cases(path)
        }
    hits, recalls = [], []
    for row in json.loads(path.read_text("utf-8")):
        right, either = (
            {(one["file"], one["line"]) for one in row[name]} for name in ("relevant", "acceptable")
        )
        places = [
            {(Path(p.file).name, p.line) for p in (h.passage.place, *h.passage.also_at)}
            for h in found[row["query"]]
        ]
        top = [one for one in places if one & right or not one & either][:10]
        hits.append(any(one & right for one in top))
        recalls.append(len(right.intersection(*[set().union(*top)])) / len(right))
    assert [bool(answer.scores.hit_k) for answer in answers] == hits
    assert [answer.scores.recall for answer in answers] == pytest.approx(recalls)


class _Silent:
    def start(self, step: str, total: int) -> None: ...
    def advance(self, count: int = 1) -> None: ...
    def added(self, report_id: str, title: str, file: str) -> None: ...
    def note(self, text: str) -> None: ...
