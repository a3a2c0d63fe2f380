"""A draft held against a past report."""
