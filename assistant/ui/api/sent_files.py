"""Turn a file that a program sent into one on this machine, for as long as it is needed."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from gradio.utils import get_upload_folder

from assistant.errors import LoadError
from assistant.ui.api.shapes.files import AnyFile, FileContent, SentFile, UploadedFile


@contextmanager
def on_disk(files: Sequence[AnyFile]) -> Iterator[list[Path]]:
    """Yield where the files are, each under its own name; LoadError for one that is none."""
    with TemporaryDirectory() as folder:
        yield [_stored(file, Path(folder) / str(n)) for n, file in enumerate(files)]


@contextmanager
def as_draft(text: str) -> Iterator[Path]:
    """Yield a file with this text; LoadError where there is none."""
    if not text.strip():
        raise LoadError("没有给出草稿。", hint="把正文放在 draft 里，第一行是标题。")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"草稿{'.md' if text.lstrip().startswith('#') else '.txt'}"
        path.write_text(text, encoding="utf-8")
        yield path


@contextmanager
def going_out(name: str) -> Iterator[Path]:
    """Yield a place to write a file of this name to."""
    with TemporaryDirectory() as folder:
        yield Path(folder) / name


def content_of(path: Path) -> FileContent:
    """Return a file as it is sent."""
    return FileContent(name=path.name, content=b64encode(path.read_bytes()).decode())


def _stored(file: AnyFile, folder: Path) -> Path:
    folder.mkdir()
    if "content" not in file:
        return _uploaded(file, folder)
    sent = cast(SentFile, file)
    path = folder / _name(sent["name"])
    try:
        path.write_bytes(b64decode(sent["content"], validate=True))
    except binascii.Error as error:
        raise LoadError(f"{path.name} 的内容不是 base64。", hint="请把文件编成 base64。") from error
    return path


def _uploaded(file: UploadedFile, folder: Path) -> Path:
    """Move an uploaded file; only what was uploaded here can be named."""
    source = Path(file["path"]).resolve()
    if not (source.is_relative_to(Path(get_upload_folder()).resolve()) and source.is_file()):
        raise LoadError("没有这个上传的文件。", hint="请用 handle_file(路径) 上传。")
    path = folder / _name(file.get("orig_name") or source.name)
    path.write_bytes(source.read_bytes())
    return path


def _name(name: str) -> str:
    """Return the last part of a name, whatever system it comes from; LoadError for none."""
    last = name.replace("\\", "/").rpartition("/")[2].strip()
    if last in {"", ".", ".."} or not last.isprintable():
        raise LoadError("文件没有名字。", hint="请在 name 里写文件名，带后缀，如 总结.docx。")
    return last
