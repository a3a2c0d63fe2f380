"""Find the texts that have a place inside a filter."""

from __future__ import annotations

import json
from collections.abc import Sequence

from assistant.archive.cluster.postgres import PostgresDatabase
from assistant.archive.database.filter_sql import filter_condition
from assistant.records import Filter


def texts_inside(
    database: PostgresDatabase, filter: Filter, texts: Sequence[int] | None = None
) -> list[int]:
    """Return ids of those of these texts that have a place inside the filter; of all, for None."""
    where, parameters = filter_condition(filter)
    if texts is not None:
        where += " AND p.text IN (SELECT value FROM json_each(?))"
        parameters = [*parameters, json.dumps(list(texts))]
    rows = database.execute(
        "SELECT DISTINCT p.text FROM sections s JOIN reports r ON r.id = s.report"  # noqa: S608
        f" JOIN passages p ON p.section = s.id WHERE {where} ORDER BY p.text",
        parameters,
    )
    return [text for (text,) in rows]
