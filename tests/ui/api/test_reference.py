"""The reference of the jobs says what they take and answer, and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import load_settings
from assistant.ui.api.register_jobs import all_jobs
from assistant.ui.api.schema import answer_schema, arguments_schema
from assistant.ui.jobs.archive_job import ArchiveJob
from assistant.workbench import Workbench
from tests.archive.making import Record
from tests.ui.api.calls import EXAMPLES, NAMES, call_all_jobs
from tests.ui.api.reference import PAGE, write_reference


def test_the_reference_says_what_the_program_does() -> None:
    assert PAGE.read_text(encoding="utf-8") == write_reference(), (
        "write it anew: python -m tests.ui.api.reference"
    )


def test_every_job_is_called_and_listed(tmp_path: Path) -> None:
    offered = {
        job.__name__ for job in all_jobs(Workbench(load_settings(index=tmp_path)), ArchiveJob())
    }
    assert offered == set(NAMES)
    listed = (PAGE.parent / "api.md").read_text(encoding="utf-8")
    assert not [name for name in NAMES if f"| `{name}`" not in listed]


def strict_schema(schema: Any) -> Any:
    """Return a schema that allows no field that is not documented."""
    if isinstance(schema, list):
        return [strict_schema(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    whole = {name: strict_schema(one) for name, one in schema.items()}
    return whole | ({"additionalProperties": False} if "properties" in schema else {})


def test_answers_have_the_fields_that_are_documented_and_no_others(tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    with Workbench(load_settings(index=tmp_path / "index")) as bench:
        folders = [EXAMPLES / "archive" / name for name in ("2023年", "城投集团")]
        bench.archive.ingest(folders, progress=Record())
        for one in call_all_jobs(bench):
            jsonschema.validate(one.given, strict_schema(arguments_schema(one.job)))
            jsonschema.validate(
                json.loads(json.dumps(one.answer)), strict_schema(answer_schema(one.job))
            )


def test_every_field_and_argument_is_explained() -> None:
    def unexplained(schema: Any, path: str) -> list[str]:
        inner = [unexplained(one, f"{path}.{name}") for name, one in _inner_fields(schema)]
        return [path] * (not schema.get("description")) + [one for found in inner for one in found]

    jobs = all_jobs(Workbench(load_settings()), ArchiveJob())
    arguments = [
        f"{job.__name__} {name}"
        for job in jobs
        for name, one in arguments_schema(job)["properties"].items()
        if not one["description"]
    ]
    assert not arguments
    fields = [
        path
        for job in jobs
        for name, one in _inner_fields(answer_schema(job))
        for path in unexplained(one, f"{job.__name__}.{name}")
    ]
    assert not fields


def _inner_fields(schema: Any) -> list[tuple[str, Any]]:
    options = [schema, *schema.get("anyOf", ())]
    items = [one["items"] for one in options if "items" in one]
    found = [pair for one in options for pair in one.get("properties", {}).items()]
    return found + [pair for one in items for pair in _inner_fields(one)]
