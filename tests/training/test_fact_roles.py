"""Weights tell groups of vectors apart; examples are clauses without figures."""

from __future__ import annotations

from collections import Counter

import numpy as np

from assistant.archive.embedding import open_builtin
from assistant.archive.embedding.encoder import open_builtin_encoder
from assistant.records import Function
from assistant.resources import resource_folder
from training.fact_roles import HOUSEKEEPING, ROLES, fit_weights, read_ledger_lines


def test_weights_tell_groups_apart() -> None:
    rng = np.random.default_rng(0)
    rows = [number % len(ROLES) for number in range(200)]
    middles = np.eye(len(ROLES), 8)[rows]
    vectors = middles + rng.normal(scale=0.2, size=middles.shape)
    weights, offsets = fit_weights(vectors.astype(np.float32), rows, [1.0] * len(rows))
    found = (vectors @ weights.T + offsets).argmax(axis=1)
    assert (found == np.array(rows)).mean() > 0.95


def test_the_weights_are_those_of_the_models_in_the_package() -> None:
    with np.load(resource_folder("data") / "fact_roles.npz") as kept:
        for model in (open_builtin(), open_builtin_encoder()):
            assert kept[model.fingerprint].shape == (len(ROLES), model.dimension + 1)


def test_housekeeping_holds_no_figure_and_nothing_twice() -> None:
    lines = HOUSEKEEPING.read_text(encoding="utf-8").split()
    assert len(lines) == len(set(lines)) > 30
    assert not any(character.isdigit() for line in lines for character in line)


def test_ledger_lines_are_told_once_and_in_each_role() -> None:
    lines = read_ledger_lines()
    assert len({text for _, text in lines}) == len(lines)
    told = Counter(role for role, _ in lines)
    assert set(told) == {Function.RESULTS, Function.PROBLEMS, Function.PLAN}
    assert min(told.values()) > 100
