"""ZIP files: what is in them is taken in, whatever their names, and nothing gets out or swells."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.ingest import unpack_zip as unpacking
from assistant.archive.ingest.ingest_files import ingest
from assistant.archive.ingest.unpack_zip import unpack_zip
from assistant.errors import LoadError
from tests.archive.making import Record, read_simple


def zipped(*entries: tuple[str | bytes, bytes]) -> bytes:
    """Return a ZIP file; a name given as bytes is stored as it is, without the UTF-8 flag."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name.decode("cp437") if isinstance(name, bytes) else name, content)
    if all(isinstance(name, str) for name, _ in entries):
        return target.getvalue()
    unflagged = bytearray(target.getvalue())
    for place in _headers(target.getvalue()):
        unflagged[place] &= 0xF7  # bit 11 of the flags: the name is UTF-8
    return bytes(unflagged)


def _headers(data: bytes) -> list[int]:
    """Return where the high byte of the flags stands in each header."""
    local, central = b"PK\x03\x04", b"PK\x01\x02"
    return [n + 7 for n in range(len(data)) if data.startswith(local, n)] + [
        n + 9 for n in range(len(data)) if data.startswith(central, n)
    ]


def names(found: list[Path], target: Path) -> list[str]:
    return [path.relative_to(target).as_posix().partition("/")[2] for path in found]


def test_files_and_folders_come_out_under_their_names(tmp_path: Path) -> None:
    path = tmp_path / "历年.zip"
    inner = zipped(("总结.md", b"x"))
    path.write_bytes(
        zipped(("2023年/水务局总结.md", b"a"), ("2024年/水务局:总结.md", b"b"), ("旧.zip", inner))
    )
    target = tmp_path / "解压"
    found = unpack_zip(path, target)
    assert names(found, target) == [
        *("2023年/水务局总结.md", "2024年/水务局_总结.md", "旧（解开）/总结.md")
    ]
    assert unpack_zip(path, target) == found
    assert [one.name for one in target.iterdir()] == [found[0].relative_to(target).parts[0]]


def test_names_in_gbk_are_read_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    name = "水务局总结.md".encode("gb18030")
    data = zipped((b"x" * len(name), b"a")).replace(b"x" * len(name), name)
    path.write_bytes(data)
    assert names(unpack_zip(path, tmp_path / "t"), tmp_path / "t") == ["水务局总结.md"]


def test_nothing_gets_out_of_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("../../出去.md", b"a"), ("/etc/根.md", b"b"), ("C:\\盘.md", b"c")))
    target = tmp_path / "t"
    assert names(unpack_zip(path, target), target) == ["C_/盘.md", "etc/根.md", "出去.md"]
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
        unpack_zip(path, tmp_path / "t")
    assert list((tmp_path / "t").iterdir()) == []


def test_all_levels_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_ENTRIES", 4)
    inner = zipped(*((f"{n}.md", b"") for n in range(3)))
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("甲.zip", inner), ("乙.zip", inner)))
    with pytest.raises(LoadError, match="庞大"):
        unpack_zip(path, tmp_path / "t")


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
