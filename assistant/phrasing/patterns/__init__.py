"""Find skeletons, parallel headings, collocations and timelines, which summarize many sentences."""
