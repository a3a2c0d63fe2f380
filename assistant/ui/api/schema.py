"""Derive the JSON schema of a job's arguments and answer from its types and docstring."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from inspect import Parameter, getdoc, signature
from typing import Annotated, Any, NotRequired, get_args, get_origin, get_type_hints

import typing_extensions
from gradio_client.utils import python_type_to_json_schema
from typing_extensions import Doc, is_typeddict

Schema = dict[str, Any]

_ARGUMENT = re.compile(r"^ +(\w+): (.+)$", re.MULTILINE)
_OPTIONAL = (NotRequired, typing_extensions.NotRequired)
RESULT = "result"  # the field of an answer that is no object: agents want one


def job_summary(job: Callable[..., object]) -> str:
    """Return the first paragraph of a job's docstring."""
    return (getdoc(job) or "").partition("\n\n")[0]


def job_parameters(job: Callable[..., object]) -> dict[str, Parameter]:
    """Return the parameters of a job in their order, with resolved types."""
    hints = get_type_hints(job, include_extras=True)
    return {
        name: one.replace(annotation=hints[name]) for name, one in signature(job).parameters.items()
    }


def arguments_schema(job: Callable[..., object]) -> Schema:
    """Return the schema of an object with all arguments of a job."""
    documented = dict(_ARGUMENT.findall(getdoc(job) or ""))
    given = job_parameters(job)
    return {
        "type": "object",
        "properties": {name: _parameter_schema(one, documented) for name, one in given.items()},
        "required": [name for name, one in given.items() if one.default is Parameter.empty],
        "additionalProperties": False,
    }


def answer_schema(job: Callable[..., object]) -> Schema:
    """Return the schema of a job's answer."""
    return type_schema(get_type_hints(job, include_extras=True)["return"])


def object_schema(schema: Schema) -> Schema:
    """Return the schema of an answer as agents get it: always an object."""
    if schema.get("type") == "object":
        return schema
    return {"type": "object", "properties": {RESULT: schema}, "required": [RESULT]}


def type_schema(hint: Any) -> Schema:
    """Return the schema of a type, its typed dicts written out.

    >>> type_schema(Annotated[list[int], Doc("年份")])
    {'type': 'array', 'items': {'type': 'integer'}, 'description': '年份'}
    """
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        documented = [one.documentation for one in args[1:] if isinstance(one, Doc)]
        return type_schema(args[0]) | ({"description": documented[-1]} if documented else {})
    if is_typeddict(hint):
        return _typed_dict_schema(hint)
    if origin is list:
        return {"type": "array", "items": type_schema(args[0])}
    if args and type(None) in args:
        return {"anyOf": [type_schema(one) for one in args]}
    if args and any(map(is_typeddict, args)):
        return {"anyOf": [type_schema(one) for one in args]}
    schema: Schema = python_type_to_json_schema(hint)
    return schema


def _typed_dict_schema(shape: Any) -> Schema:
    hints = get_type_hints(shape, include_extras=True)
    needed = {name: hint for name, hint in hints.items() if get_origin(hint) not in _OPTIONAL}
    return {
        "type": "object",
        "description": getdoc(shape),
        "properties": {name: type_schema(_unwrap_optional(hint)) for name, hint in hints.items()},
        "required": list(needed),
    }


def _unwrap_optional(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) in _OPTIONAL else hint


def _parameter_schema(one: Parameter, documented: Mapping[str, str]) -> Schema:
    schema = type_schema(one.annotation) | {"description": documented.get(one.name, "")}
    return schema if one.default in (Parameter.empty, None) else schema | {"default": one.default}
