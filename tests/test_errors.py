"""Every error of the family is documented in the tree, and carries its way out."""

import ast
import inspect
from pathlib import Path

import pytest

from assistant import errors


def _leaves() -> list[type[errors.AssistantError]]:
    return [
        member
        for _, member in inspect.getmembers(errors, inspect.isclass)
        if issubclass(member, errors.AssistantError) and member is not errors.AssistantError
    ]


@pytest.mark.parametrize("leaf", _leaves(), ids=lambda leaf: leaf.__name__)
def test_a_leaf_is_in_the_tree_and_keeps_its_hint(leaf: type[errors.AssistantError]) -> None:
    assert f"x {leaf.__name__} " in (errors.__doc__ or "")
    assert leaf("坏了", hint="这样修").hint == "这样修"


def test_each_refusal_of_a_file_says_what_to_do_next() -> None:
    silent = [
        f"{path.name}:{call.lineno}"
        for path in Path(errors.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "LoadError"
        and not any(keyword.arg == "hint" for keyword in call.keywords)
    ]
    assert silent == []
