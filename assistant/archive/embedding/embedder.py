"""What every embedding model offers."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]  # (dimension,), unit length
Vectors = NDArray[np.float32]  # (texts, dimension), rows of unit length
Encode = Callable[[Sequence[str]], Vectors]  # `Embedder.encode` alone


class Embedder(Protocol):
    """A model that maps texts to unit vectors whose dot product says how alike they are."""

    @property
    def name(self) -> str:
        """What the setting `embedding` calls it."""

    @property
    def fingerprint(self) -> str:
        """Another value for every model whose vectors may differ; hexadecimal."""

    @property
    def dimension(self) -> int:
        """Length of its vectors."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each passage; zeros for a text with no known token."""

    def encode_query(self, text: str) -> Vector:
        """Return the vector of a search query."""
