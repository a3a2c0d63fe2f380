"""Keep uploaded reports beside the archive, and no other copy on the server."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from assistant.errors import LoadError
from assistant.records import SkippedFile
from assistant.workbench import Workbench


def keep_uploads(bench: Workbench, uploaded: Sequence[str]) -> list[Path]:
    """Move uploads into the archive's folder and return their paths.

    Raises LoadError where a copy is gone already, as another user has sent the same file.
    """
    files = [Path(path) for path in uploaded]
    if not all(file.is_file() for file in files):
        raise LoadError("上传的文件已经不在了。", hint="请再拖入或选择一次。")
    try:
        # What Word leaves beside an open file: ~$name, of which the upload keeps ~name.
        return bench.archive.receive([file for file in files if not file.name.startswith("~")])
    finally:
        for file in files:
            file.unlink(missing_ok=True)
            with suppress(OSError):  # not empty where others have uploaded the same
                file.parent.rmdir()


def remove_skipped(kept: Sequence[Path], skipped: Sequence[SkippedFile]) -> None:
    """Remove the kept files that were skipped as no reports."""
    for file in {one.file for one in skipped} & {path.absolute() for path in kept}:
        file.unlink(missing_ok=True)
