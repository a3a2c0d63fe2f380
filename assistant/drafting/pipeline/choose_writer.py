"""Choose who writes: the built-in precedent drafter, or the model service that is set."""

from __future__ import annotations

from assistant.drafting.draft import Writer
from assistant.drafting.events import StreamingWriter
from assistant.settings import Settings


def choose_writer(settings: Settings) -> Writer | StreamingWriter:
    """Return the configured writer. Only here is asked which; callers see a Writer."""
    if not settings.llm_base_url:
        from assistant.drafting.extractive.precedent_writer import PrecedentWriter

        return PrecedentWriter()
    from assistant.drafting.service.service_writer import ServiceWriter

    return ServiceWriter(settings)
