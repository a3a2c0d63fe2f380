"""Packed files: all in them is taken in, whatever its name, and nothing gets out or swells."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.ingest.ingest_files import ingest
from assistant.archive.ingest.unpacking import unpack as unpacking
from assistant.archive.ingest.unpacking.unpack import unpack
from assistant.errors import LoadError
from tests.archive.ingest.unpacking.packing import zipped
from tests.archive.making import Record, read_simple
from tests.reports.loading import making


def names(found: Iterable[Path], target: Path) -> list[str]:
    return [path.relative_to(target).as_posix().partition("/")[2] for path in found]


def test_files_and_folders_come_out_under_their_names(tmp_path: Path) -> None:
    path = tmp_path / "历年.zip"
    inner = zipped(("总结.md", b"x"))
    path.write_bytes(
        zipped(("2023年/水务局总结.md", b"a"), ("2024年/水务局:总结.md", b"b"), ("旧.zip", inner))
    )
    target = tmp_path / "解压"
    found = unpack(path, target).files
    assert names(found, target) == [
        *("2023年/水务局总结.md", "2024年/水务局_总结.md", "旧（解开）/总结.md")
    ]
    assert unpack(path, target).files == found
    assert [one.name for one in target.iterdir()] == [found[0].relative_to(target).parts[0]]


def test_names_in_gbk_are_read_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    name = "水务局总结.md".encode("gb18030")
    data = zipped((b"x" * len(name), b"a")).replace(b"x" * len(name), name)
    path.write_bytes(data)
    assert names(unpack(path, tmp_path / "t").files, tmp_path / "t") == ["水务局总结.md"]


def test_nothing_gets_out_of_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("../../出去.md", b"a"), ("/etc/根.md", b"b"), ("C:\\盘.md", b"c")))
    target = tmp_path / "t"
    assert names(unpack(path, target).files, target) == ["C_/盘.md", "etc/根.md", "出去.md"]
    assert not (tmp_path / "出去.md").exists()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04 no more", "损坏"),
        (zipped(("a.md", b"0" * 20_000_000)), "庞大"),
        (zipped(("b.zip", zipped(("c.zip", zipped(("d.zip", zipped(("e.md", b""))))))) ), "太深"),
    ],
    ids=["damaged", "a bomb", "too deep"],
)  # fmt: skip
def test_a_bad_one_is_refused_and_leaves_nothing(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(LoadError, match=told):
        unpack(path, tmp_path / "t")
    assert list((tmp_path / "t").iterdir()) == []


def test_all_levels_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_ENTRIES", 4)
    inner = zipped(*((f"{n}.md", b"") for n in range(3)))
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("甲.zip", inner), ("乙.zip", inner)))
    with pytest.raises(LoadError, match="庞大"):
        unpack(path, tmp_path / "t")


def test_an_ingest_takes_in_what_is_in_a_zip_file(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "以往"
    folder.mkdir()
    text = "己局总结\n架桥两座".encode()
    (folder / "历年.zip").write_bytes(zipped(("2023/己局.md", text)))
    (folder / "坏.zip").write_bytes(b"PK\x03\x04")
    summary = ingest(archive, [folder], progress=Record(), read=read_simple)
    assert [entry.title for entry in archive.reports()] == ["己局总结"]
    assert [skipped.file.name for skipped in summary.skipped] == ["坏.zip"]
    again = ingest(archive, [folder], progress=Record(), read=read_simple)
    assert (again.reports, again.unchanged) == (0, 1)


def test_a_bad_one_inside_does_not_stop_the_others(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "以往"
    folder.mkdir()
    deep = zipped(("二.zip", zipped(("三.zip", zipped(("深.md", "辛局总结\n修渠".encode()))))))
    (folder / "历年.zip").write_bytes(
        zipped(
            ("好.md", "己局总结\n架桥两座".encode()),
            ("坏.zip", b"PK\x03\x04"),
            ("弹.zip", zipped(("a.md", b"0" * 20_000_000))),
            ("一.zip", deep),
            ("内.zip", zipped(("内.md", "庚局总结\n植树".encode()))),
        )
    )
    for _ in range(2):  # and the second time the same
        summary = ingest(archive, [folder], progress=Record(), read=read_simple)
        reasons = {one.file.name: one.reason for one in summary.skipped}
        assert set(reasons) == {"坏.zip", "弹.zip", "三.zip"}
        assert "损坏" in reasons["坏.zip"]
        assert "庞大" in reasons["弹.zip"]
        assert "太深" in reasons["三.zip"]
    assert {entry.title for entry in archive.reports()} == {"己局总结", "庚局总结"}


def test_a_document_with_the_name_of_a_zip_file_is_read(archive: Archive, tmp_path: Path) -> None:
    inside = making.docx(making.p("清河区水务局2024年工作总结") + making.p("全区整治河道14条。"))
    named = tmp_path / "总结.zip"
    named.write_bytes(inside)
    around = tmp_path / "报送.zip"
    around.write_bytes(zipped(("清河区水务局.zip", inside)))
    outcome = ingest(archive, [named, around], progress=Record())
    assert not outcome.skipped
    assert {report.title for report in archive.reports()} == {"清河区水务局2024年工作总结"}


def test_two_names_that_become_one_stay_two_files(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("总结?.md", b"a"), ("总结*.md", b"b")))
    target = tmp_path / "t"
    found = unpack(path, target).files
    assert {
        name: one.read_bytes() for name, one in zip(names(found, target), found, strict=True)
    } == {
        "总结_.md": b"a",
        "总结_（2）.md": b"b",
    }


def test_many_small_files_that_pack_too_well_are_a_bomb(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(*((f"{n}.md", b"0" * 5_000_000) for n in range(4))))
    with pytest.raises(LoadError, match="庞大"):
        unpack(path, tmp_path / "t")
