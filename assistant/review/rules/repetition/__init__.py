"""Rules on what a draft says twice."""
