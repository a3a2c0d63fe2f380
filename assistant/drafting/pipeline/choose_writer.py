"""Choose the writer: the built-in one, or the model service of the settings."""

from __future__ import annotations

from collections.abc import Callable

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Writer
from assistant.drafting.events import StreamingWriter
from assistant.settings import Settings


def choose_writer(
    settings: Settings, nearness: Callable[[], TextNearness | None] = lambda: None
) -> Writer | StreamingWriter:
    """Return the writer that the settings name; the built-in one may ask for `nearness`."""
    if not settings.llm_base_url:
        from assistant.drafting.extractive.precedent_writer import PrecedentWriter

        return PrecedentWriter(nearness)
    from assistant.drafting.service.service_writer import ServiceWriter

    return ServiceWriter(settings)
