"""Weights learned from lines tell the lines apart, and are written as the package reads them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np

from assistant.drafting.facts.roles.role_signs import sign_names
from training.role_signs import Lines, fit_weights, share_right, write_weights

_MANY = 3 + len(sign_names())  # the usual odds, the signs, both readings


def test_weights_tell_lines_apart() -> None:
    roles = np.arange(300) % 3
    signs = np.zeros((300, _MANY))
    signs[:, 0] = 1
    signs[np.arange(300), 1 + roles] = 1
    lines = Lines(signs=signs, roles=roles)
    weights = fit_weights(lines)
    assert share_right(lines, weights) == 1
    assert weights[0, 2] > 0 > weights[0, 1]  # the second sign is that of a problem


def test_weights_are_written_by_name(tmp_path: Path) -> None:
    path = tmp_path / "signs.toml"
    write_weights(np.arange(2.0 * _MANY).reshape(2, _MANY), "abc", path)
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert table["model"] == "abc"
    assert table["problem"]["usual"] == 0
    assert table["plan"]["read_as_plan"] == 2 * _MANY - 1
