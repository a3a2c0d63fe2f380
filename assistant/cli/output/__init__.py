"""Results printed on a terminal: tables, trees, progress."""
