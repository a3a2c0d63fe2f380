"""Learn how much each sign of a line of a ledger speaks for a problem and for a plan.

    python -m training.role_signs LEDGERS...

Each of LEDGERS is a JSON file with what offices sent (`outline_text`, `facts_text`, `facts_file`)
and the role and the sections of each line (`truth`). Written is `assistant/data/role_signs.toml`.
To be run again when `fact_roles.npz` or a sign has changed. With `--held-out` nothing is written,
and each file is measured by what the others teach. Two minutes.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedding import open_builtin
from assistant.archive.embedding.encoder import open_builtin_encoder
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.facts.load_facts import load_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.facts.roles.role_signs import sign_rows, weight_names
from assistant.drafting.outline.outline_year import outline_year
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.fact_roles import classify, tells_by_sender
from assistant.drafting.planning.heading_functions import report_period
from assistant.drafting.planning.section_scores import read_ledger
from assistant.records import Function

DATA = Path(__file__).parents[1] / "assistant" / "data" / "role_signs.toml"
ROLES = (Function.RESULTS, Function.PROBLEMS, Function.PLAN)
HEAD = """\
# 台账里一行的每个迹象，多大程度上说明它是问题、是打算，而不是成效（对数几率）。
# 由 python -m training.role_signs 写出，不要手改。
"""
PENALTY, RATE, ROUNDS = 3.0, 0.5, 4000

Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The signs of the lines of some ledgers, and the roles that they have."""

    signs: Rows
    roles: NDArray[np.intp]


def read_lines(ledgers: Sequence[Mapping[str, Any]], nearness: TextNearness) -> Lines:
    """Return the lines of all ledgers that have one role for certain."""
    found = [one for ledger in ledgers for one in _lines(ledger, nearness)]
    return Lines(
        signs=np.array([signs for signs, _ in found]), roles=np.array([role for _, role in found])
    )


def _lines(ledger: Mapping[str, Any], nearness: TextNearness) -> Iterator[tuple[Rows, int]]:
    outline = parse_outline(ledger["outline_text"])
    period = report_period(outline)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ledger["facts_file"]
        path.write_text(ledger["facts_text"], encoding="utf-8")
        loaded = load_facts(path, year=outline_year(ledger["outline_text"]))
    facts, _ = normalize_facts(loaded, period)
    best = read_ledger(outline, facts, nearness)[0]
    readings = classify(best.facts, best.fingerprint)
    assert readings is not None
    rows = sign_rows(facts, period, readings[:, :3], sent=tells_by_sender(facts))
    lines = ledger["facts_text"].split("\n")
    for fact, row in zip(facts, rows, strict=True):
        said = [lines[number - 1] for number in (fact.line, *fact.repeated)]
        told = [one for one in ledger["truth"] if any(one["fact"].strip() in text for text in said)]
        if told and len({path.split("／")[0] for one in told for path in one["paths"]}) == 1:
            yield row, [one.value for one in ROLES].index(told[0]["role"])


def fit_weights(lines: Lines) -> Rows:
    """Return a row of weights for problems and one for plans, against results."""
    signs, right = lines.signs, np.eye(len(ROLES))[lines.roles]
    weights = np.zeros((len(ROLES), signs.shape[1]))
    moved = np.zeros_like(weights)
    penalty = PENALTY * np.ones(signs.shape[1]) / len(signs)
    penalty[0] = 0.0  # how usual a role is
    for _ in range(ROUNDS):
        odds = np.exp(signs @ weights.T)
        odds /= odds.sum(axis=1, keepdims=True)
        slope = (odds - right).T @ signs / len(signs) + penalty * weights
        moved = 0.9 * moved - RATE * slope / 10
        weights += moved
    return weights[1:] - weights[:1]


def share_right(lines: Lines, weights: Rows) -> float:
    """Return the share of the lines whose role the weights tell."""
    odds = np.column_stack([np.zeros(len(lines.signs)), lines.signs @ weights.T])
    return float((odds.argmax(axis=1) == lines.roles).mean())


def write_weights(weights: Rows, model: str, path: Path) -> None:
    """Write the weights as a table for people to read."""
    tables = [
        "\n".join(
            [
                f"[{role}]",
                *(f"{name} = {one:.2f}" for name, one in zip(weight_names(), row, strict=True)),
            ]
        )
        for role, row in zip(("problem", "plan"), weights, strict=True)
    ]
    path.write_text(f'{HEAD}\nmodel = "{model}"\n\n' + "\n\n".join(tables) + "\n", encoding="utf-8")


def main() -> None:
    """Write the weights, or measure each file by the others."""
    paths = [Path(one) for one in sys.argv[1:] if not one.startswith("--")]
    encoder = open_builtin_encoder()
    nearness = TextNearness(open_builtin(), encoder)
    read = [read_lines(json.loads(one.read_text(encoding="utf-8")), nearness) for one in paths]
    if "--held-out" in sys.argv:
        for place, (path, lines) in enumerate(zip(paths, read, strict=True)):
            others = _join(read[:place] + read[place + 1 :])
            print(f"{path.stem} {share_right(lines, fit_weights(others)):.3f}")
        return
    write_weights(fit_weights(_join(read)), encoder.fingerprint, DATA)


def _join(parts: Sequence[Lines]) -> Lines:
    return Lines(
        signs=np.concatenate([one.signs for one in parts]),
        roles=np.concatenate([one.roles for one in parts]),
    )


if __name__ == "__main__":
    main()
