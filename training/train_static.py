"""Train the built-in embedding model: python training/train_static.py CORPUS -o MODEL.

One vector for each token; a text is the direction of their sum. Each batch asks every query to
find its text among all texts of the batch. The same seed gives the same model on one machine.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from pairs import Pair, training_pairs
from vocabulary import train_tokenizer

from assistant.archive.embedding.embedder import Vectors
from assistant.archive.embedding.static_folder import write_static
from assistant.archive.embedding.train_static import OnStep, Recipe, train_vectors
from assistant.archive.embedding.training_batches import Integers, TokenBags

_PIECES, _DIMENSION = 50_000, 256
_CHARACTERS = 35_000_000  # of text, for the tokenizer
_START_LENGTH = 4.0  # mean length of a token's vector before training

# The chance that a query is cut out of its text instead of taken as given. Lead sentences and
# questions are worth more than a random cut; headings repeat, and say less than a sentence.
_CUT = {"lead": 0.25, "heading": 0.7, "laws": 0.7, "csl": 0.3}


def _initial(bags: TokenBags, pieces: int, seed: int) -> Vectors:
    """Return random vectors, longer for rarer pieces: at first the model matches words by IDF."""
    count = np.bincount(bags.tokens, minlength=pieces)
    texts = len(bags.lengths)
    weight = np.log1p((texts + 1) / (np.minimum(count, texts) + 1)).astype(np.float32)
    table = torch.randn(pieces, _DIMENSION, generator=torch.Generator().manual_seed(seed))
    table *= torch.from_numpy(weight)[:, None]
    return (table / table.norm(dim=1).mean() * _START_LENGTH).numpy()


def _print_steps() -> OnStep:
    started = time.monotonic()

    def on_step(step: int, steps: int, loss: float) -> None:
        if step % 100 == 0:
            seconds = time.monotonic() - started
            print(f"step {step}/{steps} loss {loss:.3f} {seconds:.0f} s", flush=True)

    return on_step


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
    tokenizer = train_tokenizer(_sample(texts, _CHARACTERS, recipe.seed), size=_PIECES)
    bags = TokenBags.of(tokenizer, texts)
    print(f"{len(pairs)} pairs, {len(texts)} texts, {len(bags.tokens)} tokens")
    numbers = _numbered(pairs, texts)
    readable = (bags.lengths[numbers] > 0).all(axis=1)
    cut = np.array([_CUT.get(pair.kind, 0.0) for pair in pairs])
    table = train_vectors(
        _initial(bags, tokenizer.get_vocab_size(), recipe.seed),
        bags,
        numbers[readable],
        cut=cut[readable],
        recipe=recipe,
        on_step=_print_steps(),
    )
    write_static(arguments.output, tokenizer, table)


if __name__ == "__main__":
    main()
