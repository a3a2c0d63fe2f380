"""Weigh the facts of a ledger together: their order, their shares, plans beside results."""
