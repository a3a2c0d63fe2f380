"""Drafts that are kept: saved section by section, resumed, redone, edited by hand, restored."""
