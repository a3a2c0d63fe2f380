"""The encoder reads the passages after they were stored; its space holds what it has read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from assistant.archive.archive import Archive
from assistant.archive.archive_records import Correction, Metadata, VectorSpace
from assistant.archive.database.database_state import Model
from assistant.archive.embedding.embedder import Vectors
from assistant.archive.index import encode_passages, vector_index
from assistant.archive.storage.database import Database
from assistant.archive.storage.manifest import ENCODED, read_manifest
from assistant.archive.storage.writer_lock import lock_for_reading, lock_for_writing
from assistant.errors import ArchiveError, ProviderError
from assistant.records import Filter, Function, Kind, Level, ReportEntry, Span
from tests.archive.engines import Engine, LocalEngine, OpenedArchive, on_both_engines
from tests.archive.making import HashEmbedder, Record, file, paragraph, report, section, store

OLD = ("新建公园三处", "修补路面千米", "垃圾分类全覆盖")
NEW = ("整治占道经营百起", "更新路灯二百盏")
SLOW = VectorSpace.ENCODER


class FakeEncoder(HashEmbedder):
    """An embedder that can be made to break off, and remembers what it read."""

    def __init__(self, name: str = "encoder", *, dimension: int = 64) -> None:
        super().__init__(name, dimension=dimension)
        self.read: list[str] = []
        self.allowed = 1_000_000  # texts
        self.when_spent: BaseException = KeyboardInterrupt()

    def encode(self, texts: Sequence[str]) -> Vectors:
        if len(self.read) + len(texts) > self.allowed:
            raise self.when_spent
        self.read += texts
        return super().encode(texts)

    def encode_query(self, text: str) -> Vectors:
        row: Vectors = HashEmbedder.encode(self, [text])[0]
        return row


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def archive(engine: Engine, encoder: FakeEncoder) -> Iterator[OpenedArchive]:
    """An archive with a report of 2021 and one of 2023, none read by the encoder."""
    with open_archive(engine, encoder) as opened:
        for name, year, texts in (("甲", 2021, OLD), ("乙", 2023, NEW)):
            part = section(1, "一、工作成效", Function.RESULTS, *texts)
            store(opened, file(f"/{name}.md", report(name, part, year=year)))
        yield opened


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commit after each text."""
    monkeypatch.setattr(encode_passages, "_FEWEST", 1)
    monkeypatch.setattr(encode_passages, "next_count", lambda count, seconds, least: 1)


def open_archive(engine: Engine, encoder: FakeEncoder) -> OpenedArchive:
    return engine.open(HashEmbedder(), encoder=lambda: encoder, notice=pytest.fail)


def near(
    archive: OpenedArchive,
    encoder: FakeEncoder,
    text: str,
    filter: Filter = Filter(),  # noqa: B008
) -> list[str]:
    """Return the passages found in the encoder's space, nearest first."""
    found = archive.search_vectors(encoder.encode_query(text), limit=9, filter=filter, space=SLOW)
    return [passage.text for passage in archive.passages([number for number, _ in found])]


def read(archive: OpenedArchive) -> tuple[int, int]:
    state = archive.encode_passages(progress=Record())
    return state.read, state.texts


def _by_year(archive: OpenedArchive) -> list[ReportEntry]:
    return sorted(archive.reports(), key=lambda entry: entry.year or 0)


@on_both_engines
def test_nothing_is_read_at_first(archive: OpenedArchive, encoder: FakeEncoder) -> None:
    state = archive.reading_state()
    assert (state.model, state.read, state.texts, state.unread) == ("encoder", 0, 5, 5)
    assert near(archive, encoder, OLD[0]) == []
    assert archive.similarities({SLOW: encoder.encode_query(OLD[0])}, [1, 2, 3])[SLOW] == {}
    assert encoder.read == []


