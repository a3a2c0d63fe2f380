"""Learn to tell what was done, a problem, a plan and the unit's own housekeeping by their vectors.

    python -m training.fact_roles CORPUS [ENCODER]

CORPUS is the folder with `gov_reports.tar.xz`; ENCODER that of an encoder, the built-in one by
default. The sections of the reports say what is a problem and what a plan; `ledger_lines.txt` says
it of lines as offices send them, which no report has, and `housekeeping.txt` holds what no report
mentions. Written is `assistant/data/fact_roles.npz`: four rows of weights for each
model, under its fingerprint. To be run again after a model has changed. Five minutes.
"""

from __future__ import annotations

import random
import re
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.archive.archive_records import ReadFile
from assistant.archive.embedding import Vectors, open_builtin
from assistant.archive.embedding.encoder import Encoder, open_builtin_encoder
from assistant.archive.ingest.read_files import read_file
from assistant.errors import AssistantError
from assistant.records import Function
from assistant.text.figures.read_figures import without_figures

DATA = Path(__file__).parents[1] / "assistant" / "data"
HOUSEKEEPING = Path(__file__).with_name("housekeeping.txt")
ROLES = (Function.RESULTS, Function.PROBLEMS, Function.PLAN, Function.OTHER)  # rows of weights
EXAMPLES = {Function.RESULTS: 1600, Function.PROBLEMS: 1600, Function.PLAN: 1000}
LEDGER_LINES = Path(__file__).with_name("ledger_lines.txt")
HOUSEKEEPING_WEIGHT = 0.5
LEDGER_WEIGHT = 9.0  # of a line of a ledger, for that of a sentence of a report
FIRST_YEAR, REPORTS = 2014, 900
SHORTEST, LONGEST, CLAUSE = 8, 60, 6  # characters
CLAUSES = 0.6  # of the sentences are cut down to one clause, as ledgers have them
SCALE, DECAY, RATE, ROUNDS = 4.0, 1e-3, 4.0, 500


def read_ledger_lines() -> list[tuple[Function, str]]:
    """Return the lines of `ledger_lines.txt`, each with its role."""
    lines = LEDGER_LINES.read_text(encoding="utf-8").splitlines()
    return [(Function(role), text) for role, text in (line.split(" ", 1) for line in lines)]


def read_examples(corpus: Path, rng: random.Random) -> tuple[list[str], list[int]]:
    """Return sentences and clauses without their figures, and the row of each."""
    found = _sentences(corpus, rng)
    texts: list[str] = []
    rows: list[int] = []
    for role, wanted in EXAMPLES.items():
        for sentence in rng.sample(found[role], wanted):
            clauses = [one for one in re.split("[，；]", sentence) if len(one) >= CLAUSE]
            said = rng.choice(clauses) if clauses and rng.random() < CLAUSES else sentence
            texts.append(without_figures(said)[:LONGEST])
            rows.append(ROLES.index(role))
    housekeeping = HOUSEKEEPING.read_text(encoding="utf-8").split()
    return texts + housekeeping, rows + [ROLES.index(Function.OTHER)] * len(housekeeping)


def _sentences(corpus: Path, rng: random.Random) -> dict[Function, list[str]]:
    found: defaultdict[Function, list[str]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(corpus / "gov_reports.tar.xz") as archive:
            archive.extractall(folder, filter="data")
        paths = sorted(Path(folder).rglob("*.md"))
        recent = [one for one in paths if one.stem.isdigit() and int(one.stem) >= FIRST_YEAR]
        for path in rng.sample(recent, REPORTS):
            for function, sentence in _headed_sentences(path):
                found[function].append(sentence)
    return found


def _headed_sentences(path: Path) -> list[tuple[Function, str]]:
    try:
        file = read_file(path)
    except AssistantError:
        return []
    reports = file.reports if isinstance(file, ReadFile) else ()
    return [
        (section.function, sentence)
        for report in reports
        for section in report.sections
        for paragraph in section.paragraphs
        for sentence in re.split("[。；]", paragraph.text)
        if SHORTEST <= len(sentence.strip()) <= LONGEST
    ]


def fit_weights(
    vectors: Vectors, rows: Sequence[int], counting: Sequence[float]
) -> tuple[NDArray[np.float64], ...]:
    """Return the weights and offsets of a logistic regression, each role counting as much.

    Within its role an example counts in proportion to its place in `counting`.
    """
    usual, spread = vectors.mean(axis=0), vectors.std()
    known = (vectors - usual) / spread / np.sqrt(vectors.shape[1]) * SCALE
    right = np.eye(len(ROLES))[np.array(rows)]
    shares = right * np.array(counting)[:, None]
    shares *= len(rows) / (len(ROLES) * shares.sum(axis=0))
    shares[:, ROLES.index(Function.OTHER)] *= HOUSEKEEPING_WEIGHT
    each = shares.sum(axis=1, keepdims=True)
    weights, offsets = np.zeros((len(ROLES), known.shape[1])), np.zeros(len(ROLES))
    for _ in range(ROUNDS):
        odds = np.exp(known @ weights.T + offsets)
        missed = (odds / odds.sum(axis=1, keepdims=True) - right) * each
        weights -= RATE * (missed.T @ known / len(rows) + DECAY * weights)
        offsets -= RATE * missed.mean(axis=0)
    scaled = weights * SCALE / spread / np.sqrt(vectors.shape[1])
    return scaled, offsets - scaled @ usual


def main() -> None:
    """Write the weights for the encoder and for the static model."""
    encoder = Encoder.open(Path(sys.argv[2])) if len(sys.argv) > 2 else open_builtin_encoder()
    static = open_builtin()
    texts, rows = read_examples(Path(sys.argv[1]), random.Random(1))
    ledger = read_ledger_lines()
    counting = [1.0] * len(texts) + [LEDGER_WEIGHT] * len(ledger)
    texts += [without_figures(text) for _, text in ledger]
    rows += [ROLES.index(role) for role, _ in ledger]
    arrays: dict[str, NDArray[np.float32]] = {}
    for name, vectors in (
        (encoder.fingerprint, encoder.encode_queries(texts)),
        (static.fingerprint, static.encode(texts)),
    ):
        weights, offsets = fit_weights(vectors.astype(np.float64), rows, counting)
        arrays[name] = np.column_stack([weights, offsets]).astype(np.float32)
    np.savez(DATA / "fact_roles.npz", **arrays)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
