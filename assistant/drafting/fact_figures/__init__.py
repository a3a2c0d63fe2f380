"""Figures of the facts: indexed, told apart, and what can be derived from them."""
