"""Trace every claim of a sentence to a fact, a computation or the outline."""
