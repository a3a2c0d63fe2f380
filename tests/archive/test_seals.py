"""No index is built upon unless it is the one that was sealed, whatever path leads there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.archive_records import KeywordEntry, VectorSpace
from assistant.archive.database import indexed_texts
from assistant.archive.embedding.embedder import Vectors
from assistant.archive.index import build_keywords, catch_up
from assistant.archive.storage.database import Database
from assistant.archive.storage.manifest import ENCODED, KEYWORDS, MANIFEST, VECTORS, read_manifest
from assistant.records import Function
from tests.archive.making import HashEmbedder, Record, file, report, section, store

TEXTS = tuple(f"第{number}项：新建公园{number}处、修补路面{number}千米" for number in range(40))
FORMER, FITTED, ENCODER = HashEmbedder(), HashEmbedder("fitted"), HashEmbedder("encoder")


def _open(folder: Path, embedder: HashEmbedder = FORMER) -> Archive:
    return Archive.create_or_open(folder, embedder=embedder, encoder=lambda: ENCODER)


@pytest.fixture
def stored(folder: Path) -> Path:
    """Return the folder of a closed archive that the encoder has read."""
    with _open(folder) as archive:
        store(archive, file("/a.md", report("甲", section(1, "一、", Function.RESULTS, *TEXTS))))
        archive.encode_passages(progress=Record())
    return folder


def add_report(archive: Archive) -> None:
    made = report("乙", section(1, "一、", Function.RESULTS, "演练十次"))
    store(archive, file("/b.md", made))


def flip(path: Path) -> None:
    """Change bytes in the middle of a file; its size and its time stay.

    Another file takes its place: one that is cut under a map of it would end the process.
    """
    state, data = path.stat(), bytearray(path.read_bytes())
    middle = slice(len(data) // 3, 2 * len(data) // 3)
    data[middle] = bytes(byte ^ 0x5A for byte in data[middle])
    fresh = path.with_name(f".{path.name}.damaged")
    fresh.write_bytes(data)
    os.utime(fresh, ns=(state.st_atime_ns, state.st_mtime_ns))
    fresh.replace(path)


def _answers(folder: Path, embedder: HashEmbedder) -> list[list[tuple[int, float]]]:
    """Return what each kind of search finds for a few texts."""
    found = []
    with _open(folder, embedder) as archive:
        for text in TEXTS[::8]:
            vectors: tuple[tuple[VectorSpace, Vectors], ...] = (
                (VectorSpace.STATIC, embedder.encode_query(text)),
                (VectorSpace.ENCODER, ENCODER.encode_query(text)),
            )
            words = archive.search_keywords(text, limit=50)
            found.append([(number, round(score, 3)) for number, score in sorted(words)])
            for space, vector in vectors:
                near = archive.search_vectors(vector, limit=50, space=space)
                found.append([(number, round(cosine, 3)) for number, cosine in sorted(near)])
    return found


def _rebuilt(folder: Path, embedder: HashEmbedder) -> list[list[tuple[int, float]]]:
    with _open(folder, embedder) as archive:
        archive.reindex(progress=Record())
    return _answers(folder, embedder)


@pytest.mark.parametrize("name", [VECTORS, ENCODED, KEYWORDS])
def test_a_damaged_index_is_not_built_upon(stored: Path, name: str) -> None:
    path = stored / name
    for one in path.glob("*.idx") if path.is_dir() else [path]:
        flip(one)
    with _open(stored) as archive:
        add_report(archive)
    assert _answers(stored, FORMER) == _rebuilt(stored, FORMER)


def test_a_damaged_keyword_file_is_not_searched(stored: Path) -> None:
    """Not even one that tantivy opens: with other ids it names other passages."""
    expected = _answers(stored, FORMER)
    for name in [one.suffix for one in (stored / KEYWORDS).iterdir() if one.suffix]:
        flip(next((stored / KEYWORDS).glob(f"*{name}")))
        assert _answers(stored, FORMER) == expected, name


@pytest.mark.parametrize("bits", [0x01, 0x5A], ids=["another digit", "another character"])
def test_a_damaged_manifest_is_none(stored: Path, bits: int) -> None:
    whole = read_manifest(stored)
    path = stored / MANIFEST
    sound = path.read_bytes()
    for place in range(len(sound)):
        path.write_bytes(sound[:place] + bytes([sound[place] ^ bits]) + sound[place + 1 :])
        assert read_manifest(stored) in (None, whole), f"byte {place}"


@pytest.mark.parametrize("name", [VECTORS, ENCODED, KEYWORDS])
def test_a_kill_before_the_indexes_and_then_damage(
    stored: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _open(stored) as archive, monkeypatch.context() as patch:
        patch.setattr(catch_up, "update_patterns", _killed)
        with pytest.raises(KeyboardInterrupt):
            add_report(archive)
    path = stored / name
    for one in path.glob("*.idx") if path.is_dir() else [path]:
        flip(one)
    assert _answers(stored, FORMER) == _rebuilt(stored, FORMER)


def _reindex(archive: Archive) -> None:
    archive.reindex(progress=Record())


@pytest.mark.parametrize("embedder", [FORMER, FITTED], ids=["reindex", "another model"])
@pytest.mark.parametrize("entries", [0, 17])
def test_a_stop_while_the_keywords_are_built_anew(
    stored: Path, embedder: HashEmbedder, entries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`reindex` and a change of model, there and back, take this path."""
    read = indexed_texts.keyword_entries

    def stop_amidst(database: Database, since: int | None) -> Iterator[KeywordEntry]:
        for number, entry in enumerate(read(database, since)):
            if number == entries:
                raise KeyboardInterrupt
            yield entry

    with _open(stored, embedder) as archive, monkeypatch.context() as patch:
        patch.setattr(build_keywords, "keyword_entries", stop_amidst)
        with pytest.raises(KeyboardInterrupt):
            archive.reindex(progress=Record())
    found = _answers(stored, embedder)
    assert all(found)
    assert found == _rebuilt(stored, embedder)
    with _open(stored, embedder) as archive:
        add_report(archive)
        assert len(archive.search_keywords("演练", limit=3)) == 1
        assert len(archive.search_keywords("公园", limit=50)) == len(TEXTS)


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
