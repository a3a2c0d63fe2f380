"""Evaluate a search: cases, measures, confidence intervals."""
