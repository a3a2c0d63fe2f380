"""Train the vectors of an archive's tokens, and stay close to the built-in ones."""

from collections.abc import Sequence

import numpy as np

from assistant.adapting.training_pairs import PairKind, TrainingPair
from assistant.archive.embedding.embedder import Vectors
from assistant.archive.embedding.static_model import StaticEmbedder
from assistant.archive.embedding.train_static import OnStep, Recipe, train_vectors
from assistant.archive.embedding.training_batches import TokenBags

# The probability that a query cut out of the text replaces its own.
_CUT_CHANCES = {PairKind.LEAD: 0.25, PairKind.HEADING: 0.7}
_LEARNING_RATE = 0.012
_SMALLEST_BATCH, _LARGEST_BATCH = 64, 1024  # pairs in a step; an eighth of all within these limits
_STEPS, _MOST_EPOCHS = 300, 20
# The share of the way from the built-in vectors to the trained ones. Half way keeps nearly all
# of the gain, and the model's former knowledge (Wortsman et al., "Robust fine-tuning of zero-shot
# models", 2022); docs/retrieval.md has the measurements.
_TRAINED_SHARE = 0.5


def fit_vectors(
    base: StaticEmbedder, pairs: Sequence[TrainingPair], *, epochs: int | None, on_step: OnStep
) -> Vectors:
    """Return the vectors of `base`, with those of the tokens in `pairs` fitted to them.

    Without `epochs`, as many as make about 300 steps. The same pairs give the same vectors.
    """
    texts = sorted({pair.query for pair in pairs} | {pair.text for pair in pairs})
    row = {text: number for number, text in enumerate(texts)}
    bags = TokenBags.of(base.tokenizer, texts)
    numbers = np.array([(row[pair.query], row[pair.text]) for pair in pairs])
    readable = (bags.lengths[numbers] > 0).all(axis=1)
    # Only these tokens can change, far fewer than the model has.
    used, tokens = np.unique(bags.tokens, return_inverse=True)
    trained = train_vectors(
        base.table[used],
        TokenBags(tokens.astype(np.int64), bags.starts),
        numbers[readable],
        cut=np.array([_CUT_CHANCES[pair.kind] for pair in pairs])[readable],
        recipe=_recipe(len(pairs), epochs),
        on_step=on_step,
    )
    table = base.table.copy()
    table[used] += _TRAINED_SHARE * (trained - base.table[used])
    return table


def _recipe(pairs: int, epochs: int | None) -> Recipe:
    at_once = min(max(pairs // 8, _SMALLEST_BATCH), _LARGEST_BATCH)
    usual = min(max(_STEPS * at_once // pairs, 1), _MOST_EPOCHS)
    return Recipe(
        epochs=epochs or usual,
        pairs_at_once=at_once,
        learning_rate=_LEARNING_RATE,
    )
