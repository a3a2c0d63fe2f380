"""Turn texts into vectors: the embedding models and the functions that open them."""

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.archive.embedding.embedder import Embedder, Vector, Vectors
from assistant.archive.embedding.static_model import StaticEmbedder, is_static
from assistant.errors import SettingsError
from assistant.resources import resource_folder

if TYPE_CHECKING:
    from assistant.settings import Settings

__all__ = [
    "BUILTIN",
    "Embedder",
    "Vector",
    "Vectors",
    "configured_embedder",
    "open_builtin",
    "open_embedder",
]

BUILTIN = "builtin"


def configured_embedder(settings: "Settings") -> Embedder:
    """Return the embedding model of the settings, local or behind a service.

    Raises SettingsError and ProviderError as `open_embedder` does. Sends no request.
    """
    if not settings.embedding_base_url:
        return open_embedder(settings.embedding, offline=settings.embedding_offline)
    if settings.embedding in ("", BUILTIN):
        raise SettingsError(
            "设置了 embedding_base_url，但没有写明用哪个模型。",
            hint="请把设置 embedding 写成该服务的嵌入模型名称，例如 bge-m3。",
        )
    from assistant.archive.embedding.endpoint import EndpointEmbedder

    return EndpointEmbedder(
        settings.embedding,
        base_url=settings.embedding_base_url,
        api_key=settings.embedding_api_key,
    )


def open_embedder(name: str, *, offline: bool = True) -> Embedder:
    """Return the embedding model `name`: "builtin", a folder, or a name on the hub.

    With `offline` nothing is downloaded. Raises SettingsError for a model that is missing or
    unreadable, ProviderError where a download failed.
    """
    if name == BUILTIN:
        return open_builtin()
    if is_static(Path(name)):
        return StaticEmbedder.open(Path(name), name=name)
    from assistant.archive.embedding.transformer import TransformerEmbedder

    return TransformerEmbedder.open(name, offline=offline)


def open_builtin() -> StaticEmbedder:
    """Return the model that is part of the package."""
    return StaticEmbedder.open(resource_folder("data") / "model", name=BUILTIN)
