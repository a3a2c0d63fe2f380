"""A query names a unit where its report is meant, and only talks of it elsewhere."""

import pytest

from assistant.retrieval.named_units import named_units


@pytest.mark.parametrize(
    ("query", "types", "words"),
    [
        pytest.param("民政部门养老服务", ("民政局",), ("民政部门",), id="a department"),
        pytest.param("学校今年工作", ("学校",), ("学校",), id="a time follows"),
        pytest.param("法院的总结", ("法院",), ("法院",), id="a part of its report follows"),
        pytest.param("乡镇明年打算", ("乡", "镇"), ("乡镇",), id="two in one word"),
        pytest.param("本公司下一步计划", ("国企",), ("本公司",), id="our own"),
        pytest.param("公司治理结构", (), (), id="a subject"),
        pytest.param("老旧街道明年改造", (), (), id="streets of a kind"),
        pytest.param("财政明年打算", (), (), id="a line of work"),
    ],
)
def test_named_units(query: str, types: tuple[str, ...], words: tuple[str, ...]) -> None:
    found = named_units(query)
    assert (found.types, found.words) == (types, words)
