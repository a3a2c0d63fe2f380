"""The facts of the year: read from a ledger or a list, repaired, deduplicated, checked."""