@on_both_engines
def test_all_is_found_once_read(archive: OpenedArchive, encoder: FakeEncoder) -> None:
    assert read(archive) == (5, 5)
    for text in (*OLD, *NEW):
        assert near(archive, encoder, text)[0] == text
    assert near(archive, encoder, OLD[0], Filter(years=(2023,))) != []
    assert set(near(archive, encoder, OLD[0], Filter(years=(2023,)))) == set(NEW)


@on_both_engines
@pytest.mark.usefixtures("one_by_one")
def test_the_newest_reports_are_read_first(archive: OpenedArchive, encoder: FakeEncoder) -> None:
    read(archive)
    assert encoder.read == [*NEW, *OLD]


@on_both_engines
def test_similarities_of_passage_and_paragraph(engine: Engine, encoder: FakeEncoder) -> None:
    first, second = "新建公园三处", "栽种树木百株"
    cut = paragraph(2, f"{first}{second}", (0, 6, first), (6, 12, second))
    whole = section(1, "一、", Function.RESULTS)
    with open_archive(engine, encoder) as archive:
        made = report("甲", type(whole)(
            path=whole.path, function=whole.function, line=1, paragraphs=(cut,)
        ))  # fmt: skip
        (key,) = store(archive, file("/a.md", made))
        read(archive)
        query = encoder.encode_query("新建公园")
        one, other = (passage.id for passage in archive.report_passages(key))
        found = archive.similarities({SLOW: query}, [one, other, 2**40])[SLOW]
    a, b = HashEmbedder.encode(encoder, [first, second])
    together = (a + b) / np.linalg.norm(a + b)
    assert found[one] == pytest.approx((a @ query, together @ query), abs=5e-3)
    assert found[other] == pytest.approx((b @ query, together @ query), abs=5e-3)
    assert set(found) == {one, other}


@on_both_engines
def test_a_query_without_meaning_finds_nothing(archive: OpenedArchive) -> None:
    read(archive)
    zeros = np.zeros(64, dtype=np.float32)
    assert archive.search_vectors(zeros, limit=5, space=SLOW) == []
    assert archive.similarities({SLOW: zeros}, [1, 2])[SLOW] == {}


@on_both_engines
def test_nothing_is_read_twice(archive: OpenedArchive, encoder: FakeEncoder) -> None:
    read(archive)
    progress = Record()
    archive.encode_passages(progress=progress)
    assert len(encoder.read) == 5
    assert progress.steps == []


@on_both_engines
@pytest.mark.usefixtures("one_by_one")
@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError()])
def test_an_interruption_keeps_what_was_read(
    archive: OpenedArchive, encoder: FakeEncoder, error: BaseException
) -> None:
    encoder.allowed, encoder.when_spent = 3, error
    with pytest.raises(type(error)):
        archive.encode_passages(progress=Record())
    assert (archive.reading_state().read, archive.reading_state().unread) == (3, 2)
    assert set(near(archive, encoder, NEW[0])) == {*NEW, OLD[0]}, "what was read is found"
    encoder.allowed = 1_000
    assert read(archive) == (5, 5)
    assert encoder.read == [*NEW, *OLD], "and not read again"
    assert set(near(archive, encoder, NEW[0])) == {*NEW, *OLD}


@on_both_engines
@pytest.mark.usefixtures("one_by_one")
def test_stop(archive: OpenedArchive, encoder: FakeEncoder) -> None:
    stop = Event()

    class Stopping(Record):
        def advance(self, count: int = 1) -> None:
            super().advance(count)
            if self.advanced == 2:
                stop.set()

    state = archive.encode_passages(progress=Stopping(), stop=stop)
    assert (state.read, state.texts) == (2, 5)
    assert near(archive, encoder, OLD[0]) != []
    assert set(near(archive, encoder, OLD[0])) == set(NEW)


