"""Learn to tell talk among colleagues, and what is not to be written, from facts.

    python -m training.line_weights CORPUS

CORPUS is the folder with `gov_reports.tar.xz`. `talk_lines.txt` and `kept_back_lines.txt` hold
lines as chats, minutes and notes have them, each with what it is; the lines of `ledger_lines.txt`
and clauses of reports, of no place in `held_out.txt`, are neither. Written are
`talk_weights.npy` and `kept_back_weights.npy` in `assistant/data`. A minute.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from assistant.drafting.facts.chat.kept_back import says_not_to_write
from assistant.drafting.facts.chat.line_likelihood import KEPT_BACK, SLOTS, TALK, feature_slots
from training.character_ngrams import paragraphs
from training.common_bigrams import DATA
from training.fact_roles import read_ledger_lines

FOLDER = Path(__file__).parent
LINES = {TALK: ("talk_lines.txt", "闲话"), KEPT_BACK: ("kept_back_lines.txt", "不写")}
CLAUSES = 3000  # of reports
SHORTEST, LONGEST = 4, 40  # characters of a clause
DECAY, MOST_STEPS = 3e-5, 300


def read_lines(path: Path, sought: str = LINES[TALK][1]) -> list[tuple[bool, str]]:
    """Return the lines of a file, each with whether it is what is sought."""
    rows = (line.split(" ", 1) for line in path.read_text(encoding="utf-8").splitlines())
    return [(kind == sought, text) for kind, text in rows]


def report_clauses(texts: Iterable[str], rng: random.Random) -> list[str]:
    """Return clauses of reports, chosen by chance."""
    found = {one for text in texts for one in re.split("[，；。]", text)}
    fitting = sorted(one for one in found if SHORTEST <= len(one) <= LONGEST)
    return rng.sample(fitting, min(CLAUSES, len(fitting)))


def fit_weights(texts: Sequence[str], sought: Sequence[bool]) -> NDArray[np.float64]:
    """Return the weights of a logistic regression and its offset, each kind counting as much."""
    slots = [sorted(set(feature_slots(text))) for text in texts]
    rows = np.repeat(np.arange(len(texts)), [len(one) for one in slots])
    values = np.repeat([1 / np.sqrt(len(one)) for one in slots], [len(one) for one in slots])
    features = csr_matrix((values, (rows, np.concatenate(slots))), (len(texts), SLOTS))
    said = np.where(sought, 1.0, -1.0)
    share = np.where(sought, 0.5 / sum(sought), 0.5 / (len(sought) - sum(sought)))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = said * (features @ weights[:SLOTS] + weights[SLOTS])
        slope = -said * share / (1 + np.exp(margin))
        decayed = DECAY * np.append(weights[:SLOTS], 0.0)
        value = share @ np.logaddexp(0, -margin) + decayed @ weights / 2
        return float(value), np.append(features.T @ slope, slope.sum()) + decayed

    options = {"maxiter": MOST_STEPS}
    found = minimize(loss, np.zeros(SLOTS + 1), jac=True, method="L-BFGS-B", options=options)
    weights: NDArray[np.float64] = found.x
    return weights


def main() -> None:
    """Write the tables."""
    neither = [text for _, text in read_ledger_lines()]
    neither += report_clauses(paragraphs(Path(sys.argv[1])), random.Random(1))
    spoken = [text for _, text in read_lines(FOLDER / LINES[TALK][0])]
    others = {
        TALK: neither,
        KEPT_BACK: neither + [one for one in spoken if not says_not_to_write(one)],
    }
    for table, (name, sought) in LINES.items():
        lines = read_lines(FOLDER / name, sought)
        texts = [text for _, text in lines] + others[table]
        weights = fit_weights(texts, [one for one, _ in lines] + [False] * len(others[table]))
        np.save(DATA / table, weights.astype(np.float16), allow_pickle=False)


if __name__ == "__main__":
    main()
