"""Whatever is done to an archive, and wherever it dies, it answers like one that was built anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from assistant.archive.archive import Archive
from assistant.archive.archive_records import Correction, Metadata, VectorSpace
from assistant.archive.database.database_state import read_state
from assistant.archive.storage.manifest import ENCODED, KEYWORDS, MANIFEST, VECTORS
from assistant.records import Filter, Function, Kind, Level, ReportEntry, Span
from tests.archive.crashing import Death, dying_after
from tests.archive.making import HashEmbedder, Record, file, report, section, store

ENCODER = HashEmbedder("encoder", dimension=32)
MODELS = {one.fingerprint: one for one in (HashEmbedder(), HashEmbedder("fitted", dimension=32))}
TEXTS = (
    "新建公园三处",
    "修补公园路面千米",
    "公园垃圾分类全覆盖",
    "整治公园占道经营百起",
    "更新公园路灯二百盏",
    "公园演练十次",
    "公园培训三百人",
)
YEARS = (2021, 2022, 2023)
_DATABASE = ("archive.db", "archive.db-wal", "archive.db-shm")

names = st.sampled_from("甲乙丙")
texts = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4, unique=True)
deaths = st.one_of(st.just(10**6), st.integers(0, 60))  # writes before the process dies


@dataclass(frozen=True, kw_only=True)
class Stored:
    """What the archive must hold of one report."""

    texts: tuple[str, ...]
    year: int


@dataclass(kw_only=True)
class Backup:
    """The database at one moment, and what it held."""

    path: Path
    reports: dict[str, Stored] = field(default_factory=dict)


class ArchiveStates(RuleBasedStateMachine):
    """An archive that is changed, stopped, damaged and restored."""

    folders: ClassVar[list[Path]] = []

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(mkdtemp(prefix="states"))
        self.folder = self.root / "档案"
        self.reports: dict[str, Stored] = {}
        self.backup: Backup | None = None
        self.changes = 0
        self._use(lambda archive: None)

    def teardown(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    @rule(name=names, chosen=texts, year=st.sampled_from(YEARS), writes=deaths)
    def ingest(self, name: str, chosen: list[str], year: int, writes: int) -> None:
        part = section(1, "一、", Function.RESULTS, *chosen)
        self.changes += 1
        made = file(f"/{name}.md", report(name, part, year=year), content=f"{name}{self.changes}")
        after = self.reports | {name: Stored(texts=tuple(chosen), year=year)}
        self._change(lambda archive: store(archive, made), writes, after)

    @precondition(lambda self: self.reports)
    @rule(name=names, writes=deaths)
    def remove(self, name: str, writes: int) -> None:
        after = {one: stored for one, stored in self.reports.items() if one != name}
        self._change(
            lambda archive: archive.remove([one.id for one in _entries(archive, name)]),
            writes,
            after,
        )

    @precondition(lambda self: self.reports)
    @rule(name=names, year=st.sampled_from(YEARS), writes=deaths)
    def correct(self, name: str, year: int, writes: int) -> None:
        after = dict(self.reports)
        if name in after:
            after[name] = Stored(texts=after[name].texts, year=year)

        def change(archive: Archive) -> None:
            for one in _entries(archive, name):
                archive.correct(one.id, Correction(metadata=_metadata(one, year), functions={}))

        self._change(change, writes, after)

    @rule(model=st.sampled_from(sorted(MODELS)), writes=deaths)
    def reindex_with(self, model: str, writes: int) -> None:
        """What `reindex`, `train` and `train --undo` do."""

        def change(_archive: Archive) -> None:
            with _open(self.folder, MODELS[model]) as archive:
                archive.reindex(progress=Record())

        self._change(change, writes, self.reports)

    @rule(writes=deaths)
    def read(self, writes: int) -> None:
        died = self._change(
            lambda archive: archive.encode_passages(progress=Record()), writes, self.reports
        )
        if not died:
            self._use(lambda archive: self._check_vectors(archive, VectorSpace.ENCODER, whole=True))

    @rule(name=st.sampled_from([VECTORS, ENCODED]))
    def damage_vectors(self, name: str) -> None:
        path = self.folder / name
        if path.exists():
            _flip(path, keeps_time=True)

    @precondition(lambda self: (self.folder / KEYWORDS).exists())
    @rule(number=st.integers(0, 99))
    def damage_keywords(self, number: int) -> None:
        """Damage one of its files, named by tantivy and as many as it likes: no draw may tell."""
        files = sorted(
            (one for one in (self.folder / KEYWORDS).iterdir() if one.stat().st_size),
            key=lambda one: (one.suffix, one.stat().st_size),
        )
        _flip(files[number % len(files)], keeps_time=False)

    @rule()
    def lose_manifest(self) -> None:
        (self.folder / MANIFEST).unlink(missing_ok=True)

    @rule()
    def back_up(self) -> None:
        self.backup = Backup(path=self.root / "备份.db", reports=dict(self.reports))
        shutil.copy(self.folder / "archive.db", self.backup.path)

    @precondition(lambda self: self.backup is not None)
    @rule(texts=texts, writes=deaths)
    def restore(self, texts: list[str], writes: int) -> None:
        """Put the backup back, and take in another report at once."""
        assert self.backup is not None
        for name in _DATABASE:
            (self.folder / name).unlink(missing_ok=True)
        shutil.copy(self.backup.path, self.folder / "archive.db")
        self.reports = dict(self.backup.reports)
        self.ingest("丁", texts, YEARS[0], writes)

    @invariant()
    def answers_like_one_built_anew(self) -> None:
        self._use(self._check)

    def _change(
        self, change: Callable[[Archive], object], writes: int, after: dict[str, Stored]
    ) -> bool:
        """Let the archive change and perhaps die; it then holds all of the change, or nothing.

        Return whether it died.
        """
        with dying_after(writes) as counted, suppress(Death):
            self._use(change)
        died = counted.left < 0
        before, self.reports = self.reports, after
        if died:
            self._use(lambda archive: self._adopt(archive, before, after))
        return died

    def _adopt(self, archive: Archive, before: dict[str, Stored], after: dict[str, Stored]) -> None:
        held = _held(archive)
        assert held in (before, after), "half a change"
        self.reports = held

    def _use(self, job: Callable[[Archive], object]) -> None:
        """Run a job with the archive open, as a new process opens it: with the model in use."""
        with _open(self.folder, MODELS["hash-48"]) as archive:
            model = read_state(archive._database).model
        embedder = MODELS[model.fingerprint] if model else MODELS["hash-48"]
        with _open(self.folder, embedder) as archive:
            job(archive)

    def _check(self, archive: Archive) -> None:
        assert _held(archive) == self.reports
        assert archive.status().pending == 0
        self._check_keywords(archive)
        self._check_vectors(archive, VectorSpace.STATIC, whole=True)
        self._check_vectors(archive, VectorSpace.ENCODER, whole=False)

    def _check_keywords(self, archive: Archive) -> None:
        for years in ((), *((year,) for year in YEARS)):
            found = archive.passages_containing(["公园"], limit=99, filter=Filter(years=years))
            passages = archive.passages(found)
            assert len(passages) == len(found)
            assert {one.text for one in passages} == self._texts(years)
        for text in self._texts():
            (best, _), *_ = archive.search_keywords(text, limit=1)
            assert archive.passages([best])[0].text == text

    def _check_vectors(self, archive: Archive, space: VectorSpace, *, whole: bool) -> None:
        model = archive._embedder if space is VectorSpace.STATIC else ENCODER
        query = model.encode_query(TEXTS[0])
        for years in ((), YEARS[:1]):
            found = archive.search_vectors(query, limit=99, filter=Filter(years=years), space=space)
            passages = archive.passages([number for number, _ in found])
            assert len(passages) == len(found)
            texts = [one.text for one in passages]
            assert len(set(texts)) == len(texts)
            assert set(texts) <= self._texts(years)
            assert set(texts) == self._texts(years) or not whole
            exact = [float(np.dot(query, model.encode_query(text))) for text in texts]
            assert [cosine for _, cosine in found] == pytest.approx(exact, abs=0.02)

    def _texts(self, years: tuple[int, ...] = ()) -> set[str]:
        """Return the texts of all reports, or of those of these years."""
        return {
            text
            for stored in self.reports.values()
            if not years or stored.year in years
            for text in stored.texts
        }


def _open(folder: Path, embedder: HashEmbedder) -> Archive:
    return Archive.create_or_open(folder, embedder=embedder, encoder=lambda: ENCODER)


def _entries(archive: Archive, name: str) -> list[ReportEntry]:
    return [entry for entry in archive.reports() if entry.title == name]


def _held(archive: Archive) -> dict[str, Stored]:
    return {
        entry.title: Stored(
            texts=tuple(one.text for one in archive.report_passages(entry.id)),
            year=entry.year or 0,
        )
        for entry in archive.reports()
    }


def _metadata(entry: ReportEntry, year: int) -> Metadata:
    return Metadata(
        title=entry.title,
        organisation=entry.organisation,
        org_type=entry.org_type,
        level=Level.COUNTY,
        year=year,
        span=Span.YEAR,
        kind=Kind.SUMMARY,
    )


def _flip(path: Path, *, keeps_time: bool) -> None:
    """Put another file in its place: one cut short under a map of it would end the process."""
    state, data = path.stat(), bytearray(path.read_bytes())
    middle = slice(len(data) // 3, 2 * len(data) // 3 + 1)
    data[middle] = bytes(byte ^ 0x5A for byte in data[middle])
    fresh = path.with_name(f".{path.name}.damaged")
    fresh.write_bytes(data)
    if keeps_time:
        os.utime(fresh, ns=(state.st_atime_ns, state.st_mtime_ns))
    fresh.replace(path)


def _run(examples: int, *, steps: int, derandomize: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _file: None)  # nobody pulls the plug
        _run_machine(examples, steps, derandomize)


def _run_machine(examples: int, steps: int, derandomize: bool) -> None:
    run_state_machine_as_test(
        ArchiveStates,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=derandomize,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_some_lives_of_an_archive() -> None:
    _run(6, steps=8, derandomize=True)


@pytest.mark.heavy
def test_many_lives_of_an_archive() -> None:
    _run(60, steps=20, derandomize=True)
