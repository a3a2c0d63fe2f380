"""Store the files that a program sends for as long as a job needs them."""

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
from assistant.ui.api.shapes.files import AnyFileJson, FileJson, SentFileJson, UploadedFileJson

_LONGEST_NAME = 250  # bytes; most file systems take 255, and Han characters have three


@contextmanager
def files_on_disk(files: Sequence[AnyFileJson]) -> Iterator[list[Path]]:
    """Yield the paths of the files, each under its own name; LoadError for a broken one."""
    with TemporaryDirectory() as folder:
        yield [_store(file, Path(folder) / str(n)) for n, file in enumerate(files)]


@contextmanager
def outgoing_file(name: str) -> Iterator[Path]:
    """Yield the path at which a file of this name is to be written."""
    with TemporaryDirectory() as folder:
        yield Path(folder) / name


def file_json(path: Path) -> FileJson:
    """Return a file as JSON, its content in base64."""
    return FileJson(name=path.name, content=b64encode(path.read_bytes()).decode())


def _store(file: AnyFileJson, folder: Path) -> Path:
    folder.mkdir()
    if "content" not in file:
        return _copy_upload(file, folder)
    sent = cast(SentFileJson, file)
    path = folder / _base_name(sent["name"])
    try:
        path.write_bytes(b64decode(sent["content"], validate=True))
    except binascii.Error as error:
        raise LoadError(f"{path.name} 的内容不是 base64。", hint="请把文件编成 base64。") from error
    return path


def _copy_upload(file: UploadedFileJson, folder: Path) -> Path:
    """Copy an uploaded file; only a file that was uploaded here is accepted."""
    source = Path(file["path"]).resolve()
    if not (source.is_relative_to(Path(get_upload_folder()).resolve()) and source.is_file()):
        raise LoadError("没有这个上传的文件。", hint="请用 handle_file(路径) 上传。")
    path = folder / _base_name(file.get("orig_name") or source.name)
    path.write_bytes(source.read_bytes())
    return path


def _base_name(name: str) -> str:
    """Return the last part of a path of any system; LoadError for an empty or too long one."""
    last = name.replace("\\", "/").rpartition("/")[2].strip()
    if last in {"", ".", ".."} or not last.isprintable():
        raise LoadError("文件没有名字。", hint="请在 name 里写文件名，带后缀，如 总结.docx。")
    if len(last.encode()) > _LONGEST_NAME:
        raise LoadError(
            f"文件名太长（{len(last)} 个字）：{last[:20]}…", hint="请改短到 80 个字以内再传。"
        )
    return last
