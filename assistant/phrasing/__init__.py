"""Look up wordings in past reports: sentences, skeletons, parallel headings, timelines."""
