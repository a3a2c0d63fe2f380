"""Turn texts into vectors: what an embedding model offers, and how one is opened."""

from pathlib import Path

from assistant.archive.embedding.base import Embedder, Vector, Vectors
from assistant.archive.embedding.static import StaticEmbedder, is_static
from assistant.resources import resource

__all__ = ["BUILTIN", "Embedder", "Vector", "Vectors", "open_embedder"]

BUILTIN = "builtin"


def open_embedder(name: str, *, offline: bool = True) -> Embedder:
    """Return the embedding model `name`: "builtin", a folder or a name on the hub.

    With `offline` nothing is fetched from the network. Raises SettingsError for a model that
    is not there or cannot be read, ProviderError where fetching one failed.
    """
    if name == BUILTIN:
        return StaticEmbedder.open(resource("data") / "model", name=BUILTIN)
    if is_static(Path(name)):
        return StaticEmbedder.open(Path(name), name=name)
    from assistant.archive.embedding.transformer import TransformerEmbedder

    return TransformerEmbedder.open(name, offline=offline)