@pytest.mark.usefixtures("one_by_one")
def test_a_kill_between_commits_loses_nothing(engine: Engine, archive: OpenedArchive) -> None:
    """The index on disk is behind the database, as when the process dies at once."""
    killed = FakeEncoder()
    killed.allowed = 2
    with open_archive(engine, killed) as other, pytest.MonkeyPatch.context() as patch:
        patch.setattr(encode_passages, "_update_index", lambda *_: None)
        with pytest.raises(KeyboardInterrupt):
            other.encode_passages(progress=Record())
    again = FakeEncoder()
    with open_archive(engine, again) as other:
        assert other.reading_state().read == 2
        assert near(other, again, NEW[0]) == []
        queries = {SLOW: again.encode_query(NEW[0])}
        assert len(other.similarities(queries, range(1, 6))[SLOW]) == 2
        assert read(other) == (5, 5)
        assert again.read == list(OLD)
        assert set(near(other, again, NEW[0])) == {*NEW, *OLD}


@on_both_engines
def test_new_reports_are_read_by_the_next_call(
    archive: OpenedArchive, encoder: FakeEncoder
) -> None:
    read(archive)
    made = report("丙", section(1, "一、", Function.RESULTS, "开展培训十场", OLD[0]))
    store(archive, file("/c.md", made))
    assert archive.reading_state().unread == 1
    assert set(near(archive, encoder, OLD[0])) == {*NEW, *OLD}
    assert read(archive) == (6, 6)
    assert encoder.read[5:] == ["开展培训十场"]
    assert near(archive, encoder, "开展培训十场")[0] == "开展培训十场"


@on_both_engines
def test_removed_reports_leave_both_spaces(archive: OpenedArchive, encoder: FakeEncoder) -> None:
    read(archive)
    old, new = _by_year(archive)
    archive.remove([old.id])
    assert (archive.reading_state().read, archive.reading_state().texts) == (2, 2)
    found = archive.search_vectors(encoder.encode_query(OLD[0]), limit=9, space=SLOW)
    assert len(found) == 2
    assert set(near(archive, encoder, OLD[0])) == set(NEW)
    archive.remove([new.id])
    assert archive.search_vectors(encoder.encode_query(OLD[0]), limit=9, space=SLOW) == []


@on_both_engines
def test_a_removal_while_reading(engine: Engine, archive: OpenedArchive) -> None:
    """A report goes after its texts were listed, before they are stored."""

    class Removing(FakeEncoder):
        def encode(self, texts: Sequence[str]) -> Vectors:
            for entry in archive.reports():
                if entry.year == 2021:
                    archive.remove([entry.id])
            return super().encode(texts)

    removing = Removing()
    with open_archive(engine, removing) as other:
        assert read(other) == (2, 2)
        assert set(near(other, removing, NEW[0])) == set(NEW)


@on_both_engines
def test_a_correction_needs_no_reading(archive: OpenedArchive, encoder: FakeEncoder) -> None:
    read(archive)
    said = Metadata(
        title="甲",
        organisation="云溪县民政局",
        org_type="民政局",
        level=Level.COUNTY,
        year=2020,
        span=Span.YEAR,
        kind=Kind.SUMMARY,
    )
    archive.correct(_by_year(archive)[0].id, Correction(metadata=said, functions={}))
    assert archive.reading_state().unread == 0
    assert set(near(archive, encoder, OLD[0], Filter(years=(2020,)))) == set(OLD)


@on_both_engines
def test_reindex_rebuilds_the_encoders_index(archive: OpenedArchive, encoder: FakeEncoder) -> None:
    read(archive)
    archive.reindex(progress=Record())
    assert len(encoder.read) == 5
    assert near(archive, encoder, NEW[1])[0] == NEW[1]


