"""Every error of the family is documented in the tree, and carries its way out."""

import inspect

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
