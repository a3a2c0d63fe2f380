"""Find what a sentence asserts in words, and the facts that support it."""
