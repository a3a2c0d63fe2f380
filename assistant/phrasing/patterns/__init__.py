"""Skeletons with slots, parallel headings, timelines: answers that sum up many sentences."""
