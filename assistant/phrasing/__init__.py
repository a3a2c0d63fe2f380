"""How others put it: sentences, patterns, parallel headings and formulations of past reports."""
