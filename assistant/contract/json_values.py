"""Convert records to JSON values, field by field."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

JsonRow = dict[str, Any]


def to_row(record: Any, *names: str) -> JsonRow:
    """Return the fields of a record with these names, without names all, as JSON.

    >>> from assistant.records import Place
    >>> to_row(Place(file="总结.docx", line=3), "file", "line")
    {'file': '总结.docx', 'line': 3}
    """
    chosen = names or [field.name for field in fields(record)]
    return {name: to_json(getattr(record, name)) for name in chosen}


def to_json(value: Any) -> Any:
    """Return a value as JSON: an enum's value, a path as text, a tuple as a list."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {to_json(key): to_json(item) for key, item in value.items()}
    return to_row(value) if is_dataclass(value) else value
