"""Sets of headings come back whole, made like the heading that was given, or about the query."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.archive_records import HeadingQuery
from assistant.archive.embedding import open_builtin
from assistant.archive.ingest.ingest_files import ingest
from assistant.phrasing.parse_query import QueryKind, parse_query
from assistant.phrasing.patterns.heading_search import HeadingLimits, find_headings
from assistant.phrasing.sentences.search_sentences import find_by_meaning
from assistant.records import Filter, HeadingSet
from assistant.text.clean import clean
from tests.archive.making import HashEmbedder, Record

LEADING = (
    "党建领航，组织根基更加牢固",
    "项目领跑，发展后劲更加充足",
    "服务领先，群众满意更加真切",
)
WORKING = ("路面保洁在精细上下功夫", "摊点管理在规范上下功夫", "渣土运输在源头上下功夫")


def ask(archive: Archive, query: str, **limits: int) -> list[HeadingSet]:
    asked = parse_query(query)
    sentences = []
    if asked.kind is QueryKind.MEANING:
        sentences = find_by_meaning(archive, HashEmbedder(), asked, limit=9, filter=Filter())
    return find_headings(
        archive,
        asked,
        sentences,
        limits=HeadingLimits(**limits),
        limit=5,
        filter=Filter(),
    )


@pytest.mark.parametrize(
    ("query", "headings"),
    [
        pytest.param("文化领唱，精神家园更加丰盈", LEADING, id="a heading of the same make"),
        pytest.param("4+8", LEADING, id="lengths"),
        pytest.param("*领*，*更加*", LEADING, id="a pattern with two clauses"),
        pytest.param("在*上下功夫", (), id="a pattern from the first character"),
        pytest.param("*在*上下功夫", WORKING, id="heads of items"),
        pytest.param("渣土运输", WORKING, id="a phrase in one of them"),
        pytest.param("怎么写便民服务做到群众满意", LEADING, id="a meaning found under one of them"),
    ],
)
def test_sets_come_back_whole(archive: Archive, query: str, headings: tuple[str, ...]) -> None:
    found = ask(archive, query)
    assert [one.headings for one in found][:1] == ([headings] if headings else [])


def test_number_and_length_limit(archive: Archive) -> None:
    fitting = [one.headings for one in ask(archive, "渣土运输的做法", count=3, length=11)]
    assert fitting == [WORKING, LEADING], "11 and 12 characters; what it is about comes first"
    assert ask(archive, "渣土运输的做法", count=4) == []
    assert ask(archive, "渣土运输的做法", length=20) == []


@pytest.mark.parametrize("query", ["4+7", "4+9", "5+8", "12+4", "11", "4+4+4"])
def test_lengths_are_exact(archive: Archive, query: str) -> None:
    lengths = parse_query(query).lengths
    for one in ask(archive, query):
        pieces = [[len(piece) for piece in heading.split("，")] for heading in one.headings]
        assert all(own == [*lengths] or [sum(own)] == [*lengths] for own in pieces)
    assert LEADING not in [one.headings for one in ask(archive, query)], "4 and 8"


def test_masks_keep_a_set_back(tmp_path: Path) -> None:
    report = tmp_path / "某局.txt"
    heads = ["坚持xx为先，稳住大盘", "坚持民生为本，办好实事", "坚持安全为要，守住底线"]
    body = "\n".join(f"（{n}）{head}\n做了工作。" for n, head in zip("一二三", heads, strict=True))
    report.write_text(f"某局2024年工作总结\n\n一、工作成效\n{body}\n", encoding="utf-8")
    with Archive.create_or_open(tmp_path / "index", embedder=HashEmbedder()) as archive:
        ingest(archive, [report], progress=Record())
        asked, limits = parse_query("坚持*，*"), HeadingLimits()
        given = {"limits": limits, "limit": 5, "filter": Filter()}
        assert find_headings(archive, asked, [], **given) == []  # type: ignore[arg-type]
        (one,) = find_headings(archive, asked, [], damaged=True, **given)  # type: ignore[arg-type]
    assert one.headings == tuple(heads)


# Sets that a reader of the seeds found worth offering whole: file, first line, headings.
NAMED = [
    ("000", 12, 5),
    ("000", 85, 5),
    ("001", 276, 6),
    ("001", 308, 5),
    ("001", 317, 5),
    ("002", 148, 6),
    ("003", 96, 5),
    ("003", 215, 4),
    ("003", 331, 5),
    ("003", 466, 5),
    ("003", 558, 5),
    ("003", 575, 7),
    ("003", 592, 6),
    ("004", 11, 6),
    ("004", 130, 5),
]


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The real compilations as an archive."""
    archive = Archive.create_or_open(
        tmp_path_factory.mktemp("seeds") / "index", embedder=open_builtin()
    )
    ingest(archive, [shared / "seeds"], progress=Record())
    return archive


@pytest.mark.parametrize(("file", "line", "count"), NAMED)
def test_named_sets_of_the_seeds(seeds: Archive, file: str, line: int, count: int) -> None:
    """Asked with one heading of the set, the set is offered whole."""
    entry = next(one for one in seeds.reports() if one.file.rpartition("/")[2].startswith(file))
    path = Path(entry.file)
    first = path.read_text(encoding="utf-8").split("\n")[line - 1]
    assert first
    wanted = Filter(reports=tuple(r.id for r in seeds.reports() if r.file == entry.file))
    sets = seeds.heading_sets(HeadingQuery(count=count), limit=300, filter=wanted)
    (one,) = [
        one for one in sets if one.line == line and clean(first).find(one.headings[0]) in range(6)
    ]
    found = find_headings(
        seeds,
        parse_query(one.headings[1]),
        [],
        limits=HeadingLimits(count=count),
        limit=5,
        filter=Filter(),
        damaged=True,
    )
    assert one.headings in [other.headings for other in found]
