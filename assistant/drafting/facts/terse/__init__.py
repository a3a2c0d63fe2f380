"""Write a terse line of a ledger out in full: its separators, its signs, its missing units."""
