"""Change settings in `assistant.toml`, and keep everything else in it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from assistant.errors import SettingsError
from assistant.foreign_files import refuse_faults
from assistant.settings import SETTINGS_FILE

_TABLE = re.compile(r"^\s*\[")
_MANUAL_HINT = f"请用记事本打开 {SETTINGS_FILE} 修改。"


@refuse_faults(SettingsError, what=SETTINGS_FILE, hint=_MANUAL_HINT)
def save_settings(changes: Mapping[str, str], *, folder: Path | None = None) -> Path:
    """Write these settings into the file and return its path; an empty value removes a setting.

    Comments and all other settings stay. Raises SettingsError, and writes nothing, where the change
    could damage the file.
    """
    path = (folder or Path()) / SETTINGS_FILE
    try:
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        known = tomllib.loads(before)
        after = _apply_changes(before, changes)
        wanted = {key: value for key, value in {**known, **changes}.items() if value != ""}
        if tomllib.loads(after) != wanted:
            raise SettingsError(f"{SETTINGS_FILE} 的写法比较特别，没有改动它。", hint=_MANUAL_HINT)
        fresh = path.with_name(path.name + ".new")
        fresh.unlink(missing_ok=True)
        fresh.touch(mode=0o600)  # it may contain a key
        fresh.write_text(after, encoding="utf-8")
        fresh.replace(path)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        # The error's message may quote the file, and with it a key.
        raise SettingsError(f"写不进 {SETTINGS_FILE}。", hint=_MANUAL_HINT) from error
    return path


def _apply_changes(text: str, changes: Mapping[str, str]) -> str:
    """Return the text with these top-level keys set, each on a line of its own."""
    lines = text.splitlines()
    tables = next((n for n, line in enumerate(lines) if _TABLE.match(line)), len(lines))
    top = [line for line in lines[:tables] if _line_key(line) not in changes]
    added = [
        f"{key} = {json.dumps(value, ensure_ascii=False)}"
        for key, value in changes.items()
        if value
    ]
    return "\n".join([*top, *added, *lines[tables:]]).lstrip("\n") + "\n"


def _line_key(line: str) -> str:
    return line.partition("=")[0].strip() if "=" in line else ""
