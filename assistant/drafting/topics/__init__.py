"""Topics of headings, facts and sentences."""
