"""Rules on what must agree: figures, years, numbering, announced counts, quotations."""
