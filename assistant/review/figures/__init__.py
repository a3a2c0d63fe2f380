"""Figures of a draft: read as indicators, matched and recomputed."""
