"""Split, search, score and select precedent sentences."""
