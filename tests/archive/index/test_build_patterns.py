"""Skeletons and their counts follow the reports: in, out, after a crash, from an older version."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.index import build_patterns
from assistant.records import Filter, Function, Report
from tests.archive.engines import OpenedArchive, on_both_engines
from tests.archive.making import HashEmbedder, Record, file, report, section, store

_MATTERS = tuple("灯园河校场桥库岸站房楼街")
_VERBS = ["修补", "清理", "改建", "巡查", "登记", "走访", "整修"]


def made(number: int) -> Report:
    """Return a report with sentences of its own on one matter."""
    matter, verb = _MATTERS[number % len(_MATTERS)], _VERBS[number % len(_VERBS)]
    return report(
        f"云溪县{number}局总结",
        section(
            1, "一、成效", Function.RESULTS, f"切实{verb}{matter}{number}处。全力{verb}{matter}。"
        ),
        section(
            3, "二、计划", Function.PLAN, f"切实{matter}{verb}{number}件，全力{matter}{verb}。"
        ),
        year=2020 + number % 3,
        org_type="镇" if number % 2 else "城管局",
    )


def counted(archive: OpenedArchive, skeleton: str, filter: Filter = Filter()) -> tuple[int, int]:  # noqa: B008
    """Return (reports, sentences) of a skeleton as the archive has counted them."""
    counts = archive.pattern_counts()
    parts, sentences = counts.of(skeleton)
    inside = counts.allowed_parts(filter)[parts]
    return len(set(counts.part_origin[parts[inside]].tolist())), int(sentences[inside].sum())


def by_hand(archive: OpenedArchive, word: str, filter: Filter = Filter()) -> tuple[int, int]:  # noqa: B008
    """Count the same in the passages."""
    reports, sentences = set(), 0
    for entry in archive.reports():
        passages = archive.report_passages(entry.id)
        for passage in archive.passages([passage.id for passage in passages], filter=filter):
            holding = [
                s for s in re.split("[。\n]", passage.text) if re.search(f"{word}[^，。]", s)
            ]
            sentences += len(holding)
            if holding:
                reports.add(entry.id)
    return len(reports), sentences


@pytest.fixture
def filled(archive: OpenedArchive) -> OpenedArchive:
    store(archive, *(file(f"/{n:02}.md", made(n)) for n in range(24)))
    return archive


@on_both_engines
@pytest.mark.parametrize("word", ["切实", "全力"])
@pytest.mark.parametrize(
    "filter",
    [
        pytest.param(Filter(), id="all"),
        pytest.param(Filter(years=(2021,)), id="year"),
        pytest.param(Filter(org_types=("镇",)), id="organisation type"),
        pytest.param(Filter(functions=(Function.PLAN,)), id="function"),
        pytest.param(Filter(years=(2021,), functions=(Function.RESULTS,)), id="both"),
    ],
)
def test_counts_agree_with_the_passages(filled: OpenedArchive, word: str, filter: Filter) -> None:
    assert counted(filled, f"{word}*", filter) == by_hand(filled, word, filter)


@on_both_engines
def test_counts_follow_what_is_added_and_removed(filled: OpenedArchive) -> None:
    assert counted(filled, "切实*") == (24, 48)
    (added,) = store(filled, file("/new.md", made(30)))
    assert counted(filled, "切实*") == (25, 50)
    filled.remove([added])
    assert counted(filled, "切实*") == (24, 48)


@on_both_engines
def test_few_new_reports_are_counted_and_many_mined_again(filled: OpenedArchive) -> None:
    progress = Record()
    with filled.open_writer(progress=progress) as intake:
        intake.add([file("/new.md", made(30))])
    assert ("统计句式", 1) in progress.steps
    assert "发现句式" not in [step for step, _ in progress.steps]
    with filled.open_writer(progress=progress) as intake:
        intake.add([file(f"/more{n}.md", made(n)) for n in range(31, 41)])
    assert "发现句式" in [step for step, _ in progress.steps]
    assert counted(filled, "切实*") == (35, 70)


@on_both_engines
def test_a_copy_of_a_report_counts_once(filled: OpenedArchive) -> None:
    store(filled, file("/copy.md", made(3), content="其他字节"))
    assert len(filled.reports()) == 25
    assert counted(filled, "切实*") == (24, 48)


@on_both_engines
def test_a_heading_counts_once(archive: OpenedArchive) -> None:
    reports = [
        report(
            f"{matter}总结",
            section(1, f"一、切实{_VERBS[n % 7]}{matter}", Function.RESULTS, f"{matter}都好。"),
            year=2020,
        )
        for n, matter in enumerate(_MATTERS)
    ]
    store(archive, *(file(f"/{n}.md", made) for n, made in enumerate(reports)))
    assert counted(archive, "切实*") == (len(_MATTERS), len(_MATTERS))


def test_a_crash_in_the_middle_is_made_up_for(
    filled: OpenedArchive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(build_patterns, "_REPORTS_AT_ONCE", 7)
        patch.setattr(Record, "advance", _crash)
        with pytest.raises(KeyboardInterrupt):
            store(filled, *(file(f"/more{n}.md", made(n)) for n in range(24, 48)))
    with Archive.open(folder, embedder=HashEmbedder()) as archive:
        assert counted(archive, "切实*") == (48, 96)


def _crash(_record: Record, _count: int = 1) -> None:
    raise KeyboardInterrupt


def test_an_archive_of_an_earlier_version_is_counted_on_opening(
    filled: OpenedArchive, folder: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    shutil.copytree(folder, old)
    with sqlite3.connect(old / "archive.db") as database:
        database.execute("DROP TABLE doubts")
        database.execute("DROP TABLE corrections")
        database.execute("DROP TABLE pattern_counts")
        database.execute("DROP TABLE patterns")
        database.execute("DELETE FROM meta WHERE key = 'mined_reports'")
        database.execute("PRAGMA user_version = 2")
    database.close()
    notices: list[str] = []
    with Archive.open(old, embedder=HashEmbedder(), notice=notices.append) as archive:
        assert counted(archive, "切实*") == (24, 48)
    assert ["句式" in notice for notice in notices] == [True]
    with Archive.open(old, embedder=HashEmbedder(), notice=pytest.fail) as archive:
        assert counted(archive, "切实*") == (24, 48)


def test_a_reader_notices_what_a_writer_counts(filled: OpenedArchive, folder: Path) -> None:
    with Archive.open(folder, embedder=HashEmbedder()) as reader:
        assert counted(reader, "切实*") == (24, 48)
        store(filled, file("/new.md", made(30)))
        assert counted(reader, "切实*") == (25, 50)


@on_both_engines
def test_an_empty_archive_has_counted_nothing(archive: OpenedArchive) -> None:
    assert archive.pattern_counts().skeletons == ()


@on_both_engines
def test_reports_that_hold_a_phrase(filled: OpenedArchive) -> None:
    def containing(phrase: str, filter: Filter = Filter()) -> set[str]:  # noqa: B008
        return set(filled.reports_containing(phrase, filter=filter))

    entries = filled.reports()
    texts = {e.id: "\n".join(p.text for p in filled.report_passages(e.id)) for e in entries}
    for phrase in ["切实", "切实清理园", "理园1处", "园1", "园理", "没有的话"]:
        assert containing(phrase) == {key for key, text in texts.items() if phrase in text}, phrase
    towns = {e.id for e in entries if e.org_type == "镇"}
    assert containing("切实", Filter(org_types=("镇",))) == towns


@on_both_engines
def test_every_place_of_a_passage(filled: OpenedArchive) -> None:
    store(filled, file("/copy.md", made(3), content="其他字节"))
    ids = filled.passages_containing(["切实巡查校"], limit=10)
    places = filled.occurrences(ids)
    assert len({place.report_id for place in places}) == 2  # the copy too
    assert all("切实巡查校" in place.clean for place in places)
    assert filled.passages_containing(["%"], limit=10) == []
    assert filled.occurrences(ids, filter=Filter(functions=(Function.PLAN,))) == []
