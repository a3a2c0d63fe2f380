"""7z files are unpacked with the extra; bad ones, and all without it, are refused."""

from __future__ import annotations

import contextlib
import io
import random
from pathlib import Path

import pytest

from assistant.archive.ingest.unpacking import seven_zip_file
from assistant.archive.ingest.unpacking.unpack import unpack
from assistant.errors import LoadError
from tests.archive.ingest.unpacking.packing import rar, zipped

py7zr = pytest.importorskip("py7zr")


def packed(*entries: tuple[str, bytes], password: str | None = None, head: bool = False) -> bytes:
    target = io.BytesIO()
    with py7zr.SevenZipFile(target, "w", password=password, header_encryption=head) as archive:
        for name, content in entries:
            archive.writestr(content, name)
    return target.getvalue()


def write(folder: Path, data: bytes) -> Path:
    path = folder / "历年.7z"
    path.write_bytes(data)
    return path


def test_files_and_packed_files_inside_come_out(tmp_path: Path) -> None:
    inner = packed(("最里.md", b"c"))
    data = packed(
        ("2024年/总结.md", b"a" * 5_000),
        ("空.md", b""),
        ("内.zip", zipped(("里.7z", inner))),
        ("外.rar", rar(("别.md", b"d"))),
    )
    found = unpack(write(tmp_path, data), tmp_path / "t").files
    texts = {
        one.relative_to(tmp_path / "t").as_posix().partition("/")[2]: one.read_bytes()
        for one in found
    }
    assert texts == {
        "2024年/总结.md": b"a" * 5_000,
        "空.md": b"",
        "内（解开）/里（解开）/最里.md": b"c",
        "外（解开）/别.md": b"d",
    }


GOOD = packed(("总结.md", random.Random(1).randbytes(3_000)))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (GOOD[:1_000], "损坏"),
        (GOOD[:20], "损坏"),
        (GOOD[:200] + b"\0" * 40 + GOOD[240:], "损坏"),
        (packed(("a.md", b"0" * 20_000_000)), "庞大"),
        (packed(("a.md", b"x" * 90), password="secret"), "密码"),
        (packed(("a.md", b"x" * 90), password="secret", head=True), "密码"),
    ],
    ids=["truncated", "a head only", "damaged", "a bomb", "a password", "a locked table"],
)
def test_a_bad_one_is_refused_and_leaves_nothing(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(LoadError, match=told):
        unpack(write(tmp_path, data), tmp_path / "t")
    assert list((tmp_path / "t").iterdir()) == []


def test_damaged_bytes_never_escape(tmp_path: Path) -> None:
    chance = random.Random(5)
    for _ in range(200):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 6)):
            data[chance.choice([chance.randrange(40), -chance.randrange(1, 120)])] ^= 255
        with contextlib.suppress(LoadError):
            unpack(write(tmp_path, bytes(data)), tmp_path / "t")


def test_without_the_extra_the_refusal_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seven_zip_file, "has_seven_zip", lambda: False)
    with pytest.raises(LoadError, match=r"report-drafting-assistant\[7z\]"):
        unpack(write(tmp_path, GOOD), tmp_path / "t")
