"""Check the arguments that a program sends for a job, and call it; complaints are Chinese."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from inspect import Parameter
from typing import TYPE_CHECKING, Any

from assistant.errors import QueryError
from assistant.ui.api.schema import job_parameters

if TYPE_CHECKING:
    from pydantic import BaseModel

Job = Callable[..., object]

_EXPECTED = {
    "int": "应是整数",
    "float": "应是数",
    "bool": "应是 true 或 false",
    "string": "应是文字",
    "list": "应是列表",
    "dict": "应是对象",
}


def call_job(job: Job, given: Mapping[str, object]) -> object:
    """Return the answer of a job; an argument that is null counts as left out.

    Raises QueryError for arguments that the job does not take.
    """
    from pydantic import ValidationError

    values = {name: value for name, value in given.items() if value is not None}
    try:
        checked = _arguments_model(job).model_validate(values)
    except ValidationError as error:
        raise QueryError(
            _describe_error(error.errors()[0]),
            hint=f"参数有：{'、'.join(job_parameters(job)) or '无'}。",
        ) from error
    return job(**{name: getattr(checked, name) for name in values})


@cache
def _arguments_model(job: Job) -> type[BaseModel]:
    from pydantic import ConfigDict, create_model

    fields: dict[str, Any] = {
        name: (one.annotation, ... if one.default is Parameter.empty else one.default)
        for name, one in job_parameters(job).items()
    }
    return create_model("Arguments", __config__=ConfigDict(extra="forbid"), **fields)


def _argument_path(place: tuple[int | str, ...]) -> str:
    """Return the argument and the path inside it; where types differ pydantic adds their names."""
    first, *inner = map(str, place)
    return ".".join([first, *(one for one in inner if one.islower() or one.isdigit())])


def _describe_error(error: Any) -> str:
    name, kind, context = _argument_path(error["loc"]), error["type"], error.get("ctx", {})
    if kind == "missing":
        return f"缺少参数 {name}。"
    if kind == "extra_forbidden":
        return f"没有参数 {name}。"
    if kind in ("literal_error", "enum"):
        return f"参数 {name} 不对，可用：{context['expected'].replace(' or ', '、')}。"
    if bound := context.get("ge", context.get("le")):
        return f"参数 {name} 不对，应{'不小于' if 'ge' in context else '不大于'} {bound}。"
    expected = next((text for word, text in _EXPECTED.items() if kind.startswith(word)), "")
    return f"参数 {name} 不对{expected and '，' + expected}。"
