"""Say what became of the plans of a past report."""