@on_both_engines
def test_another_encoder_needs_another_reading_only(engine: Engine, archive: OpenedArchive) -> None:
    read(archive)
    other = FakeEncoder("other", dimension=32)
    with open_archive(engine, other) as changed:
        assert (changed.reading_state().model, changed.reading_state().unread) == ("other", 5)
        assert near(changed, other, NEW[0]) == [], "the vectors of two models do not compare"
        assert len(changed.search_vectors(HashEmbedder().encode_query(NEW[0]), limit=9)) == 5
        assert read(changed) == (5, 5)
        assert near(changed, other, NEW[0])[0] == NEW[0]
    first = FakeEncoder()
    with open_archive(engine, first) as back:
        assert back.reading_state().unread == 0
        assert near(back, first, NEW[0]) == []
        read(back)
        assert (first.read, near(back, first, NEW[0])[0]) == ([], NEW[0])


@on_both_engines
def test_the_former_static_model_as_encoder_is_not_computed_again(
    engine: Engine, archive: OpenedArchive
) -> None:
    """Its vectors are there already, with two bytes for each component."""
    former = FakeEncoder("hash", dimension=48)
    with open_archive(engine, former) as changed:
        assert read(changed) == (5, 5)
        assert former.read == []
        assert near(changed, former, NEW[0])[0] == NEW[0]


@on_both_engines
def test_a_service_that_is_away_is_known_by_its_name(
    engine: Engine, archive: OpenedArchive, encoder: FakeEncoder
) -> None:
    class Away(FakeEncoder):
        @property
        def fingerprint(self) -> str:
            raise ProviderError("连不上嵌入服务。")

        @fingerprint.setter
        def fingerprint(self, value: str) -> None: ...

    read(archive)
    with open_archive(engine, Away()) as away:
        assert (away.reading_state().model, away.reading_state().unread) == ("encoder", 0)
    with open_archive(engine, Away("other")) as away:
        assert (away.reading_state().model, away.reading_state().unread) == ("other", 5)


@on_both_engines
def test_without_an_encoder(engine: Engine, archive: OpenedArchive) -> None:
    read(archive)
    with engine.open(HashEmbedder()) as plain:
        state = plain.encode_passages(progress=Record())
        assert (state.model, state.unread) == ("", 0)
        vector = FakeEncoder().encode_query(NEW[0])
        assert plain.search_vectors(vector, limit=9, space=SLOW) == []


@pytest.mark.parametrize("damage", ["cut short", "overwritten", "gone"])
def test_a_damaged_index_is_rebuilt_with_a_notice(
    folder: Path, archive: OpenedArchive, encoder: FakeEncoder, damage: str
) -> None:
    read(archive)
    archive.close()
    path = folder / ENCODED
    if damage == "gone":
        path.unlink()
    else:
        data = path.read_bytes()
        path.write_bytes(data[:-9] if damage == "cut short" else data[:-9] + b"123456789")
    notices: list[str] = []
    with Archive.open(
        folder, embedder=HashEmbedder(), encoder=lambda: encoder, notice=notices.append
    ) as again:
        assert near(again, encoder, NEW[0])[0] == NEW[0]
    assert ["语义索引" in notice for notice in notices] == [True]
    assert len(encoder.read) == 5


def test_an_index_that_vanishes_while_open_is_rebuilt(
    folder: Path, archive: OpenedArchive, encoder: FakeEncoder
) -> None:
    read(archive)
    with Archive.open(folder, embedder=HashEmbedder(), encoder=lambda: encoder) as other:
        (folder / ENCODED).unlink()
        assert near(other, encoder, NEW[0])[0] == NEW[0]


def test_a_lost_manifest_costs_no_reading(
    folder: Path, archive: OpenedArchive, encoder: FakeEncoder
) -> None:
    read(archive)
    archive.close()
    (folder / "manifest.json").unlink()
    with Archive.open(folder, embedder=HashEmbedder(), encoder=lambda: encoder) as again:
        assert near(again, encoder, NEW[0])[0] == NEW[0]
    assert len(encoder.read) == 5


def test_one_program_reads_at_a_time(folder: Path, archive: OpenedArchive) -> None:
    with lock_for_reading(folder), pytest.raises(ArchiveError, match="正在读懂") as refusal:
        archive.encode_passages(progress=Record())
    assert "接着读" in refusal.value.hint


