"""Choose the writer that the settings ask for."""

from __future__ import annotations

from assistant.drafting.precedent_writer import PrecedentWriter
from assistant.drafting.records import Writer
from assistant.settings import Settings


def choose_writer(settings: Settings) -> Writer:
    """Return the configured service as writer; with no service configured, the offline one.

    This is the only place that asks which. Nothing is contacted yet.
    """
    if not settings.llm_base_url:
        return PrecedentWriter()
    from assistant.drafting.service import ServiceWriter  # late: a service is seldom configured

    return ServiceWriter(settings)
