"""What a person puts right is found at once, and stays when the file is read again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.archive.archive_records import Correction, Metadata
from assistant.archive.database.schema import open_database
from assistant.archive.ingest.ingest_files import ingest
from assistant.errors import ArchiveError
from assistant.records import Filter, Function, Kind, Level, Span
from tests.archive.engines import OpenedArchive, on_both_engines
from tests.archive.making import (
    HashEmbedder,
    Record,
    file,
    read_simple,
    report,
    section,
    store,
    write_report,
)

TREES = "全年补植行道树四百株，改造绿地两处"
DRAINS = "清淘雨水管网三十公里，整治易涝点五处"
SAID = Metadata(
    title="柳河镇2021年上半年城管工作汇报",
    organisation="柳河镇",
    org_type="镇",
    level=Level.TOWN,
    year=2021,
    span=Span.FIRST_HALF,
    kind=Kind.BRIEFING,
)


def found(archive: OpenedArchive, filter: Filter) -> list[str]:
    """Return the passages that words and vectors find inside the filter, which must agree."""
    words = {text for text, _ in archive.search_keywords("行道树 管网", limit=9, filter=filter)}
    query = HashEmbedder().encode_query(TREES + DRAINS)
    near = {text for text, _ in archive.search_vectors(query, limit=9, filter=filter)}
    assert words == near
    return [passage.text for passage in archive.passages(sorted(words), filter=filter)]


@pytest.fixture
def stored(archive: OpenedArchive) -> tuple[str, str]:
    """Return the ids of two reports of one file."""
    first = report("一份总结", section(2, "一、有关工作", Function.RESULTS, TREES))
    second = report(
        "另一份总结", section(12, "一、主要工作", Function.RESULTS, DRAINS), first_line=11
    )
    one, other = store(archive, file("/甲.md", first, second, content="甲"))
    return one, other


@on_both_engines
def test_everything_said_is_found_by_it(archive: OpenedArchive, stored: tuple[str, str]) -> None:
    one, other = stored
    archive.correct(one, Correction(metadata=SAID, functions={2: Function.PLAN}))
    entry = archive.report(one)
    said = (entry.title, entry.organisation, entry.org_type, entry.level, entry.year)
    assert said == ("柳河镇2021年上半年城管工作汇报", "柳河镇", "镇", Level.TOWN, 2021)
    assert (entry.span, entry.kind) == (Span.FIRST_HALF, Kind.BRIEFING)
    assert [part.function for part in archive.sections(one)] == [Function.PLAN]
    for inside in (
        Filter(years=(2021,)),
        Filter(org_types=("镇",)),
        Filter(levels=(Level.TOWN,)),
        Filter(spans=(Span.FIRST_HALF,)),
        Filter(functions=(Function.PLAN,)),
    ):
        assert found(archive, inside) == [TREES]
    assert found(archive, Filter(years=(2023,))) == [DRAINS]
    assert archive.report(other).title == "另一份总结"
    assert archive.status().pending == 0


@on_both_engines
def test_reading_the_file_again_keeps_it(archive: OpenedArchive, stored: tuple[str, str]) -> None:
    one, other = stored
    archive.correct(one, Correction(metadata=SAID, functions={2: Function.PLAN}))
    before = archive.report(one)
    archive.remove([other])  # the file is read again when it is next taken in
    again = report("一份总结", section(2, "一、有关工作", Function.RESULTS, TREES))
    assert store(archive, file("/甲.md", again, content="甲")) == [one]
    assert archive.report(one) == before
    assert [part.function for part in archive.sections(one)] == [Function.PLAN]


@on_both_engines
def test_an_unchanged_file_changes_nothing(archive: OpenedArchive, tmp_path: Path) -> None:
    path = write_report(tmp_path / "总结.md", "一份总结", TREES)
    ingest(archive, [path], progress=Record(), read=read_simple)
    (entry,) = archive.reports()
    archive.correct(entry.id, Correction(metadata=SAID, functions={}))
    assert ingest(archive, [path], progress=Record(), read=read_simple).unchanged == 1
    assert archive.report(entry.id).title == SAID.title


@on_both_engines
def test_removing_a_report_forgets_it(archive: OpenedArchive, stored: tuple[str, str]) -> None:
    one, _ = stored
    archive.correct(one, Correction(metadata=SAID, functions={}))
    archive.remove([one])
    again = report("一份总结", section(2, "一、有关工作", Function.RESULTS, TREES))
    store(archive, file("/甲.md", again, content="甲"))
    assert archive.report(one).title == "一份总结"


def test_corrections_add_up(archive: OpenedArchive, folder: Path) -> None:
    parts = (
        section(2, "一、甲", Function.RESULTS, TREES),
        section(4, "二、乙", Function.RESULTS, DRAINS),
    )
    key, _ = store(archive, file("/甲.md", report("总结", *parts), report("余", first_line=9)))
    archive.correct(key, Correction(metadata=SAID, functions={2: Function.PROBLEMS}))
    archive.correct(key, Correction(metadata=SAID, functions={4: Function.PLAN}))
    archive.remove([one.id for one in archive.reports() if one.id != key])
    store(archive, file("/甲.md", report("总结", *parts)))
    functions = [part.function for part in archive.sections(key)]
    assert functions == [Function.PROBLEMS, Function.PLAN]


def test_patterns_are_counted_again(
    archive: OpenedArchive, stored: tuple[str, str], folder: Path
) -> None:
    one, _ = stored
    archive.correct(one, Correction(metadata=SAID, functions={2: Function.PLAN}))
    database = open_database(folder)
    query = (
        "SELECT function FROM pattern_counts c JOIN reports r ON r.id = c.report WHERE r.key = ?"
    )
    functions = {function for (function,) in database.execute(query, [one])}
    database.close()
    assert functions <= {Function.PLAN.value, ""}


@on_both_engines
@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        pytest.param(
            Correction(metadata=replace(SAID, title=" "), functions={}), "空着", id="no title"
        ),
        pytest.param(
            Correction(metadata=replace(SAID, year=202), functions={}), "年份不对", id="odd year"
        ),
        pytest.param(
            Correction(metadata=replace(SAID, organisation="甲\n乙"), functions={}),
            "一行",
            id="two lines",
        ),
        pytest.param(
            Correction(metadata=SAID, functions={7: Function.PLAN}), "第 7 行", id="no such section"
        ),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    archive: OpenedArchive, stored: tuple[str, str], correction: Correction, reason: str
) -> None:
    before = archive.reports()
    with pytest.raises(ArchiveError, match=reason):
        archive.correct(stored[0], correction)
    assert archive.reports() == before


@on_both_engines
def test_an_unknown_report_is_refused(archive: OpenedArchive) -> None:
    with pytest.raises(ArchiveError, match="没有这些报告"):
        archive.correct("0000", Correction(metadata=SAID, functions={}))
