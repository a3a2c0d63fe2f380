"""Translate a filter to SQL, and find the texts it allows."""

from __future__ import annotations

import json

import numpy as np
from numpy.typing import NDArray

from assistant.archive.storage.database import Database
from assistant.records import Filter

Ids = NDArray[np.int64]


def filter_condition(filter: Filter) -> tuple[str, list[str]]:
    """Return an SQL condition over `reports` r and `sections` s, and its parameters.

    >>> filter_condition(Filter(years=(2023, 2024)))
    ('r.year IN (SELECT value FROM json_each(?))', ['[2023, 2024]'])
    """
    limits = {
        "r.year": filter.years,
        "r.span": filter.spans,
        "r.org_type": filter.org_types,
        "r.level": filter.levels,
        "s.function": filter.functions,
        "r.key": filter.reports,
    }
    used = {column: values for column, values in limits.items() if values}
    terms = [f"{column} IN (SELECT value FROM json_each(?))" for column in used]  # noqa: S608
    return " AND ".join(terms) or "TRUE", [json.dumps(values) for values in used.values()]


def allowed_texts(database: Database, filter: Filter) -> Ids:
    """Return the ids of the texts with an occurrence inside the filter, ascending."""
    where, parameters = filter_condition(filter)
    rows = database.execute(
        "SELECT p.text FROM sections s JOIN reports r ON r.id = s.report"  # noqa: S608
        f" JOIN passages p ON p.section = s.id WHERE {where}",
        parameters,
    )
    return np.unique(np.fromiter((text for (text,) in rows), dtype=np.int64))
