"""The rules of a check: consistency, leftovers, wording."""
