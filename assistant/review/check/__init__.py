"""A check: run the rules over a draft, with what archive and facts say about it."""