@on_both_engines
@pytest.mark.usefixtures("one_by_one")
def test_reports_are_added_and_searched_while_the_encoder_reads(
    engine: Engine, archive: OpenedArchive
) -> None:
    read_some, go_on = Event(), Event()

    class Waiting(FakeEncoder):
        def encode(self, texts: Sequence[str]) -> Vectors:
            if len(self.read) == 2:
                read_some.set()
                assert go_on.wait(30)
            return super().encode(texts)

    waiting = Waiting()
    with open_archive(engine, waiting) as other, ThreadPoolExecutor() as pool:
        reading = pool.submit(other.encode_passages, progress=Record())
        assert read_some.wait(30)
        store(
            archive, file("/c.md", report("丙", section(1, "一、", Function.RESULTS, "训练十场")))
        )
        assert len(archive.search_keywords("训练", limit=3)) == 1
        assert archive.reading_state().read == 2
        go_on.set()
        assert reading.result().unread == 0
        assert near(archive, waiting, "训练十场")[0] == "训练十场"


def test_a_busy_writer_does_not_stop_the_reading(
    folder: Path, archive: OpenedArchive, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encode_passages, "_PAUSE", 0)
    with lock_for_writing(folder):
        assert read(archive) == (5, 5)
    assert near(archive, encoder, NEW[0]) == [], "the writer was to add it to the index"
    archive.remove([_by_year(archive)[0].id])
    assert set(near(archive, encoder, NEW[0])) == set(NEW)


def test_a_writer_waits_for_an_encoder_that_updates_its_index(
    engine: Engine, archive: OpenedArchive, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    updating, go_on = Event(), Event()
    write_index = encode_passages._write_index

    def write_slowly(folder: Path, database: Database, model: Model) -> None:
        updating.set()
        assert go_on.wait(30)
        write_index(folder, database, model)

    monkeypatch.setattr(encode_passages, "_write_index", write_slowly)
    with open_archive(engine, encoder) as other, ThreadPoolExecutor() as pool:
        reading = pool.submit(other.encode_passages, progress=Record())
        assert updating.wait(30)
        removal = pool.submit(archive.remove, [_by_year(archive)[0].id])
        go_on.set()
        assert reading.result().read == 5
        removal.result()
    assert set(near(archive, encoder, NEW[0])) == set(NEW)


def test_a_large_archive_ranks_exactly(
    folder: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond a number of vectors their index is rough; what a search returns is not."""
    monkeypatch.setattr(vector_index, "FLAT_UP_TO", 300)
    texts = [
        f"第{number}项任务：{'修建道路栽种树木'[number % 8 :]}{number}处" for number in range(700)
    ]
    with open_archive(LocalEngine(folder=folder), encoder) as archive:
        store(archive, file("/a.md", report("甲", section(1, "一、", Function.RESULTS, *texts))))
        read(archive)
        manifest = read_manifest(folder)
        assert manifest is not None
        assert manifest.encoded is not None
        assert manifest.encoded.vector_index.endswith("SQ4")
        query = encoder.encode_query(texts[333])
        found = archive.search_vectors(query, limit=7, space=SLOW)
        assert len(found) == 7
        exact = archive.similarities({SLOW: query}, [number for number, _ in found])[SLOW]
        for number, cosine in found:
            assert cosine == pytest.approx(exact[number][0], abs=1e-5)
        assert [cosine for _, cosine in found] == sorted((c for _, c in found), reverse=True)
        assert archive.passages([found[0][0]])[0].text == texts[333]


def test_the_manifest_describes_and_seals_the_index(folder: Path, archive: OpenedArchive) -> None:
    read(archive)
    manifest = read_manifest(folder)
    assert manifest is not None
    assert manifest.encoded is not None
    assert (manifest.encoded.model, manifest.encoded.vectors) == ("encoder", 5)
    assert manifest.seals[ENCODED].size == (folder / ENCODED).stat().st_size
