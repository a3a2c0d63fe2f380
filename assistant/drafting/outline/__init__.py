"""Parse the outline of a report, or propose one from past reports."""
