"""What goes into an archive comes out again: reports, passages, candidates, filters."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.archive.protocol import ReportArchive
from assistant.errors import ArchiveError
from assistant.records import Filter, Function, Level, Place, ReportEntry, Section
from tests.archive.engines import Engine, LocalEngine, OpenedArchive, on_both_engines
from tests.archive.making import (
    HashEmbedder,
    Record,
    file,
    paragraph,
    report,
    section,
    store,
)

pytestmark = on_both_engines

GREEN = "全年新建口袋公园十二处，绿化面积明显扩大"
ROADS = "修补破损路面三千平方米，更换井盖二百套"
PLANS = "明年计划再建口袋公园二十处"


def found(archive: ReportArchive, words: str, filter: Filter = Filter()) -> list[str]:  # noqa: B008
    ids = [text for text, _ in archive.search_keywords(words, limit=10, filter=filter)]
    return [passage.text for passage in archive.passages(ids, filter=filter)]


def near(archive: ReportArchive, text: str, filter: Filter = Filter()) -> list[str]:  # noqa: B008
    vector = HashEmbedder().encode_query(text)
    ids = [number for number, _ in archive.search_vectors(vector, limit=10, filter=filter)]
    return [passage.text for passage in archive.passages(ids, filter=filter)]


@pytest.fixture
def filled(archive: OpenedArchive) -> OpenedArchive:
    """Return an archive with a report of 2023 in one file, and one of 2022 in another."""
    this_year = report(
        "云溪县城管局2023年工作总结",
        section(2, "一、工作成效", Function.RESULTS, GREEN, ROADS),
        section(5, "二、下步计划", Function.PLAN, PLANS),
    )
    last_year = report(
        "云溪县柳河镇2022年工作总结",
        section(2, "一、主要工作", Function.RESULTS, ROADS),
        year=2022,
        org_type="镇",
        level=Level.TOWN,
    )
    store(archive, file("/甲/今年.md", this_year), file("/乙/去年.docx", last_year, numbered=False))
    return archive


def test_the_archive_keeps_its_protocol(archive: OpenedArchive) -> None:
    promised: ReportArchive = archive  # checked by mypy
    assert promised.reports() == []


def test_a_new_archive_is_empty_and_answers(archive: OpenedArchive, embedder: HashEmbedder) -> None:
    assert archive.search_keywords("公园", limit=5) == []
    assert archive.search_vectors(embedder.encode_query("公园"), limit=5) == []
    assert archive.status().texts == 0


def test_reports_are_listed_by_file(filled: OpenedArchive) -> None:
    second, first = filled.reports()
    assert (first.title, first.year, first.level) == (
        "云溪县城管局2023年工作总结",
        2023,
        Level.COUNTY,
    )
    assert (first.file, first.first_line, first.last_line, first.passages) == (
        "/甲/今年.md",
        1,
        6,
        3,
    )
    assert (second.file, second.first_line, second.last_line) == ("/乙/去年.docx", None, None)
    assert filled.report(first.id) == first


def test_an_unknown_report_is_refused(filled: OpenedArchive) -> None:
    for ask in (filled.report, filled.sections, filled.report_passages):
        with pytest.raises(ArchiveError, match="没有这些报告：0000") as refusal:
            ask("0000")
        assert "assistant reports" in refusal.value.hint


def test_sections_come_back_as_they_went_in(archive: OpenedArchive) -> None:
    raw = "一是Ｄ建引领。二是落实到位。"
    sections = (
        Section(path=(), function=Function.OTHER, line=2, paragraphs=(paragraph(2, "导语"),)),
        Section(
            path=("一、成效", "（一）党建"),
            function=Function.RESULTS,
            line=3,
            paragraphs=(paragraph(4, raw, (0, 7, "一是党建引领。"), (7, 14, "二是落实到位。")),),
        ),
        Section(path=("二、打算",), function=Function.PLAN, line=5, paragraphs=()),
    )
    (key,) = store(archive, file("/a.md", report("总结", *sections)))
    assert tuple(archive.sections(key)) == sections
    texts = [(p.text, p.paragraph, p.section) for p in archive.report_passages(key)]
    assert texts[1] == ("一是Ｄ建引领。", raw, ("一、成效", "（一）党建"))
    assert found(archive, "党建")[0] == "一是Ｄ建引领。", "searched clean, shown raw"


def test_words_and_vectors_find_the_passage(filled: OpenedArchive) -> None:
    assert found(filled, "口袋公园 绿化") == [GREEN, PLANS]
    assert near(filled, GREEN)[0] == GREEN


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param(Filter(), {GREEN, ROADS, PLANS}, id="no limit"),
        pytest.param(Filter(years=(2022,)), {ROADS}, id="year"),
        pytest.param(Filter(org_types=("城管局",)), {GREEN, ROADS, PLANS}, id="organisation type"),
        pytest.param(Filter(levels=(Level.TOWN,)), {ROADS}, id="level"),
        pytest.param(Filter(functions=(Function.PLAN,)), {PLANS}, id="function"),
        pytest.param(
            Filter(years=(2022,), functions=(Function.PLAN,)), set(), id="no occurrence is both"
        ),
    ],
)
def test_filters(filled: OpenedArchive, wanted: Filter, expected: set[str]) -> None:
    assert set(found(filled, GREEN + ROADS + PLANS, wanted)) == expected
    assert set(near(filled, GREEN + ROADS + PLANS, wanted)) == expected


def test_a_filter_by_report(filled: OpenedArchive) -> None:
    town, _ = filled.reports()
    assert found(filled, "公园路面", Filter(reports=(town.id,))) == [ROADS]


def test_equal_passages_are_stored_once_with_all_their_places(filled: OpenedArchive) -> None:
    assert filled.status().passages == 4
    assert filled.status().texts == 3
    (number, _), *_ = filled.search_keywords("破损路面", limit=1)
    (shown,) = filled.passages([number])
    assert (shown.year, shown.place) == (2023, Place(file="/甲/今年.md", line=4)), "the newest"
    assert shown.also_at == (Place(file="/乙/去年.docx", line=3),)
    (shown,) = filled.passages([number], filter=Filter(years=(2022,)))
    assert (shown.year, shown.org_type) == (2022, "镇"), "the one inside the filter"
    assert shown.also_at == (Place(file="/甲/今年.md", line=4),)


def test_passages_keep_the_order_of_the_ids(filled: OpenedArchive) -> None:
    ids = [number for number, _ in filled.search_keywords(GREEN + ROADS + PLANS, limit=3)]
    backwards = [passage.id for passage in filled.passages([*reversed(ids), 999])]
    assert backwards == list(reversed(ids))


def test_the_same_bytes_at_two_paths_are_one_report(archive: OpenedArchive) -> None:
    made = report("总结", section(1, "一、", Function.RESULTS, GREEN))
    (key,) = store(archive, file("/a.md", made, content="x"))
    assert store(archive, file("/b.md", made, content="x")) == []
    (entry,) = archive.reports()
    assert (entry.file, entry.also_at) == ("/a.md", ("/b.md",))
    ((number, _),) = archive.search_keywords("公园", limit=5)
    assert archive.passages([number])[0].also_at == (Place(file="/b.md", line=2),)
    assert archive.report(key).passages == 1


def test_a_changed_file_replaces_its_reports(
    archive: OpenedArchive, embedder: HashEmbedder
) -> None:
    old = report("旧", section(1, "一、", Function.RESULTS, GREEN, ROADS))
    new = report("新", section(1, "一、", Function.PLAN, GREEN, PLANS))
    store(archive, file("/a.md", old, content="1"))
    encoded = embedder.encoded
    store(archive, file("/a.md", new, content="2"))
    assert [entry.title for entry in archive.reports()] == ["新"]
    assert found(archive, GREEN + ROADS + PLANS) == [GREEN, PLANS]
    assert ROADS not in near(archive, ROADS)
    assert found(archive, "公园绿化", Filter(functions=(Function.RESULTS,))) == []
    assert embedder.encoded == encoded + 1, "only the new text is embedded"
    assert archive.status().vectors == 2


def test_a_changed_file_leaves_the_copy_of_its_former_bytes(archive: OpenedArchive) -> None:
    old = report("旧", section(1, "一、", Function.RESULTS, GREEN))
    new = report("新", section(1, "一、", Function.RESULTS, PLANS))
    store(archive, file("/a.md", old, content="1"), file("/b.md", old, content="1"))
    store(archive, file("/a.md", new, content="2"))
    assert [(e.title, e.file, e.also_at) for e in archive.reports()] == [
        ("新", "/a.md", ()),
        ("旧", "/b.md", ()),
    ]


def test_removed_reports_are_gone_everywhere(filled: OpenedArchive) -> None:
    town, office = filled.reports()
    filled.remove([office.id])
    assert filled.reports() == [town]
    assert found(filled, GREEN + ROADS + PLANS) == [ROADS]
    assert near(filled, GREEN) == [ROADS]
    assert (filled.status().texts, filled.status().vectors) == (1, 1)


def test_removing_an_unknown_report_removes_nothing(filled: OpenedArchive) -> None:
    first, second = filled.reports()
    with pytest.raises(ArchiveError, match="0000"):
        filled.remove([first.id, "0000"])
    assert filled.reports() == [first, second]


def test_a_removed_report_comes_back_with_its_file(archive: OpenedArchive) -> None:
    one = report("甲", section(1, "一、", Function.RESULTS, GREEN), first_line=1)
    two = report("乙", section(4, "一、", Function.RESULTS, ROADS), first_line=4)
    keys = store(archive, file("/a.md", one, two, content="x"))
    archive.remove(keys[:1])
    assert found(archive, "公园") == []
    store(archive, file("/a.md", one, two, content="x"))
    assert [entry.id for entry in archive.reports()] == keys
    assert found(archive, "公园") == [GREEN]


def test_ids_are_the_same_everywhere(tmp_path: Path, archive: OpenedArchive) -> None:
    one = report("甲", section(1, "一、", Function.RESULTS, GREEN))
    keys = store(archive, file("/a.md", one, content="x"))
    with LocalEngine(folder=tmp_path / "另一个").open(HashEmbedder()) as other:
        assert store(other, file("/c/b.md", one, content="x")) == keys


def test_what_was_stored_is_there_after_closing(engine: Engine, filled: OpenedArchive) -> None:
    before: list[ReportEntry] = filled.reports()
    filled.close()
    with engine.open(HashEmbedder(), notice=pytest.fail) as again:
        assert again.reports() == before
        assert set(found(again, "口袋公园")) == {GREEN, PLANS}


def test_a_reader_notices_what_a_writer_adds(engine: Engine, filled: OpenedArchive) -> None:
    with engine.open(HashEmbedder()) as reader:
        assert found(reader, "垃圾分类") == []
        near(reader, "垃圾", Filter(years=(2023,)))
        text = "垃圾分类覆盖全部小区"
        store(filled, file("/c.md", report("新", section(1, "一、", Function.RESULTS, text))))
        assert found(reader, "垃圾分类") == [text]
        assert near(reader, text, Filter(years=(2023,)))[0] == text


def test_threads_share_an_archive_while_another_writes(
    engine: Engine, filled: OpenedArchive
) -> None:
    def ask(number: int) -> int:
        wanted = Filter(years=(2023,)) if number % 2 else Filter()
        return len(found(filled, "口袋公园", wanted)) + len(near(filled, GREEN, wanted))

    with ThreadPoolExecutor(8) as pool, engine.open(HashEmbedder()) as writer:
        answers = [pool.submit(ask, number) for number in range(64)]
        for number in range(5):
            text = f"第{number}项新增工作"
            made = report("新", section(1, "一、", Function.RESULTS, text))
            store(writer, file(f"/{number}.md", made))
        assert all(answer.result() >= 4 for answer in answers)


def test_status(engine: Engine, filled: OpenedArchive) -> None:
    status = filled.status()
    assert (status.files, status.reports, status.passages, status.texts) == (2, 2, 4, 3)
    assert (status.model, status.dimension, status.vectors) == ("hash", 48, 3)
    kinds = {"local": "Flat,fp16", "servers": "Milvus HNSW"}
    assert (status.vector_index, status.pending) == (kinds[engine.name], 0)
    assert status.bytes >= sum(path.stat().st_size for path in status.folder.glob("*.db"))


def test_text_the_model_does_not_know_is_found_by_words_only(archive: OpenedArchive) -> None:
    store(archive, file("/a.md", report("甲", section(1, "一、", Function.RESULTS, "水", GREEN))))
    assert found(archive, "水") == ["水"]
    assert near(archive, GREEN) == [GREEN]


def test_progress_names_the_steps(engine: Engine, archive: OpenedArchive) -> None:
    progress = Record()
    with archive.open_writer(progress=progress) as intake:
        intake.add([file("/a.md", report("甲", section(1, "一、", Function.RESULTS, GREEN)))])
    indexing = {
        "local": [("建立向量索引", 1), ("建立关键词索引", 1)],
        "servers": [("更新检索引擎", 1)],
    }
    counting = [("发现句式", 1), ("统计句式", 1), ("计算向量", 1)]
    assert progress.steps == [*counting, *indexing[engine.name]]
