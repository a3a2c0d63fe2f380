"""The outline of a report: parsed, or proposed from past reports."""
