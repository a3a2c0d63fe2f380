"""Wording that stands in two texts."""
