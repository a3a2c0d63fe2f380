"""Train the vectors of a static model: each query finds its text among all texts of its batch."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from assistant.archive.embedding.embedder import Vectors
from assistant.archive.embedding.training_batches import Batch, Integers, TokenBags, draw_batch

_WARM_UP = 50  # steps

OnStep = Callable[[int, int, float], None]  # step from 0, number of steps, loss


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """The parameters of training; docs/retrieval.md has the effect of each."""

    epochs: int = 7
    pairs_at_once: int = 2048
    learning_rate: float = 0.05
    sharpness: float = 12.0  # factor of the cosines before the softmax
    seed: int = 1


def train_vectors(
    start: Vectors,
    bags: TokenBags,
    pairs: Integers,
    *,
    cut: NDArray[np.float64],
    recipe: Recipe,
    on_step: OnStep,
) -> Vectors:
    """Return trained vectors, one row for each token, from the initial `start`.

    `pairs` are rows of `bags`: query and text. `cut` is for each pair the probability that a query
    cut out of the text replaces its own. The same seed gives the same vectors on one machine.
    """
    rng = np.random.default_rng(recipe.seed)
    table = torch.from_numpy(start.copy()).requires_grad_()
    optimizer = torch.optim.Adam([table], lr=recipe.learning_rate, betas=(0.9, 0.98))
    rows = list(_epochs(len(pairs), recipe, rng))
    for step, chosen in enumerate(rows):
        for group in optimizer.param_groups:
            group["lr"] = _learning_rate(step, len(rows), recipe)
        optimizer.zero_grad()
        batch = draw_batch(bags, pairs[chosen], cut=cut[chosen], rng=rng)
        loss = _loss(table, batch, recipe.sharpness)
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        on_step(step, len(rows), loss.item())
    trained: Vectors = table.detach().numpy()
    return trained


def _epochs(pairs: int, recipe: Recipe, rng: np.random.Generator) -> Iterator[Integers]:
    """Yield the pairs of each step; an incomplete last batch is left to the next epoch."""
    at_once = min(recipe.pairs_at_once, pairs)
    for _ in range(recipe.epochs):
        order = rng.permutation(pairs)
        for start in range(0, pairs - at_once + 1, at_once):
            yield order[start : start + at_once]


def _learning_rate(step: int, steps: int, recipe: Recipe) -> float:
    return recipe.learning_rate * min(1, (step + 1) / _WARM_UP) * (1 - step / steps)


def _loss(table: torch.Tensor, batch: Batch, sharpness: float) -> torch.Tensor:
    """Return the loss of queries ranking texts and of texts ranking queries."""
    cosines = _text_vectors(table, batch.queries) @ _text_vectors(table, batch.texts).T
    scores = (cosines * sharpness).masked_fill(torch.from_numpy(batch.also_right), -1e4)
    right = torch.arange(len(scores))
    return functional.cross_entropy(scores, right) + functional.cross_entropy(scores.T, right)


def _text_vectors(table: torch.Tensor, bags: TokenBags) -> torch.Tensor:
    sums = functional.embedding_bag(
        torch.from_numpy(bags.tokens), table, torch.from_numpy(bags.starts[:-1]), mode="sum"
    )
    return functional.normalize(sums)
