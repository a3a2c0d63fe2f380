"""Store drafts on disk: a file each, replaced whole, changed by one program at a time."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.archive.storage.atomic_write import replace_file
from assistant.archive.storage.disk_faults import storage_faults
from assistant.drafting.drafts.stored_draft import SCHEMA, StoredDraft
from assistant.drafting.drafts.undo_steps import record_step
from assistant.errors import ArchiveError, DraftError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_ID = re.compile(r"\d{8}-[0-9a-f]{4}")
_LOCK = "drafts.lock"
_BUSY = 10.0  # seconds; a change takes milliseconds
_IN_MEMORY = " 写成的章节留在内存里，照常输出，但不能用 --resume 接着写。"
_LIST = "用 assistant drafts 查看有哪些草稿。"


class DraftStore:
    """The drafts of one archive. Nothing is created on disk before the first is added.

    Where users have names, each has a folder, and cannot see the drafts of the others.
    """

    def __init__(
        self,
        folder: Path,
        *,
        notice: Callable[[str], None] = lambda _: None,
        current_user: Callable[[], str] = lambda: "",
    ) -> None:
        """`current_user` returns a user's name, "" where users have no names."""
        self._root = folder
        self._current_user = current_user
        self._notice = notice
        self._unsaved: dict[Path, StoredDraft] = {}  # as long as this program runs

    @property
    def _folder(self) -> Path:
        return self._root / self._current_user()

    def ids(self) -> list[str]:
        """Return the ids of all drafts, the latest day first."""
        folder = self._folder
        unsaved = (path for path in self._unsaved if path.parent == folder)
        found = {path.stem for path in (*folder.glob("*.json"), *unsaved)}
        return sorted(filter(_ID.fullmatch, found), reverse=True)

    def is_saved(self, draft_id: str) -> bool:
        """Return whether a draft is on disk as it stands."""
        path = self._path(draft_id)
        return path not in self._unsaved and path.exists()

    def new_id(self) -> str:
        """Return an id that no draft of any user has: the day and four characters."""
        unsaved = {path.stem for path in self._unsaved}
        while True:
            fresh = f"{datetime.now():%Y%m%d}-{secrets.token_hex(2)}"
            if fresh not in unsaved and not any(self._root.glob(f"**/{fresh}.json")):
                return fresh

    def load(self, draft_id: str) -> StoredDraft:
        """Return a draft. Raises DraftError where there is none, or it cannot be read."""
        path = self._path(draft_id)
        if path in self._unsaved:
            return self._unsaved[path]
        try:
            content = path.read_bytes()
        except OSError as error:
            raise DraftError(f"没有这份草稿：{draft_id}，可能已在别处删除。", hint=_LIST) from error
        return _read(content, path)

    def save(self, draft: StoredDraft) -> None:
        """Write a draft to disk, whole or not at all; ArchiveError where the disk refuses."""
        with storage_faults(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_file(self._path(draft.id), _adapter().dump_json(draft))
        self._unsaved.pop(self._path(draft.id), None)

    def save_or_hold(self, draft: StoredDraft) -> None:
        """Save a draft or, where the disk refuses, hold it in memory and give one notice."""
        try:
            self.save(draft)
        except ArchiveError as error:
            self._hold(draft, error)

    def change(
        self,
        draft_id: str,
        change: Callable[[StoredDraft], StoredDraft],
        *,
        or_hold: bool = False,
    ) -> StoredDraft:
        """Apply `change` to a draft, as a step that can be undone, and save it.

        Changes of others meanwhile are in it.
        Raises ArchiveError where it cannot be saved; with `or_hold` it is held in memory instead.
        """
        try:
            with self._locked():
                changed = record_step(before := self.load(draft_id), change(before))
                self.save(changed)
        except ArchiveError as error:
            if not or_hold and self._path(draft_id) not in self._unsaved:
                raise
            changed = record_step(before := self.load(draft_id), change(before))
            self._hold(changed, error)
        return changed

    def _hold(self, draft: StoredDraft, error: ArchiveError) -> None:
        path = self._path(draft.id)
        if path not in self._unsaved:
            self._notice(f"草稿 {draft.id} 存不下来：{error}{_IN_MEMORY}")
        self._unsaved[path] = draft

    def remove(self, draft_id: str) -> None:
        """Remove a draft and its history. Raises DraftError where there is none."""
        with self._locked():
            self.load(draft_id)
            self._unsaved.pop(self._path(draft_id), None)
            with storage_faults(self._folder):
                self._path(draft_id).unlink(missing_ok=True)

    def _path(self, draft_id: str) -> Path:
        if not _ID.fullmatch(draft_id):
            raise DraftError(f"没有这份草稿：{draft_id}", hint=_LIST)
        return self._folder / f"{draft_id}.json"

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        if not self._folder.is_dir():
            yield
            return
        lock = FileLock(self._folder / _LOCK)
        with storage_faults(self._folder):
            try:
                lock.acquire(timeout=_BUSY)
            except Timeout as error:
                raise DraftError("草稿正被另一个程序改动。", hint="请稍候再试。") from error
        try:
            yield
        finally:
            lock.release()


@cache
def _adapter() -> TypeAdapter[StoredDraft]:
    from pydantic import TypeAdapter

    return TypeAdapter(StoredDraft)


def _read(content: bytes, path: Path) -> StoredDraft:
    try:
        if int(json.loads(content)["schema"]) > SCHEMA:
            raise DraftError(
                f"这份草稿由更新的程序写成：{path.stem}", hint="请用那个版本打开，或升级本程序。"
            )
        return _adapter().validate_json(content)
    except (ValueError, TypeError, KeyError, RecursionError) as error:  # pydantic's: ValueErrors
        raise DraftError(
            f"草稿文件已损坏：{path}", hint="请把它移到别处；其他草稿不受影响。"
        ) from error
