"""The jobs as an HTTP interface for programs, and as tools for agents."""

from assistant.ui.programs.offering import Page, offer

__all__ = ["Page", "offer"]
