"""How good a search is: cases, measures, intervals."""
