"""Write docs/api-jobs.md, the reference of all jobs: python -m tests.ui.api.reference

A test writes it anew and compares: what stands there is what the program does.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.settings import load_settings
from assistant.ui.api.schema import answer_schema, arguments_schema, job_summary
from assistant.workbench import Workbench
from tests.ui.api.calls import EXAMPLES, JobCall, call_all_jobs

PAGE = EXAMPLES.parent / "docs" / "api-jobs.md"
_HEAD = """# The jobs, one by one

Written by `python -m tests.ui.api.reference` from the program itself; a test holds it true.
The same over HTTP ([api.md](api.md)) and as tools for agents. In the examples `…` stands for what
is left out.
"""
_LONGEST, _FIRST = 60, 1  # characters of a text, elements of a list
_CHANGING = (
    (re.compile(r"\d{8}-[0-9a-f]{4}"), "20261121-3f2a"),
    (re.compile(r"\d{4}-\d\d-\d\dT[\d:]+\+[\d:]+"), "2026-11-21T09:30:00+08:00"),
)
_NUMBERS = ("bytes", "score", "similarity", "dimension")  # of the model and the machine


def write_reference() -> str:
    """Return the page."""
    shapes: dict[str, str] = {}
    with (
        TemporaryDirectory() as folder,
        Workbench(load_settings(index=Path(folder) / "index")) as bench,
    ):
        return _HEAD + "".join(_job(one, shapes) for one in call_all_jobs(bench))


def _job(one: JobCall, shapes: dict[str, str]) -> str:
    """Return what there is to say of a job; a shape is told once, by the first that answers it."""
    name, answer = one.job.__name__, answer_schema(one.job)
    first = shapes.setdefault(json.dumps(answer), name)
    fields = list(_table("answer", _fields(answer, "")))
    return "\n".join(
        [
            f"\n## {name}\n\n{job_summary(one.job)}\n",
            *_table("argument", _arguments(arguments_schema(one.job))),
            f"```json\n{_json(one.given)}\n```\n",
            *(fields if first == name else [f"The answer is of the shape that `{first}` has.\n"]),
            f"```json\n{_json(one.answer)}\n```\n",
        ]
    )


def _table(head: str, rows: Iterator[tuple[str, str, str]]) -> Iterator[str]:
    found = [f"| `{name}` | {kind} | {about} |" for name, kind, about in rows]
    if found:
        yield from [f"| {head} | type | 说明 |", "|---|---|---|", *found, ""]


def _arguments(schema: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, one in schema["properties"].items():
        default = "" if name in schema["required"] else f"，可不写{_default(one)}"
        yield name, _kind(one), one["description"] + default


def _default(schema: dict[str, Any]) -> str:
    value = schema.get("default", "")
    return f"（{json.dumps(value, ensure_ascii=False)}）" if value != "" else ""


def _fields(schema: dict[str, Any], before: str) -> Iterator[tuple[str, str, str]]:
    """Yield every field of an answer by its path: findings[].rule."""
    inner = _inner(schema)
    if schema.get("type") == "array":
        yield from _fields(schema["items"], f"{before}[]")
    elif inner is not None:
        yield from _fields(inner, before)
    for name, one in schema.get("properties", {}).items():
        path = f"{before}.{name}".lstrip(".")
        yield path, _kind(one), one.get("description", "")
        if one.get("type") != "object" or "properties" in one:
            yield from _fields(one, path)


def _inner(schema: dict[str, Any]) -> dict[str, Any] | None:
    """Return the object that may also be null, if that is what it is."""
    return next((one for one in schema.get("anyOf", ()) if "properties" in one), None)


def _kind(schema: dict[str, Any]) -> str:
    if options := schema.get("anyOf"):
        kinds = [_kind(one) for one in options]
        return " 或 ".join(dict.fromkeys(kinds))
    if "enum" in schema:
        return "、".join(f"`{value}`" for value in schema["enum"])
    kind = str(schema.get("type", "any"))
    return f"{_kind(schema['items'])}[]" if kind == "array" else kind


def _json(value: Any) -> str:
    """Return JSON with a line for each field of the outermost object."""
    short = _short(value)
    if not isinstance(short, dict) or not short:
        return _line(short)
    fields = (f"  {_line(name)}: {_line(one)}" for name, one in short.items())
    return "{\n" + ",\n".join(fields) + "\n}"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _short(value: Any, name: str = "") -> Any:
    """Return a value as it is shown: its beginning, and nothing that differs from day to day."""
    if isinstance(value, dict):
        return {key: _short(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_short(one) for one in value[:_FIRST]] + ["…"] * (len(value) > _FIRST)
    if name in _NUMBERS:
        return "…"
    return _text(value, name) if isinstance(value, str) else value


def _text(value: str, name: str) -> str:
    if name in ("file", "folder") and "/" in value.replace("\\", "/"):
        return "…/" + Path(value).name
    if name == "content":
        return "…"
    for changing, instead in _CHANGING:
        value = changing.sub(instead, value)
    return value if len(value) <= _LONGEST else value[:_LONGEST] + "…"


if __name__ == "__main__":
    os.environ["ASSISTANT_EMBEDDING"] = "static"  # as in the tests
    PAGE.write_text(write_reference(), encoding="utf-8")
