"""Define the protocol of embedding models."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]  # (dimension,), unit length
Vectors = NDArray[np.float32]  # (texts, dimension), rows of unit length
Encode = Callable[[Sequence[str]], Vectors]  # the type of `Embedder.encode`


class Embedder(Protocol):
    """A model that maps texts to unit vectors, whose dot product is their similarity."""

    @property
    def name(self) -> str:
        """Its name in the setting `embedding`."""

    @property
    def fingerprint(self) -> str:
        """A hexadecimal digest, different for models whose vectors may differ."""

    @property
    def dimension(self) -> int:
        """The length of its vectors."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each passage; zeros for a text without known tokens."""

    def encode_query(self, text: str) -> Vector:
        """Return the vector of a search query."""


OpenEncoder = Callable[[], Embedder | None]  # opens the encoder when it is first needed


def no_encoder() -> None:
    """Return None: passages have the vectors of the static model alone."""
