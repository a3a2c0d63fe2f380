"""Train the upper layers on the language of reports without forgetting what the model knew.

Each query has to find its text among all texts of the batch. Two things hold the model back: texts
that the first model prefers are no wrong answers unless they come out of the same report, and the
first model's own similarities and vectors of general texts are a second target.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.encoder.examples import Example, Examples
from training.encoder.graph import TOKEN_VECTORS, UNIT_VECTORS
from training.encoder.model_folder import PROMPTS, write_quantized
from training.encoder.package_weights import Tensors
from training.encoder.upper_layers import UpperLayers

_PAD = 1
_SLOWEST = 0.02  # share of the rate that is left at the end
_PARTS = 3  # of a batch, each padded to its own length


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How long and how fast is learned."""

    steps: int = 325
    rate: float = 5e-5
    first_layer: int = 6
    sharpness: float = 60  # 1 / temperature; the first model was trained with 100
    pull: float = 8  # weight of the distance to the first model's vectors
    echo: float = 1  # weight of the difference to its similarities
    warm_up: int = 30  # steps
    seed: int = 1
    threads: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """What the model being trained, and the first model, make of some texts."""

    now: Tensor
    first: Tensor


class FrozenModel:
    """The first model, in 8 bits: the lower layers' output and the finished vectors."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def build(
        cls, scratch: Path, tensors: Tensors, tokenizer: Tokenizer, *, layers: int, recipe: Recipe
    ) -> Self:
        """Return the model, written into `scratch`."""
        path = scratch / "frozen.onnx"
        write_quantized(path, tensors, layers=layers, shown=recipe.first_layer)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = recipe.threads
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return cls(onnxruntime.InferenceSession(str(path), options), tokenizer)

    def read(self, texts: list[str], upper: UpperLayers) -> Vectors:
        """Return the vectors of texts, in pieces of about the same length."""
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(texts)]
        order = np.argsort([len(text) for text in tokens], kind="stable")
        parts = np.array_split(order, _PARTS)
        found = [self._read_part([tokens[n] for n in part], upper) for part in parts]
        back = torch.from_numpy(np.argsort(order))
        return Vectors(
            now=torch.cat([now for now, _ in found])[back],
            first=torch.cat([first for _, first in found])[back],
        )

    def _read_part(self, texts: list[list[int]], upper: UpperLayers) -> tuple[Tensor, Tensor]:
        shape = (len(texts), max(map(len, texts)))
        tokens = np.full(shape, _PAD, dtype=np.int64)
        mask: NDArray[np.int64] = np.zeros(shape, dtype=np.int64)
        for row, text in enumerate(texts):
            tokens[row, : len(text)], mask[row, : len(text)] = text, 1
        inputs = {"input_ids": tokens, "attention_mask": mask}
        state, first = self._session.run([TOKEN_VECTORS, UNIT_VECTORS], inputs)
        with torch.autocast("cpu", torch.bfloat16):
            now = upper(torch.from_numpy(state), torch.from_numpy(mask))
        return now, torch.from_numpy(first)


def fine_tune(
    examples: Examples,
    frozen: FrozenModel,
    upper: UpperLayers,
    recipe: Recipe,
    *,
    on_step: Callable[[int, dict[str, float]], None],
) -> None:
    """Train `upper` in place; `on_step` is told each step's losses."""
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    optimizer = torch.optim.AdamW(upper.parameters(), lr=recipe.rate, weight_decay=0.01)
    for step in range(recipe.steps):
        done = step / recipe.steps
        rate = recipe.rate * min(1, (step + 1) / recipe.warm_up) * max(_SLOWEST, 1 - done)
        for group in optimizer.param_groups:
            group["lr"] = rate
        batch = examples.draw()
        queries = frozen.read([PROMPTS["query"] + one.query for one in batch], upper)
        texts = frozen.read([PROMPTS["document"] + one.text for one in batch], upper)
        losses = _losses(batch, queries, texts, recipe)
        optimizer.zero_grad()
        torch.autograd.backward(torch.stack(list(losses.values())).sum())
        torch.nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
        optimizer.step()
        on_step(step + 1, {name: loss.item() for name, loss in losses.items()})


def _losses(
    batch: list[Example], queries: Vectors, texts: Vectors, recipe: Recipe
) -> dict[str, Tensor]:
    now = queries.now @ texts.now.T
    first = queries.first @ texts.first.T
    counted = _counted(batch, first)
    logits = (now * recipe.sharpness).masked_fill(~counted, -torch.inf)
    right = torch.arange(len(batch))
    found = functional.cross_entropy(logits, right)
    asked = functional.cross_entropy(logits.T, right)

    general = torch.tensor([not one.told_apart for one in batch])
    echo = functional.kl_div(
        functional.log_softmax(now[general] * recipe.sharpness, dim=1),
        functional.softmax(first[general] * recipe.sharpness, dim=1),
        reduction="batchmean",
    )
    plain = torch.tensor([one.general for one in batch])
    pull = _distance(queries, general) + _distance(texts, plain)
    return {
        "find": found + asked / 2,
        "echo": recipe.echo * echo,
        "pull": recipe.pull * pull,
    }


def _distance(vectors: Vectors, which: Tensor) -> Tensor:
    return 1 - (vectors.now[which] * vectors.first[which]).sum(dim=1).mean()


def _counted(batch: list[Example], first: Tensor) -> Tensor:
    """Return which texts each query is compared with: its own, and those that are wrong."""
    own = first.diagonal()[:, None]
    wrong = first < own
    for row, one in enumerate(batch):
        for column, other in enumerate(batch):
            if one.told_apart or (one.report and one.report == other.report):
                wrong[row, column] = True
            if one.query == other.query or one.text == other.text:
                wrong[row, column] = False
    wrong.fill_diagonal_(True)
    return wrong
