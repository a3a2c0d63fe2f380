"""Search passages: from a query to a ranking."""
