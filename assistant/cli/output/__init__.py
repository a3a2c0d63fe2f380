"""Results printed for people: tables, trees, progress."""
