"""RAR files: stored ones are read here, compressed ones need a program, bad ones are refused."""

from __future__ import annotations

import contextlib
import random
import shutil
from pathlib import Path

import pytest
import rarfile

from assistant.archive.ingest.unpacking.unpack import unpack
from assistant.errors import LoadError
from tests.archive.ingest.unpacking.packing import old_rar, rar, zipped

_TOOLS = ("unrar", "unar", "7z", "7zz", "bsdtar")


def contents(path: Path, target: Path) -> dict[str, bytes]:
    found = unpack(path, target).files
    return {one.relative_to(target).as_posix().partition("/")[2]: one.read_bytes() for one in found}


def write(folder: Path, data: bytes) -> Path:
    path = folder / "历年.rar"
    path.write_bytes(data)
    return path


def test_files_and_packed_files_inside_come_out(tmp_path: Path) -> None:
    path = write(tmp_path, rar(("2024年/总结.md", b"a" * 300), ("内.zip", zipped(("里.md", b"b")))))
    assert contents(path, tmp_path / "t") == {
        "2024年/总结.md": b"a" * 300,
        "内（解开）/里.md": b"b",
    }


@pytest.mark.parametrize("name", ["水务局总结.md", "水务局年终总结.md"])
def test_names_in_gbk_are_read_as_such(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, old_rar(name.encode("gb18030"), b"a"))
    assert contents(path, tmp_path / "t") == {name: b"a"}


def test_the_content_and_no_suffix_says_how_it_is_packed(tmp_path: Path) -> None:
    path = write(tmp_path, zipped(("总结.md", b"a")))
    assert contents(path, tmp_path / "t") == {"总结.md": b"a"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (rar(("a.md", b"0" * 500))[:300], "损坏"),
        (b"Rar!\x1a\x07\x01\x00 no more", "损坏"),
        (rar(("a.md", b"x"), size=3_000_000_000), "庞大"),
        (rar(*((f"{n}.md", b"x") for n in range(9)), size=9_000_000), "庞大"),
        (old_rar(b"a.md", b"0" * 16, locked=True), "密码"),
        (rar(("a.rar", rar(("b.rar", rar(("c.rar", rar(("d.md", b""))))))) ), "太深"),
    ],
    ids=["truncated", "a head only", "a bomb", "many that swell", "a password", "too deep"],
)  # fmt: skip
def test_a_bad_one_is_refused_and_leaves_nothing(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(LoadError, match=told):
        unpack(write(tmp_path, data), tmp_path / "t")
    assert list((tmp_path / "t").iterdir()) == []


def test_damaged_bytes_never_escape(tmp_path: Path) -> None:
    chance = random.Random(5)
    good = rar(("2024年/总结.md", b"a" * 300), ("别.md", b"b" * 90))
    for original in [good, old_rar("总结.md".encode("gb18030"), b"a" * 200)] * 100:
        data = bytearray(original)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(8, len(data))] ^= chance.randrange(1, 256)
        with contextlib.suppress(LoadError):
            unpack(write(tmp_path, bytes(data)), tmp_path / "t")


def test_without_a_program_the_refusal_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(rarfile, "CURRENT_SETUP", None)
    path = write(tmp_path, rar(("a.md", b"packed"), method=3))
    with pytest.raises(LoadError, match=r"\.rar 需要借助解压软件") as refusal:
        unpack(path, tmp_path / "t")
    assert "7-Zip" in refusal.value.hint


@pytest.mark.skipif(not any(map(shutil.which, _TOOLS)), reason="needs a program that opens .rar")
def test_what_is_no_compressed_file_is_refused_by_the_program(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="损坏"):
        unpack(write(tmp_path, rar(("a.md", b"packed"), method=3)), tmp_path / "t")
