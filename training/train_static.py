"""Train the built-in embedding model: python training/train_static.py CORPUS -o MODEL.

One vector for each token; a text is the direction of their sum. Each batch asks every query to
find its text among all texts of the batch. The same seed gives the same model on one machine.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from batches import Bags, Batch, Integers, batch
from numpy.typing import NDArray
from pairs import Pair, training_pairs
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from torch.nn import functional
from vocabulary import UNKNOWN, train_tokenizer

_WARM_UP = 50  # steps
_START_LENGTH = 4.0  # mean length of a token's vector before training

# The chance that a query is cut out of its text instead of taken as given. Lead sentences and
# questions are worth more than a random cut; headings repeat, and say less than a sentence.
_CUT = {"lead": 0.25, "heading": 0.7, "laws": 0.7, "csl": 0.3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What decides how good the model is; docs/retrieval.md has what each part gave."""

    pieces: int = 50_000
    dimension: int = 256
    epochs: int = 7
    pairs_at_once: int = 2048
    learning_rate: float = 0.05
    sharpness: float = 12.0  # cosines are multiplied by it before the softmax
    characters: int = 35_000_000  # of text, for the tokenizer
    seed: int = 1


def train(
    bags: Bags, pairs: Integers, cut: NDArray[np.float64], pieces: int, recipe: Recipe
) -> torch.Tensor:
    """Return the trained vectors, one row for each piece of the vocabulary."""
    rng = np.random.default_rng(recipe.seed)
    table = _initial(bags, pieces, recipe).requires_grad_()
    optimizer = torch.optim.Adam([table], lr=recipe.learning_rate, betas=(0.9, 0.98))
    rows = list(_epochs(len(pairs), recipe, rng))
    started = time.monotonic()
    for step, chosen in enumerate(rows):
        for group in optimizer.param_groups:
            group["lr"] = _learning_rate(step, len(rows), recipe)
        optimizer.zero_grad()
        made = batch(bags, pairs[chosen], cut=cut[chosen], rng=rng)
        loss = _loss(table, made, recipe.sharpness)
        loss.backward()
        optimizer.step()
        if step % 100 == 0:
            seconds = time.monotonic() - started
            print(f"step {step}/{len(rows)} loss {loss.item():.3f} {seconds:.0f} s", flush=True)
    return table.detach()


def _initial(bags: Bags, pieces: int, recipe: Recipe) -> torch.Tensor:
    """Return random vectors, longer for rarer pieces: at first the model matches words by IDF."""
    count = np.bincount(bags.tokens, minlength=pieces)
    texts = len(bags.lengths)
    weight = np.log1p((texts + 1) / (np.minimum(count, texts) + 1)).astype(np.float32)
    table = torch.randn(
        pieces, recipe.dimension, generator=torch.Generator().manual_seed(recipe.seed)
    )
    table *= torch.from_numpy(weight)[:, None]
    return table / table.norm(dim=1).mean() * _START_LENGTH


def _epochs(pairs: int, recipe: Recipe, rng: np.random.Generator) -> Iterator[Integers]:
    for _ in range(recipe.epochs):
        order = rng.permutation(pairs)
        for start in range(0, pairs - recipe.pairs_at_once + 1, recipe.pairs_at_once):
            yield order[start : start + recipe.pairs_at_once]


def _learning_rate(step: int, steps: int, recipe: Recipe) -> float:
    return recipe.learning_rate * min(1, (step + 1) / _WARM_UP) * (1 - step / steps)


def _loss(table: torch.Tensor, made: Batch, sharpness: float) -> torch.Tensor:
    """Return how badly queries find their texts, and texts their queries."""
    cosines = _vectors(table, made.queries) @ _vectors(table, made.texts).T
    scores = (cosines * sharpness).masked_fill(torch.from_numpy(made.also_right), -1e4)
    right = torch.arange(len(scores))
    return functional.cross_entropy(scores, right) + functional.cross_entropy(scores.T, right)


def _vectors(table: torch.Tensor, bags: Bags) -> torch.Tensor:
    sums = functional.embedding_bag(
        torch.from_numpy(bags.tokens), table, torch.from_numpy(bags.starts[:-1]), mode="sum"
    )
    return functional.normalize(sums)


def save(folder: Path, tokenizer: Tokenizer, table: torch.Tensor) -> None:
    """Write the folder as sentence-transformers reads it."""
    normalize = folder / "1_Normalize"
    normalize.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    vectors = table.numpy().copy()
    vectors[tokenizer.token_to_id(UNKNOWN)] = 0  # what nobody has read says nothing
    # Whole numbers from -127 to 127 and a scale for each row take a quarter of the space.
    scale = np.maximum(np.abs(vectors).max(axis=1), 1e-12) / 127
    small = np.rint(vectors / scale[:, None]).astype(np.int8)
    save_file({"embeddings": small, "weights": scale}, folder / "model.safetensors")
    modules = [("StaticEmbedding", ""), ("Normalize", normalize.name)]
    rows = [
        {"idx": n, "name": str(n), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for n, (kind, path) in enumerate(modules)
    ]
    _write(folder / "modules.json", rows)
    _write(folder / "config_sentence_transformers.json", {"similarity_fn_name": "cosine"})
    _write(normalize / "config.json", {})  # git keeps no empty folder


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8", newline="\n")


def _sample(texts: list[str], characters: int, seed: int) -> Iterator[str]:
    for text in random.Random(seed).sample(texts, len(texts)):
        characters -= len(text)
        if characters < 0:
            return
        yield text


def _numbered(pairs: list[Pair], texts: list[str]) -> Integers:
    """Return the pairs as rows of `texts`."""
    row = {text: n for n, text in enumerate(texts)}
    return np.array([(row[pair.query], row[pair.text]) for pair in pairs])


def main() -> None:
    """Train on a corpus folder and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="folder with gov_pairs and extra_pairs")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    arguments = parser.parse_args()
    recipe = Recipe(epochs=arguments.epochs)

    pairs = training_pairs(arguments.corpus)
    texts = sorted({pair.query for pair in pairs} | {pair.text for pair in pairs})
    tokenizer = train_tokenizer(_sample(texts, recipe.characters, recipe.seed), size=recipe.pieces)
    bags = Bags.of(tokenizer, texts)
    print(f"{len(pairs)} pairs, {len(texts)} texts, {len(bags.tokens)} tokens")
    numbers = _numbered(pairs, texts)
    readable = (bags.lengths[numbers] > 0).all(axis=1)
    cut = np.array([_CUT.get(pair.kind, 0.0) for pair in pairs])
    table = train(bags, numbers[readable], cut[readable], tokenizer.get_vocab_size(), recipe)
    save(arguments.output, tokenizer, table)


if __name__ == "__main__":
    main()
