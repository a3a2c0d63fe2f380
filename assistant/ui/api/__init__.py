"""The jobs as an HTTP interface for programs, and as tools for agents."""

from assistant.ui.api.register_jobs import Page, offer

__all__ = ["Page", "offer"]
