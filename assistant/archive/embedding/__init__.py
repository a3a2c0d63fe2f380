"""Turn texts into vectors: the embedding models and the functions that open them."""

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.archive.embedding.embedder import Embedder, Vector, Vectors
from assistant.archive.embedding.encoder import Encoder, is_encoder, open_builtin_encoder
from assistant.archive.embedding.static_model import StaticEmbedder, is_static
from assistant.errors import SettingsError
from assistant.resources import resource_folder

if TYPE_CHECKING:
    from assistant.settings import Settings

__all__ = [
    "BUILTIN",
    "STATIC",
    "Embedder",
    "Vector",
    "Vectors",
    "configured_encoder",
    "open_builtin",
    "open_embedder",
]

BUILTIN, STATIC = "builtin", "static"  # values of the setting `embedding`


def configured_encoder(settings: "Settings", *, threads: int = 0) -> Embedder | None:
    """Return the encoder of the settings, local or behind a service; None for "static".

    The built-in one uses so many threads, 0 for all cores, and loads its weights when it is first
    used. Raises EncoderError, SettingsError and ProviderError. Sends no request.
    """
    name = settings.embedding
    if settings.embedding_base_url:
        return _open_endpoint(settings)
    if name == STATIC:
        return None
    if name == BUILTIN:
        return open_builtin_encoder(threads=threads)
    return open_embedder(name, offline=settings.embedding_offline)


def _open_endpoint(settings: "Settings") -> Embedder:
    if settings.embedding in ("", BUILTIN, STATIC):
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
    """Return the embedding model `name`: "builtin" (the static one), a folder, a name on the hub.

    With `offline` nothing is downloaded. Raises SettingsError and EncoderError for a model that is
    missing or unreadable, ProviderError where a download failed.
    """
    if name == BUILTIN:
        return open_builtin()
    if is_static(Path(name)):
        return StaticEmbedder.open(Path(name), name=name)
    if is_encoder(Path(name)):
        return Encoder.open(Path(name))
    from assistant.archive.embedding.transformer import TransformerEmbedder

    return TransformerEmbedder.open(name, offline=offline)


def open_builtin() -> StaticEmbedder:
    """Return the static model that is part of the package."""
    return StaticEmbedder.open(resource_folder("data") / "model", name=BUILTIN)
