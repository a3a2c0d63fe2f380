"""Figures of a report: read as indicators, matched, worked out again."""
