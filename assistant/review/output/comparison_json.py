"""Convert a comparison to the JSON that `assistant compare --json` prints."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from assistant.review.findings import Comparison

_LISTS = (
    *("pairs", "missing", "new", "figures", "outdated", "leftovers", "arithmetic"),
    *("inconsistencies", "plans", "repeated", "comparable", "proposed"),
)


def comparison_to_json(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as JSON values; an unknown number is null."""
    past = comparison.past
    row: dict[str, Any] = {
        "past": {
            "report_id": past.report_id,
            "title": past.title,
            "file": past.file,
            "first_line": past.first_line,
            "last_line": past.last_line,
        }
    }
    return row | {name: _to_json(getattr(comparison, name)) for name in _LISTS}


def _to_json(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple | list):
        return [_to_json(item) for item in value]
    if isinstance(value, dict):
        return {key: _to_json(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _to_json(asdict(value))
    return value
