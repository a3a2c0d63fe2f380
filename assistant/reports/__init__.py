"""From a file to reports that are understood: title, period, sections, passages."""
